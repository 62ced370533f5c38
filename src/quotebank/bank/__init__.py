"""The bank of quotations, on SQLite, with its search."""

from importlib import import_module
from typing import TYPE_CHECKING

from quotebank.bank.bank import Bank
from quotebank.bank.facets import Facet
from quotebank.bank.hits import Hit, Snippet

if TYPE_CHECKING:
    from quotebank.bank.closest import Closest, Variant
    from quotebank.bank.merging import Merge, Suggestion
    from quotebank.bank.revising import Revision
    from quotebank.bank.standing import Certainty, Standing, Tenure

__all__ = [
    "Bank",
    "Certainty",
    "Closest",
    "Facet",
    "Hit",
    "Merge",
    "Revision",
    "Snippet",
    "Standing",
    "Suggestion",
    "Tenure",
    "Variant",
]

#: Modules that a first search does not need are imported when their names are asked for.
_HOMES = {
    "Certainty": "standing",
    "Closest": "closest",
    "Merge": "merging",
    "Revision": "revising",
    "Standing": "standing",
    "Suggestion": "merging",
    "Tenure": "standing",
    "Variant": "closest",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'quotebank.bank' has no attribute {name!r}")
    return getattr(import_module(f"quotebank.bank.{home}"), name)
