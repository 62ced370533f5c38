"""Attributed quotations: who said what, in what capacity, where, and is it word for word?

>>> import quotebank
>>> bank = quotebank.load()
>>> bank.search('"black hole"')[0].quote.speaker.name
'Matt Bennett'
"""

from importlib import import_module
from typing import TYPE_CHECKING

# The model is what every use needs; the rest is fetched when it is first used.
from quotebank.dates import PartialDate
from quotebank.errors import (
    AmbiguousNameError,
    BankError,
    DataError,
    DocumentMismatchError,
    FormatError,
    InvalidValueError,
    MissingExtraError,
    NotPicklableError,
    QueryError,
    QuotebankError,
    UnknownNameError,
)

# The function shares its name with its package, which must not take the name first.
from quotebank.extract import extract
from quotebank.model import (
    Affiliation,
    AffiliationStatus,
    Attribution,
    BankData,
    Diagnostic,
    Document,
    DocumentId,
    Extraction,
    Organization,
    OrganizationId,
    Passage,
    Quote,
    QuoteId,
    QuoteKind,
    Span,
    Speaker,
    SpeakerId,
    SpeakerKind,
    Unattributed,
)
from quotebank.verify import verify, verify_quote

if TYPE_CHECKING:
    from quotebank.bank import (
        Bank,
        Certainty,
        Closest,
        Facet,
        Hit,
        Merge,
        Revision,
        Snippet,
        Standing,
        Suggestion,
        Tenure,
        Variant,
    )
    from quotebank.dataset import load
    from quotebank.extract.options import ExtractOptions
    from quotebank.serialise import (
        dump_bank,
        dumps,
        load_bank,
        loads,
        read_jsonl,
        write_csv,
        write_jsonl,
    )
    from quotebank.verify.api import VerifyOptions
    from quotebank.verify.findings import (
        AttributionStatus,
        Claim,
        Difference,
        Evidence,
        Finding,
        Flag,
        Report,
        Verdict,
        Wording,
    )
    from quotebank.verify.sources import SourceText

__all__ = [
    "Affiliation",
    "AffiliationStatus",
    "AmbiguousNameError",
    "Attribution",
    "AttributionStatus",
    "Bank",
    "BankData",
    "BankError",
    "Certainty",
    "Claim",
    "Closest",
    "DataError",
    "Diagnostic",
    "Difference",
    "Document",
    "DocumentId",
    "DocumentMismatchError",
    "Evidence",
    "ExtractOptions",
    "Extraction",
    "Facet",
    "Finding",
    "Flag",
    "FormatError",
    "Hit",
    "InvalidValueError",
    "Merge",
    "MissingExtraError",
    "NotPicklableError",
    "Organization",
    "OrganizationId",
    "PartialDate",
    "Passage",
    "QueryError",
    "Quote",
    "QuoteId",
    "QuoteKind",
    "QuotebankError",
    "Report",
    "Revision",
    "Snippet",
    "SourceText",
    "Span",
    "Speaker",
    "SpeakerId",
    "SpeakerKind",
    "Standing",
    "Suggestion",
    "Tenure",
    "Unattributed",
    "UnknownNameError",
    "Variant",
    "Verdict",
    "VerifyOptions",
    "Wording",
    "dump_bank",
    "dumps",
    "extract",
    "load",
    "load_bank",
    "loads",
    "read_jsonl",
    "verify",
    "verify_quote",
    "write_csv",
    "write_jsonl",
]

_HOMES = {
    "quotebank.bank": (
        "Bank", "Certainty", "Closest", "Facet", "Hit", "Merge",
        "Revision", "Snippet", "Standing", "Suggestion", "Tenure", "Variant",
    ),
    "quotebank.dataset": ("load",),
    "quotebank.extract.options": ("ExtractOptions",),
    "quotebank.verify.api": ("VerifyOptions",),
    "quotebank.verify.findings": (
        "AttributionStatus", "Claim", "Difference", "Evidence", "Finding", "Flag", "Report",
        "Verdict", "Wording",
    ),
    "quotebank.verify.sources": ("SourceText",),
    "quotebank.serialise": (
        "dump_bank", "dumps", "load_bank", "loads", "read_jsonl", "write_csv", "write_jsonl",
    ),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # A type checker would take any name for granted.

    def __getattr__(name: str) -> object:
        """Fetch a public name when it is first used: what a program does not use costs it nothing."""
        if name not in _HOME_OF:
            raise AttributeError(f"module 'quotebank' has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
        return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
