"""The query language: from a line of text to a tree.

    query  = all { "OR" all }
    all    = item { item }
    item   = [ "-" ] ( "(" query ")" | field ":" value | phrase [ "*" ] | words [ "*" ] )

Words side by side must all match, and bind closer than OR. A phrase stands in double quotation
marks of any make. White space, and what holds neither letter nor digit, only parts words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import attrs

from quotebank.bank.words import folded_tokens
from quotebank.dates import PartialDate
from quotebank.errors import InvalidValueError, QueryError
from quotebank.model import QuoteKind
from quotebank.text import fold

#: Different leaves that a query may have; SQLite takes more, but slowly.
MOST_LEAVES: Final = 512
#: Groups inside groups: FTS5 refuses trees deeper than 256.
MOST_NESTED: Final = 20

_MINUS: Final = ("-", "−")
_MARK: Final = '"“”„‟«»″‶〝〞＂'
_CHUNK: Final = re.compile(rf"[^\s(){_MARK}]+")
_SPACE: Final = re.compile(r"\s*")
_MARKED: Final = re.compile(f"[{_MARK}]")
_FIELD: Final = re.compile(r"([A-Za-z]+):")
_POSSESSIVE: Final = re.compile(r"[^\W_]'s\W*\Z")


@attrs.frozen
class Words:
    """Words that stand side by side.

    Args:
        tokens: folded, at least one.
        exact: whether they are a phrase, of which no other form will do.
        prefix: whether the last may go on.
    """

    tokens: tuple[str, ...]
    exact: bool = False
    prefix: bool = False


@attrs.frozen
class Named:
    """A field holds what a name stands for.

    Args:
        field: speaker, org or kind.
        name: of the speaker, the organization they are affiliated with, or the kind of quotation.
    """

    field: Literal["speaker", "org", "kind"]
    name: str


@attrs.frozen
class Dated:
    """The document may be of a day between two dates, both inclusive; None is open."""

    since: PartialDate | None = None
    until: PartialDate | None = None


@attrs.frozen
class Not:
    """What its part is not."""

    part: Node


@attrs.frozen
class All:
    """What all of its parts are; there are at least two."""

    parts: tuple[Node, ...]


@attrs.frozen
class Any:
    """What any of its parts is; there are at least two."""

    parts: tuple[Node, ...]


Node: TypeAlias = Words | Named | Dated | Not | All | Any


@lru_cache(maxsize=256)
def parse(query: str) -> Node | None:
    """Read a query.

    Args:
        query: a line in the query language.

    Returns:
        Its tree, or None where there is nothing but white space.

    Raises:
        QueryError: where it cannot be read, with the place.

    >>> parse('-“Hero voters”')
    Not(part=Words(tokens=('hero', 'voters'), exact=True, prefix=False))
    """
    word = query.strip()
    if not word:
        return None
    # Most queries are one word, and need no parser.
    if word.isalnum() and word.isascii() and word != "OR":
        return Words((word.lower(),))
    return _Parser(query).whole()


class _Parser:
    def __init__(self, query: str) -> None:
        self.query = query
        self.place = 0
        self.leaves: set[Node] = set()
        self.depth = 0

    def fault(self, position: int, reason: str) -> QueryError:
        return QueryError(self.query, position, reason)

    def whole(self) -> Node:
        node = self.alternatives()
        if self.place < len(self.query):
            raise self.fault(self.place, "this parenthesis closes nothing")
        if node is None:
            start = len(self.query) - len(self.query.lstrip())
            raise self.fault(start, "there is no word to look for; give letters or digits")
        return node

    def alternatives(self) -> Node | None:
        """Read up to the end, or to a closing parenthesis."""
        parts: list[Node] = []
        operator: int | None = None
        while True:
            part = self.conjunction()
            follows = self.at_or()
            if part is not None:
                parts.append(part)
            elif follows or operator is not None:
                place = self.place if follows or operator is None else operator
                raise self.fault(place, "OR needs a word on either side; write “or” for the word")
            if not follows:
                return _joined(parts, Any)
            operator = self.place
            self.place += 2

    def conjunction(self) -> Node | None:
        """Read up to OR, a closing parenthesis or the end."""
        parts: list[Node] = []
        while True:
            place = self.skip_space()
            if place == len(self.query) or self.query[place] == ")" or self.at_or():
                return _joined(parts, All)
            part = self.item()
            if part is not None:
                parts.append(part)

    def skip_space(self) -> int:
        match = _SPACE.match(self.query, self.place)
        assert match is not None
        self.place = match.end()
        return self.place

    def at_or(self) -> bool:
        match = _CHUNK.match(self.query, self.place)
        return match is not None and match.group() == "OR"

    def item(self) -> Node | None:
        """Read one item; None where it holds neither letter nor digit."""
        start = self.place
        char = self.query[start]
        if char in _MINUS:
            return self.negation()
        if char == "(":
            return self.group()
        if char in _MARK:
            return self.phrase()
        return self.chunk()

    def negation(self) -> Node | None:
        start = self.place
        while self.query[self.place : self.place + 1] in _MINUS:
            self.place += 1
        if self.place == len(self.query) or self.query[self.place].isspace():
            return None  # A dash.
        part = None if self.query[self.place] == ")" else self.item()
        if part is None:
            raise self.fault(start, "there is no word after this minus")
        return Not(part)

    def group(self) -> Node:
        start = self.place
        self.depth += 1
        if self.depth > MOST_NESTED:
            raise self.fault(start, f"more than {MOST_NESTED} parentheses inside one another")
        self.place += 1
        node = self.alternatives()
        if self.place == len(self.query):
            raise self.fault(start, "this parenthesis is not closed")
        if node is None:
            raise self.fault(start, "there is no word in these parentheses")
        self.place += 1
        self.depth -= 1
        return node

    def marked(self) -> str:
        """Read what stands in quotation marks."""
        start = self.place
        end = _MARKED.search(self.query, start + 1)
        if end is None:
            raise self.fault(start, "this quotation mark is not closed")
        self.place = end.end()
        return self.query[start + 1 : end.start()]

    def phrase(self) -> Node:
        start = self.place
        words = folded_tokens(fold(self.marked()))
        if not words:
            raise self.fault(start, "there is no word in these quotation marks")
        prefix = self.query.startswith("*", self.place)
        self.place += prefix
        return self.leaf(Words(tuple(words), exact=True, prefix=prefix), start)

    def chunk(self) -> Node | None:
        start = self.place
        match = _CHUNK.match(self.query, start)
        assert match is not None
        field = _FIELD.match(match.group())
        if field is not None:
            value = start + field.end()
            if value < match.end() or self.query[value : value + 1] in tuple(_MARK):
                return self.leaf(self.field(field.group(1), start, value), start)
        self.place = match.end()
        raw = match.group()
        prefix = raw.endswith("*")
        folded = fold(raw)
        words = folded_tokens(folded)
        if not words:
            if prefix:
                raise self.fault(start, "there is no word before this star")
            return None
        if len(words) > 1 and not prefix and _POSSESSIVE.search(folded):
            words.pop()
        return self.leaf(Words(tuple(words), prefix=prefix), start)

    def field(self, name: str, start: int, value: int) -> Node:
        make = _FIELDS.get(name.lower())
        if make is None:
            raise self.fault(
                start,
                f"there is no field {name!r}, but {', '.join(_FIELDS)}; put words with a colon in "
                "quotation marks",
            )
        self.place = value
        if self.query[value] in _MARK:
            text = self.marked()
        else:
            match = _CHUNK.match(self.query, value)
            assert match is not None
            text = match.group()
            self.place = match.end()
        if not text.strip():
            raise self.fault(value, f"the field {name!r} is empty")
        try:
            return make(text.strip())
        except InvalidValueError as error:
            raise self.fault(value, error.message) from None

    def leaf(self, node: Node, start: int) -> Node:
        self.leaves.add(node)
        if len(self.leaves) > MOST_LEAVES:
            raise self.fault(
                start, f"the query has more than {MOST_LEAVES} different words and phrases"
            )
        return node


def _joined(parts: list[Node], kind: Callable[[tuple[Node, ...]], Node]) -> Node | None:
    """Join parts, each of them once."""
    once = tuple(dict.fromkeys(parts))
    if len(once) > 1:
        return kind(once)
    return once[0] if once else None


def quote_kind(name: str) -> QuoteKind:
    """Read the name of a kind of quotation.

    Raises:
        InvalidValueError: where there is no such kind.
    """
    try:
        return QuoteKind(name.lower())
    except ValueError:
        kinds = ", ".join(QuoteKind)
        raise InvalidValueError(f"no kind of quotation {name!r}; there are {kinds}") from None


def _kind(value: str) -> Node:
    return Named("kind", quote_kind(value))


def _after(value: str) -> Node:
    return Dated(since=PartialDate.parse(value))


def _before(value: str) -> Node:
    return Dated(until=PartialDate.parse(value))


_FIELDS: Final[dict[str, Callable[[str], Node]]] = {
    "speaker": lambda value: Named("speaker", value),
    "org": lambda value: Named("org", value),
    "kind": _kind,
    "after": _after,
    "before": _before,
}
