"""``quotebank info``."""

from __future__ import annotations

from collections import Counter
from importlib.metadata import version
from pathlib import Path

from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Json
from quotebank.cli._streams import show, show_json, to_plain
from quotebank.render import described


def info(*, bank: BankFile = None, json: Json = False) -> None:
    """Say what is in the bank, and whence it comes."""
    data = open_bank(bank).data()
    kinds = Counter(str(quote.kind) for quote in data.quotes)
    quoted = len({quote.speaker for quote in data.quotes})
    if json:
        show_json(
            {
                "version": version("quotebank"),
                "bank": None if bank is None else str(bank),
                "quotes": len(data.quotes),
                "kinds": dict(sorted(kinds.items())),
                "speakers": len(data.speakers),
                "quoted": quoted,
                "organizations": len(data.organizations),
                "affiliations": len(data.affiliations),
                "documents": [to_plain(document) for document in data.documents],
            }
        )
        return
    by_kind = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    segments = sum(len(quote.segments) for quote in data.quotes)
    reasons = dict.fromkeys(d.published_inferred for d in data.documents if d.published_inferred)
    shown = [
        ("quotebank", [version("quotebank")]),
        ("bank", [_named(bank)]),
        ("quotations", [f"{len(data.quotes)} in {segments} segments ({by_kind})"]),
        ("speakers", [f"{len(data.speakers)}, of whom {quoted} are quoted"]),
        ("organizations", [str(len(data.organizations))]),
        ("affiliations", [str(len(data.affiliations))]),
        ("documents", data.documents[:_SHOWN]),
        ("", [f"and {len(data.documents) - _SHOWN} more"] if len(data.documents) > _SHOWN else []),
        ("date inferred", list(reasons)[:_SHOWN]),
        ("corrections", [c for d in data.documents for c in d.corrections][:_SHOWN]),
    ]
    show(described(shown))


def _named(bank: Path | None) -> str:
    if bank is None:
        return "the packaged one"
    return "standard input" if str(bank) == "-" else str(bank)


#: Documents that are listed; a large bank has more than anybody reads.
_SHOWN = 10
