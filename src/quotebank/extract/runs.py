"""Read runs of capitalised words: where they start, what titles they hold, what they may name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Final

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.headlines import headline_end, is_capitalised, is_dateline
from quotebank.extract.initialisms import spelled_out
from quotebank.extract.joins import joins
from quotebank.extract.kinds import (
    BEFORE_NAMES,
    HONORIFIC_WORDS,
    INITIAL,
    LETTERED,
    PEOPLES,
    SURNAME_HEADS,
    UPPER,
    is_given,
    is_shouted,
    kind_of,
)
from quotebank.names import POST_NOMINALS, TITLES

__all__ = ["Run", "read_runs"]


def _stops() -> str:
    """A pattern for the stop of an abbreviated title: lookbehinds have one width each."""
    words = {t.split()[0].rstrip(".").capitalize() for t in TITLES}
    words |= set("Mr Mrs Ms Messrs Dr Jr Sr St Ft Mt Mme".split())
    widths: dict[int, list[str]] = {}
    for word in sorted(words):
        widths.setdefault(len(word), []).append(word)
    behind = "|".join(rf"(?<=\b(?:{'|'.join(group)})\.)" for group in widths.values())
    return rf"(?:\.(?:{behind}))?"


# The rest of a word after its capital. Text that was decoded wrongly ("Ã§") keeps its words whole.
# Most words are plain letters, which are read at one go.
_REST: Final = (
    rf"(?:\.(?:[{UPPER}]\.){{0,5}}(?!\w)"
    r"|(?:\w{0,40}(?![\w\u0300-\u036f\x80-\x9f\xa1-\xbf])"
    r"|(?:\w|[\u0300-\u036f]|(?<=[ÃÂ\u0302\u0303])[\x80-\x9f\xa1-\xbf]){0,40})"
    r"(?:(?:[’'](?!s\b)|-)\w{1,40}){0,4}"
    rf"(?:\.(?:com|org|net|gov|edu)(?!\w))?{_stops()})"
)
_WORD: Final = rf"[{UPPER}]{_REST}"
# A name's words are parted by one space, by particles, or hold a nickname in marks.
_SEP: Final = (
    rf"(?:\]|,(?= [JS]r\b))?[ \xa0]"
    rf"(?:(?:(?:de|la|le|van|von|der|den|bin|ibn|al|el|di|da|du|del|dos|ben)[ \xa0])"
    rf"{{1,3}}(?=[{UPPER}])|(?:al|el|ar|as|at|ul)-(?=[{UPPER}])|"
    rf"[\"“(][{UPPER}][\w .]{{1,20}}[\"”)][ \xa0](?=[{UPPER}]))?"
)
# At most a dozen words: a shouted line of thousands is read in pieces, in linear time. The pattern
# begins with a set of characters, which the regular expression engine looks for quickly.
_RUN: Final = re.compile(
    rf"[{UPPER}](?<![\w@#][\s\S])(?!(?<=[RDI])-[A-Z]){_REST}(?:{_SEP}{_WORD}){{0,11}}"
)
_PARTS: Final = re.compile(r"[^ \xa0]+")
#: Letters with stops, and the word behind them: "the U.S. When".
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,5} ([A-Z]\w*)")
#: The stop at a name's end that is part of it.
_STOPPED: Final = re.compile(rf"(?:\b[{UPPER}]|Jr|Sr|Inc|Co|Corp|Ltd)\.$")
_PARTICLE: Final = re.compile(r"(?:^|[^\w])((?:de|van|von) )$")
_TIME: Final = re.compile(r"(?:Then|Ex|Now)-(?=[A-Z])")
#: What joins somebody’s name to the name of what is for or against them.
_STANCES: Final = frozenset((" pro-", "anti-", "-pro-"))
#: What begins a family name that a given name stands before: "Marine Le Pen" is no marine.
_FAMILY_PARTICLES: Final = frozenset("Le La Van Von".split())
_FIRST_WORD: Final = re.compile(r"[^ \xa0]+[ \xa0](?=[A-ZÀ-Þ])")
_PARTICLE_ENDS: Final = ("e ", "n ")


@attrs.frozen(slots=True)
class Run:
    """How a run of capitalised words reads, wherever it stands.

    Offsets are from its start. ``kind`` is ``person``, ``organization``, ``place``, ``unknown``
    (several words that may be a person), ``single`` (one word), or ``none``.
    """

    kind: str
    start: int
    end: int
    titles: tuple[str, ...]
    name: str
    prefix: str


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the runs of capitalised words stand, those joined that are parts of one name."""
    spans: list[tuple[int, int]] = []
    from_, to = 0, -10
    for match in _RUN.finditer(text):
        start, end = match.span()
        if text[start - 2 : start] in _PARTICLE_ENDS:
            # "de Blasio", "van Hollen"
            particle = _PARTICLE.search(text, max(0, start - 5), start)
            start = particle.start(1) if particle else start
        if text[start] == "P" and text.startswith("super PAC ", start - 6):
            # "the super PAC Water Now"
            start = min(start + 4, end - 1)
        if (
            text[start - 1 : start] == "-"
            and text[start - 5 : start] in _STANCES
            and (against := _FIRST_WORD.match(text, start, end))
        ):
            # "the anti-Lee Reno Review": its stance is no part of its name.
            start = against.end()
        if text[start : start + 3] == "X. " and text[start - 3 : start] == "on ":
            # "she wrote on X. Reno police said": the end of a sentence, and no initial.
            start += 3
        elif text[start] in "TEN" and (time := _TIME.match(text, start, end)):
            # "Then-Gov. Ann Lee", where a sentence begins
            start = time.end()
        if 1 < start - to <= 9 and end - from_ < 120 and joins(text, (from_, to), (start, end)):
            to = end
            spans[-1] = (from_, end)
            continue
        if (letters := _INITIALS.search(text, start, end)) and letters[1] in lex.FUNCTION_WORDS:
            # "He left the U.S. When Lee spoke, …"
            spans.append((start, letters.start(1) - 1))
            start = letters.start(1)
        from_, to = start, end
        spans.append((start, end))
    for start, end in spelled_out(text):
        first, last = bisect_left(spans, (start,)), bisect_left(spans, (end,))
        if last - first > 1 and spans[last - 1][1] == end:
            spans[first:last] = [(start, end)]
    return spans


