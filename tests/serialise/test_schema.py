"""The shipped schema is that of the classes, and what is written keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

import quotebank
from quotebank.dataset import packaged
from quotebank.errors import QuotebankError
from quotebank.model import BankData, Extraction, Quote
from quotebank.serialise import from_plain, to_plain
from quotebank.serialise.schema import json_schema
from tests.serialise.samples import BANK, MENDS, READ, TRADE
from tests.strategies import quotes

SHIPPED = json.loads((Path(quotebank.__file__).parent / "data" / "schema.json").read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SHIPPED)


def test_the_shipped_schema_is_that_of_the_classes() -> None:
    assert json_schema() == SHIPPED, "run tools/build_schema.py"


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SHIPPED)


def test_every_field_is_described() -> None:
    for name, schema in SHIPPED["$defs"].items():
        for field, about in schema["properties"].items():
            if "const" not in about and about.get("type") != "integer":
                assert "description" in about or "$ref" in str(about), f"{name}.{field}"


@pytest.mark.parametrize(
    "value", [MENDS, TRADE, BANK, READ], ids=lambda value: type(value).__name__
)
@pytest.mark.parametrize("text", [False, True])
def test_what_is_written_keeps_the_schema(value: object, text: bool) -> None:
    VALIDATOR.validate(to_plain(value, text=text))


def test_the_packaged_bank_keeps_the_schema() -> None:
    VALIDATOR.validate(to_plain(packaged()))


@given(quotes())
def test_any_quotation_keeps_the_schema(quote: Quote) -> None:
    VALIDATOR.validate(to_plain(quote))


def broken(plain: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the same data with one thing wrong in each."""
    for name, value in plain.items():
        if name != "probability":
            yield plain | {name: 3.5}
        if isinstance(value, dict):
            for inner in broken(value):
                yield plain | {name: inner}
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for inner in broken(value[0]):
                yield plain | {name: [inner, *value[1:]]}
    yield plain | {"colour": "red"}


@pytest.mark.parametrize("value", [MENDS, BANK, READ], ids=lambda value: type(value).__name__)
def test_what_the_schema_refuses_is_refused(value: Quote | BankData | Extraction) -> None:
    for plain in broken(to_plain(value)):
        assert not VALIDATOR.is_valid(plain)
        with pytest.raises(QuotebankError):
            from_plain(plain, type(value))
