"""Verifying quotations: are these the words, and is this the speaker?"""

from quotebank.verify.check import verify_claims
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
    "AttributionStatus",
    "Claim",
    "Difference",
    "Evidence",
    "Finding",
    "Flag",
    "Report",
    "SourceText",
    "Verdict",
    "Wording",
    "verify_claims",
]
