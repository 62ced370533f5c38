"""Running the command line, in this process and as the installed program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen


@frozen
class Ran:
    """What a command gave: exit status, standard output and standard error."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()

    @property
    def json(self) -> list[Any]:
        """Each line of standard output, all of which must be JSON."""
        return [json.loads(line) for line in self.lines]


Runner = Callable[..., Ran]

#: The program as pip installed it.
PROGRAM = Path(sysconfig.get_path("scripts")) / "quotebank"


def environment(**changes: str) -> dict[str, str]:
    """Give an environment in which nothing says how output should look."""
    gone = {"NO_COLOR", "FORCE_COLOR", "QUOTEBANK", "COLUMNS", "PYTHONIOENCODING", "TERM"}
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return {**kept, "PYTHONUTF8": "1", "TERM": "xterm", **changes}


def run_program(
    *words: str | bytes, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> Ran:
    """Run the installed program, its output in pipes."""
    done = subprocess.run(
        [PROGRAM, *words],
        input=stdin,
        capture_output=True,
        env=environment() if env is None else env,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def run_python(code: str, *words: str) -> Ran:
    """Run Python with some code."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
