"""How well `quotebank.verify` tells true quotations from altered ones.

    python benchmarks/verification.py [--polnear FOLDER] [--per-rule 60] [--reading extract|gold]
        [--compare] [--json]

Cases are made by the rules of `alterations` from articles whose speakers are annotated, in the folder
given; else from the packaged bank, and what it cannot supply is named. Nothing is written. Exit 1
where a bar of issue 5 is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from alterations import RULES, Article, Case, Indirect, Said, make_cases
from usual_ways import by_difflib, by_rapidfuzz, measure

from quotebank.extract import extract
from quotebank.model import (
    Attribution,
    Document,
    Extraction,
    Passage,
    Quote,
    QuoteId,
    QuoteKind,
    Speaker,
    SpeakerId,
)
from quotebank.text import slug
from quotebank.verify.check import verify_claims
from quotebank.verify.findings import Claim, Finding
from quotebank.verify.sources import SourceText

GOOD = {"verbatim", "typographic", "edited"}
_PRONOUNS = {"he", "she", "they", "i", "we", "it", "who", "you", "him", "her"}
_NAMED = re.compile(r"[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|de|van|von|bin|al|of))*$")


def load_polnear(folder: Path) -> list[Article]:
    """Read the annotated articles of a folder as the rules want them."""
    spec = importlib.util.spec_from_file_location("polnear_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    speakers = {
        row["id"]: row
        for row in map(json.loads, (folder / "dev_speakers.jsonl").open(encoding="utf-8"))
    }
    articles = []
    for name in ("train.jsonl", "dev.jsonl"):
        for line in (folder / name).open(encoding="utf-8"):
            row = json.loads(line)
            articles.append(_article(row, speakers.get(row["id"]), score))
    return articles


def _article(row: dict[str, Any], known: dict[str, Any] | None, score: ModuleType) -> Article:
    text = row["text"]
    gold = dict(score.annotated_quotations(row))
    people = {s["id"]: s for s in known["speakers"]} if known else {}
    groups: dict[int, tuple[Any, list[tuple[int, int]], list[int]]] = {}
    said = []
    number = 0
    for start, last in score.quoted_stretches(text):
        core = score.core(text, start, last)
        if core[0] >= core[1]:
            continue
        end = last - (text[last - 1 : last] == ",")
        attribution = gold.get(core)
        if attribution is None:
            said.append(Said(((start, end),), None))
            continue
        number += 1
        group = groups.setdefault(id(attribution), (attribution, [], []))
        group[1].append((start, end))
        group[2].append(number)
    for attribution, spans, numbers in groups.values():
        mention = " ".join(text[s:e] for s, e in attribution["source"])
        name = _name(mention) if len(attribution["source"]) == 1 else None
        names: tuple[str, ...] = ()
        if known:
            person = people.get(known["quotes"].get(str(numbers[0]), ""))
            if person is not None and person["names"]:
                name, names = (
                    person["names"][0],
                    tuple(person["names"][1:] + person.get("aliases", [])),
                )
        said.append(
            Said(
                tuple(sorted(spans)),
                name or mention or "?",
                names,
                certain=name is not None,
                source=tuple(attribution["source"][0]) if attribution["source"] else None,
            )
        )
    said.sort(key=lambda s: s.spans)
    return Article(row["id"], text, tuple(said), *_unquoted(row, score))


#: Words that stand with a capital letter and name nobody.
_NOBODY = _PRONOUNS | set(
    """his another read poll from sunday monday tuesday wednesday thursday friday saturday some many
    one two three most several both sources officials the a an this these those""".split()
)
_PREPOSITION = re.compile(r"\b(?:for|of|at|in|from|to|with|by|on|near|against)\b")


def _name(mention: str) -> str | None:
    """The name at the end of a mention's head: "Clinton aide Jo Poe, 43," names Jo Poe.

    None where the head may be somebody else: "an aide at Poe House", "the senator from Ohio".
    """
    head = re.split("[,(]", mention, maxsplit=1)[0].strip()
    head = re.sub(r"['’]s?$", "", head)
    match = _NAMED.search(head)
    if match is None or _PREPOSITION.search(head[: match.start()]):
        return None
    name = match.group()
    words = name.split()
    if len(name) < 3 or len(words) > 5 or words[0].lower() in _NOBODY:
        return None
    return None if name.isupper() and len(words) > 1 else name


def _unquoted(
    row: dict[str, Any], score: ModuleType
) -> tuple[tuple[Indirect, ...], tuple[tuple[int, int], ...]]:
    """What the article reports without marks, and the sentences in which it reports nothing."""
    text = row["text"]
    stretches = score.quoted_stretches(text)
    indirect, taken = [], list(stretches)
    for a in row["attributions"]:
        parts = [tuple(p) for key in ("source", "cue", "content") for p in a[key]]
        taken += parts
        if (
            len(a["content"]) != 1
            or len(a["source"]) != 1
            or any(c in text[slice(*a["content"][0])] for c in '“”‘"\n')
        ):
            continue
        (start, end), source = a["content"][0], a["source"][0]
        if any(s < end and start < e for s, e in stretches):
            continue
        between = text[min(end, source[1]) : max(start, source[0])]
        near = len(between) < 60 and not re.search(r"[.!?]\s|\n", between)
        name = _name(text[slice(*source)])
        indirect.append(Indirect((start, end), name, named=near and name is not None))
    sentence = r"[A-Z][^.!?\n“”\"‘]{50,220}\.(?=\s)"
    narrated = tuple(
        match.span()
        for match in re.finditer(rf"(?<=[.\n] ){sentence}|^{sentence}", text, re.MULTILINE)
        if not any(s < match.end() and match.start() < e for s, e in taken)
    )
    return tuple(indirect), narrated


def load_packaged() -> list[Article]:
    """Make small articles of the packaged bank's quotations, which come without their text."""
    from quotebank import load  # noqa: PLC0415 - only where no other articles are given.

    parts, said, place = [], [], 0
    for quote in load():
        if not quote.segments or quote.speaker.name is None:
            continue
        lead, tail = "“", f",” said {quote.speaker.name}.\n"
        start = place + len(lead)
        parts.append(lead + quote.text + tail)
        said.append(Said(((start, start + len(quote.text)),), quote.speaker.name))
        place += len(parts[-1])
    return [Article("packaged", "".join(parts), tuple(said))]


