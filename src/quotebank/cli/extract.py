"""``quotebank extract``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from quotebank.cli._articles import read_document
from quotebank.cli._options import Flag, Json, StandardPath
from quotebank.cli._reading import default_processes, progress_over, read_articles
from quotebank.cli._streams import show, show_json, to_plain
from quotebank.errors import InvalidValueError, UnknownNameError
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
    processes: Annotated[int | None, Parameter(validator=Number(gte=1))] = None,
    json: Json = False,
) -> int:
    """Read articles: who is quoted in them, and in what capacity.

    Args:
        article: Show the article itself, with quotations, sources and cues marked.
        encoding: Of plain text; a web page says its own.
        text: With --json, write the texts of the articles too.
        explain: Say why the quotation of this id has its speaker, with the runners-up.
        processes: How many read at a time; by default as many as the machine has, for many files.
    """
    if not files:
        raise InvalidValueError("no article is given; give files, or - for standard input")
    if explain is not None:
        return _explain(explain, files, encoding, json=json)
    found = failed = False
    count = processes or default_processes(len(files))
    with progress_over(len(files)) as step:
        for file, outcome in read_articles(files, encoding, count):
            if isinstance(outcome, str):
                print(f"quotebank: {file}: {outcome}", file=sys.stderr)
                failed = True
            elif json:
                show_json(to_plain(outcome, text=text))
            else:
                _show(outcome, str(file) if len(files) > 1 else None, whole=article)
            found = found or (not isinstance(outcome, str) and bool(outcome.quotes))
            step()
    return 2 if failed else 0 if found else 1


def _show(extraction: Extraction, name: str | None, *, whole: bool) -> None:
    if name is not None and (whole or extraction.quotes):
        show(f"{name}:")
    if whole:
        show(MarkedArticle(extraction))
    elif extraction.quotes:
        show(QuoteTable(extraction))


def _explain(wanted: str, files: tuple[Path, ...], encoding: str, *, json: bool) -> int:
    """Explain a quotation by the first article that has it."""
    # The whole reader of articles, and not needed for reading them in other processes.
    from quotebank.extract.explain import explain  # noqa: PLC0415
    from quotebank.render import _explanations  # noqa: F401, PLC0415 - shows what it gives.

    missing: UnknownNameError | None = None
    for file in files:
        document = read_document(file, encoding)
        try:
            explanation = explain(document.text or "", wanted, document=document)
        except UnknownNameError as error:
            missing = missing or error
            continue
        if json:
            show_json(_plain(explanation))
        else:
            show(explanation)
        return 0
    assert missing is not None, "there is a file"
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
