"""``quotebank who``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Json, SpeakerName
from quotebank.cli._streams import show, show_json
from quotebank.render import about
from quotebank.serialise import to_plain


def who(
    first: Annotated[str, SpeakerName, Parameter(name="NAME")],
    /,
    *rest: Annotated[str, Parameter(show=False)],
    bank: BankFile = None,
    json: Json = False,
) -> None:
    """Tell who somebody is: affiliations with their evidence, and quotations.

    Args:
        first: Full name, surname or alias.
        rest: The further words of the name.
    """
    opened = open_bank(bank)
    speaker = opened.speaker(" ".join((first, *rest)))
    affiliations = opened.affiliations(speaker)
    quotes = [quote for quote in opened if quote.speaker == speaker]
    if json:
        show_json(
            {
                "speaker": to_plain(speaker),
                "affiliations": [to_plain(affiliation) for affiliation in affiliations],
                "quotes": [to_plain(quote) for quote in quotes],
            }
        )
    else:
        show(about(speaker, affiliations, quotes))
