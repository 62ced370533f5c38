"""From articles to cases."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from alterations.model import (
    RULES,
    WORD,
    Article,
    Case,
    Made,
    Said,
    count,
    joined,
    once,
    whole_pieces,
)

#: Rules that alone make a wording make more cases, so that each wording has its two hundred.
_MORE = {"of_elsewhere": 2, "invented": 2, "empty_source": 4, "narrated_words": 2}


def make_cases(articles: Sequence[Article], per_rule: int = 60, seed: int = 1) -> list[Case]:
    """Make the benchmark's cases.

    Args:
        articles: with quotations whose speakers are known.
        per_rule: cases of each rule; fewer where the articles do not give as many.
        seed: of the choices.
    """
    cases: list[Case] = []
    for name, make in RULES.items():
        r = random.Random(f"{seed}:{name}")
        made_so_far = 0
        for a, s in _shuffled(articles, r):
            if made_so_far >= per_rule * _MORE.get(name, 1):
                break
            words = joined(a, s)
            # Marks within marks are cut differently by different readers.
            made = make(a, s, words, r) if not re.search('[\n“”"]', words) else None
            if made is None or (made.text == words and made.wording == "altered"):
                continue
            case = _case((name, made_so_far), (a, s), made, articles, r)
            if case is not None:
                cases.append(case)
                made_so_far += 1
    cases += _unattributed(articles, per_rule, seed)
    return cases


def _shuffled(articles: Sequence[Article], r: random.Random) -> Iterator[tuple[Article, Said]]:
    pairs = [
        (a, part)
        for a in articles
        for s in a.said
        if s.speaker is not None and s.certain
        for part in whole_pieces(a, s)
    ]
    r.shuffle(pairs)
    yield from pairs


def _case(
    named: tuple[str, int],
    told: tuple[Article, Said],
    made: Made,
    articles: Sequence[Article],
    r: random.Random,
) -> Case | None:
    """Choose who is claimed to have said it, and against what it is verified."""
    (name, number), (a, s) = named, told
    article = made.article or a
    speaker: str | None = made.speaker or s.speaker
    attribution = made.attribution or "confirmed"
    turn = number % 8
    if turn in {3, 6} and attribution == "confirmed":
        # Words that stand twice may be another's at the second place.
        alone = name == "occurs_twice" or once(a, joined(a, s))
        stranger = _stranger(a, s, made, r) if alone else None
        if stranger is None:
            return None
        speaker, attribution = stranger, "different"
    elif turn == 7:
        speaker, attribution = None, "not claimed"
    others = [o for o in r.sample(list(articles), min(4, len(articles))) if o.id != a.id][:2]
    if made.wording == "unverifiable":
        others = []
    elif not article.text:
        others = [o for o in others if made.text[:60] not in o.text]
        if not others:
            return None
        article = others.pop()
    return Case(
        id=f"{name}-{number}",
        rule=name,
        text=made.text,
        speaker=speaker,
        sources=(article, *others),
        wording=made.wording,
        attribution=attribution,
    )


def _stranger(a: Article, s: Said, made: Made, r: random.Random) -> str | None:
    """Another speaker of the article, no word of whose name is in the true one's."""
    true = {
        w.casefold()
        for name in (s.speaker, *s.names, made.speaker)
        if name
        for w in WORD.findall(name)
    }
    names = sorted({o.speaker for o in a.said if o.speaker is not None and o.certain})
    fit = [
        n for n in names if n[0].isupper() and not true & {w.casefold() for w in WORD.findall(n)}
    ]
    # Two spellings of one name in an article are one person's.
    fit = [
        n for n in fit if all(
            SequenceMatcher(None, w.casefold(), t).ratio() < 0.75
            for w in WORD.findall(n) for t in true
        )
    ]  # fmt: skip
    # Who is named beside the quotation may be its source at second hand, or by initials.
    around = a.text[max(0, s.spans[0][0] - 200) : s.spans[-1][1] + 200]
    beside = {w.casefold() for w in WORD.findall(around)}
    fit = [
        n for n in fit
        if not beside & {w.casefold() for w in WORD.findall(n)}
        and "".join(w[0] for w in WORD.findall(s.speaker or "?")).casefold() != n.casefold()
    ]  # fmt: skip
    return r.choice(fit) if fit else None


def _unattributed(articles: Sequence[Article], per_rule: int, seed: int) -> Iterator[Case]:
    """Quoted words that the article gives to nobody, claimed for one of its speakers."""
    r = random.Random(f"{seed}:unattributed")
    pairs = [(a, s) for a in articles for s in a.said if s.speaker is None and s.certain]
    r.shuffle(pairs)
    made_so_far = 0
    for a, s in pairs:
        names = sorted({o.speaker for o in a.said if o.speaker is not None and o.certain})
        words = joined(a, s)
        if (
            names
            and count(words) >= 3
            and not re.search('[\n“”"]', words)
            and once(a, words)
            and made_so_far < per_rule
        ):
            yield Case(
                f"unattributed-{made_so_far}",
                "unattributed",
                words,
                r.choice(names),
                (a,),
                "verbatim",
                "unknown",
            )
            made_so_far += 1