def read_runs(text: str) -> list[tuple[int, Run]]:
    """The runs of capitalised words, each with its place, organizations' parts joined."""
    spans = _spans(text)
    read: list[tuple[int, Run]] = []
    headline = title = headline_end(text)
    # In any other headline names begin and end as they do in prose.
    headline = headline if is_capitalised(text[:headline]) else 0
    for start, end in spans:
        piece = text[start:end]
        within = piece[:4] in _STARTS_LIKE_GIVEN and (
            text[max(0, start - 2) : start - 1].isalnum()
            or (piece[:4] == "Will" and text[end : end + 1] == ",")
        )
        run = _read_run(piece, True) if within else _read_run(piece)
        if run.kind in ("person", "unknown") and not run.titles:
            run = _without_trade(run)
        if (
            run.kind == "organization"
            and run.start
            and _WITHIN.search(text, max(0, start - 4), start)
        ):
            # "ads by Our Families PAC"
            own = piece.partition(" ")[0]
            if own in lex.FUNCTION_WORDS and own not in ("The", "A", "An"):
                run = attrs.evolve(run, start=0, name=piece[: run.end])
        kind = run.kind
        opens = start == 0 or text[start - 1] == "\n"
        if opens and kind not in ("place", "none") and is_dateline(text, start):
            run = attrs.evolve(run, kind="place", titles=(), start=0, name=piece[: run.end])
            kind = "place"
        if kind == "person" and run.titles and start < title and not _is_named(text, run):
            # "Governor Vetoes Bill"
            continue
        if (
            kind in ("unknown", "person")
            and (words := run.name.count(" ")) > 1
            and (start < headline or (words > 3 and kind == "unknown") or _MID.search(run.name))
        ):
            parts = _read_headline(run.name)
            if len(parts) != 1 or parts[0][1].name != run.name:
                read.extend((start + run.start + at, part) for at, part in parts)
                continue
        if kind != "none":
            read.append((start, run))
        if run.prefix and run.prefix.rpartition(" ")[2].lower() not in lex.ROLE_MODIFIERS:
            # "Wells Fargo CEO John Stumpf" names two.
            before = _read_run(run.prefix)
            if before.kind != "none":
                at = text.find(run.prefix, start)
                read.insert(len(read) - (kind != "none"), (at, before))
    return read


