"""Common given names, with the gender that they usually tell.

They stand in ``given_names.json`` beside this module, which says where they are from. A name in
both tables tells no gender.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Final

from quotebank.text import fold

__all__ = ["FEMALE_NAMES", "MALE_NAMES", "is_female", "is_male"]


def _read() -> tuple[frozenset[str], frozenset[str]]:
    """Read the tables: each is written in lines of several names."""
    path = files("quotebank.extract") / "given_names.json"
    tables: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))["names"]
    female, male = (" ".join(tables[gender]).split() for gender in ("female", "male"))
    return frozenset(female), frozenset(male)


_TABLES: Final = _read()
FEMALE_NAMES: Final = _TABLES[0]
MALE_NAMES: Final = _TABLES[1]


def is_female(name: str) -> bool:
    """Whether women are called so, accents aside."""
    return name in FEMALE_NAMES or (not name.isascii() and _plain(name) in FEMALE_NAMES)


def is_male(name: str) -> bool:
    """Whether men are called so, accents aside."""
    return name in MALE_NAMES or (not name.isascii() and _plain(name) in MALE_NAMES)


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name in plain letters: "José" as "Jose"."""
    return fold(name).title()
