"""Checks that the fields of several models share."""

from __future__ import annotations

from typing import Any

import attrs

from quotebank.errors import InvalidValueError


def optional_text(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise InvalidValueError(
            f"{type(instance).__name__}.{attribute.name} is {value!r}; give words, or None where "
            "nothing is stated"
        )


def required_text(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InvalidValueError(
            f"{type(instance).__name__}.{attribute.name} is {value!r}; give words"
        )


def texts(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, tuple) or not all(isinstance(v, str) and v.strip() for v in value):
        raise InvalidValueError(
            f"{type(instance).__name__}.{attribute.name} is {value!r}; give a list of texts, none empty"
        )


def probability(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not (
        isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    ):
        raise InvalidValueError(
            f"{type(instance).__name__}.{attribute.name} is {value!r}; give a probability, 0 to 1"
        )