def _is_named(text: str, run: Run) -> bool:
    """Whether what follows a title in a headline is a name: a given name, or one of the article's."""
    first, last = run.name.split()[0], run.name.rsplit(maxsplit=1)[-1]
    return is_given(first.title()) or text.find(last, headline_end(text)) >= 0


def _without_trade(run: Run) -> Run:
    """Leave off what somebody is by a word of no list: "Teammate Andre Hill", "Publican Dee Lee"."""
    trade, _, name = run.name.partition(" ")
    named = name.count(" ") == 1 and is_given(name.partition(" ")[0])
    if not named or not trade.endswith(_TRADES) or is_given(trade):
        return run
    return attrs.evolve(run, kind="person", start=run.start + len(trade) + 1, name=name)


@lru_cache(maxsize=2048)
def _read_headline(line: str) -> tuple[tuple[int, Run], ...]:
    """The persons within a headline in which every word is capitalised."""
    words = [(m.start(), m[0]) for m in re.finditer(r"\S+", line)]
    found: list[tuple[int, Run]] = []
    skip = 0
    for index, (at, word) in enumerate(words):
        if skip:
            skip -= 1
            continue
        size = 1
        if (is_given(word) or is_shouted(word)) and word.title() not in lex.PLACES:
            size = 3 if INITIAL.fullmatch((words[index + 1 : index + 2] or [(0, "")])[0][1]) else 2
        if words[index + 1 : index + 2] and words[index + 1][1].islower():
            # "Bill de Blasio", "Ursula von der Leyen".
            size = (
                next(
                    (
                        n
                        for n in range(2, 5)
                        if index + n < len(words) and words[index + n][1][0].isupper()
                    ),
                    1,
                )
                + 1
            )
        part = words[index : index + size]
        end = part[-1][0] + len(part[-1][1])
        name = line[at:end]
        if size > 1 and len(part) == size and part[-1][1] not in lex.FUNCTION_WORDS:
            found.append((at, Run("person", 0, end - at, (), name, "")))
            skip = size - 1
        elif word not in lex.FUNCTION_WORDS and word[0].isupper():
            found.append((at, Run("weak", 0, len(word), (), word, "")))
    return tuple(found)


@lru_cache(maxsize=8192)
def _read_run(run: str, within: bool = False) -> Run:
    """Read one run of capitalised words: what to leave off, its titles, its name and its kind.

    ``within`` says that it stands within a sentence, where "Will" and "May" are given names.
    """
    words = [m.span() for m in _PARTS.finditer(run)]
    texts = [run[s:e] for s, e in words]
    if within and len(texts) > 1 and is_given(texts[0]) and texts[0] in _AMBIGUOUS_GIVEN:
        return Run("person", 0, words[-1][1], (), run, "")
    if len(texts) == 1 and texts[0] in ("First", "Second", "Third"):
        return _NOTHING
    if run in _MONTHS_OF_NAMES:
        # Whoever is called so is named in full elsewhere.
        return Run("weak", 0, len(run), (), run, "")
    first = _first_of_name(texts)
    texts = texts[: _last_of_name(texts, first)]
    if first == len(texts):
        return _NOTHING
    # The last title with a name after it: "Wells Fargo CEO John Stumpf".
    name = first
    index = _last_title(texts, first)
    if index >= 0:
        rest = texts[index + 1 :]
        while len(rest) > 1 and rest[0] in lex.FUNCTION_WORDS and not is_given(rest[0]):
            # "President On Trump", in a headline.
            index += 1
            rest = rest[1:]
        if texts[index] == "Miss" and len(rest) > 1 and rest[0] in _PAGEANTS:
            index += 1
            rest = rest[1:]
        human = (
            rest[-1] not in lex.ORGANIZATION_HEADS
            or texts[index] in HONORIFIC_WORDS
            or texts[index].lower() in TITLES
            or (len(rest) == 2 and is_given(rest[0]) and rest[-1] in SURNAME_HEADS)
        )
        if len(rest) <= 5 and human and rest[0][0].isupper():
            name = index + 1
    if name == first:
        named = [
            t for t in texts[first:] if t not in BEFORE_NAMES and t not in ("of", "the", "State")
        ]
        lone = len(texts) - first == 1 and texts[first] in _NAME_LIKE_TITLES
        office = texts[-1] in BEFORE_NAMES and texts[-1] not in _NAME_LIKE_TITLES
        # "Coalition for Real Justice"
        office = office and not (texts[-1] == "Justice" and "for" in texts)
        if office and named and named[0] not in lex.FUNCTION_WORDS and not is_given(named[0]):
            # "Press Secretary", "Wells Fargo CEO": what stands before the office may be a name.
            before = run[words[first][0] : words[texts.index(named[-1])][1]]
            modified = all(n.lower() in lex.ROLE_MODIFIERS for n in named)
            return _NOTHING if modified or named[-1] == texts[-1] else _read_run(before)
        if not named and not lone:
            return _NOTHING
        return _plain_run(run, texts, words, first)
    titles_from = _first_title(texts, first, name, index)
    start, end = words[name][0], words[len(texts) - 1][1]
    core = run[start:end]
    prefix = run[words[first][0] : words[titles_from - 1][1]] if titles_from > first else ""
    if core in lex.PLACES and texts[index] not in HONORIFIC_WORDS and titles_from == first:
        return Run("place", start, end, (), core, "")
    return Run("person", start, end, tuple(texts[titles_from:name]), core, prefix)


