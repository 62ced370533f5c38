"""The trained weights, read when they are first needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from operator import add
from typing import Any, cast

from attrs import frozen

__all__ = ["SCALE", "Found", "Group", "Table", "Weights", "load_weights", "look_up", "parted"]

#: Weights are whole numbers, this many times as great: sums of them are exact in any order, and so
#: the same in every version of Python, which add up broken numbers each in its own way.
SCALE = 100
_FILE = "attribution_weights.json"

#: The most that is remembered of a group of templates.
_MAX_FOUND = 10_000

#: The weight of each value of one template.
Table = dict[str, int]
#: Gives the weight of a value; None where it has none.
look_up = cast("Callable[[Table, str | None], int | None]", dict.get)


class Weights:
    """The weight of each feature, in a table for each template.

    Most features of a text have no weight, and those that have one are found all over: in small
    tables they are found in less time than in a large one.

    Args:
        templates: the weights times `SCALE`, by the first letters of a feature, and by the rest.
    """

    def __init__(self, templates: Mapping[str, dict[str, int]]) -> None:
        self._tables: dict[str, Table] = {}
        for name, values in templates.items():
            if name in _DIVIDED:
                for value, number in values.items():
                    self._tables.setdefault(name + value[:1], {})[value[1:]] = number
            else:
                self._tables[name] = values

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Weights:
        """Take weights by the whole names of features."""
        templates: dict[str, dict[str, int]] = {}
        for name, weight in weights.items():
            template, value = parted(name)
            templates.setdefault(template, {})[value] = round(weight * SCALE)
        return cls(templates)

    def get(self, name: str) -> float | None:
        """Give the weight of a feature by its whole name; None where it has none."""
        template, value = parted(name)
        if template in _DIVIDED:
            template, value = template + value[:1], value[1:]
        found = self._tables.get(template, {}).get(value)
        return None if found is None else found / SCALE

    def tables(self, templates: Iterable[str]) -> tuple[Table, ...]:
        """Give the table of each template, an empty one where none of its values has a weight."""
        return tuple([self._tables.get(template, {}) for template in templates])


@frozen
class Group:
    """Templates whose values all follow from a few letters.

    Attributes:
        templates: their names, in order.
        values: makes their values of the letters.
    """

    templates: tuple[str, ...]
    values: Callable[..., Sequence[str]]

    def names(self, letters: tuple[str, ...]) -> list[str]:
        """Give the names of the features that follow from some letters."""
        return list(map(add, self.templates, self.values(*letters)))


class Found(dict[tuple[str, ...], int]):
    """The weight of all that follows from some letters, looked up when these are first met; bounded."""

    def __init__(self, group: Group, weights: Weights) -> None:
        super().__init__()
        self._values = group.values
        self._tables = weights.tables(group.templates)

    def __missing__(self, letters: tuple[str, ...]) -> int:
        """Look the weights up, and add them up."""
        if len(self) >= _MAX_FOUND:
            self.clear()
        values = self._values(*letters)
        found = self[letters] = sum(filter(None, map(look_up, self._tables, values)))
        return found


def parted(name: str) -> tuple[str, str]:
    """Part the name of a feature as the file does: its first letters and the rest."""
    size = 2 if name[0] == "!" else 1
    return name[:size], name[size:]


#: What these begin with has a template for each letter that follows.
_DIVIDED = frozenset(("B", "!B"))


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the weight of each feature (`tools/train_attribution.py` writes them)."""
    content: dict[str, Any] = json.loads(
        files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    )
    templates: dict[str, dict[str, int]] = content["weights"]
    return Weights(templates)
