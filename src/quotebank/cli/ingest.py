"""``quotebank ingest``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated

from attrs import define
from cyclopts import Parameter
from cyclopts.validators import Number

from quotebank.bank import Bank
from quotebank.cli._banks import READ_BATCH, open_to_write, values_of
from quotebank.cli._options import Json, StandardPath
from quotebank.cli._reading import Outcome, default_processes, progress_over, read_articles
from quotebank.cli._streams import show, show_json
from quotebank.errors import InvalidValueError, QuotebankError
from quotebank.model import Extraction

_FILES = (
    "Articles (plain text, web pages), quotations or extractions as JSON Lines, or banks; "
    "- is an article on standard input."
)


def ingest(
    *files: Annotated[Path, StandardPath, Parameter(name="FILE", help=_FILES)],
    into: Annotated[Path, Parameter(help="The bank's file, which is made where it is not there.")],
    processes: Annotated[int | None, Parameter(validator=Number(gte=1))] = None,
    encoding: str = "utf-8",
    json: Json = False,
) -> int:
    """Take articles, quotations and other banks into a bank of yours.

    Args:
        processes: How many read articles at a time; by default as many as the machine has.
        encoding: Of articles in plain text; a web page says its own.
    """
    if not files:
        raise InvalidValueError("nothing to take in is given; give files")
    with open_to_write(into, create=True) as bank, progress_over(len(files), "Ingesting") as step:
        before = len(bank)
        intake = _Intake(bank, encoding, step)
        for is_article, group in groupby(files, _is_article):
            if is_article:
                intake.articles(list(group), processes)
            else:
                intake.data(group)
        now = len(bank)
    if json:
        show_json(
            {"files": len(files), "failed": intake.failed, "new": now - before, "quotes": now}
        )
    else:
        unread = f"; {intake.failed} not read" if intake.failed else ""
        show(f"{into}: {now - before} new quotations, {now} in all{unread}")
    return 2 if intake.failed else 0


def _is_article(file: Path) -> bool:
    try:
        return str(file) == "-" or values_of(file) is None
    except OSError:
        return True  # Reading it as an article says what is wrong with it.


@define
class _Intake:
    """Takes files into a bank, and counts those that cannot be read."""

    bank: Bank
    encoding: str
    step: Callable[[], None]
    failed: int = 0

    def articles(self, files: list[Path], processes: int | None) -> None:
        """Take articles in, read by several processes and written by this one."""
        count = processes or default_processes(len(files))
        outcomes = read_articles(files, self.encoding, count)
        self.bank.ingest(self._extractions(outcomes), batch=READ_BATCH)

    def data(self, files: Iterable[Path]) -> None:
        """Take files of ours in."""
        for file in files:
            try:
                self.bank.ingest(values_of(file) or ())
            except (QuotebankError, OSError) as error:
                self._complain(file, str(error))
            self.step()

    def _extractions(self, outcomes: Iterable[Outcome]) -> Iterator[Extraction]:
        for file, outcome in outcomes:
            if isinstance(outcome, str):
                self._complain(file, outcome)
            else:
                yield outcome
            self.step()

    def _complain(self, file: Path, reason: str) -> None:
        self.failed += 1
        print(f"quotebank: {file}: {reason}", file=sys.stderr)
