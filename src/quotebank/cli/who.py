"""``quotebank who``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter

from quotebank.bank.standing import Standing
from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Json, SpeakerName
from quotebank.cli._streams import show, show_json, to_plain
from quotebank.model import Affiliation
from quotebank.render import about


def who(
    first: Annotated[str, SpeakerName, Parameter(name="NAME")],
    /,
    *rest: Annotated[str, Parameter(show=False)],
    at: str | None = None,
    bank: BankFile = None,
    json: Json = False,
) -> None:
    """Tell who somebody is: affiliations with their evidence, and quotations.

    Args:
        first: Full name, surname or alias.
        rest: The further words of the name.
        at: What is known of their roles at this date: 2024, 2024-10 or 2024-10-18.
    """
    opened = open_bank(bank)
    speaker = opened.speaker(" ".join((first, *rest)))
    quotes = [hit.quote for hit in opened.search(speaker=speaker, limit=None)]
    stated: Sequence[Affiliation | Standing]
    stated = opened.affiliations(speaker) if at is None else opened.affiliations(speaker, at)
    if json:
        show_json(
            {
                "speaker": to_plain(speaker),
                "affiliations": [_plain(statement) for statement in stated],
                "quotes": [to_plain(quote) for quote in quotes],
            }
        )
    else:
        show(about(speaker, stated, quotes))


def _plain(statement: Affiliation | Standing) -> object:
    if isinstance(statement, Affiliation):
        return to_plain(statement)
    return {"certainty": str(statement.certainty), **to_plain(statement.affiliation)}
