"""``quotebank facets``."""

from __future__ import annotations

from typing import Annotated

from attrs import asdict
from cyclopts import Parameter
from cyclopts.validators import Number

from quotebank.bank.facets import By
from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Flag, Json, OrganizationName, SpeakerName
from quotebank.cli._streams import show, show_json
from quotebank.cli.search import QUERY
from quotebank.model import QuoteKind
from quotebank.render import Table


def facets(
    *query: Annotated[str, Parameter(help=QUERY)],
    by: By,
    speaker: Annotated[str | None, SpeakerName] = None,
    organization: Annotated[str | None, OrganizationName, Parameter(alias="--org")] = None,
    kind: QuoteKind | None = None,
    document: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: Annotated[int, Parameter(alias="-n", validator=Number(gte=0))] = 10,
    all: Annotated[bool, Flag, Parameter(alias="-a")] = False,  # noqa: A002
    bank: BankFile = None,
    json: Json = False,
) -> int:
    """Count what a search finds, by a property of the quotations.

    Args:
        by: What to count by.
        speaker: Only quotations of this speaker.
        organization: Only quotations of those who speak for this organization.
        kind: Only quotations of this kind.
        document: Only quotations of the document of this id.
        since: Only documents of this date or later: 2024, 2024-10 or 2024-10-18.
        until: Only documents of this date or earlier.
        limit: At most so many values, the most frequent first.
        all: Without a limit.
    """
    found = open_bank(bank).facets(
        " ".join(query),
        by=by,
        speaker=speaker,
        organization=organization,
        kind=kind,
        document=document,
        since=since,
        until=until,
        limit=None if all else limit,
    )
    if json:
        for facet in found:
            show_json(asdict(facet))
    elif found:
        show(Table((by, "quotations"), tuple((facet.label, str(facet.count)) for facet in found)))
    return 0 if found else 1
