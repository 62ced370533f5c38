"""What is asked of a quoted stretch, and what is answered: values that attribution shares."""

from __future__ import annotations

from typing import NamedTuple

from quotebank.extract.features import Quoted
from quotebank.extract.marks import Stretch
from quotebank.extract.mentions import Mention
from quotebank.extract.scene import Scene

__all__ = ["Candidate", "Choice", "History", "Question"]


class Candidate(NamedTuple):
    """A mention as a possible source of one stretch."""

    side: str
    scene: Scene
    #: Paragraph.
    number: int
    #: Of the mention in its scene.
    at: int

    @property
    def mention(self) -> Mention:
        """The mention itself."""
        return self.scene.skeleton.mentions[self.at]

    @property
    def place(self) -> tuple[int, int]:
        """What tells it from other mentions: its paragraph and its index there."""
        return self.number, self.at

    def span(self) -> tuple[int, int]:
        """Span of the mention in the text."""
        paragraph, mention = self.scene.paragraph, self.mention
        return paragraph.starts[mention.first], paragraph.ends(mention.last - 1)


class Question(NamedTuple):
    """A stretch and its candidate sources."""

    stretch: Stretch
    scene: Scene
    #: Of the stretch in its scene.
    at: int
    quoted: Quoted
    candidates: list[Candidate]

    def unit_before(self, candidate: Candidate) -> int:
        """Give the unit from which the way to a candidate is measured in its paragraph."""
        if candidate.scene is self.scene:
            return self.scene.skeleton.quoted[self.at]
        return len(candidate.scene.skeleton.units)


class Choice(NamedTuple):
    """The answer: a candidate, or nobody."""

    question: Question
    candidate: Candidate | None
    probability: float
    #: Score of nobody, then of each candidate.
    scores: list[float]
    #: Whether the fast model settled it.
    plain: bool = False


class History(NamedTuple):
    """What the stretch before says of this one, in letters."""

    #: What stands between the two, and where the last source stood (N nobody, 0 no stretch).
    gap: str
    state: str
    #: Unit of the stretch before, in the same paragraph, or -1.
    unit: int
    #: Its source, and the last word of that if it is a name.
    place: tuple[int, int] | None
    name: str
