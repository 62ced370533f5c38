"""Measure what a program pays for quotebank before its first answer.

    python benchmarks/startup.py [--json] [--rounds N]

Each round starts a fresh interpreter, which imports what quotebank stands on (attrs, cattrs, sqlite3,
json), then quotebank, opens the packaged bank and searches it. Medians of processor time, which other
programs disturb less than they do the clock; exit 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
from typing import Any

#: Milliseconds of `import quotebank` beyond its foundations (issue 2).
IMPORT_BAR = 20.0
#: Milliseconds of `quotebank.load()` and the first search after that.
FIRST_BAR = 30.0

_PROGRAM = """
import sys, time
opened = []
start = time.process_time()
import attrs, cattrs, sqlite3, json
base = time.process_time()
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
import quotebank
imported = time.process_time()
data_files = [name for name in opened if not name.endswith((".py", ".pyc"))]
hits = quotebank.load().search("black hole")
found = time.process_time()
assert hits[0].quote.speaker.name == "Matt Bennett", hits
quotebank.load().search("center left")
again = time.process_time()
print(json.dumps({
    "base": 1e3 * (base - start),
    "import": 1e3 * (imported - base),
    "load_and_first_search": 1e3 * (found - imported),
    "load_and_search_again": 1e3 * (again - found),
    "data_files_read_by_import": data_files,
}))
"""


def measure(rounds: int) -> dict[str, Any]:
    """Take all figures, after one round that warms the caches of compiled modules and files."""
    runs = []
    for _ in range(rounds + 1):
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True
        )
        runs.append(json.loads(done.stdout))
    read = runs[0].pop("data_files_read_by_import")
    medians = {name: statistics.median(run[name] for run in runs[1:]) for name in runs[0]}
    return {
        "python": platform.python_version(),
        "rounds": rounds,
        "milliseconds": medians,
        "import_bar": IMPORT_BAR,
        "load_and_first_search_bar": FIRST_BAR,
        "data_files_read_by_import": read,
        "met": medians["import"] <= IMPORT_BAR
        and medians["load_and_first_search"] <= FIRST_BAR
        and not read,
    }


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args(arguments)
    figures = measure(options.rounds)
    if options.json:
        print(json.dumps(figures, indent=1))
    else:
        took = figures["milliseconds"]
        print(
            f"import quotebank: {took['import']:.1f} ms beyond its foundations (bar {IMPORT_BAR})"
        )
        print(
            f"load() and first search: {took['load_and_first_search']:.1f} ms more "
            f"(bar {FIRST_BAR}); load() and a search "
            f"again: {took['load_and_search_again']:.1f} ms"
        )
        print(f"data files that the import reads: {figures['data_files_read_by_import'] or 'none'}")
    return 0 if figures["met"] else 1


if __name__ == "__main__":
    sys.exit(main())
