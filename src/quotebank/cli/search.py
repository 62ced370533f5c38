"""``quotebank search``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from quotebank.bank.search import Sort
from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Flag, Json, OrganizationName, SpeakerName
from quotebank.cli._streams import note, show, show_json, to_plain
from quotebank.model import QuoteKind

QUERY = (
    'Words, which must all match; "exact phrases" in marks of their own; OR, -word and prefix*; '
    "speaker:, org:, kind:, after: and before:. Before a word with a hyphen in front, write two "
    "hyphens alone: quotebank search -- trump -giant"
)


def search(
    *query: Annotated[str, Parameter(help=QUERY)],
    speaker: Annotated[str | None, SpeakerName] = None,
    organization: Annotated[str | None, OrganizationName, Parameter(alias="--org")] = None,
    kind: QuoteKind | None = None,
    document: str | None = None,
    since: str | None = None,
    until: str | None = None,
    sort: Sort = "best",
    after: str | None = None,
    limit: Annotated[int, Parameter(alias="-n", validator=Number(gte=0))] = 10,
    all: Annotated[bool, Flag, Parameter(alias="-a")] = False,  # noqa: A002
    bank: BankFile = None,
    json: Json = False,
) -> int:
    """Search quotations by their words, and list them by filters.

    Args:
        speaker: Only quotations of this speaker.
        organization: Only quotations of those who speak for this organization.
        kind: Only quotations of this kind.
        document: Only quotations of the document of this id.
        since: Only documents of this date or later: 2024, 2024-10 or 2024-10-18.
        until: Only documents of this date or earlier.
        sort: The best first, or by the dates of documents; what has no date comes last.
        after: Go on behind the hit of this cursor, which --json gives, in the same search.
        limit: At most so many.
        all: Without a limit.
    """
    hits = open_bank(bank).search(
        " ".join(query),
        speaker=speaker,
        organization=organization,
        kind=kind,
        document=document,
        since=since,
        until=until,
        sort=sort,
        after=after,
        limit=None if all else limit + 1,
    )
    shown = hits if all else hits[:limit]
    for number, hit in enumerate(shown):
        if json:
            matches = [[span.start, span.end] for span in hit.matches]
            plain = {"score": hit.score, "matches": matches, "quote": to_plain(hit.quote)}
            show_json({**plain, "cursor": hit.cursor})
        else:
            show(*([""] if number else []), hit)
    if len(shown) < len(hits) and not json:
        note("There are more: --limit N or --all.")
    return 0 if hits else 1
