"""From a query's tree to FTS5's language, and to what is to be marked in a hit.

The index holds words as they stand, folded. A word of a query is widened to the words of the bank
that share its stem, so that phrases, prefixes and negation are exact within the index.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Final, NamedTuple, TypeAlias

from quotebank.bank.connection import Connection
from quotebank.bank.filters import (
    EVERY,
    kind_token,
    organization_token,
    range_tokens,
    speaker_token,
)
from quotebank.bank.people import Directory
from quotebank.bank.query import All, Any, Dated, Named, Node, Not, Words
from quotebank.bank.stem import stem
from quotebank.dates import PartialDate
from quotebank.model import QuoteKind

#: What is to be marked: the words that may stand at each place, and whether the last may go on.
Pattern: TypeAlias = tuple[tuple[frozenset[str], ...], bool]

#: An expression that nothing matches, as the sign stands alone in no text.
_NOTHING: Final = '"§"'


class Match(NamedTuple):
    """A query as the index takes it; it is ranked where there are patterns.

    Args:
        expression: in FTS5's language.
        patterns: the words and phrases that it looks for.
    """

    expression: str
    patterns: tuple[Pattern, ...]


class Matcher:
    """Turns trees into expressions, with the words and names of a bank.

    Args:
        connection: to the bank.
        directory: of its names.
    """

    def __init__(self, connection: Connection, directory: Directory) -> None:
        self._connection = connection
        self._directory = directory

    def match(self, node: Node) -> Match:
        """Turn a tree into an expression.

        Raises:
            UnknownNameError: where the tree names somebody or something not in the bank.
        """
        patterns: dict[Pattern, None] = {}
        expression = self._expression(node, patterns)
        return Match(expression, tuple(patterns))

    def organization_expression(self, keys: Iterable[int]) -> str:
        """Give the expression for any of some organizations, or for what they say themselves."""
        keys = list(keys)
        said = [s for key in keys for s in self._directory.namesakes(key)]
        return any_of([*map(organization_token, keys), *map(speaker_token, dict.fromkeys(said))])

    def date_expression(self, since: PartialDate | None, until: PartialDate | None) -> str:
        """Give the expression for just the dates in a range."""
        days = self.days(since, until)
        return _NOTHING if days is None else any_of(range_tokens(*days))

    def days(
        self, since: PartialDate | None, until: PartialDate | None
    ) -> tuple[datetime.date, datetime.date] | None:
        """Give the first and the last day of a range as far as the bank's dates go; None if none."""
        with self._connection.using() as raw:
            bounds = raw.execute(
                "SELECT (SELECT min(earliest) FROM documents), (SELECT max(earliest) FROM documents)"
            ).fetchone()
        if bounds[0] is None:
            return None
        first, last = map(datetime.date.fromisoformat, bounds)
        # The widest date is a year, so none begins by then and ends later.
        last = last.replace(month=12, day=31)
        if since is not None:
            first = max(first, since.earliest)
        if until is not None:
            last = min(last, until.latest)
        return (first, last) if first <= last else None

    def _expression(self, node: Node, patterns: dict[Pattern, None]) -> str:
        match node:
            case Words():
                return self._words(node, patterns)
            case Named(field="speaker", name=name):
                return any_of(map(speaker_token, self._directory.speaker_keys(name)))
            case Named(field="org", name=name):
                return self.organization_expression(
                    self._directory.organization_keys(name, offshoots=True)
                )
            case Named(name=name):
                return any_of([kind_token(QuoteKind(name))])
            case Dated(since=since, until=until):
                return self.date_expression(since, until)
            case Not(part=part):
                return f"({any_of(EVERY)} NOT {self._expression(part, {})})"
            case Any(parts=parts):
                return f"({' OR '.join(self._expression(part, patterns) for part in parts)})"
            case All(parts=parts):
                return self._all(parts, patterns)

    def _all(self, parts: tuple[Node, ...], patterns: dict[Pattern, None]) -> str:
        """Join parts by AND; what is not wanted is taken from what is, not from everything."""
        wanted = [self._expression(p, patterns) for p in parts if not isinstance(p, Not)]
        others = [self._expression(p.part, {}) for p in parts if isinstance(p, Not)]
        base = " AND ".join(wanted) or any_of(EVERY)
        if not others:
            return f"({base})"
        return f"(({base}) NOT ({' OR '.join(others)}))"

    def _words(self, words: Words, patterns: dict[Pattern, None]) -> str:
        *first, last = words.tokens
        lasts = [last] if words.exact or words.prefix else self._forms(last)
        patterns[(*(frozenset((word,)) for word in first), frozenset(lasts)), words.prefix] = None
        star = " *" if words.prefix else ""
        joined = [f'"{" ".join((*first, word))}"{star}' for word in lasts]
        return joined[0] if len(joined) == 1 else f"({' OR '.join(joined)})"

    def _forms(self, word: str) -> list[str]:
        """List the bank's words of the same stem; the word itself where there is none."""
        with self._connection.using() as raw:
            rows = raw.execute("SELECT word FROM words WHERE stem = ? ORDER BY word", (stem(word),))
            return [row[0] for row in rows] or [word]


def any_of(tokens: Iterable[str]) -> str:
    """Give the expression for any of some tokens; nothing matches that for none."""
    joined = " OR ".join(f'"{token}"' for token in tokens)
    return f"({joined})" if joined else _NOTHING