def gold_reader(articles: Sequence[Article]) -> Callable[[Document], Extraction]:
    """Read an article as its annotators did, so that the reasoning is measured by itself."""
    by_text = {a.text: a for a in articles}

    def read(document: Document) -> Extraction:
        article = by_text.get(document.text or "")
        if article is None:  # A passage by itself, which nobody has annotated.
            return extract(document.text or "", document=document)
        quotes = []
        for k, said in enumerate(article.said):
            named = said.speaker is not None and said.certain
            label = said.speaker or "?"
            speaker = Speaker(
                id=SpeakerId(slug(label) or "x"),
                name=label if named else None,
                description=None if named else label,
                aliases=said.names,
            )
            if said.speaker is None:
                speaker = Speaker(id=SpeakerId("nobody"), description="nobody")
            segments = tuple(Passage.of(article.text, *span) for span in said.spans)
            # Annotators say what is one utterance; a source of its own keeps it so.
            source = said.source or said.spans[0]
            quotes.append(
                Quote(id=QuoteId(f"q{k}"), kind=QuoteKind.DIRECT, segments=segments,
                      attribution=Attribution(source=(Passage.of(article.text, *source),)),
                      speaker=speaker, document=document)
            )  # fmt: skip
        return Extraction(document=document, quotes=tuple(quotes))

    return read


def run(
    cases: Sequence[Case], read: Callable[[Document], Extraction]
) -> Iterator[tuple[Case, Finding]]:
    """Verify each case by itself; the articles are read once."""
    for case in cases:
        sources = [SourceText(text=a.text, name=a.id) for a in case.sources]
        report = verify_claims([Claim(text=case.text, speaker=case.speaker)], sources, read)
        yield case, report.findings[0]


#: Bars of issue 5: the least of the first, the most of the others.
BARS = {"both": 0.97, "false good": 0, "harsh": 0.005}


def figures_of(results: Sequence[tuple[Case, Finding]]) -> dict[str, Any]:
    """Give every figure as plain data: overall, by label and by rule, with the numbers of cases."""
    by_label: dict[str, list[bool]] = defaultdict(list)
    by_rule: dict[str, list[bool]] = defaultdict(list)
    for case, finding in results:
        right = finding.wording == case.wording and finding.attribution == case.attribution
        by_rule[case.rule].append(right)
        by_label[f"wording {case.wording}"].append(right)
        by_label[f"attribution {case.attribution}"].append(right)

    def shares(groups: dict[str, list[bool]]) -> dict[str, dict[str, float]]:
        return {
            name: {"cases": len(each), "both": round(sum(each) / len(each), 4)}
            for name, each in sorted(groups.items())
        }

    return {"cases": len(results), "labels": shares(by_label), "rules": shares(by_rule)}


