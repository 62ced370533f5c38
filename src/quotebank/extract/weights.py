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

#: Whole numbers in the file, so that it is small and the same everywhere.
SCALE = 100
_FILE = "attribution_weights.json"

#: The most that is remembered of a group of templates.
_MAX_FOUND = 10_000

#: The weight of each value of one template.
Table = dict[str, float]
#: Gives the weight of a value; None where it has none.
look_up = cast("Callable[[Table, str | None], float | None]", dict.get)


class Weights:
    """The weight of each feature, in a table for each template.

    Most features of a text have no weight, and those that have one are found all over: in small
    tables, whose few numbers are shared, they are found in less time than in a large one.

    Args:
        templates: the weights by the first letters of a feature, and by the rest.
        scale: how many times the weights they are.
    """

    def __init__(self, templates: Mapping[str, Mapping[str, float]], scale: int = 1) -> None:
        numbers = {number for values in templates.values() for number in values.values()}
        shared = {number: number / scale for number in numbers}
        self._tables: dict[str, Table] = {}
        for name, values in templates.items():
            if name in _DIVIDED:
                for value, number in values.items():
                    table = self._tables.setdefault(name + value[:1], {})
                    table[value[1:]] = shared[number]
            else:
                self._tables[name] = {value: shared[number] for value, number in values.items()}

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Weights:
        """Take weights by the whole names of features."""
        templates: dict[str, dict[str, float]] = {}
        for name, weight in weights.items():
            template, value = parted(name)
            templates.setdefault(template, {})[value] = weight
        return cls(templates)

    def get(self, name: str) -> float | None:
        """Give the weight of a feature by its whole name; None where it has none."""
        template, value = parted(name)
        if template in _DIVIDED:
            template, value = template + value[:1], value[1:]
        return self._tables.get(template, {}).get(value)

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


class Found(dict[tuple[str, ...], tuple[float, ...]]):
    """The weights of what follows from some letters, looked up when these are first met; bounded.

    It gives them one by one and not their sum: the order in which numbers are added tells in the
    last digits.
    """

    def __init__(self, group: Group, weights: Weights) -> None:
        super().__init__()
        self._values = group.values
        self._tables = weights.tables(group.templates)

    def __missing__(self, letters: tuple[str, ...]) -> tuple[float, ...]:
        """Look the weights up."""
        if len(self) >= _MAX_FOUND:
            self.clear()
        values = self._values(*letters)
        found = tuple([w for w in map(look_up, self._tables, values) if w is not None])
        self[letters] = found
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
    return Weights(templates, SCALE)
