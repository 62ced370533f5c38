"""``quotebank extract``."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from attrs import define
from cyclopts import Parameter
from cyclopts.validators import Number

from quotebank.cli._articles import read_document
from quotebank.cli._banks import READ_BATCH, open_to_write
from quotebank.cli._options import Flag, Json, StandardPath
from quotebank.cli._reading import Outcome, default_processes, progress_over, read_articles
from quotebank.cli._streams import note, show, show_json, to_plain
from quotebank.errors import InvalidValueError, QuotebankError, UnknownNameError
from quotebank.model import Extraction
from quotebank.render import MarkedArticle, QuoteTable

if TYPE_CHECKING:
    from quotebank.extract.explain import Explanation

_FILES = "Articles: plain text, or web pages with the extra html; - is standard input."


def extract(
    *files: Annotated[Path, StandardPath, Parameter(name="FILE", help=_FILES)],
    article: Annotated[bool, Flag] = False,
    encoding: str = "utf-8",
    text: Annotated[bool, Flag] = False,
    explain: str | None = None,
    into: Path | None = None,
    processes: Annotated[int | None, Parameter(validator=Number(gte=1))] = None,
    json: Json = False,
) -> int:
    """Read articles: who is quoted in them, and in what capacity.

    Args:
        article: Show the article itself, with quotations, sources and cues marked.
        encoding: Of plain text; a web page says its own.
        text: With --json, write the texts of the articles too.
        explain: Say why the quotation of this id has its speaker, with the runners-up.
        into: Take what is read into the bank in this file as well, which is made where it is not there.
        processes: How many read at a time; by default as many as the machine has, for many files.
    """
    if not files:
        raise InvalidValueError("no article is given; give files, or - for standard input")
    if explain is not None:
        return _explain(explain, files, encoding, json=json)
    output = _Output(json=json, text=text, whole=article, named=len(files) > 1)
    # Lines of JSON that a bar breaks are none; they show by themselves how far it is.
    counted = 0 if json and sys.stdout.isatty() else len(files)
    with ExitStack() as stack:
        bank = None if into is None else stack.enter_context(open_to_write(into, create=True))
        step = stack.enter_context(progress_over(counted))
        outcomes = read_articles(files, encoding, processes or default_processes(len(files)))
        extractions = output.shown(outcomes, step)
        if bank is None:
            deque(extractions, maxlen=0)
        else:
            bank.ingest(extractions, batch=READ_BATCH)
    return 2 if output.failed else 0 if output.found else 1


@define
class _Output:
    """Shows what was read, and remembers whether anything was."""

    json: bool
    text: bool
    whole: bool
    #: Whether each article is shown under the name of its file.
    named: bool
    found: bool = False
    failed: bool = False

    def shown(self, outcomes: Iterable[Outcome], step: Callable[[], None]) -> Iterator[Extraction]:
        """Show what was read in each file, or why nothing was, and hand on what was."""
        for file, outcome in outcomes:
            if isinstance(outcome, str):
                print(f"quotebank: {file}: {outcome}", file=sys.stderr)
                self.failed = True
            else:
                self.found = self.found or bool(outcome.quotes)
                if self.json:
                    show_json(to_plain(outcome, text=self.text))
                else:
                    self.show(file, outcome)
                yield outcome
            step()

    def show(self, file: Path, extraction: Extraction) -> None:
        if self.named and (self.whole or extraction.quotes):
            show(f"{file}:")
        if self.whole:
            show(MarkedArticle(extraction))
        elif extraction.quotes:
            show(QuoteTable(extraction))
        else:
            note(f"{file}: no quotation is found")


def _explain(wanted: str, files: tuple[Path, ...], encoding: str, *, json: bool) -> int:
    """Explain a quotation by the first article that has it."""
    # The whole reader of articles, and not needed for reading them in other processes.
    from quotebank.extract.explain import explain  # noqa: PLC0415
    from quotebank.render import _explanations  # noqa: F401, PLC0415 - shows what it gives.

    missing: UnknownNameError | None = None
    for file in files:
        try:
            document = read_document(file, encoding)
            explanation = explain(document.text or "", wanted, document=document)
        except UnknownNameError as error:
            missing = missing or error
            continue
        except (OSError, QuotebankError) as error:
            reason = error.message if isinstance(error, QuotebankError) else error.strerror or error
            print(f"quotebank: {file}: {reason}", file=sys.stderr)
            continue
        if json:
            show_json(_plain(explanation))
        else:
            show(explanation)
        return 0
    if missing is None:
        return 2
    raise missing


def _plain(explanation: Explanation) -> dict[str, object]:
    candidates = [
        {
            "mention": None if candidate.mention is None else to_plain(candidate.mention),
            "speaker": candidate.speaker,
            "score": candidate.score,
            "probability": candidate.probability,
            "chosen": candidate.chosen,
            "reasons": dict(candidate.reasons),
        }
        for candidate in explanation.candidates
    ]
    return {"quote": to_plain(explanation.quote), "candidates": candidates}
