"""Read of which party an office-holder is from the sentence before, that tells of several of them.

*Some Labour figures have left. MP Ada Bell went in May.* The second sentence gives an instance of
the first, and the party is said once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from quotebank.extract.entities import Entities
from quotebank.extract.statements import Statement, last_word
from quotebank.names import spell_out_title

__all__ = ["exemplify"]

#: Offices whose holders newspapers tell apart by party.
_OFFICES: Final = frozenset(
    "parliament senator representative congressman congresswoman lawmaker councillor councilman "
    "councilwoman governor minister mp".split()
)
_SEVERAL: Final = re.compile(
    r"\b(?:[Ss]ome|[Ss]everal|[Mm]any|[Oo]ther|[Vv]arious|[Aa] (?:few|number of|handful of)) (?=[A-Z])"
)
_FIGURES: Final = re.compile(
    r" (?:figures|politicians|lawmakers|legislators|members|MPs|senators|representatives|ministers|"
    r"councillors|grandees|officials|governors|mayors)\b"
)
#: Code points in which the sentence before is looked for.
_BEFORE: Final = 300


def exemplify(text: str, entities: Entities, statements: Iterable[Statement]) -> None:
    """Add the party to what is stated of somebody with whom a sentence begins.

    Args:
        text: the article.
        entities: its names.
        statements: what is stated; those that say of what an office is stay as they are.

    Example:
        >>> from quotebank.extract.affiliations import find_affiliations
        >>> from quotebank.extract.entities import find_entities
        >>> text = "Some Labour figures have left. MP Ada Bell went in May."
        >>> entities = find_entities(text)
        >>> statements = find_affiliations(text, entities)
        >>> exemplify(text, entities, statements)
        >>> statements[0].organization
        'Labour'
    """
    for statement in statements:
        if statement.of or statement.party or last_word(statement.role) not in _OFFICES:
            continue
        start, end = statement.evidence[0]
        # What stands before the office may well be another party.
        office = spell_out_title(text[start:end].partition(" ")[0])
        if last_word(office) not in _OFFICES:
            continue
        floor = max(0, start - _BEFORE)
        floor = max(floor, text.rfind("\n", floor, start) + 1)
        before = text[floor:start].rstrip()
        if not before.endswith((".", "!", "?")):
            continue
        sentence = floor + max(before.rfind(stop, 0, -1) for stop in (". ", "! ", "? ")) + 1
        several = _SEVERAL.search(text, sentence, start)
        near = entities.between(several.end(), several.end() + 1) if several else ()
        if several is None or not near or near[0].entity.kind not in ("organization", "unknown"):
            continue
        figures = _FIGURES.match(text, near[0].end, start)
        if figures is None:
            continue
        statement.organization = near[0].name
        statement.organization_entity = near[0].entity
        statement.evidence.insert(0, (several.start(), figures.end()))
