"""The trained weights, read when they are first needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["SCALE", "Table", "Weights", "load_weights", "parted"]

#: Whole numbers in the file, so that it is small and the same everywhere.
SCALE = 100
_FILE = "attribution_weights.json"

#: The weight of each value of one template.
Table = dict[str, float]


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
