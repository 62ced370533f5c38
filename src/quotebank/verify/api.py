"""Verifying a draft, or one quotation alone."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen
from attrs.validators import is_callable

from quotebank.errors import InvalidValueError
from quotebank.extract import extract
from quotebank.model import Document, Extraction
from quotebank.verify.check import verify_claims
from quotebank.verify.drafts import claims_of
from quotebank.verify.findings import Claim, Finding, Report
from quotebank.verify.sources import Material
from quotebank.verify.voices import Reader


def _read(document: Document) -> Extraction:
    return extract(document.text or "", document=document)


@frozen(kw_only=True)
class VerifyOptions:
    """How to verify.

    Args:
        reader: finds the quotations of a document and their speakers, in the draft and in the
            sources; `quotebank.extract` unless another is given, such as people's own readings.
    """

    reader: Reader = field(default=_read, validator=is_callable())


def verify_draft(
    draft: str | Document | Extraction, against: Material, options: VerifyOptions | None = None
) -> Report:
    """Verify every quotation of a draft; see `quotebank.verify`."""
    options = options or VerifyOptions()
    if isinstance(draft, str):
        draft = Document.from_text(draft)
    if isinstance(draft, Document):
        if draft.text is None:
            raise InvalidValueError(f"the draft {draft.id!r} comes without its text: give it")
        draft = options.reader(draft)
    elif not isinstance(draft, Extraction):
        raise InvalidValueError(
            f"a draft is a text, a document or an extraction, not {type(draft).__name__!r}"
        )
    return verify_claims(claims_of(draft), against, options.reader)


def verify_one(
    text: str,
    speaker: str | None,
    against: Material,
    capacity: str | Iterable[str] = (),
    options: VerifyOptions | None = None,
) -> Finding:
    """Verify one quotation alone; see `quotebank.verify_quote`."""
    options = options or VerifyOptions()
    if not isinstance(text, str):
        raise InvalidValueError(f"a quotation is a text, not {type(text).__name__!r}")
    held = (capacity,) if isinstance(capacity, str) else tuple(capacity)
    claim = Claim(text=text, speaker=speaker, capacity=held)
    return verify_claims([claim], against, options.reader).findings[0]
