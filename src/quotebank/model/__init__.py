"""The values of quotebank: quotations, who spoke them, in what capacity, and where they stand.

Every class is frozen and slotted; change one by `attrs.evolve`. Each holds the values that it
speaks of themselves, so that one quotation alone means something. What a document does not state is
None or an empty tuple.
"""

from quotebank.model.entities import (
    Affiliation,
    AffiliationStatus,
    Document,
    DocumentId,
    Organization,
    OrganizationId,
    Speaker,
    SpeakerId,
    SpeakerKind,
)
from quotebank.model.ids import organization_id, quote_id, speaker_id
from quotebank.model.passages import CONTEXT, Passage, Span
from quotebank.model.quotes import (
    Attribution,
    Diagnostic,
    Extraction,
    Quote,
    QuoteId,
    QuoteKind,
    Unattributed,
)
from quotebank.model.tables import BankData

__all__ = [
    "CONTEXT",
    "Affiliation",
    "AffiliationStatus",
    "Attribution",
    "BankData",
    "Diagnostic",
    "Document",
    "DocumentId",
    "Extraction",
    "Organization",
    "OrganizationId",
    "Passage",
    "Quote",
    "QuoteId",
    "QuoteKind",
    "Span",
    "Speaker",
    "SpeakerId",
    "SpeakerKind",
    "Unattributed",
    "organization_id",
    "quote_id",
    "speaker_id",
]
