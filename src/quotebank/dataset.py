"""The packaged bank: quotations read by hand in one article, and everybody whom it names with a role.

The tables are JSON files beside this module, which `tools/build_data.py` writes; their digests stand
in a manifest, and are compared at the first use.

>>> load().speaker("Ashworth").name
'Jon Ashworth'
"""

from __future__ import annotations

import hashlib
import json
import os.path
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from quotebank.bank import Bank
from quotebank.dates import PartialDate
from quotebank.errors import FormatError
from quotebank.model import (
    Affiliation,
    Attribution,
    BankData,
    Document,
    Organization,
    Passage,
    Quote,
    Span,
    Speaker,
)

_Row = Mapping[str, Any]


def load() -> Bank:
    """Open the packaged bank, in memory.

    Returns:
        A bank of its own for each call; the tables are read once.

    Raises:
        FormatError: where the installed files are damaged.

    >>> len(load())
    14
    """
    return Bank.from_data(packaged())


@cache
def packaged() -> BankData:
    """Give the packaged tables, which are read at the first call.

    Raises:
        FormatError: where the installed files are damaged.

    >>> [str(body.parent) for body in packaged().organizations if body.parent]
    ['Progressive Policy Institute', 'Progressive Policy Institute']
    """
    return _assembled(_tables())


def _tables() -> dict[str, list[_Row]]:
    """Read the tables, whose digests must be those of the manifest."""
    manifest = json.loads(_content("manifest.json"))
    tables = {}
    for name, listed in manifest["tables"].items():
        content = _content(listed["file"])
        if hashlib.sha256(content).hexdigest() != listed["sha256"]:
            raise FormatError(
                f"the packaged table {listed['file']} is not the one that was shipped; install "
                "quotebank again"
            )
        tables[name] = json.loads(content)
    return tables


def _content(file: str) -> bytes:
    # The loader itself reads from archives too; importlib.resources and pkgutil take longer to import
    # than all tables to read.
    loader: Any = __spec__.loader
    path = os.path.join(os.path.dirname(__file__), "data", file)  # noqa: PTH118, PTH120
    try:
        content: bytes = loader.get_data(path)
    except OSError as error:
        raise FormatError(
            f"the packaged file {file} cannot be read ({error}); install quotebank again"
        ) from error
    return content


# The converter reads the same tables to the same values, and the tests compare the two. It makes its
# functions at the first use, which takes longer than all that follows; the digests say that there are
# no faults to be found here.


def _assembled(tables: Mapping[str, Iterable[_Row]]) -> BankData:
    documents = {row["id"]: _document(row) for row in tables["documents"]}
    organizations: dict[str, Organization] = {}
    for row in tables["organizations"]:
        parent = organizations[row["parent"]] if "parent" in row else None
        fields = {**row, "aliases": tuple(row.get("aliases", ())), "parent": parent}
        organizations[row["id"]] = Organization(**fields)
    speakers = {
        row["id"]: Speaker(**{**row, "aliases": tuple(row.get("aliases", ()))})
        for row in tables["speakers"]
    }
    known: Mapping[str, Mapping[str, Any]] = {
        "document": documents,
        "organization": organizations,
        "speaker": speakers,
        "principal": speakers,
    }
    affiliations = [
        Affiliation(
            **{
                name: known[name][value] if name in known else _FIELDS.get(name, _same)(value)
                for name, value in row.items()
            }
        )
        for row in tables["affiliations"]
    ]
    quotes = [
        Quote(
            id=row["id"],
            kind=row["kind"],
            segments=_passages(row["segments"]),
            attribution=Attribution(
                source=_passages(row["attribution"].get("source", ())),
                cue=_passages(row["attribution"].get("cue", ())),
                content=_passages(row["attribution"].get("content", ())),
            ),
            speaker=speakers[row["speaker"]],
            document=documents[row["document"]],
            affiliations=tuple(affiliations[place] for place in row.get("affiliations", ())),
        )
        for row in tables["quotes"]
    ]
    return BankData(
        documents=tuple(documents.values()),
        organizations=tuple(organizations.values()),
        speakers=tuple(speakers.values()),
        affiliations=tuple(affiliations),
        quotes=tuple(quotes),
    )


def _document(row: _Row) -> Document:
    return Document(**{name: _FIELDS.get(name, _same)(value) for name, value in row.items()})


def _passages(rows: Iterable[_Row]) -> tuple[Passage, ...]:
    return tuple(Passage(**{**row, "span": Span(**row["span"])}) for row in rows)


def _same(value: str) -> str:
    return value


_FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "published": PartialDate.parse,
    "start": PartialDate.parse,
    "end": PartialDate.parse,
    "authors": tuple,
    "corrections": tuple,
    "evidence": _passages,
}