def _first_of_name(texts: list[str]) -> int:
    """Leave off what stands before a name with a capital: "On Monday", "Ohio-based", "Anti-"."""
    compounds = [at for at, text in enumerate(texts[:-1]) if _COMPOUND.fullmatch(text)]
    for first, text in enumerate(texts):
        if compounds and first <= compounds[-1]:
            # "Liberal Oscar-winner Hill"
            continue
        if not (
            text in lex.FUNCTION_WORDS
            or (text in PEOPLES and len(texts) > first + 2)
            or (text in lex.MONTHS_AND_DAYS and (text != "Jan" or len(texts) < 2))
            or text.endswith(("-based", "-born", "-backed", "-led", "-area"))
            or _CONTRACTION.search(text)
            or (
                text.startswith(("Pro-", "Anti-", "Like-", "Non-"))
                and texts[-1] not in lex.ORGANIZATION_HEADS
            )
        ):
            return first
    return len(texts)


def _last_of_name(texts: list[str], first: int) -> int:
    """Leave off what stands behind a name with a capital: a day, "I" after a stop, letters."""
    last = len(texts)
    while last > first and texts[last - 1] in lex.MONTHS_AND_DAYS:
        before = texts[last - 2] if last > first + 1 else ""
        given = is_given(before) and before not in lex.PLACES
        if texts[last - 1] in _MONTHS_OF_NAMES and (given or before in BEFORE_NAMES):
            break  # "Theresa May", "Mrs May"
        last -= 1
    if last > first + 1 and texts[last - 1] == "I" and not is_given(texts[last - 2]):
        last -= 1  # "for D.C. I would"
    while last > first + 2 and texts[last - 1] in POST_NOMINALS:
        last -= 1
    return last


def _first_title(texts: list[str], first: int, name: int, index: int) -> int:
    """Where the titles before a name start, of which the last is at `index`."""
    titles_from = index if index >= 0 else name
    if texts[titles_from] == "Charge":
        # "FBI Special Agent in Charge Bo Hill"
        titles_from -= 2
        titles_from -= texts[titles_from - 1 : titles_from] == ["Special"]
    of = next((at for at in range(first, name) if texts[at] in ("of", "for")), 0)
    if of > first and texts[of - 1] in _HEADS_OF_FIELDS | _OF_FIELDS:
        titles_from = of - 1
    while titles_from > first and (
        texts[titles_from - 1] in BEFORE_NAMES
        or texts[titles_from - 1] in ("of", "for", "the")
        or (titles_from < name and texts[titles_from - 1] == "State")
        # "Assistant U.S. Attorney", "Assistant District Attorney"
        or texts[titles_from - 1] in _RANKS
        or (texts[titles_from - 1] in _RANKED and texts[max(first, titles_from - 2)] in _RANKS)
        or texts[titles_from] == "of"
    ):
        titles_from -= 1
    return titles_from


