"""``quotebank closest``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Json
from quotebank.cli._streams import show, show_json, to_plain
from quotebank.errors import InvalidValueError

_WORDS = (
    "The wording, in one argument or several; two hyphens alone before one with a hyphen in front."
)


def closest(
    *words: Annotated[str, Parameter(name="WORDS", help=_WORDS)],
    limit: Annotated[int, Parameter(alias="-n", validator=Number(gte=0))] = 5,
    bank: BankFile = None,
    json: Json = False,
) -> int:
    """Find the quotations nearest to a wording that may be cut or altered.

    Args:
        limit: At most so many, the nearest first.
    """
    if not words:
        raise InvalidValueError("no wording is given; give the words to look for")
    found = open_bank(bank).closest(" ".join(words), limit=limit)
    for number, near in enumerate(found):
        if json:
            show_json({"score": near.score, "quote": to_plain(near.quote)})
        else:
            show(*([""] if number else []), near.quote, f"    {near.score:.0%} alike")
    return 0 if found else 1
