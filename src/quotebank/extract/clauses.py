"""Clauses with a role: "X, who runs …", "X is the head of …", "X, running for …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.named import Mention
from quotebank.extract.roles import RoleReader
from quotebank.extract.rolewords import role_noun
from quotebank.extract.statements import Statement

__all__ = ["CLAUSE", "RUNS_FOR", "VERB_ROLES", "ClauseReader", "phrase_end"]

CLAUSE: Final = re.compile(
    r"(?:(?:,| and|[—–-]|) who (?:now |once |also |previously |formerly |briefly |"
    r"until (?:recently|[A-Z][a-z]+|last [a-z]+),? )?|"
    r",? and (?:now |also )?|"
    r" (?:himself |herself |also |now |once )?|, )"
    r"(?P<verb>(?:was|is) named (?:last|this|on|in) \w{3,9} as|"
    r"(?:has been|was|is) (?:(?:(?:re-?)?elected|named|appointed)(?: as)?|(?:hired|chosen|sworn in) as)|"
    r"(?:resigned|retired|quit|stepped down|was fired|was ousted|was dismissed) as|took over as|"
    r"(?:has )?(?:served|spent) (?:[a-z-]{2,10} ){1,3}(?:terms?|years|decades|stints?) as|"
    r"is|was|remains|became|served as|serves as|has been|had been|works as|worked as|"
    r"runs|ran(?! for| against)|heads|has (?:led|run|headed|chaired)|co-chairs|co-chaired|"
    r"(?:co-)?own(?:s|ed)|advise[sd]|manage[sd]|edit(?:s|ed)|host(?:s|ed)|teaches|taught|"
    r"helped (?:to )?(?:co-)?found|"
    r"used to (?:run|lead|head|chair|direct)|works (?:for|at|with)|"
    r"headed|leads|led|chairs|chaired|founded|co-founded|directs|directed|"
    r"has served as|had served as)"
    r" (?:now |also |still |currently |once |previously |then )?"
)
#: A common noun that goes on with a body’s name.
_BODY_TAIL: Final = re.compile(
    r" (?:super PAC|PAC|campaign|group|party|project|program|organization|firm|company|committee|"
    r"subcommittee|caucus|coalition|institute|foundation|center|website|blog|network|team|movement|union)\b"
)
#: What begins where somebody runs or leads, and not what.
_AWAY: Final = frozenset("to for against into in by among with on as from over off out".split())
#: What belongs to a person or to a body and has a head of its own.
_OWNED: Final = re.compile(
    r"(?:[’']s|(?<=s)[’']) (?:[\w-]{1,20} ){0,3}?(?:campaign|arm|office|operations?|committee|"
    r"panel|board|council|commission|caucus|bureau|division|unit|program|project|center|lab|laboratory|team|department|foundation|firm|"
    r"company|operation)\b"
)
RUNS_FOR: Final = re.compile(
    r"(?:,? (?:and )?who)?(?:[’']s| is| was) (?:running|standing) (?:for|to be|to become|as) "
    r"(?:an? |the )?"
)
_PHRASE_END: Final = re.compile(r"[,;:“”\"()\n—–.!?](?:(?<![.!?])|(?=[\s”\"’']|$))")
#: Whose stop ends no phrase.
_ABBREVIATED: Final = re.compile(
    r"(?:\b[A-Z]|\b(?:Sen|Rep|Gov|Gen|Lt|St|Mr|Mrs|Ms|Dr|Jr|Sr|Inc|Co|Corp|Ltd|U\.S|"
    r"U\.K|U\.N|D\.C))$"
)
_OWNERS: Final = ("’s", "'s", "s’", "s'")
#: What is only supposed: "if Ann Lee is mayor".
_IF: Final = re.compile(r"\b(?:if|whether|unless) $", re.IGNORECASE)
#: Before whoever is the object of a clause that goes on behind them.
_GOVERNED: Final = re.compile(r"\b(?:under|for|with|to|by|from|against|alongside|of) $")
#: A further verb of a who-clause.
_ALSO: Final = re.compile(
    r",? and (?:is|was|serves|runs|heads|leads|chairs|directs|founded|has served|served|now) "
)
VERB_ROLES: Final = {
    "runs": ("head", "current"), "ran": ("head", "former"), "heads": ("head", "current"),
    "headed": ("head", "former"), "leads": ("leader", "current"), "led": ("leader", "former"),
    "chairs": ("chair", "current"), "chaired": ("chair", "former"), "founded": ("founder", "current"),
    "has led": ("leader", "current"), "has run": ("head", "current"),
    "has headed": ("head", "current"), "has chaired": ("chair", "current"),
    "co-chairs": ("co-chair", "current"), "co-chaired": ("co-chair", "former"),
    "co-founded": ("co-founder", "current"), "directs": ("director", "current"),
    "directed": ("director", "former"), "owns": ("owner", "current"), "owned": ("owner", "former"),
    "co-owns": ("co-owner", "current"), "co-owned": ("co-owner", "former"),
    "advises": ("adviser", "current"), "advised": ("adviser", "former"),
    "manages": ("manager", "current"), "managed": ("manager", "former"),
    "edits": ("editor", "current"), "edited": ("editor", "former"),
    "hosts": ("host", "current"), "hosted": ("host", "former"),
    "used to run": ("head", "former"), "used to lead": ("leader", "former"),
    "used to head": ("head", "former"), "used to chair": ("chair", "former"),
    "used to direct": ("director", "former"),
    "teaches": ("teacher", "current"), "taught": ("teacher", "former"),
}  # fmt: skip
#: Verbs that tell of a post only in a clause with "who": "Lee advised the board to leave".
_RELATIVE: Final = re.compile(r"own|co-own|advise|manage|edit|host|t[ea]a|taught|helped")
_FOUND: Final = re.compile(r"helped .*found$")
#: What follows the advice that one gives once: "who advised Lee to leave".
_ADVICE: Final = re.compile(r"[^,.;:\n]{1,60}? (?:to|that|against) ")
#: What somebody owns, runs or founded that has no name: "an Ohio auto repair shop".
_UNNAMED: Final = re.compile(
    r"(?:an? |the |his own |her own )?((?:(?!and |who |that |in )[\w’'.-]{1,20} ){0,6}?"
    r"(?:shop|store|restaurant|bar|cafe|farm|ranch|winery|gallery|business|company|firm|agency|"
    r"consultancy|practice|newsletter|website|blog|magazine|newspaper|podcast|group|nonprofit|"
    r"charity|organization|foundation|think tank|super PAC|PAC|network|school|clinic|project|"
    r"program|coalition|league|association|show))(?=[,.;:”)—–-]|$| (?:in|at|and|for|of|that|which)\b)"
)
#: Roles of those whose body may have no name.
_OWNERS_OF: Final = frozenset(("owner", "co-owner", "founder", "editor", "host"))
#: Verbs that say that a post is over.
_OVER: Final = re.compile(r"has served|resigned|retired|quit|stepped|was (?:f|ou|di)|served |spent")
_PAST: Final = frozenset(("was", "served as", "worked as", "had been", "had served as"))


class ClauseReader(RoleReader):
    """Reads the clauses of one article that say what a person is, or is at the head of."""

    def running(self, mention: Mention, clause: re.Match[str]) -> Iterator[Statement]:
        """Read "Ann Lee, who is running to be a delegate", "Bo Hill is running for governor"."""
        stop = phrase_end(self.text, clause.end())
        for statement in self.phrase(mention.entity, clause.end(), stop, apposed=True):
            statement.status = "candidate"
            statement.evidence = [(clause.start(), statement.evidence[0][1])]
            yield statement

    def predicated(self, mention: Mention, end: int) -> Iterator[Statement]:
        """Read "X is the president of Y", "X, who served as …" and "X, now …"."""
        if _IF.search(self.text, max(0, mention.start - 9), mention.start):
            return
        runs = RUNS_FOR.match(self.text, end, end + 50)
        if runs:
            yield from self.running(mention, runs)
            return
        clause = CLAUSE.match(self.text, end, end + 60)
        governed = _GOVERNED.search(self.text, max(0, mention.outer - 12), mention.outer)
        if clause and governed and clause[0].lstrip(", ").startswith("and "):
            # "who served under Otto Moss and is now a fellow": not Moss is.
            return
        if clause:
            yield from self.clause(mention, clause)

    def clause(self, mention: Mention, clause: re.Match[str]) -> Iterator[Statement]:
        """Read the complement of a copula, or the object of "runs" and its like."""
        text, verb = self.text, clause["verb"]
        stop = phrase_end(text, clause.end())
        if _RELATIVE.match(verb) and "who" not in clause[0]:
            return
        if _FOUND.match(verb):
            founder = Statement(mention.entity, "founder")
            yield from self.governed(clause, stop, founder)
            return
        if verb.startswith("works ") and not verb.endswith(" as"):
            yield from self.working(mention, clause, stop)
            return
        if verb in VERB_ROLES:
            role, status = VERB_ROLES[verb]
            if verb == "advised" and _ADVICE.match(text, clause.end(), stop):
                return
            yield from self.governed(clause, stop, Statement(mention.entity, role, status=status))
            return
        words = text[clause.end() : min(stop, clause.end() + 50)].split()[:4]
        leads = words[:1] and (
            words[0] in ("a", "an", "the", "one", "its", "his", "her")
            or role_noun(words[0]) is not None
            or (words[0] in lex.ROLE_MODIFIERS and any(map(role_noun, words)))
            or (words[0][0].isupper() and any(w.endswith(_OWNERS) for w in words))
            or (words[0][0].isupper() and any(role_noun(w) for w in words if w.islower()))
            or (words[0].lower() in lex.ROLE_MODIFIERS and any(map(role_noun, words[1:3])))
        )
        if not leads and not verb.endswith(" as"):
            return
        for statement in self.phrase(mention.entity, clause.end(), stop, apposed=True):
            if verb in _PAST or _OVER.match(verb):
                statement.status = "former"
            yield statement

    def working(self, mention: Mention, clause: re.Match[str], stop: int) -> Iterator[Statement]:
        """Read "Ann Lee, who works for Reno Partners": of the body, in no role that is said."""
        body = next(iter(self.entities.between(clause.end(), stop)), None)
        lead = self.text[clause.end() : body.outer].split() if body is not None else ["-"]
        if body is None or "who" not in clause[0] or lead not in ([], ["the"]):
            return
        known = body.entity.kind == "organization" or (body.entity.kind == "unknown" and body.full)
        if known:
            body.entity.kind = "organization"
            evidence = [(clause.start("verb"), body.end)]
            yield Statement(mention.entity, None, body.name, body.entity, evidence=evidence)

    def further(self, mention: Mention, start: int, stop: int) -> Iterator[Statement]:
        """Read on in a who-clause: "who advised Lee and is now the head of the Reno Trust"."""
        also = _ALSO.search(self.text, start, stop)
        clause = CLAUSE.match(self.text, also.start(), also.start() + 60) if also else None
        if clause is not None:
            yield from self.clause(mention, clause)

    def governed(
        self, clause: re.Match[str], stop: int, statement: Statement
    ) -> Iterator[Statement]:
        """Read what somebody runs, leads or founded: "the nonprofit Reno Trust"."""
        text = self.text
        # "the pro-Lee Reno Trust" is not Lee.
        near = [m for m in self.entities.between(clause.end(), stop) if text[m.start - 1] != "-"]
        unnamed = _UNNAMED.match(text, clause.end(), min(stop + 1, len(text)))
        if statement.role in _OWNERS_OF and unnamed and (not near or near[0].end < unnamed.end()):
            statement.organization = unnamed[1]
            statement.evidence = [(clause.start("verb"), unnamed.end())]
            follows = near[0] if near else None
            known = follows is not None and follows.entity.kind not in ("place", "unknown")
            if not known or unnamed[1][0].islower():
                yield statement
            return
        owned = self.owned(clause.end(), stop, near[0]) if near else None
        if owned is not None:
            statement.organization, at = owned
            statement.evidence = [(clause.start("verb"), at)]
            yield statement
            return
        if near and near[0].entity.kind == "person" and statement.role == "adviser":
            statement.principal, statement.principal_text = near[0].entity, near[0].name
            statement.evidence = [(clause.start("verb"), near[0].end)]
            yield statement
            return
        if len(near) > 1 and near[0].end + 3 == near[1].start and text[near[0].end] in "’'":
            # "who leads Mr. Lee’s Council of Economic Advisers"
            near = near[1:]
        if not near or near[0].entity.kind in ("person", "place"):
            return
        body = near[0]
        lead = text[clause.end() : body.start].split()
        within = [w for w in lead if w != "the"][-1:]
        if set(lead[:1]) & _AWAY or set(within) & {"in", "with", "among", "by"}:
            # "She heads to the convention.", "She leads by a mile in the north."
            return
        if within and within[0] in ("at", "of", "for") and len(lead) <= 8:
            if lead[0] in ("a", "an"):
                # "who heads a project on water for the Reno Trust" does not head the trust.
                statement.organization = " ".join((*lead[1:], body.name))
                statement.parent = body.entity
                statement.evidence = [(clause.start("verb"), body.end)]
                yield statement
                return
            # "who chairs the physics department at Reno University"
            lead = lead[-1:]
        tail = _BODY_TAIL.match(text, body.end, body.end + 30)
        named = body.entity.kind == "organization" or (body.full and (tail or lead[:1] == ["the"]))
        if not named or len(lead) > 4 or text[body.end : body.end + 2] in ("’s", "'s"):
            return
        statement.organization = body.name + (tail[0] if tail else "")
        statement.organization_entity = None if tail else body.entity
        if body.entity.kind == "unknown":
            body.entity.kind = "organization"
        statement.evidence = [(clause.start("verb"), tail.end() if tail else body.end)]
        yield statement

    def owned(self, start: int, stop: int, owner: Mention) -> tuple[str, int] | None:
        """A body called by its owner, and its end: "Lee’s 2016 campaign", "the NRA’s lobbying arm"."""
        tail = _OWNED.match(self.text, owner.end, min(stop, owner.end + 60))
        if tail is None or owner.outer - start > 5:
            return None
        return self.text[owner.start : tail.end()], tail.end()


def phrase_end(text: str, start: int) -> int:
    """Where a noun phrase after a name ends: at a comma, a stop, a mark or a line's end."""
    stop = min(len(text), start + 240)
    at = start
    for match in _PHRASE_END.finditer(text, start, stop):
        at = match.start()
        if match[0] == "." and _ABBREVIATED.search(text[max(0, at - 5) : at]):
            continue
        if match[0] == "," and text[at : at + 6] in (", Inc.", ", LLC,", ", Jr.,"):
            continue
        return at
    return stop
