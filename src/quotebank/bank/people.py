"""Finding speakers and organizations by name, alias, family name or id."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from quotebank.bank.connection import Connection
from quotebank.bank.naming import Owner, Rank, family_names, folded_name
from quotebank.bank.reading import Reader
from quotebank.errors import AmbiguousNameError, UnknownNameError
from quotebank.model import Organization, Speaker
from quotebank.names import Likeness, compare_names

_TABLE: Final = {"speaker": "speakers", "organization": "organizations"}
#: Names looked at for a suggestion; difflib compares about 20,000 short ones a second.
_LOOKED_AT: Final = 2000


class Directory:
    """Finds who and what a bank knows by name.

    Args:
        connection: to the bank.
        reader: of the same bank.
    """

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader

    def speaker_key(self, name: str | Speaker) -> int:
        """Find the one speaker that a name stands for.

        Raises:
            UnknownNameError: where there is none.
            AmbiguousNameError: where there are several.
        """
        return self._only("speaker", name if isinstance(name, str) else name.id)

    def organization_key(self, name: str | Organization) -> int:
        """Find the one organization that a name stands for.

        Raises:
            UnknownNameError: where there is none.
            AmbiguousNameError: where there are several.
        """
        return self._only("organization", name if isinstance(name, str) else name.id)

    def speaker_keys(self, name: str | Speaker) -> list[int]:
        """List all speakers that a name can stand for, for a filter.

        Raises:
            UnknownNameError: where there is none.
        """
        return self._all("speaker", name if isinstance(name, str) else name.id)

    def organization_keys(self, name: str | Organization, *, offshoots: bool) -> list[int]:
        """List all organizations that a name can stand for, for a filter.

        Args:
            name: name, alias or id.
            offshoots: whether what belongs to them counts.

        Raises:
            UnknownNameError: where there is none.
        """
        found = self._all("organization", name if isinstance(name, str) else name.id)
        return self.with_offshoots(found) if offshoots else found

    def with_offshoots(self, keys: Iterable[int]) -> list[int]:
        """Add to some organizations all that belongs to them, at any depth."""
        found = dict.fromkeys(keys)
        todo = list(found)
        while todo:
            children = self._reader.keys(
                "SELECT key FROM organizations WHERE parent = ? ORDER BY key", (todo.pop(),)
            )
            todo += [child for child in children if child not in found]
            found.update(dict.fromkeys(children))
        return list(found)

    def namesakes(self, organization: int) -> list[int]:
        """List the speakers that are an organization itself, by name or alias."""
        return self._reader.keys(
            "SELECT DISTINCT s.key FROM names AS o JOIN names AS n ON n.owner = 'speaker' "
            "AND n.folded = o.folded AND n.rank < 3 JOIN speakers AS s ON s.key = n.target "
            "AND s.kind = 'organization' "
            "WHERE o.owner = 'organization' AND o.target = ? ORDER BY s.key",
            (organization,),
        )

    def _only(self, owner: Owner, name: str) -> int:
        found = self._all(owner, name)
        if len(found) == 1:
            return found[0]
        raise AmbiguousNameError(owner, name, [self._label(owner, key) for key in found])

    def _all(self, owner: Owner, name: str) -> list[int]:
        """List what a name stands for by the surest way that finds anything."""
        try:
            with self._connection.using() as raw:
                found = _with_id(raw, owner, name) or _named(raw, owner, name)
                if not found and owner == "speaker":
                    found = self._alike(raw, name)
        except UnicodeEncodeError:  # A half surrogate is in no bank.
            found = []
        if not found:
            raise UnknownNameError(owner, name, self._nearest(owner, name))
        return found

    def _alike(self, raw: sqlite3.Connection, name: str) -> list[int]:
        """List the persons of a family name whose names go best with a fuller one."""
        likeness: dict[int, Likeness] = {}
        for family in sorted(family_names(name)):
            for key in _with_form(raw, "speaker", family):
                speaker = self._reader.speaker(key)
                names = (speaker.name or "", *speaker.aliases)
                likeness[key] = max(compare_names(name, full) for full in names)
        best = max(likeness.values(), default=Likeness.NONE)
        return sorted(k for k, like in likeness.items() if like is best and like > Likeness.GIVEN)

    def _label(self, owner: Owner, key: int) -> str:
        """Name a candidate so that the name finds it alone: by its id where it must be."""
        reader = self._reader
        value = reader.speaker(key) if owner == "speaker" else reader.organization(key)
        with self._connection.using() as raw:
            shared = len(_with_form(raw, owner, folded_name(value.label))) > 1
        return value.id if shared else value.label

    def _nearest(self, owner: Owner, name: str) -> list[str]:
        """List the nearest names: those that share the first letters of a word."""
        import difflib  # noqa: PLC0415 - only here, and slower to import than to search.

        folded = folded_name(name[:200])
        labels: dict[str, str] = {}
        with self._connection.using() as raw:
            for word in dict.fromkeys([folded, *folded.split()]):
                start = word[:1]
                if not start or "\ud800" <= start <= "\udfff":
                    continue
                rows = raw.execute(
                    f"SELECT n.folded, coalesce(t.name, t.description) FROM names AS n "
                    f"JOIN {_TABLE[owner]} AS t ON t.key = n.target "
                    "WHERE n.owner = ? AND n.folded >= ? AND n.folded < ? LIMIT ?",
                    (owner, start, start + "\U0010ffff", _LOOKED_AT),
                )
                labels.update(rows.fetchall())
        words = [folded, *folded.split()]
        near = [
            label
            for word in words
            for match in difflib.get_close_matches(word, labels, n=3, cutoff=0.7)
            for label in (labels[match],)
        ]
        return list(dict.fromkeys(near))[:3]


def _with_id(raw: sqlite3.Connection, owner: Owner, name: str) -> list[int]:
    """Find an id, or one that was merged into another."""
    sql = (
        f"SELECT key FROM {_TABLE[owner]} WHERE id = ? UNION ALL "
        "SELECT kept FROM merges WHERE owner = ? AND gone_id = ? LIMIT 1"
    )
    return [row[0] for row in raw.execute(sql, (name, owner, name))]


def _named(raw: sqlite3.Connection, owner: Owner, name: str) -> list[int]:
    folded = folded_name(name)
    for ranks in ((Rank.NAME,), (Rank.ALIAS,), (Rank.FAMILY,)):
        found = _with_form(raw, owner, folded, ranks)
        if found:
            return found
    return []


def _with_form(
    raw: sqlite3.Connection, owner: Owner, folded: str, ranks: Iterable[Rank] = tuple(Rank)
) -> list[int]:
    marks = ", ".join(str(int(rank)) for rank in ranks)
    sql = (
        "SELECT DISTINCT target FROM names WHERE owner = ? AND folded = ? "
        f"AND rank IN ({marks}) ORDER BY target"
    )
    return [row[0] for row in raw.execute(sql, (owner, folded))]
