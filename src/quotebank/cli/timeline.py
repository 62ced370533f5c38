"""``quotebank timeline``."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Json, SpeakerName
from quotebank.cli._streams import show, show_json, to_plain
from quotebank.render import Table


def timeline(
    first: Annotated[str, SpeakerName, Parameter(name="NAME")],
    /,
    *rest: Annotated[str, Parameter(show=False)],
    bank: BankFile = None,
    json: Json = False,
) -> int:
    """Show the roles of a speaker over time, as far as documents state them.

    Args:
        first: Full name, surname or alias.
        rest: The further words of the name.
    """
    tenures = open_bank(bank).timeline(" ".join((first, *rest)))
    if json:
        for tenure in tenures:
            dates = {
                name: None if date is None else str(date)
                for name, date in (
                    ("first", tenure.first),
                    ("last", tenure.last),
                    ("over", tenure.over),
                )
            }
            stated = [to_plain(statement) for statement in tenure.statements]
            show_json({"role": tenure.label, **dates, "statements": stated})
    elif tenures:
        rows = tuple(
            (
                tenure.label,
                str(tenure.first or ""),
                str(tenure.last or ""),
                str(tenure.over or ""),
                str(len(tenure.statements)),
            )
            for tenure in tenures
        )
        show(Table(("role", "first stated", "last stated", "over by", "statements"), rows))
    return 0 if tenures else 1
