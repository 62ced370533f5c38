"""Banks live through kills, full disks and several writers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quotebank.bank import Bank
from tests.bank.killing import JOBS, quotes, try_once
from tests.bank.samples import DATA, QUOTES
from tests.bank.sharing import share

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("number", range(20))
def test_a_killed_writer_loses_nothing(tmp_path: Path, number: int) -> None:
    try_once(tmp_path, JOBS[number % len(JOBS)], 1000 + number)


@pytest.mark.parametrize("writers", [1, 2])
def test_writers_and_readers_do_not_disturb_each_other(tmp_path: Path, writers: int) -> None:
    written, rounds = share(tmp_path / "bank", 2, writers=writers)
    assert written
    assert rounds


_ON_A_FULL_DISK = """
import resource, signal, sys
from quotebank.bank import Bank
from quotebank.errors import BankError
from tests.bank.killing import quotes
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
with Bank.open(sys.argv[1]) as bank:
    done = []
    try:
        bank.ingest(quotes(20_000), batch=100, progress=done.append)
    except BankError as error:
        print(done[-1] if done else 0, error, sep="|")
"""


def test_a_full_disk_is_a_clear_error_and_loses_nothing(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="the limit stands for the full disk")
    path = tmp_path / "bank"
    with Bank.create(path) as bank:
        bank.add(DATA)
    run = subprocess.run(
        [sys.executable, "-c", _ON_A_FULL_DISK, str(path)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    done, message = run.stdout.split("|", 1)
    assert "cannot be written" in message
    assert "disk" in message
    with Bank.open(path) as bank:
        assert bank.check() == ()
        assert len(bank) == len(QUOTES) + int(done)
        assert bank.ingest(quotes(int(done) + 50)) == int(done) + 50
