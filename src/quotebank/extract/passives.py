"""Give to the agent what a passive says of its subject."""

from __future__ import annotations

from typing import Final

from quotebank.extract.answers import ADVERBS, BE, HAVE, back, source_before, to_nobody, turned
from quotebank.extract.questions import Choice, Question
from quotebank.extract.scene import Scene
from quotebank.extract.wordclasses import CLASSES

__all__ = ["passive"]

_LIGHT: Final = frozenset("as a an the of being for to be having".split())
#: What stands before most stretches, and behind no participle of a passive.
_STOPS: Final = frozenset(
    ("", ".", ":", ";", "?", "!", "—", "–", "(", "said", "says", "and", "but")
)
#: What makes a stretch the place, and not what is said: "reported in a “hit piece” by Moss".
_PLACED: Final = frozenset(("in", "on", "at", "from", "through"))
#: How far before a stretch the participle of a passive stands, in tokens.
_REACH: Final = 14
#: Participles of what the subject says, or of what no one says.
_BY_SUBJECT: Final = frozenset("quoted heard cited seen said known found meant held".split())


def passive(choice: Choice) -> Choice:
    """Give to the agent what a passive says of its subject: *Bell was called “late” by Moss*.

    Where there is no agent, nobody is said to have said it.
    """
    question = choice.question
    scene = question.scene
    if "s" not in scene.paragraph.classes:
        return choice
    here = scene.skeleton.tokens[scene.skeleton.quoted[question.at]]
    again = scene.word(here - 1) in ("and", "or") and scene.word(here + 1) == "by"
    if again and question.at:
        # "called “late” by Bell and “slow” by Moss"
        before = scene.skeleton.tokens[scene.skeleton.quoted[question.at - 1]]
        again = _participle(scene, before) is not None
    verb = None if again else _participle(scene, here)
    if verb is None and not again:
        return choice
    agent = _agent(question, here if verb is None else verb, here)
    if agent is not None:
        return turned(choice, agent)
    candidate = source_before(choice)
    if verb is None or candidate is None:
        return choice
    at = back(scene, verb - 1, ADVERBS)
    bare = scene.word(verb) == "accused" and scene.word(at) not in HAVE
    plain = (scene.word(at) in BE or bare) and back(scene, here - 1, _LIGHT) == verb
    at = verb if bare else at
    says = scene.speaking[candidate.at] in "SIA" and not bare
    near = 0 <= at - candidate.mention.last < 3 and not says
    return to_nobody(choice) if plain and near else choice


def _participle(scene: Scene, here: int) -> int | None:
    """The participle of the passive whose complement a stretch is, by its token."""
    for at in range(here - 1, max(here - _REACH, -1), -1):
        word = scene.word(at)
        if word in _LIGHT:
            continue
        if (
            word.endswith("ing")
            or word in _STOPS
            or word in _BY_SUBJECT
            or word in _PLACED
            or CLASSES[word] in "xvgb"
        ):
            return None
        if word == "accused" and scene.word(at + 1) == "of":
            # "Mayor accused of “bullying”": whoever accuses has an object.
            return at
        if CLASSES[word] == "s":
            before = scene.word(back(scene, at - 1, ADVERBS))
            return at if before in BE or before == "," or scene.word(at + 1) == "by" else None
    return None


def _agent(question: Question, verb: int, here: int) -> int | None:
    """The number of the candidate behind "by", between a participle and a stretch or behind both."""
    scene = question.scene
    for at in (*range(verb + 1, here), here + 1):
        if scene.word(at) != "by" or scene.word(at + 1).endswith("ing"):
            continue
        behind = [
            (other.mention.first, number)
            for number, other in enumerate(question.candidates, 1)
            if other.scene is scene and at < other.mention.first <= at + 4
        ]
        if behind:
            return min(behind)[1]
    return None
