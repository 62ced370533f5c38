"""Verifying quotations: are these the words, and is this the speaker?

What a verification finds is described in `quotebank.verify.findings`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotebank.model import Document, Extraction
    from quotebank.verify.api import VerifyOptions
    from quotebank.verify.findings import Finding, Report
    from quotebank.verify.sources import Material

__all__ = ["verify", "verify_quote"]


def verify(
    draft: str | Document | Extraction,
    against: Material,
    *,
    options: VerifyOptions | None = None,
) -> Report:
    """Verify every quotation of a draft against the material that it quotes from.

    Args:
        draft: its text, a document with its text, or what was extracted from it.
        against: what it quotes from: source texts, paths of files and folders, documents, a bank or
            its quotations, or several of these. A bank without article texts proves presence, never
            absence.
        options: how to verify.

    Returns:
        One finding for each quotation, in the order of the draft, and what could not be used.

    Raises:
        InvalidValueError: where the draft is none, or something in `against` is no source.

    >>> source = "“We will not sell the harbour,” said Ada Quill, the mayor."
    >>> report = verify("“We will sell the harbour,” Quill said.", source)
    >>> [(str(f.wording), str(f.attribution), [str(x) for x in f.flags]) for f in report]
    [('altered', 'confirmed', ['material'])]
    >>> report.findings[0].explanation
    'Not the words of the source: “not” was left out (negation).'
    """
    from quotebank.verify.api import verify_draft  # noqa: PLC0415 - imported where it is used.

    return verify_draft(draft, against, options)


def verify_quote(
    text: str,
    speaker: str | None = None,
    *,
    against: Material,
    capacity: str | Iterable[str] = (),
    options: VerifyOptions | None = None,
) -> Finding:
    """Verify one quotation alone.

    Args:
        text: the claimed words, without the marks around them.
        speaker: who is claimed to have said them; None if nobody is.
        against: what it is quoted from, as for `verify`.
        capacity: the claimed roles and organizations, such as "chief executive, Labour Together".
        options: how to verify.

    Raises:
        InvalidValueError: where something in `against` is no source.

    >>> source = "“We will not sell the harbour,” said Ada Quill, the mayor."
    >>> finding = verify_quote("not sell the harbour", "Ada Quill", against=source)
    >>> str(finding.wording), str(finding.attribution), str(finding.verdict)
    ('verbatim', 'confirmed', 'verbatim')
    """
    from quotebank.verify.api import verify_one  # noqa: PLC0415 - imported where it is used.

    return verify_one(text, speaker, against, capacity, options)
