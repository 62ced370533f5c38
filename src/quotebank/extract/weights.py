"""The trained weights, read when they are first needed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["load_weights"]

#: Whole numbers in the file, so that it is small and the same everywhere.
SCALE = 100
_FILE = "attribution_weights.json"


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """Read the weight of each feature (`tools/train_attribution.py` writes them)."""
    content: dict[str, Any] = json.loads(
        files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    )
    templates: dict[str, dict[str, int]] = content["weights"]
    return {
        template + value: number / SCALE
        for template, values in templates.items()
        for value, number in values.items()
    }
