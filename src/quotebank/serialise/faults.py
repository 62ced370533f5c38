"""Faults of plain data, each with its path."""

from __future__ import annotations

from collections.abc import Iterator

import cattrs

from quotebank.serialise.converter import CascadeError

Fault = tuple[str, str]

#: Code points of a key that a path shows.
_LONGEST = 40


def faults_of(error: BaseException, path: str = "") -> Iterator[Fault]:
    """List what a detailed reading found, each as its path and what is wrong there.

    Args:
        error: what the reading raised.
        path: of the value that was read.
    """
    if isinstance(error, cattrs.BaseValidationError):
        for inner in error.exceptions:
            yield from faults_of(inner, _path_of(inner, path))
    elif isinstance(error, cattrs.ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields, key=str):
            yield joined(path, str(key)), "unknown key"
    elif isinstance(error, KeyError):
        yield path, "missing"
    elif not isinstance(error, CascadeError):
        yield path, str(error)


def joined(path: str, key: str | int) -> str:
    """Add a key or a place in a list to a path; a key that is no name is quoted, and cut short."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    if not key.isidentifier() or len(key) > _LONGEST:
        return f"{path}[{key if len(key) <= _LONGEST else key[: _LONGEST - 1] + '…'!r}]"
    return f"{path}.{key}" if path else key


def _path_of(error: BaseException, path: str) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, cattrs.AttributeValidationNote):
            return joined(path, note.name)
        if isinstance(note, cattrs.IterableValidationNote):
            return joined(path, note.index)
    return path
