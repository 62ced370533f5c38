"""Why a quotation has its speaker: its candidates, best first.

A module of its own, because what it shows takes the whole reader of articles to import. Importing it
makes explanations known to `to_text` and `to_rich`.
"""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from quotebank.extract.explain import Candidate, Explanation
from quotebank.render._terminal import META, SPEAKER, quotation, render, witness
from quotebank.render._text import in_context, lines, visible

#: Candidates that are shown of a quotation.
_RUNNERS_UP = 5


@lines.register
def _explanation_lines(explanation: Explanation) -> str:
    shown = [lines(explanation.quote), ""]
    for candidate in _weighed(explanation):
        mention = candidate.mention
        where = "nobody" if mention is None else f"{mention.span.start} {in_context(mention)}"
        shown.append(f"{_likelihood(candidate)} {where}")
        shown.append(f"        {_reasons(candidate)}")
    return "\n".join(shown)


@render.register
def _explanation(explanation: Explanation) -> RenderableType:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for candidate in _weighed(explanation):
        look = SPEAKER if candidate.chosen else META
        mention = Text("nobody") if candidate.mention is None else witness(candidate.mention)
        why = Text(_reasons(candidate), META)
        grid.add_row(Text(_likelihood(candidate), look), Group(mention, why))
    return Group(quotation(explanation.quote), Text(), grid)


def _weighed(explanation: Explanation) -> tuple[Candidate, ...]:
    """Give the candidates that are worth a look: the one taken, and the nearest runners-up."""
    return tuple(
        candidate
        for place, candidate in enumerate(explanation.candidates)
        if place < _RUNNERS_UP or candidate.chosen
    )


def _likelihood(candidate: Candidate) -> str:
    """Give a candidate's probability, with a sign before it where it was taken."""
    probability = "    " if candidate.probability is None else f"{candidate.probability:.2f}"
    return f"{'→' if candidate.chosen else ' '} {probability}"


def _reasons(candidate: Candidate) -> str:
    """Give what speaks for a candidate and against it, the weightiest first."""
    return ", ".join(f"{visible(what)} {weight:+.2f}" for what, weight in candidate.reasons)
