"""Measure a bank on disk against SQLite's FTS5 called directly on bare text.

    python benchmarks/bank.py [--json] [--quotations N] [--queries N] [--directory DIR]

The corpus is made up, the same one each time: words by Zipf's law, texts of about 130 bytes, ten
quotations and four speakers to a document, each with an affiliation. The raw engine is FTS5 with a
table of text, speaker and day beside it; the two are asked in turns within one run, and both give the
texts of the ten best. Medians; exit 1 where a bar of issue 4 is missed. Both take quotations in by the
default batch of `ingest`, five of them for 100,000: there the last and the first tenth are fifths.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import itertools
import json
import platform
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import attrs

from quotebank.bank import Bank
from quotebank.dates import PartialDate
from quotebank.model import (
    Affiliation,
    Attribution,
    Document,
    DocumentId,
    Organization,
    OrganizationId,
    Passage,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerId,
    quote_id,
)

#: Bars of issue 4: name, bound, and whether the figure must be at least (or at most) the bound. Those
#: of closest are for 100,000 quotations; see `bars`.
BARS = {
    "ingest, of the raw rate": (0.3, True),
    "ingest, last tenth of first tenth": (0.9, True),
    "index and keys, bytes a quotation": (250, False),
    **{f"search {kind}, times raw": (1.5, False) for kind in ("rare", "common", "and", "or", "phrase")},
    **{f"filtered {kind}, of unfiltered": (1.0, False) for kind in ("speaker", "organization", "date")},
    "facets of a common word, times raw": (1.5, False),
    "get by id, ms": (0.1, False),
    "closest altered, recall at 5": (0.97, True),
    "closest truncated, recall at 5": (0.97, True),
    "closest, of rapidfuzz over all": (0.02, False),
    "open to first result, times raw": (2.0, False),
}  # fmt: skip


def bars(quotations: int) -> dict[str, tuple[float, bool]]:
    """Give the bars for a number of quotations."""
    if quotations < 1_000_000:
        return BARS
    # Of a million, half of a sentence may fit several, and whole ones are asked for alone.
    return {
        name: (0.95, True) if name == "closest altered, recall at 5" else bar
        for name, bar in BARS.items()
        if name != "closest truncated, recall at 5"
    }


_LETTERS = "etaoinshrdlucmfwypvbgk"
_BATCH = 20_000


class Corpus:
    """Makes quotations up."""

    def __init__(self, size: int) -> None:
        self.size = size
        chance = random.Random(7)
        made: dict[str, None] = {}
        while len(made) < 40_000:
            made["".join(chance.choices(_LETTERS, k=chance.randint(3, 9)))] = None
        self.words = list(made)
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(made))))
        self.organizations = [
            Organization(id=OrganizationId(f"org-{n}"), name=f"{word.title()} Board {n}")
            for n, word in enumerate(self.words[:500])
        ]
        self.speakers = [
            Speaker(id=SpeakerId(f"s-{n}"), name=f"{self.words[n % 997]} {self.words[n % 7919]}{n}")
            for n in range(max(100, size // 20))
        ]

    def quotes(self) -> Iterator[Quote]:
        """Give the quotations, ten to a document."""
        chance = random.Random(11)
        for number in range(0, self.size, 10):
            yield from self._of_document(number, chance)

    def _of_document(self, number: int, chance: random.Random) -> Iterator[Quote]:
        day = datetime.date(2019, 1, 1) + datetime.timedelta(chance.randrange(6 * 365))
        document = Document(
            id=DocumentId(f"d{number:07x}"),
            title=" ".join(chance.choices(self.words, k=6)),
            publisher=f"Paper {chance.randrange(40)}",
            url=f"https://example.org/{day}/{number}",
            published=PartialDate.of(day),
            sha256=f"{number:064x}",
        )
        stated = []
        for _ in range(4):
            place = int(len(self.speakers) * chance.random() ** 3)
            speaker, body = self.speakers[place], self.organizations[place % 500]
            role = f"{chance.choice(self.words)} of {body.name}"
            evidence = self._passage(chance, chance.randrange(50, 5000), role)
            stated.append(
                Affiliation(
                    speaker=speaker,
                    document=document,
                    role=role,
                    organization=body,
                    evidence=(evidence,),
                )
            )
        for ordinal in range(min(10, self.size - number)):
            said = chance.choice(stated)
            words = chance.choices(self.words, cum_weights=self.weights, k=chance.randint(8, 34))
            text = " ".join(words).capitalize() + "."
            start = 40 + 600 * ordinal
            segment = self._passage(chance, start, text)
            cue = self._passage(chance, start + len(text) + 3, "said")
            source = self._passage(chance, start + len(text) + 8, said.speaker.label)
            yield Quote(
                id=quote_id(document.id, [segment], ordinal),
                kind=QuoteKind.DIRECT,
                segments=(segment,),
                attribution=Attribution(source=(source,), cue=(cue,)),
                speaker=said.speaker,
                document=document,
                affiliations=(said,),
            )

    def _passage(self, chance: random.Random, start: int, text: str) -> Passage:
        around = f"“{chance.choice(self.words)}” {chance.choice(self.words)} " * 4
        return Passage(
            Span(start, start + len(text)), text, prefix=around[:32], suffix=around[1:33]
        )


@attrs.frozen
class Engines:
    """The bank and the raw engine, filled with the same corpus."""

    bank: Bank
    raw: sqlite3.Connection
    corpus: Corpus


def fill(corpus: Corpus, directory: Path, figures: dict[str, float]) -> Engines:
    """Fill both engines, in turns, and measure how fast and how large."""
    bank = Bank.create(directory / "bank")
    raw = sqlite3.connect(directory / "raw", isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text, speaker, day)")
    raw.execute('CREATE VIRTUAL TABLE f USING fts5(text, content="bare", content_rowid="id")')
    ours, theirs, number = [], [], 0
    stream = corpus.quotes()
    while batch := list(itertools.islice(stream, _BATCH)):
        gc.collect()
        gc.freeze()  # What waits is not ours to walk through.
        start = time.perf_counter()
        bank.ingest(batch, batch=_BATCH)
        ours.append(time.perf_counter() - start)
        rows = [
            (number + n, q.text, q.speaker.id, str(q.document.published))
            for n, q in enumerate(batch, 1)
        ]
        number += len(batch)
        start = time.perf_counter()
        raw.execute("BEGIN")
        raw.executemany("INSERT INTO bare VALUES (?, ?, ?, ?)", rows)
        raw.executemany("INSERT INTO f (rowid, text) VALUES (?, ?)", [row[:2] for row in rows])
        raw.execute("COMMIT")
        theirs.append(time.perf_counter() - start)
        gc.unfreeze()
    tenth = max(1, len(ours) // 10)
    figures["ingest, quotations a second"] = number / sum(ours)
    figures["ingest, of the raw rate"] = sum(theirs) / sum(ours)
    figures["ingest, last tenth of first tenth"] = sum(ours[:tenth]) / sum(ours[-tenth:])
    for connection in (raw, sqlite3.connect(directory / "bank")):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _measure_size(directory / "bank", number, figures)
    return Engines(bank, raw, corpus)


def _measure_size(path: Path, number: int, figures: dict[str, float]) -> None:
    connection = sqlite3.connect(path)
    pages = dict(connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    connection.close()
    stored = ("quotes", "documents", "document_texts", "speakers", "organizations", "affiliations")
    fields = sum(pages.get(name, 0) for name in stored)
    figures["stored fields, bytes a quotation"] = fields / number
    figures["index and keys, bytes a quotation"] = (sum(pages.values()) - fields) / number


_RAW_SEARCH = (
    "SELECT t.rowid, t.score, b.text FROM (SELECT rowid, bm25(f) AS score FROM f WHERE f MATCH ? "
    "ORDER BY score LIMIT 10) AS t JOIN bare AS b ON b.id = t.rowid ORDER BY t.score"
)
_RAW_FACETS = (
    "SELECT b.speaker, count(*) FROM f JOIN bare AS b ON b.id = f.rowid WHERE f MATCH ? "
    "GROUP BY 1 ORDER BY 2 DESC LIMIT 10"
)


def search(engines: Engines, queries: int, figures: dict[str, float]) -> None:
    """Ask both engines the same, in turns, and the bank with filters too."""
    bank, raw, corpus = engines.bank, engines.raw, engines.corpus
    chance = random.Random(13)

    def common() -> str:
        return corpus.words[chance.randrange(20, 220)]

    texts = [quote.text for quote in itertools.islice(corpus.quotes(), 2000)]

    def phrase() -> str:
        words = chance.choice(texts).rstrip(".").lower().split()
        start = chance.randrange(len(words) - 3)
        return f'"{" ".join(words[start : start + 4])}"'

    kinds: dict[str, Callable[[], str]] = {
        "rare": lambda: corpus.words[chance.randrange(5000, 20_000)],
        "common": common,
        "and": lambda: f"{common()} {common()}",
        "or": lambda: f"{common()} OR {common()} OR {common()}",
        "phrase": phrase,
    }
    for kind, make in kinds.items():
        asked = [make() for _ in range(queries)]
        ours, theirs = _in_turns(
            asked,
            lambda query: [hit.text for hit in bank.search(query)],
            lambda query: raw.execute(_RAW_SEARCH, (query,)).fetchall(),
        )
        figures[f"search {kind}, ms"] = ours
        figures[f"search {kind}, times raw"] = ours / theirs
    # The raw engine has no speakers, documents and capacities to give; this is what they cost.
    words, whole = _in_turns(
        [kinds["rare"]() for _ in range(queries)],
        lambda query: [hit.text for hit in bank.search(query)],
        lambda query: [hit.quote for hit in bank.search(query)],
    )
    figures["whole quotations of ten hits, ms"] = whole - words
    _search_filtered(bank, [common() for _ in range(queries)], figures)
    asked = [common() for _ in range(queries)]
    ours, theirs = _in_turns(
        asked,
        lambda query: bank.facets(query, by="speaker"),
        lambda query: raw.execute(_RAW_FACETS, (query,)).fetchall(),
    )
    figures["facets of a common word, ms"] = ours
    figures["facets of a common word, times raw"] = ours / theirs
    ids = [q.id for q in itertools.islice(corpus.quotes(), 0, None, max(1, corpus.size // queries))]
    figures["get by id, ms"] = statistics.median(_timed(partial(bank.__getitem__, i)) for i in ids)


def _search_filtered(bank: Bank, asked: list[str], figures: dict[str, float]) -> None:
    ways: dict[str, Callable[[str], object]] = {
        "speaker": partial(bank.search, speaker="s-3"),
        "organization": partial(bank.search, organization="org-7"),
        "date": partial(bank.search, since="2021-03-05", until="2021-06-20"),
    }
    for kind, filtered in ways.items():
        ours, without = _in_turns(asked, filtered, bank.search)
        figures[f"filtered {kind}, ms"] = ours
        figures[f"filtered {kind}, of unfiltered"] = ours / without


def _in_turns(
    asked: list[str], ours: Callable[[str], object], theirs: Callable[[str], object]
) -> tuple[float, float]:
    """Give the medians of two ways to answer, in ms, each asked first in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for number, query in enumerate(asked):
        order = (0, 1) if number % 2 else (1, 0)
        for which in order:
            work = (ours, theirs)[which]
            # The space makes it a new query to our cache of read queries.
            line = query + " " * number
            times[which].append(_timed(partial(work, line)))
    return statistics.median(times[0]), statistics.median(times[1])


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def closest(engines: Engines, queries: int, figures: dict[str, float]) -> None:
    """Alter and cut quotations, and look for them; rapidfuzz over all texts is the comparison."""
    bank, corpus = engines.bank, engines.corpus
    chance = random.Random(17)
    step = max(1, corpus.size // queries)
    sample = [q for q in itertools.islice(corpus.quotes(), 0, None, step) if len(q.text) > 60]
    times = []
    for way in ("altered", "truncated"):
        found = 0
        for quote in sample:
            words = quote.text.rstrip(".").split()
            if way == "altered":
                for place in chance.sample(range(len(words)), max(1, len(words) // 5)):
                    words[place] = "" if chance.random() < 0.5 else chance.choice(corpus.words)
            else:
                half = len(words) // 2
                start = chance.randrange(len(words) - half + 1)
                words = words[start : start + half]
            claim = " ".join(filter(None, words))
            start_time = time.perf_counter()
            hits = bank.closest(claim, limit=5)
            times.append((time.perf_counter() - start_time) * 1000)
            found += any(hit.quote.id == quote.id for hit in hits)
        figures[f"closest {way}, recall at 5"] = found / len(sample)
    figures["closest, ms"] = statistics.median(times)
    try:
        from rapidfuzz import fuzz, process  # noqa: PLC0415
    except ImportError:
        return
    texts = [quote.text for quote in corpus.quotes()]
    over_all = [
        _timed(
            partial(
                process.extract,
                quote.text[: len(quote.text) // 2],
                texts,
                scorer=fuzz.partial_ratio,
                limit=5,
            )
        )
        for quote in sample[:5]
    ]
    figures["closest, of rapidfuzz over all"] = figures["closest, ms"] / statistics.median(over_all)


_OPEN = """
import sys, time
import {modules}
start = time.perf_counter()
{work}
print(time.perf_counter() - start)
"""


def opening(engines: Engines, directory: Path, figures: dict[str, float]) -> None:
    """Open both in processes of their own, up to the first result, the modules being there."""
    query = engines.corpus.words[100]
    bank, raw = str(directory / "bank"), str(directory / "raw")
    works = {
        "bank": ("quotebank.bank", f"quotebank.bank.Bank.open({bank!r}).search({query!r})"),
        "raw": (
            "sqlite3",
            f"sqlite3.connect({raw!r}).execute({_RAW_SEARCH!r}, ({query!r},)).fetchall()",
        ),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(9):
        for name, (modules, work) in works.items():
            script = _OPEN.format(modules=modules, work=work)
            run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
            times[name].append(1000 * float(run.stdout))
    medians = {name: statistics.median(all_) for name, all_ in times.items()}
    figures["open to first result, ms"] = medians["bank"]
    figures["open to first result, times raw"] = medians["bank"] / medians["raw"]


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--json", action="store_true", help="write figures for programs")
    parser.add_argument("--quotations", type=int, default=100_000)
    # With 60, medians of phrases, of which some are of common words alone, vary threefold.
    parser.add_argument("--queries", type=int, default=200, help="of each kind")
    parser.add_argument("--directory", help="where the banks go; a temporary one, if not given")
    given = parser.parse_args()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=given.directory) as directory:
        engines = fill(Corpus(given.quotations), Path(directory), figures)
        search(engines, given.queries, figures)
        closest(engines, given.queries, figures)
        opening(engines, Path(directory), figures)
        engines.bank.close()
        engines.raw.close()
    missed = [
        name
        for name, (bound, least) in bars(given.quotations).items()
        if name in figures and (figures[name] < bound if least else figures[name] > bound)
    ]
    if given.json:
        about = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
        print(
            json.dumps(
                {**about, "quotations": given.quotations, "figures": figures, "missed": missed},
                indent=2,
            )
        )
    else:
        for name, value in figures.items():
            bound, least = bars(given.quotations).get(name, (None, False))
            bar = "" if bound is None else f"  ({'at least' if least else 'at most'} {bound:g})"
            print(f"{name:38}{value:12.3f}{bar}{'  MISSED' if name in missed else ''}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
