"""The errors of quotebank: one root, and leaves that say what, where and what to do.

Every error keeps what it knows in attributes, so that a program need not read its message. All of
them pickle.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class QuotebankError(Exception):
    """The root of every error that quotebank raises on purpose.

    Leaves keep what they are given as attributes, and build their message from it.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)

    @property
    def message(self) -> str:
        """What went wrong, where, and what to do about it."""
        return str(self.args[0])

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args, self.__dict__)


def _rebuild(
    kind: type[QuotebankError], args: tuple[object, ...], fields: dict[str, object]
) -> QuotebankError:
    """Make an error again without calling its own constructor, whose arguments differ by leaf."""
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(fields)
    return error


class InvalidValueError(QuotebankError, ValueError):
    """A value that the model cannot hold: an empty span, a date that is none, a reversed period."""


class DocumentMismatchError(QuotebankError, ValueError):
    """A document's text is not the one its passages were taken from.

    Attributes:
        faults: one sentence for each passage or digest that does not agree with the text.
    """

    faults: tuple[str, ...]

    def __init__(self, document: str, faults: Iterable[str]) -> None:
        faults = tuple(faults)
        shown = "; ".join(faults[:5]) + (f"; and {len(faults) - 5} more" if len(faults) > 5 else "")
        super().__init__(f"document {document!r} does not hold what is claimed: {shown}")
        self.document = document
        self.faults = faults


class FormatError(QuotebankError, ValueError):
    """Data that cannot be read: damaged, of an unknown format, or of a newer version."""


class DataError(FormatError):
    """Data whose shape or references are wrong; every fault is listed with its path.

    Attributes:
        faults: pairs of a path (``quotes[3].attribution.cue[0].span.start``) and what is wrong there.
        origin: the file or stream, where it is known.
    """

    faults: tuple[tuple[str, str], ...]
    origin: str | None

    def __init__(self, faults: Iterable[tuple[str, str]], origin: str | None = None) -> None:
        faults = tuple(faults)
        shown = [f"{path}: {fault}" if path else fault for path, fault in faults[:20]]
        if len(faults) > 20:
            shown.append(f"and {len(faults) - 20} more")
        where = f" in {origin}" if origin else ""
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__(f"{count}{where}:\n  " + "\n  ".join(shown))
        self.faults = faults
        self.origin = origin


class QueryError(QuotebankError, ValueError):
    """A query that cannot be read, with the place it goes wrong.

    Attributes:
        query: the query as it was given.
        position: where it goes wrong, in code points from its start.
        reason: what is wrong there.
    """

    query: str
    position: int
    reason: str

    #: Code points of the query shown on either side of the caret.
    _window = 60

    def __init__(self, query: str, position: int, reason: str) -> None:
        start = max(0, position - self._window)
        shown = query[start : position + self._window]
        # One column a code point, whatever stands there, so that the caret is under its place.
        shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shown)
        lead = "…" if start else ""
        tail = "…" if position + self._window < len(query) else ""
        caret = " " * (len(lead) + position - start) + "^"
        super().__init__(f"{reason}\n  {lead}{shown}{tail}\n  {caret}")
        self.query = query
        self.position = position
        self.reason = reason


class UnknownNameError(QuotebankError, LookupError):
    """A name, alias or id that is not in the bank.

    Attributes:
        name: what was asked for.
        nearest: the nearest names that the bank holds, best first.
    """

    name: str
    nearest: tuple[str, ...]

    def __init__(self, kind: str, name: str, nearest: Iterable[str] = ()) -> None:
        nearest = tuple(nearest)
        shown = name if len(name) <= 80 else name[:79] + "…"
        hint = f"; did you mean {_either(nearest)}?" if nearest else ""
        super().__init__(f"no {kind} {shown!r} in this bank{hint}")
        self.kind = kind
        self.name = name
        self.nearest = nearest


class AmbiguousNameError(QuotebankError, LookupError):
    """A name that fits more than one speaker or organization.

    Attributes:
        name: what was asked for.
        candidates: the names that it fits.
    """

    name: str
    candidates: tuple[str, ...]

    def __init__(self, kind: str, name: str, candidates: Iterable[str]) -> None:
        candidates = tuple(candidates)
        super().__init__(
            f"{name!r} fits more than one {kind}: {_either(candidates)}; name one of them"
        )
        self.kind = kind
        self.name = name
        self.candidates = candidates


class BankError(QuotebankError):
    """A bank that cannot do what was asked: closed, read-only, of a newer version, or damaged."""


class NotPicklableError(BankError, TypeError):
    """A bank was pickled or copied; its values can be, it cannot."""


class MissingExtraError(QuotebankError, ImportError):
    """A part of quotebank that needs an optional dependency which is not installed.

    Attributes:
        extra: the extra to install, as in ``pip install "quotebank[cli]"``.
    """

    extra: str

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(f'{purpose} needs the extra {extra!r}: pip install "quotebank[{extra}]"')
        self.extra = extra


def _either(names: tuple[str, ...]) -> str:
    quoted = [repr(name) for name in names[:8]]
    if len(names) > 8:
        quoted.append(f"{len(names) - 8} more")
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]
