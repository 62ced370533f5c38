"""Let several processes write to a bank and read from it, and see that nothing is lost.

    python -m tests.bank.sharing [--seconds N] [--writers N] [--readers N]

Each writer adds quotations of its own one by one, in transactions of several, and in streams, and puts
speakers together and takes them apart. Each reader searches, reads what it found, and walks through all,
and never sees less than before, half of a transaction, or an error. Afterwards all that the writers said
to be done must be there, and `check` must find nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from quotebank.bank import Bank
from tests.bank.killing import quotes
from tests.bank.samples import ADA, BEN

_ROOT = Path(__file__).parents[2]
#: More than anybody writes within a minute.
_MOST = 1_000_000
#: Quotations of one transaction: readers see a multiple of it.
_TOGETHER = 5


def write(path: Path, number: int, writers: int, seconds: float) -> int:
    """Add quotations until the time is up, and give how many."""
    until = time.monotonic() + seconds
    # Every writer takes the quotations that no other does.
    own = islice(quotes(_MOST), number * _TOGETHER, None)
    count = 0
    with Bank.open(path) as bank:
        while time.monotonic() < until:
            batch = list(islice(own, _TOGETHER))
            for _ in range((writers - 1) * _TOGETHER):
                next(own)
            match count // _TOGETHER % 3:
                case 0:
                    bank.add(*batch)
                case 1:
                    with bank.atomic():
                        for quote in batch:
                            bank.add(quote)
                case 2:
                    bank.ingest(batch)
            count += len(batch)
            if number == 0 and count % 50 == 0:
                bank.merge(ADA, BEN)
                bank.split(BEN.id)
    return count


def read(path: Path, seconds: float) -> int:
    """Read until the time is up, and give how often.

    Raises:
        AssertionError: where what is read cannot be.
    """
    until = time.monotonic() + seconds
    last = rounds = 0
    with Bank.open(path, readonly=True) as bank:
        while time.monotonic() < until:
            found = bank.search("saying", limit=None)
            assert len(found) >= last, (len(found), last)
            assert len(found) % _TOGETHER == 0, len(found)
            assert all(hit.quote.text == hit.text for hit in found[:50])
            assert sum(1 for _ in bank) >= len(found)
            last = len(found)
            rounds += 1
    return rounds


def share(path: Path, seconds: float, *, writers: int = 1, readers: int = 4) -> tuple[int, int]:
    """Run writers and readers side by side, and see that nothing is lost.

    Args:
        path: where the bank is to be made.
        seconds: how long they work.
        writers: processes that write.
        readers: processes that read.

    Returns:
        How many quotations were written, and how often all of them were read.

    Raises:
        AssertionError: where something is lost, or was seen that cannot be.
    """
    Bank.create(path).close()
    works = [*(["write", str(n), str(writers)] for n in range(writers)), *[["read"]] * readers]
    command = [sys.executable, "-m", "tests.bank.sharing", "--bank", str(path)]
    done = []
    with ExitStack() as running:
        processes = [
            running.enter_context(
                subprocess.Popen(
                    [*command, "--seconds", str(seconds), "--work", *work],
                    cwd=_ROOT,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
            )
            for work in works
        ]
        for process in processes:
            said, errors = process.communicate()
            assert process.returncode == 0, errors.decode()
            done.append(int(said))
    with Bank.open(path) as bank:
        assert bank.check() == ()
        held = {quote.id for quote in bank}
        for number, count in enumerate(done[:writers]):
            last = count * writers
            written = [
                quote
                for place, quote in enumerate(quotes(last))
                if place // _TOGETHER % writers == number
            ]
            assert {quote.id for quote in written} <= held
        assert len(held) == sum(done[:writers])
    return sum(done[:writers]), sum(done[writers:])


def main() -> int:
    """Work for as long as is asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--writers", type=int, default=1)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--work", nargs="+", help=argparse.SUPPRESS)
    parser.add_argument("--bank", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    match given.work:
        case ["write", number, writers]:
            print(write(given.bank, int(number), int(writers), given.seconds))
        case ["read"]:
            print(read(given.bank, given.seconds))
        case _:
            with tempfile.TemporaryDirectory() as directory:
                written, rounds = share(
                    Path(directory) / "bank",
                    given.seconds,
                    writers=given.writers,
                    readers=given.readers,
                )
            print(f"{written} quotations written and read {rounds} times; nothing was lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