def _last_title(texts: list[str], first: int) -> int:
    """Where the last title is that a name follows; -1 where there is none."""
    for index in range(len(texts) - 2, first - 1, -1):
        if texts[index] == "Charge" and texts[index - 1] == "in":
            return index
        if texts[index] not in BEFORE_NAMES and not (
            texts[index + 1] not in _FAMILY_PARTICLES
            and texts[index].lower().removeprefix("co-") in lex.ROLE_HEADS
            and not is_given(texts[index])
            and (is_given(texts[index + 1]) or index == first or texts[index].lower() in _SPOKEN_OF)
        ):
            continue
        rest = texts[index + 1 :]
        if rest[-1] in ("Committeeman", "Committeewoman"):
            continue
        if texts[index] in LETTERED and (
            rest[-1] in lex.ORGANIZATION_HEADS or rest[0] in _NO_NAMES
        ):
            continue
        if rest[0] in ("of", "for") and texts[index] in _OF_FIELDS:
            # "Minister for Public Works Ann Lee"
            given = [at for at in range(1, len(rest) - 1) if is_given(rest[at])]
            if given or rest[0] == "for":
                return index + given[0] if given else -1
        if rest[0] == "of":
            # "Secretary of State John Kerry", "Speaker of the House Paul Ryan".
            skip = 3 if rest[1:2] == ["the"] else 2
            while texts[index] in _HEADS_OF_FIELDS and skip < 4 and skip + 2 < len(rest):
                # "Director of Public Affairs Ann Lee"
                if is_given(rest[skip]):
                    break
                skip += 1
            if len(rest) <= skip:
                return -1
            return index + skip
        if texts[index] in HONORIFIC_WORDS or any(t not in BEFORE_NAMES for t in rest):
            return index
    return -1


#: How nouns end for what people do.
_TRADES: Final = ("er", "or", "ist", "ian", "ican", "ant", "ent", "man", "woman", "mate", "wife")
#: What says who comes next in an office, and the words between that and the office.
_RANKS: Final = frozenset(
    ("Assistant", "Associate", "Deputy", "Acting", "Interim", "First", "Chief")
)
_RANKED: Final = frozenset(("U.S.", "US", "District", "State", "City", "County"))
#: Who may be of a field of several words, before a name.
_HEADS_OF_FIELDS: Final = frozenset(("Director", "President", "Chief", "Head", "Secretary"))
_OF_FIELDS: Final = frozenset(
    ("Minister", "Spokesman", "Spokeswoman", "Spokesperson", "Commissioner", "Secretary")
)
#: A function word in capitals within a run: the run is no one name.
_MID: Final = re.compile(
    r" (?:And|The|On|In|To|For|Of|With|After|Before|Says|Said|He|She|His|Her|Is|Are|Was|At|By|"
    r"From|About|Over|"
    r"Not|Will|Has|As|But|Calls|Wins|Him|Them|It|That)\b"
)
_COMPOUND: Final = re.compile(r"[A-Z]\w+-[a-z]{4,}")
_CONTRACTION: Final = re.compile(r"[’'](?:ll|d|re|ve|m|t)$")
_NOTHING: Final = Run("none", 0, 0, (), "", "")
#: Roles that stand before surnames in headlines, and in no names of things.
_SPOKEN_OF: Final = frozenset(
    "donor reporter columnist commentator spokesman spokeswoman adviser strategist candidate nominee "
    "congressman lawmaker moderator businessman activist economist pollster attorney lawyer historian "
    "aide".split()
)
_AMBIGUOUS_GIVEN: Final = frozenset(("Will", "May", "April", "June", "August"))
_STARTS_LIKE_GIVEN: Final = frozenset(("Will", "May ", "Apri", "June", "Augu"))
_MONTHS_OF_NAMES: Final = frozenset(("May", "March"))
#: What a capital stands behind that begins no sentence.
_WITHIN: Final = re.compile(r"(?:[a-z,]|,[”\"’']) $")
#: What then follows letters that begin other names: "Gen Z".
_NO_NAMES: Final = frozenset(("World", "Z", "X", "Y", "Alpha"))
_PAGEANTS: Final = frozenset(("Universe", "America", "World", "USA", "Teen", "International"))
_NAME_LIKE_TITLES: Final = frozenset(("King", "Prince", "Major", "Bishop", "Pope", "Chancellor"))


def _plain_run(run: str, texts: list[str], words: list[tuple[int, int]], first: int) -> Run:
    """Read a run that has no title before a name."""
    start, end = words[first][0], words[len(texts) - 1][1]
    core = run[start:end]
    parts = texts[first:]
    if core.endswith((".", "'", "’")) and not _STOPPED.search(core):
        core = core[:-1]
        end -= 1
    kind = kind_of(core, parts)
    if kind == "none":
        return _NOTHING
    return Run(kind, start, end, (), core, "")
