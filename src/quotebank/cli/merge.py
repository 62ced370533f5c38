"""``quotebank merge``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from quotebank.bank import Bank
from quotebank.cli._banks import open_bank, open_to_write
from quotebank.cli._options import BankFile, Flag, Json
from quotebank.cli._streams import show, show_json, to_plain
from quotebank.errors import InvalidValueError
from quotebank.render import Table


def merge(
    kept: Annotated[str | None, Parameter(name="KEPT")] = None,
    other: Annotated[str | None, Parameter(name="OTHER")] = None,
    /,
    *,
    suggest: Annotated[bool, Flag] = False,
    undo: str | None = None,
    bank: BankFile = None,
    json: Json = False,
) -> int:
    """Put together two speakers who are one; nothing is lost, and it can be undone.

    Args:
        kept: Name or id of the speaker whose id stays.
        other: Name or id of the one that goes into it.
        suggest: List speakers who may be one, with the reasons, and change nothing.
        undo: Take the speaker of this id out again, with all that was its own.
    """
    if suggest + (undo is not None) + (kept is not None) != 1 or (kept is None) != (other is None):
        raise InvalidValueError("give two speakers, or --suggest, or --undo ID")
    if suggest:
        return _suggest(open_bank(bank), json=json)
    with open_to_write(bank) as opened:
        if kept is not None and other is not None:
            speaker = opened.merge(kept, other)
        else:
            speaker = opened.split(undo or "")
    if json:
        show_json(to_plain(speaker))
    else:
        show(speaker)
    return 0


def _suggest(bank: Bank, *, json: bool) -> int:
    found = bank.suggest_merges()
    if json:
        for pair in found:
            show_json(
                {
                    "one": to_plain(pair.one),
                    "other": to_plain(pair.other),
                    "score": pair.score,
                    "reasons": list(pair.reasons),
                }
            )
    elif found:
        rows = tuple(
            (pair.one.id, pair.other.id, f"{pair.score:.2f}", "; ".join(pair.reasons))
            for pair in found
        )
        show(Table(("one", "other", "score", "reasons"), rows))
    return 0 if found else 1
