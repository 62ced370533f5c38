"""Measure how fast the packaged bank answers, against the least that SQLite must do.

    python benchmarks/search.py [--json] [--rounds N]

A search is compared with FTS5 called directly on the same data for the same rows, in turns within one
run; every query is new to the bank. Medians; exit 1 where a bar is missed. `startup.py` measures what
comes before.
"""

from __future__ import annotations

import argparse
import json
import platform
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable

import quotebank

#: A further search may take so many times the bare FTS5 query (issue 2).
FURTHER_BAR = 2.0

QUERIES = (
    "trump",
    "starmer",
    "black hole",
    '"black hole"',
    "gangs OR voters",
    "camp*",
    "-trump we",
)

_BARE = (
    "SELECT f.rowid, bm25(bare) AS score, f.text FROM bare AS f WHERE bare MATCH ? "
    "ORDER BY score LIMIT 10"
)


def further(rounds: int) -> dict[str, tuple[float, float]]:
    """Give the medians of our search and of the bare query in microseconds, for each query."""
    bank = quotebank.load()
    bare = sqlite3.connect(":memory:", isolation_level=None)
    bare.execute('CREATE VIRTUAL TABLE bare USING fts5(text, tokenize="porter unicode61")')
    bare.executemany("INSERT INTO bare (text) VALUES (?)", [(quote.text,) for quote in bank])
    result = {}
    for query in QUERIES:
        expression = "we NOT trump" if query == "-trump we" else query
        ours, theirs = [], []
        for number in range(rounds):
            # Spaces make it another line to our cache of read queries, and the same query.
            lines = [query + " " * (20 * number + n) for n in range(1, 21)]
            ours.append(_timed(bank.search, lines))
            theirs.append(_timed(lambda e: bare.execute(_BARE, (e,)).fetchall(), [expression] * 20))
        result[query] = statistics.median(ours), statistics.median(theirs)
    return result


def _timed(work: Callable[[str], object], queries: list[str]) -> float:
    start = time.perf_counter()
    for query in queries:
        work(query)
    return (time.perf_counter() - start) / len(queries) * 1e6


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--json", action="store_true", help="write figures for programs")
    parser.add_argument("--rounds", type=int, default=15, help="repetitions; medians are given")
    given = parser.parse_args()
    queries = further(given.rounds)
    worst = max(ours / bare for ours, bare in queries.values())
    bars = {
        "further_search_ratio": (worst, FURTHER_BAR),
    }
    missed = [name for name, (value, bar) in bars.items() if value > bar]
    if given.json:
        report = {
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            "figures": {n: {"value": v, "bar": bar} for n, (v, bar) in bars.items()},
            "queries_us": {q: {"ours": o, "bare": b} for q, (o, b) in queries.items()},
            "missed": missed,
        }
        print(json.dumps(report, indent=2, ensure_ascii=False))
    else:
        for name, (value, bar) in bars.items():
            print(f"{name:28}{value:8.2f}  (at most {bar:g}){'  MISSED' if name in missed else ''}")
        for query, (ours, theirs) in queries.items():
            print(f"  {query:20}{ours:8.1f} us, bare {theirs:8.1f} us, ratio {ours / theirs:.2f}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
