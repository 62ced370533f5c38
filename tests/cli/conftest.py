"""What the tests of the command line share."""

from __future__ import annotations

import pytest

from quotebank.cli import main
from tests.cli.running import Ran, Runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run a command in this process, its output in a pipe."""
    for name in ("NO_COLOR", "FORCE_COLOR", "QUOTEBANK"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str) -> Ran:
        return Ran(main(words), *capsys.readouterr())

    return run
