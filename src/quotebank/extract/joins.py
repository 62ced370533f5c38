"""Say which runs of capitalised words are parts of one name, by the small words between them."""

from __future__ import annotations

from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.kinds import BEFORE_NAMES, is_given

__all__ = ["joins"]

#: What may stand between the parts of a name, and what kind of joint that is.
_GAPS: Final = {
    " of ": "of", " of the ": "of", " for ": "of", " for the ": "of", " on ": "of", " to ": "of",
    " on the ": "of", " and ": "and", " and the ": "and", " in ": "in", " at ": "in", " & ": "&",
    "’ ": "theirs", "' ": "theirs", "’s ": "own", "'s ": "own",
}  # fmt: skip
_JOINING_HEADS: Final = frozenset(
    """
    Academy Administration Agency Alliance Assembly Associates Association Authority Bank Board
    Bureau Campaign Caucus Center Centre Chamber Church City Coalition College Commission Committee
    Congress Conference Convention Corporation Council Court Daughters Democrats Department District
    Division Families Federation Foundation Friends Fund Government Guild House Initiative Institute
    Institution Journal Knights Laboratory League Library Ministry Mothers Museum Nation Nations
    Office Organization Party Physicians Police Post Priorities Project Republicans Republic School
    Society Sons State States Teachers Trust Union University Veterans Voters Women Workers Students
    Brotherhood Fellowship Sisterhood Confederation Order
    Americans Studies Citizens Club Parents Taxpayers Neighbors Catholics Christians Evangelicals
    Lawyers Doctors Nurses Scientists
    """.split()
)
#: Who leads a field of several words before a name: "Minister for Public Works Ann Lee".
_LED: Final = frozenset(("Director", "President", "Minister", "Commissioner"))
#: What departments are for, behind "and": "the Department of Health and Social Care".
_FIELDS: Final = frozenset(
    "Studies Affairs Sciences Care Sport Skills Innovation Trade Families Transport Welfare".split()
)
#: Whose office is a body: "the Prime Minister’s Office".
_OFFICERS: Final = frozenset(
    "Minister President Governor Mayor Attorney Sheriff Coroner Ombudsman Commissioner Chancellor "
    "Speaker".split()
)
#: Whose bodies and papers are: "Women’s Institute".
_OWNERS: Final = frozenset("People Women Men Children Workers Peoples Mothers Ladies".split())


def joins(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two runs of capitalised words are one name.

    Args:
        text: the article.
        left: the span of the first, in code points.
        right: the span of the one after it.
    """
    gap = _GAPS.get(text[left[1] : right[0]])
    if gap is None:
        return False
    head = text[left[0] : left[1]].split()
    tail = text[right[0] : right[1]].split()
    if tail[0] in lex.MONTHS_AND_DAYS:
        return False
    if gap == "in":
        # "Special Agent in Charge Bo Hill"
        return head[-1] == "Agent" and tail[0] == "Charge"
    if gap == "&":
        # A firm: "Dunn & Moss".
        return len(head) <= 3 and len(tail) <= 3 and not any(t in BEFORE_NAMES for t in head[:1])
    if gap in ("own", "theirs"):
        return _owns(head, tail, plural=gap == "theirs")
    return _of(head, tail) if gap == "of" else _and(text, left, right)


def _owns(head: list[str], tail: list[str], *, plural: bool) -> bool:
    """Whether a possessive joins two parts of a name: "the Swiss People’s Party"."""
    last, body = head[-1], tail[-1] in lex.ORGANIZATION_HEADS
    if plural:
        # "Texas Farmers’ Union", but not "the Democrats’ Senate".
        return last.endswith("s") and body and tail[-1] not in lex.CHAMBERS and len(tail) <= 2
    if tail == ["Office"] and last in _OFFICERS:
        return True
    saint = last in ("King", "Queen") or head[-2:-1] in (["St"], ["St."], ["Saint"])
    if saint and body and len(tail) < 4:
        # "King’s College", "St Mary’s University"
        return True
    return last in _OWNERS and not is_given(tail[0])


def _of(head: list[str], tail: list[str]) -> bool:
    """Whether "of" and the like join two parts of a name."""
    last = head[-1]
    if last == "Chief" and tail[0] == "Staff":
        return len(tail) > 1
    if last in ("Secretary", "Speaker", "Secretaries") and len(tail) >= 1:
        return tail[0] in (
            "State", "Defense", "Defence", "Education", "Labor", "Energy", "House", "Health",
            "Commerce", "Agriculture", "Homeland", "Transportation", "War",
        )  # fmt: skip
    if last in _LED and any(map(is_given, tail[1:-1])) and not is_given(tail[0]):
        # "Director of Public Affairs Ann Lee"
        return True
    return (last in _JOINING_HEADS and last not in BEFORE_NAMES) or _is_work_of(head)


def _and(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether "and" joins two parts of a name, which it seldom does."""
    head = text[left[0] : left[1]].split()
    tail = text[right[0] : right[1]].split()
    last, plain = head[-1], right[0] - left[1] == len(" and ")
    if not {"of", "for"}.isdisjoint(head) and len(tail) <= 4:
        return tail[-1] in lex.ORGANIZATION_HEADS or tail[-1] in _FIELDS
    before = text[max(0, left[0] - 4) : left[0]].lower()
    if tail[-1] in ("Authority", "Agency", "Association", "Institute", "Board") and len(tail) > 1:
        # "the Competition and Markets Authority", but not "the Senate and the Water Board".
        common = len(head) == 1 and last not in lex.ORGANIZATION_HEADS and last not in lex.CHAMBERS
        led = before == "the " or text.startswith("The ", left[0])
        return common and led and plain and last not in lex.PLACES
    named = head[head[0] in ("A", "The") :]
    if tail[-1] == "Union" and len(tail) == 2 and len(named) == 1:
        # "a University and College Union spokesman", but not "the U.S. and European Union".
        led = head != named or before.endswith(("the ", " a "))
        return led and last not in lex.PLACES and last not in lex.CHAMBERS | lex.DEMONYMS
    if tail[-1] in ("Committee", "Commission", "Administration", "Subcommittee", "Department"):
        # "Judiciary and Oversight Committee", but not "Lee and the Oversight Committee".
        return len(tail) > 1 and plain and not is_given(head[0])
    return False


def _is_work_of(head: list[str]) -> bool:
    return len(head) == 1 and head[0] in ("Bank", "Bureau", "Ministry", "Daughters", "Council")
