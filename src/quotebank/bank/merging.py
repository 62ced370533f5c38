"""One person under several names: put together, taken apart again, and suggested."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import combinations
from typing import Any, Final

import attrs

from quotebank.bank.naming import Rank
from quotebank.bank.reading import Reader
from quotebank.bank.registering import joined_aliases, name_rows, write_names
from quotebank.bank.rows import decode, encode
from quotebank.bank.writing import index_again, unindex
from quotebank.errors import InvalidValueError, UnknownNameError
from quotebank.model import Speaker, SpeakerId, SpeakerKind
from quotebank.names import Likeness, compare_names

#: Speakers of one family name that are compared with each other; there are more Smiths than that,
#: and of so many a family name tells nothing.
_MOST_NAMESAKES: Final = 200

#: What each kind of evidence is worth; together they stay between 0 and 1.
_WORTH: Final = {Likeness.EQUAL: 0.7, Likeness.COMPATIBLE: 0.5, Likeness.FAMILY: 0.2}
_SHARED_BODY, _SHARED_ROLE, _SAME_DOCUMENT = 0.2, 0.1, -0.3
#: The most that two of different organizations can reach.
_APART: Final = 0.3


@attrs.frozen
class Merge:
    """Two speakers that were put together.

    Args:
        kept: the one that is in the bank, as it is now.
        gone: the other, as it was; `split` takes its id.
    """

    kept: Speaker
    gone: Speaker


@attrs.frozen
class Suggestion:
    """Two speakers that may be one.

    Args:
        one: the one with the fuller name.
        other: the other.
        score: 0 to 1; above 0.8 there is more than the names to go by.
        reasons: for and against it.
    """

    one: Speaker
    other: Speaker
    score: float
    reasons: tuple[str, ...]


def merge(raw: sqlite3.Connection, reader: Reader, kept: int, gone: int) -> None:
    """Put a speaker into another, within one transaction of the caller.

    Args:
        raw: the connection.
        reader: of the same bank.
        kept: the key of the one that stays.
        gone: the key of the one that goes into it.

    Raises:
        InvalidValueError: where they are one, or of different kinds.
    """
    into, old = reader.speaker(kept), reader.speaker(gone)
    if kept == gone:
        raise InvalidValueError(f"{old.label!r} and {into.label!r} are one speaker already")
    if into.kind is not old.kind:
        raise InvalidValueError(
            f"{old.label!r} is a {old.kind} and {into.label!r} a {into.kind}; only two of a kind "
            "can be one"
        )
    before = _as_it_is(raw, gone)
    unindex(raw, "q.speaker = ?", (gone,))
    moved = tuple(_column(raw, "SELECT key FROM quotes WHERE speaker = ?", (gone,)))
    raw.execute("UPDATE quotes SET speaker = ? WHERE speaker = ?", (kept, gone))
    raw.execute("UPDATE affiliations SET speaker = ? WHERE speaker = ?", (kept, gone))
    raw.execute("UPDATE affiliations SET principal = ? WHERE principal = ?", (kept, gone))
    raw.execute("UPDATE merges SET kept = ? WHERE owner = 'speaker' AND kept = ?", (kept, gone))
    index_again(raw, "q.key IN (SELECT value FROM json_each(?))", (encode(moved),))
    gained = attrs.evolve(
        into,
        name=into.name or old.name,
        description=into.description or old.description,
        aliases=joined_aliases(into, old),
    )
    before["gained"] = [alias for alias in gained.aliases if alias not in into.aliases]
    before["fields"] = [field for field in ("name", "description") if getattr(into, field) is None]
    raw.execute("DELETE FROM names WHERE owner = 'speaker' AND target = ?", (gone,))
    raw.execute("DELETE FROM speakers WHERE key = ?", (gone,))
    _set_speaker(raw, kept, gained)
    record = {
        "key": gone,
        "kind": old.kind,
        "name": old.name,
        "description": old.description,
        "aliases": old.aliases,
    }
    raw.execute(
        "INSERT INTO merges (owner, kept, gone_id, gone, before) VALUES ('speaker', ?, ?, ?, ?)",
        (kept, old.id, encode(record), encode(before)),
    )
    reader.forget()


def _as_it_is(raw: sqlite3.Connection, key: int) -> dict[str, list[Any]]:
    """Give what the bank has of a speaker, so that it can be given back."""
    stated = "SELECT key, document, evidence FROM affiliations WHERE {} = ?".format
    return {
        "quotes": _column(raw, "SELECT id FROM quotes WHERE speaker = ?", (key,)),
        "affiliations": raw.execute(stated("speaker"), (key,)).fetchall(),
        "principals": raw.execute(stated("principal"), (key,)).fetchall(),
        "revisions": _column(raw, "SELECT coalesce(max(key), ?) FROM revisions", (0,)),
        "merges": _column(raw, "SELECT gone_id FROM merges WHERE kept = ?", (key,)),
    }


def split(raw: sqlite3.Connection, reader: Reader, gone_id: str) -> int:
    """Take a speaker that was put into another out again, within one transaction of the caller.

    What came in under its id since stays with the other.

    Args:
        raw: the connection.
        reader: of the same bank.
        gone_id: the id of the one that went into another.

    Returns:
        Its key.

    Raises:
        UnknownNameError: where none of that id was put into another.
        InvalidValueError: where the other was put into a third one since.
    """
    kept, record, before = _record(raw, gone_id)
    old, into = _gone_speaker(gone_id, record), reader.speaker(kept)
    key = record["key"]
    if raw.execute("SELECT 1 FROM speakers WHERE key = ?", (key,)).fetchone():
        key = None  # Another took the row since.
    values = (key, old.id, old.kind, old.name, old.description, encode(old.aliases))
    key = raw.execute(
        "INSERT INTO speakers (key, id, kind, name, description, aliases) VALUES (?, ?, ?, ?, ?, ?)",
        values,
    ).lastrowid
    assert key is not None
    write_names(raw, name_rows("speaker", key, old))
    _give_back(raw, kept, key, before)
    raw.execute("DELETE FROM merges WHERE owner = 'speaker' AND gone_id = ?", (gone_id,))
    fields: dict[str, Any] = dict.fromkeys(before["fields"])
    fields["aliases"] = tuple(a for a in into.aliases if a not in before["gained"])
    changed = attrs.evolve(into, **fields)
    for other in merges(raw, reader):
        if other.kept.id == into.id:
            # What another has brought as well stays.
            changed = attrs.evolve(changed, aliases=joined_aliases(changed, other.gone))
    _set_speaker(raw, kept, changed)
    reader.forget()
    return key


def _record(
    raw: sqlite3.Connection, gone_id: str
) -> tuple[int, dict[str, Any], dict[str, list[Any]]]:
    """Find what is kept of a merge: into whom, who went, and what was theirs."""
    row = raw.execute(
        "SELECT kept, gone, before FROM merges WHERE owner = 'speaker' AND gone_id = ?", (gone_id,)
    ).fetchone()
    if row is None:
        names = _column(raw, "SELECT gone_id FROM merges WHERE owner = ? LIMIT 5", ("speaker",))
        raise UnknownNameError("merged speaker", gone_id, names)
    later = raw.execute(
        "SELECT m.gone_id FROM merges AS m, json_each(m.before, '$.merges') AS j WHERE j.value = ?",
        (gone_id,),
    ).fetchone()
    if later is not None:
        raise InvalidValueError(
            f"{gone_id!r} went into {later[0]!r} before that went into another; split "
            f"{later[0]!r} first"
        )
    return row[0], decode(row[1]), decode(row[2])


def _give_back(raw: sqlite3.Connection, kept: int, key: int, before: dict[str, list[Any]]) -> None:
    """Give a speaker back all that was theirs before a merge, and what has come to that since.

    What a document states anew, as it was read again since, stays with the other.
    """
    again = "SELECT document FROM revisions WHERE key > ?"
    revision = before["revisions"][0]
    for column, name in (("speaker", "affiliations"), ("principal", "principals")):
        # A row number may have gone to another statement since; its document and evidence tell.
        raw.executemany(
            f"UPDATE affiliations SET {column} = ? WHERE {column} = ? AND key = ? AND document = ? "
            f"AND evidence = ? AND document NOT IN ({again})",
            [(key, kept, *statement, revision) for statement in before[name]],
        )
    mine = _column(
        raw,
        f"SELECT q.key FROM quotes AS q WHERE q.speaker = ? AND q.document NOT IN ({again}) AND "
        "(q.id IN (SELECT value FROM json_each(?)) OR EXISTS (SELECT 1 FROM "
        "json_each(q.affiliations) AS j JOIN affiliations AS a ON a.key = j.value "
        "WHERE a.speaker = ?))",
        (kept, revision, encode(before["quotes"]), key),
    )
    chosen = "q.key IN (SELECT value FROM json_each(?))"
    keys = encode(mine)
    unindex(raw, chosen, (keys,))
    raw.execute(f"UPDATE quotes AS q SET speaker = ? WHERE {chosen}", (key, keys))
    # A quotation's statements are of its speaker.
    raw.execute(
        "UPDATE affiliations SET speaker = ? WHERE speaker = ? AND key IN (SELECT j.value FROM "
        f"quotes AS q, json_each(q.affiliations) AS j WHERE {chosen})",
        (key, kept, keys),
    )
    index_again(raw, chosen, (keys,))
    raw.execute(
        "UPDATE merges SET kept = ? WHERE kept = ? AND gone_id IN (SELECT value FROM json_each(?))",
        (key, kept, encode(before["merges"])),
    )


def merges(raw: sqlite3.Connection, reader: Reader) -> tuple[Merge, ...]:
    """List the speakers that were put together, in that order."""
    rows = raw.execute(
        "SELECT kept, gone_id, gone FROM merges WHERE owner = 'speaker' ORDER BY key"
    ).fetchall()
    return tuple(
        Merge(reader.speaker(kept), _gone_speaker(gone_id, decode(gone)))
        for kept, gone_id, gone in rows
    )


def suggestions(raw: sqlite3.Connection, reader: Reader, limit: int) -> tuple[Suggestion, ...]:
    """List persons who may be one, the likeliest first; see `Bank.suggest_merges`."""
    found = []
    for one, other in _namesakes(raw):
        suggestion = _weighed(raw, reader, one, other)
        if suggestion is not None:
            found.append(suggestion)
    found.sort(key=lambda s: (-s.score, s.one.id, s.other.id))
    return tuple(found[:limit])


def _namesakes(raw: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """Give each pair of persons of one family name once."""
    buckets = raw.execute(
        "SELECT json_group_array(target) FROM names WHERE owner = 'speaker' AND rank = ? "
        "GROUP BY folded HAVING count(*) BETWEEN 2 AND ?",
        (int(Rank.FAMILY), _MOST_NAMESAKES),
    ).fetchall()
    seen: set[tuple[int, int]] = set()
    for (bucket,) in buckets:
        for pair in combinations(sorted(decode(bucket)), 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _weighed(raw: sqlite3.Connection, reader: Reader, one: int, other: int) -> Suggestion | None:
    """Weigh the evidence that two persons are one; None where their names speak against it."""
    first, second = reader.speaker(one), reader.speaker(other)
    names = [(first.name or "", *first.aliases), (second.name or "", *second.aliases)]
    likeness = max(compare_names(a, b) for a in names[0] for b in names[1])
    if likeness not in _WORTH:
        return None
    score = _WORTH[likeness]
    reasons = [
        {
            Likeness.EQUAL: "their names are the same",
            Likeness.COMPATIBLE: "their names can be forms of one",
            Likeness.FAMILY: "their family names are the same",
        }[likeness]
    ]
    posts = "SELECT DISTINCT organization, role FROM affiliations WHERE speaker = ?"
    held = [raw.execute(posts, (key,)).fetchall() for key in (one, other)]
    bodies = [{body for body, _ in rows if body is not None} for rows in held]
    apart = bool(bodies[0] and bodies[1] and not bodies[0] & bodies[1])
    for body in sorted(bodies[0] & bodies[1])[:1]:
        score += _SHARED_BODY
        reasons.append(f"both are affiliated with {reader.organization(body).label}")
    for role in sorted({r for _, r in held[0] if r} & {r for _, r in held[1] if r})[:1]:
        score += _SHARED_ROLE
        reasons.append(f"both are called {role}")
    if likeness is Likeness.FAMILY and score <= _WORTH[likeness]:
        return None  # A family name alone is no reason.
    both = (
        "SELECT 1 FROM affiliations AS a JOIN affiliations AS b ON b.document = a.document "
        "WHERE a.speaker = ? AND b.speaker = ? UNION ALL SELECT 1 FROM quotes AS a "
        "JOIN quotes AS b ON b.document = a.document WHERE a.speaker = ? AND b.speaker = ? LIMIT 1"
    )
    if raw.execute(both, (one, other, one, other)).fetchone():
        score += _SAME_DOCUMENT
        reasons.append("one document has both")
    if apart:
        score = min(score, _APART)
        reasons.append("they are affiliated with different organizations")
    fuller = sorted((first, second), key=lambda s: (-len(s.name or ""), s.id))
    return Suggestion(fuller[0], fuller[1], round(max(score, 0.0), 3), tuple(reasons))


def _set_speaker(raw: sqlite3.Connection, key: int, speaker: Speaker) -> None:
    raw.execute(
        "UPDATE speakers SET name = ?, description = ?, aliases = ? WHERE key = ?",
        (speaker.name, speaker.description, encode(speaker.aliases), key),
    )
    raw.execute("DELETE FROM names WHERE owner = 'speaker' AND target = ?", (key,))
    write_names(raw, name_rows("speaker", key, speaker))


def _gone_speaker(id_: str, record: dict[str, Any]) -> Speaker:
    return Speaker(
        id=SpeakerId(id_),
        kind=SpeakerKind(record["kind"]),
        name=record["name"],
        description=record["description"],
        aliases=tuple(record["aliases"]),
    )


def _column(raw: sqlite3.Connection, sql: str, parameters: tuple[object, ...]) -> list[Any]:
    return [row[0] for row in raw.execute(sql, parameters)]