def show(results: Sequence[tuple[Case, Finding]], errors: int) -> dict[str, float]:
    """Print the table, the errors asked for, and the bars."""
    rows: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    by_side: dict[str, list[bool]] = defaultdict(list)
    false_good, harsh = [], []
    wrong: list[tuple[Case, Finding]] = []
    for case, finding in results:
        told = finding.wording == case.wording
        whose = finding.attribution == case.attribution
        rows[case.rule].append((told, whose))
        by_side["wording " + case.wording].append(told and whose)
        by_side["attribution " + case.attribution].append(told and whose)
        if not (told and whose):
            wrong.append((case, finding))
        bad = case.wording not in GOOD or case.attribution == "different"
        if bad and finding.wording in GOOD and finding.attribution == "confirmed":
            false_good.append(case)
        if case.wording in {"verbatim", "typographic"} and finding.wording not in GOOD:
            harsh.append(case)
    for name, pairs in rows.items():
        n = len(pairs)
        wordings, whose_all = sum(a for a, _ in pairs), sum(b for _, b in pairs)
        right = sum(a and b for a, b in pairs)
        print(
            f"{name:24} {n:4}  wording {wordings / n:.3f}  "
            f"attribution {whose_all / n:.3f}  both {right / n:.3f}"
        )
    for name, each in sorted(by_side.items()):
        print(f"{name:28} {len(each):5}  {sum(each) / len(each):.3f}")
    kinds = Counter(
        (c.rule, c.wording, str(f.wording), c.attribution, str(f.attribution)) for c, f in wrong
    )
    if errors:
        for kind, count in kinds.most_common(40):
            print(count, *kind, sep="  ")
        worst = [(c, f) for c, f in wrong if c in false_good or c in harsh]
        for case, finding in worst + random.Random(7).sample(wrong, min(errors, len(wrong))):
            print(
                f"\n{case.id}: {case.wording}/{case.attribution} "
                f"but {finding.wording}/{finding.attribution}"
            )
            print(f"  claimed ({case.speaker}): {case.text}")
            if finding.evidence:
                print(f"  source ({finding.evidence.speaker}): {finding.evidence.around[:400]}")
            print(f"  {finding.explanation[:300]}")
    honest = sum(c.wording in {"verbatim", "typographic"} for c, _ in results)
    total = len(results)
    figures = {
        "both": 1 - len(wrong) / total,
        "false good": float(len(false_good)),
        "harsh": len(harsh) / honest,
    }
    print(f"\n{total} cases; both right {figures['both']:.4f}")
    print(
        f"bad ones that come out good and confirmed: {len(false_good)} {[c.id for c in false_good][:20]}"
    )
    print(f"good ones worse than edited: {figures['harsh']:.4f} {[c.id for c in harsh][:20]}")
    return figures


def main() -> int:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--polnear", type=Path, help="folder of train.jsonl, dev.jsonl, dev_speakers.jsonl"
    )
    parser.add_argument("--per-rule", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reading", choices=["extract", "gold"], default="extract")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--compare", action="store_true", help="with rapidfuzz and difflib, tuned")
    parser.add_argument("--json", action="store_true", help="one object with all figures")
    options = parser.parse_args()
    articles = load_polnear(options.polnear) if options.polnear else load_packaged()
    cases = make_cases(articles, options.per_rule, options.seed)
    missing = sorted(set(RULES) - {case.rule for case in cases})
    if missing and not options.json:
        print("skipped, for these articles do not supply them:", ", ".join(missing))
    every = {a.text: a for case in cases for a in case.sources}
    if options.reading == "gold":
        read = gold_reader(list(every.values()))
    else:

        def read(document: Document) -> Extraction:
            return extract(document.text or "", document=document)

    cached = cache(lambda text: read(Document.from_text(text)))
    start = time.process_time()
    results = list(run(cases, lambda document: cached(document.text or "")))
    told = io.StringIO()
    with contextlib.redirect_stdout(told if options.json else sys.stdout):
        figures = show(results, options.errors)
        print(f"{time.process_time() - start:.1f} s")
        usual = compare(cases) if options.compare else {}
    missed = sorted(
        name for name, bar in BARS.items()
        if (figures[name] < bar if name == "both" else figures[name] > bar)
    )  # fmt: skip
    if options.json:
        whole = {
            "figures": figures, "bars": BARS, "missed": missed, "seed": options.seed,
            "reading": options.reading, "skipped": missing, **figures_of(results), "usual ways": usual,
        }  # fmt: skip
        print(json.dumps(whole, indent=1))
    return 1 if missed else 0


def compare(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Measure the usual ways on the same cases."""
    found = {}
    for name, matcher in (("rapidfuzz", by_rapidfuzz), ("difflib", by_difflib)):
        start = time.process_time()
        told = found[name] = measure(cases, matcher)
        print(
            f"{name}: both right {told['both']:.4f}, bad as good {told['false good']:.0f}, "
            f"harsh {told['harsh']:.4f}; {time.process_time() - start:.1f} s"
        )
    return found


if __name__ == "__main__":
    sys.exit(main())
