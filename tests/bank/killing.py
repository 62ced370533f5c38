"""Kill processes that write to a bank, and see that nothing is lost.

    python -m tests.bank.killing [--times N] [--seed N]

A process takes quotations in, merges and splits speakers, compacts, or migrates, and says so after each
step; it is killed (SIGKILL) at a random moment. Then the file must open, `check` must find nothing,
all that was said to be done must be there, and doing the job again must complete it.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from quotebank.bank import Bank
from quotebank.bank.opening import open_file
from quotebank.bank.schema import MIGRATIONS
from quotebank.model import Document, Quote
from tests.bank.samples import ADA, BEN, person, quoted

JOBS = ("ingest", "merge", "compact", "migrate")

#: A step that takes long enough to be killed in.
_LONG_STEP = """
CREATE TABLE copies AS SELECT a.key, b.text FROM quotes AS a, quotes AS b LIMIT 200000;
CREATE INDEX copies_by_text ON copies (text);
"""
NEWER = (*MIGRATIONS, ("a long step", _LONG_STEP))
_ROOT = Path(__file__).parents[2]
_LONGEST = 0.4


def quotes(count: int) -> Iterator[Quote]:
    """Give quotations, the same ones each time."""
    speakers = [ADA, BEN, *(person(f"Eve Number{n}") for n in range(20))]
    for number in range(count):
        text = f"“Saying number {number} of {number % 97}, and so on,” somebody said."
        document = Document.from_text(text, url=f"https://example.org/{number}")
        words = f"Saying number {number} of {number % 97}, and so on"
        yield quoted(document, words, speakers[number % len(speakers)])


def work(path: Path, job: str) -> None:
    """Do a job, and say after each step that it is done."""
    say("ready")
    if job == "migrate":
        open_file(path, 30, migrations=NEWER).close()
        say("done 1")
        return
    with Bank.open(path) as bank:
        if job == "ingest":
            bank.ingest(quotes(4000), batch=50, progress=lambda n: say(f"done {n}"))
        for step in range(1, 400):
            if job == "merge":
                if bank.merges():
                    bank.split("benjamin-wheat")
                bank.merge(ADA, BEN)
            elif job == "compact":
                bank.compact()
            say(f"done {step}")


def say(word: str) -> None:
    """Tell the one who may kill us."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def kill_once(path: Path, job: str, chance: random.Random) -> int:
    """Start a job and kill it; give the last step that it said was done."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bank.killing", "--work", job, "--bank", str(path)],
        stdout=subprocess.PIPE,
        cwd=_ROOT,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    time.sleep(chance.uniform(0, _LONGEST))
    child.kill()
    said, _ = child.communicate()
    # A line that was cut short was not said.
    steps = [int(line.split()[1]) for line in said.decode().split("\n")[:-1] if line]
    return steps[-1] if steps else 0


def try_once(directory: Path, job: str, seed: int) -> None:
    """Kill one job, and see that nothing is lost.

    Raises:
        AssertionError: where something is.
    """
    path = directory / f"{seed}-{job}.bank"
    start = 300 if job != "ingest" else 0
    with Bank.create(path) as bank:
        bank.ingest(quotes(start))
    done = kill_once(path, job, random.Random(seed))
    if job == "migrate":
        # Either all of it was done, or the old bank is there as it was.
        open_file(path, 30, migrations=NEWER).close()
        with Bank._of(open_file(path, 30, migrations=NEWER)) as bank:
            assert (bank.check(), len(bank)) == ((), start)
        return
    with Bank.open(path) as bank:
        assert bank.check() == ()
        held = {quote.id for quote in bank}
        expected = done if job == "ingest" else start
        assert {quote.id for quote in quotes(expected)} <= held
        if job == "ingest":
            assert bank.ingest(quotes(done + 100)) == done + 100
            assert {quote.id for quote in quotes(done + 100)} <= {quote.id for quote in bank}
        elif job == "merge":
            if bank.merges():
                bank.split("benjamin-wheat")
            assert bank.merges() == ()
            assert list(bank) == list(quotes(start))
        assert bank.check() == ()


def main() -> int:
    """Kill as often as is asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", choices=JOBS, help=argparse.SUPPRESS)
    parser.add_argument("--bank", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        work(given.bank, given.work)
        return 0
    for number in range(given.times):
        with tempfile.TemporaryDirectory() as directory:
            try_once(Path(directory), JOBS[number % len(JOBS)], given.seed + number)
    say(f"killed {given.times} times; nothing was lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
