"""``quotebank verify``."""

from __future__ import annotations

import json as _json
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from quotebank.cli._articles import read_document
from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Flag, Json, StandardPath
from quotebank.cli._streams import console, on_terminal, show_json
from quotebank.errors import InvalidValueError
from quotebank.model import Document
from quotebank.render import verify_plain, verify_text
from quotebank.verify import verify as _verify
from quotebank.verify.findings import Finding, Report, Verdict
from quotebank.verify.fixes import patch
from quotebank.verify.sources import Material

_FILES = "Drafts: plain text, or web pages with the extra html; - is standard input."
_AGAINST = "Files and folders of source texts; may be given several times."

_FAIL_ON = "The verdict from which on the exit status is 1; the choices are in order."


def verify(
    *files: Annotated[Path, StandardPath, Parameter(name="FILE", help=_FILES)],
    against: Annotated[
        tuple[Path, ...], Parameter(help=_AGAINST, negative=(), show_default=False)
    ] = (),
    bank: BankFile = None,
    fail_on: Annotated[
        Verdict, Parameter(name="--fail-on", help=_FAIL_ON)
    ] = Verdict.UNKNOWN_SPEAKER,
    encoding: str = "utf-8",
    html: Annotated[bool, Flag] = False,
    sarif: Annotated[bool, Flag] = False,
    fix: Annotated[bool, Flag] = False,
    json: Json = False,
) -> int:
    """Verify a draft's quotations: are these the words, and is this the speaker?

    Args:
        encoding: Of the drafts, where they are plain text.
        html: Write one page of HTML, which needs nothing else.
        sarif: Write SARIF 2.1.0, for tools of code review.
        fix: Write a patch that puts the true wording in; nothing is changed in the draft.
    """
    if not files:
        raise InvalidValueError("no draft is given; give files, or - for standard input")
    if html + sarif + fix + json > 1:
        raise InvalidValueError("give one of --json, --sarif, --html and --fix, not several")
    material: list[Material] = list(against)
    if bank is not None or not against:
        material.append(open_bank(bank))
    drafts: list[tuple[Path, Document, Report]] = []
    for file in files:
        document = read_document(file, encoding)
        drafts.append((file, document, _verify(document, material)))
    named = [(str(file), document.text or "", report) for file, document, report in drafts]
    if sarif:
        print(_json.dumps(verify_plain.to_sarif(named, _version()), ensure_ascii=False, indent=1))
    elif html:
        print(verify_text.report_to_html([(name, report) for name, _, report in named]), end="")
    elif fix:
        for name, text, report in named:
            print(patch(text, report, name), end="")
    else:
        for name, text, report in named:
            _show(name, text, report, json=json)
    failing = any(report.failing(fail_on) for _, _, report in drafts)
    return 1 if failing else 0


def _show(name: str, text: str, report: Report, *, json: bool) -> None:
    places = [f.claim.passages[0].span.start for f in report if f.claim.passages]
    lines = verify_text.lines_at(text, places)
    for finding, line in zip(report, lines, strict=True):
        if json:
            show_json({"file": name, "line": line, **verify_plain.finding_to_plain(finding)})
        else:
            _print(finding, f"{name}:{line}")
    for problem in report.problems:
        print(f"quotebank: {problem}", file=sys.stderr)
    if not json:
        print(verify_text.summary(report))


def _print(finding: Finding, where: str) -> None:
    if on_terminal(sys.stdout):
        console().print(verify_text.finding_to_rich(finding, where))
    else:
        print("\n".join(verify_text.finding_lines(finding, where)))
    print()


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - rarely asked for.

    return version("quotebank")
