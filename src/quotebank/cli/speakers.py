"""``quotebank speakers``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Json, OrganizationName
from quotebank.cli._streams import show, show_json, to_plain
from quotebank.render import Table


def speakers(
    *,
    organization: Annotated[str | None, OrganizationName, Parameter(alias="--org")] = None,
    offshoots: bool = True,
    quoted: Annotated[bool | None, Parameter(negative="--unquoted")] = None,
    bank: BankFile = None,
    json: Json = False,
) -> int:
    """List speakers, with the capacity in which their documents present them.

    Args:
        organization: Only those who belong to it, by its name or an alias.
        offshoots: Whether those of its offshoots belong to it.
        quoted: Only those with quotations, or only those without. Default: all.
    """
    opened = open_bank(bank)
    found = opened.speakers(organization=organization, offshoots=offshoots, quoted=quoted)
    counts = {facet.value: facet.count for facet in opened.facets(by="speaker", limit=None)}
    if json:
        for speaker in found:
            stated = [to_plain(a) for a in opened.affiliations(speaker)]
            show_json(
                {**to_plain(speaker), "affiliations": stated, "quotes": counts.get(speaker.id, 0)}
            )
    elif found:
        rows = []
        for speaker in found:
            labels = dict.fromkeys(a.label for a in opened.affiliations(speaker))
            rows.append((speaker.label, str(counts.get(speaker.id, 0)), "; ".join(labels)))
        show(Table(("speaker", "quotations", "capacity"), tuple(rows)))
    return 0 if found else 1
