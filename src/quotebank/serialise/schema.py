"""The JSON Schema of what is written, made from the model's classes."""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Collection, Mapping
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from quotebank.dates import PartialDate
from quotebank.model import Affiliation, BankData, Extraction, Quote
from quotebank.serialise.converter import REFERENCES, TABLES, Plain
from quotebank.serialise.envelope import FORMAT_NAMES, VERSION

_ARGUMENT = re.compile(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)
_DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_PLACES: Plain = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "description": "places in the table of affiliations, from 0",
}


def json_schema() -> Plain:
    """Give the schema (JSON Schema 2020-12) of a bank, a line of quotations, and one of extractions.

    It says what shape data have; that references lead somewhere, that spans are as long as their
    words and the like is checked when they are read.

    >>> json_schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:quotebank:format:{VERSION}",
        "title": "quotebank",
        "description": "A whole bank, or one line of JSON Lines.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("bank", "quotation", "extraction")],
        "$defs": _Definitions().all(),
    }


class _Definitions:
    """Collects the definitions that others refer to."""

    def __init__(self) -> None:
        self._made: dict[str, Plain] = {}

    def all(self) -> dict[str, Plain]:
        capacity = self._define("Capacity", Affiliation, left_out=("speaker", "document"))
        capacities = {"affiliations": {"type": "array", "items": capacity}}
        for cls in TABLES.values():
            self._row(cls, "Row", left_out=())
        for cls in (Affiliation, Quote):
            self._row(cls, "OfExtraction", left_out=("document",))
        tables = {name: self._table(cls, ("Row",)) for name, cls in TABLES.items()}
        own = {name: self._table(cls, ("OfExtraction", "Row")) for name, cls in TABLES.items()}
        del own["documents"]
        self._file("bank", BankData, tables)
        self._file("quotation", Quote, capacities)
        self._file("extraction", Extraction, own)
        return dict(sorted(self._made.items()))

    def _row(self, cls: type, suffix: str, left_out: Collection[str]) -> None:
        references = REFERENCES.get(cls)
        if references is None:
            self._type(cls)
            return
        given: dict[str, Plain] = {
            name: {"type": "string", "description": f"the id of a row of {_TABLE_OF[target]}"}
            for name, target in references.items()
        }
        if cls is Quote:
            given["affiliations"] = _PLACES
        self._define(f"{cls.__name__}{suffix}", cls, given, left_out)

    def _table(self, cls: type, suffixes: Collection[str]) -> Plain:
        names = (*(f"{cls.__name__}{suffix}" for suffix in suffixes), cls.__name__)
        name = next(name for name in names if name in self._made)
        return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}

    def _file(self, name: str, cls: type, given: Mapping[str, Plain]) -> None:
        schema = self._object(cls, given)
        schema["properties"] = {
            "format": {"const": FORMAT_NAMES[cls]},
            "version": {"const": VERSION},
        } | schema["properties"]
        schema["required"] = ["format", "version", *schema.get("required", ())]
        self._made[name] = schema

    def _define(
        self,
        name: str,
        cls: type,
        given: Mapping[str, Plain] | None = None,
        left_out: Collection[str] = (),
    ) -> Plain:
        if name not in self._made:
            self._made[name] = {}  # An organization's parent is one too.
            self._made[name] = self._object(cls, given or {}, left_out)
        return {"$ref": f"#/$defs/{name}"}

    def _object(
        self, cls: type, given: Mapping[str, Plain], left_out: Collection[str] = ()
    ) -> Plain:
        attrs.resolve_types(cls)
        documented = inspect.cleandoc(cls.__doc__ or "")  # Python 3.13 does it itself.
        described = dict(_ARGUMENT.findall(documented))
        properties = {}
        required = []
        for a in attrs.fields(cls):
            if a.name in left_out:
                continue
            schema = given.get(a.name) or self._type(a.type)
            if a.name in given and a.default is None:
                schema = {"anyOf": [schema, {"type": "null"}]}
            about = re.sub(r"\s+", " ", described.get(a.name, ""))
            properties[a.name] = ({"description": about} if about else {}) | schema
            if a.default is attrs.NOTHING:
                required.append(a.name)
        return {
            "type": "object",
            "description": documented.partition("\n")[0],
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def _type(self, kind: Any) -> Plain:  # noqa: ANN401  Whatever an annotation is.
        kind = getattr(kind, "__supertype__", kind)
        if kind is PartialDate:
            return {"type": "string", "pattern": _DATE_PATTERN}
        if isinstance(kind, type) and attrs.has(kind):
            return self._define(kind.__name__, kind)
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return {"enum": [member.value for member in kind]}
        if get_origin(kind) is tuple:
            return {"type": "array", "items": self._type(get_args(kind)[0])}
        if NoneType in get_args(kind):
            (inner,) = (arg for arg in get_args(kind) if arg is not NoneType)
            return {"anyOf": [self._type(inner), {"type": "null"}]}
        return {"type": _NAMES[kind]}


_NAMES: Mapping[type, str] = {str: "string", int: "integer", float: "number"}
_TABLE_OF = {cls: name for name, cls in TABLES.items()}
