"""Cases as an editor meets them, written by hand; every sentence is this project's own."""

from __future__ import annotations

import pytest

from quotebank.dataset import load
from quotebank.verify import verify_quote
from quotebank.verify.findings import Finding
from quotebank.verify.sources import SourceText

HARBOUR = """The town council voted on Monday to keep the old harbour in public hands.

“We will not sell the harbour, and we won’t lease it,” said Ada Quill, the mayor of Marlowe. “If \
the banks refuse us, we will raise the 2.5 million ourselves.”

Two councillors left the room before the vote.

“Nobody asked the fishermen what they want,” Tom Brack, a councillor, said afterwards. “I am not \
saying that the mayor is a liar. She never kept a promise, though.”

Brack added that he would vote against the budget and that the town could not afford another \
winter like the last one.

Quill’s supporters cheered when the result was read out. She later told reporters: “It was a \
damn good day for [the town of] Marlowe … and for every family on the quay.”

“My critics say that we are broke,” Quill wrote in a letter to residents. “Some of them may even \
believe it. The books, which nobody but Brack has opened, say otherwise.”

The decision was “a costly mistake,” said Nora Vell, who runs the dredging company. “It can’t \
wait for ever.”
"""

INTERVIEW = """HOST: Did you know about the loan?

ORLA FINN: I knew nothing about the loan. I signed what the treasurer gave me, and I would sign it again.

HOST: And the eleven thousand pounds?

ORLA FINN: It was spent on the school roof. All of it. The children were getting wet.
"""

SPEECH = SourceText(
    text="Friends, we have waited long enough. We shall open the bridge in May, or we shall not open it "
    "at all. No other town has waited for eleven years.",
    name="speech",
    speaker="Ines Carrow",
)

WIRE = """“Our labor costs rose by 12% this year, and the program can’t go on,” said Jo Marsh, who runs \
the theater. “We apologize to everyone who organized the festival in the center of town.”

“The modern close of the bill is clear,” Marsh said in March. “It costs $40 a seat.”
"""

QUAY = """“We have waited for a ferry since March, and the board has promised us one three times.

“Never trust a timetable,” said Lena Osk, who keeps the café on the quay. “I tell every guest so.”

“We painted the boats ourselves,” said Piet Marn, a fisherman of sixty. He has lived in Marlowe since \
he was a boy, and speaks of little else. “They have not looked so well in years.”

The Osk campaign called the plan “bold” and “long overdue” in a letter to the board.

“Many of [Marn’s] friends want the ferry. He [the fisherman] asked for it twice,” Osk said. “They were \
thinking of [not paying the] fare, providing key evidence of the mood. I told him so [laughs].”

Osk recalled that the young deckhands said: “We sleep on the boats because the rents are mad.”

Marn said that Osk’s refusal to pay was “a small thing.”

“My grandmother told me, ‘Keep your boots dry and your mouth shut,’ and I have done one of the two,” \
Marn said.

“It is up to the board to listen or not,” Osk told the paper. “No.”
"""

#: rule: claimed words, claimed speaker, source, wording, attribution, flags.
CASES: dict[str, tuple[str, str | None, str | SourceText, str, str, str]] = {
    # The same words.
    "whole quotation": (
        "We will not sell the harbour, and we won’t lease it", "Ada Quill", HARBOUR,
        "verbatim", "confirmed", ""),
    "cut at the end": (
        "We will not sell the harbour", "Ada Quill", HARBOUR, "verbatim", "confirmed", ""),
    "cut at the start": (
        "and we won’t lease it", "Ada Quill", HARBOUR, "verbatim", "confirmed", ""),
    "by surname": (
        "Nobody asked the fishermen", "Brack", HARBOUR, "verbatim", "confirmed", ""),
    "by honorific": (
        "Nobody asked the fishermen", "Mr. Brack", HARBOUR, "verbatim", "confirmed", ""),
    "by short given name": (
        "Nobody asked the fishermen", "Thomas Brack", HARBOUR, "verbatim", "confirmed", ""),
    "with a place": (
        "Nobody asked the fishermen", "Tom Brack of Marlowe", HARBOUR, "verbatim", "confirmed", ""),
    "across she said": (
        "and we won’t lease it. If the banks refuse us, we will raise the 2.5 million", "Ada Quill",
        HARBOUR, "verbatim", "confirmed", ""),
    "two words": ("costly mistake", "Nora Vell", HARBOUR, "verbatim", "confirmed", ""),
    "nobody claimed": (
        "Nobody asked the fishermen", None, HARBOUR, "verbatim", "not claimed", ""),
    "other speaker": (
        "Nobody asked the fishermen what they want", "Ada Quill", HARBOUR,
        "verbatim", "different", ""),
    "wrapped over lines": (
        "We will not sell\nthe harbour", "Ada Quill", HARBOUR, "verbatim", "confirmed", ""),
    "with the source's own ellipsis and brackets": (
        "for [the town of] Marlowe … and for every family", "Ada Quill", HARBOUR,
        "verbatim", "confirmed", ""),
    "in an interview": (
        "I signed what the treasurer gave me", "Orla Finn", INTERVIEW, "verbatim", "confirmed", ""),
    "interviewer's words": (
        "Did you know about the loan?", "Orla Finn", INTERVIEW, "verbatim", "different", ""),
    "in a speech": (
        "We shall open the bridge in May", "Ines Carrow", SPEECH, "verbatim", "confirmed", ""),
    # Marks, spaces, case.
    "straight apostrophe": (
        "and we won't lease it", "Ada Quill", HARBOUR, "typographic", "confirmed", ""),
    "capital at the start": (
        "And we won’t lease it", "Ada Quill", HARBOUR, "typographic", "confirmed", ""),
    "hard spaces": (
        "Nobody\u00a0asked the fishermen", "Brack", HARBOUR, "typographic", "confirmed", ""),
    "soft hyphen": (
        "Nobody asked the fish\u00adermen", "Brack", HARBOUR, "typographic", "confirmed", ""),
    "ligature": ("Nobody asked the ﬁshermen", "Brack", HARBOUR, "typographic", "confirmed", ""),
    "entities": (
        "we won&rsquo;t lease&nbsp;it", "Ada Quill", HARBOUR, "typographic", "confirmed", ""),
    "hyphen at a line's end": (
        "Nobody asked the fisher-\nmen what they want", "Brack", HARBOUR,
        "typographic", "confirmed", ""),
    "comma left out": (
        "We will not sell the harbour and we won’t lease it", "Ada Quill", HARBOUR,
        "typographic", "confirmed", ""),
    "all capitals": (
        "NOBODY ASKED THE FISHERMEN", "Brack", HARBOUR, "typographic", "confirmed", ""),
    # What editors do, and mark.
    "explained in brackets": (
        "Nobody asked the fishermen what they [the crews] want", "Brack", HARBOUR,
        "edited", "confirmed", ""),
    "pronoun replaced": (
        "[Quill] never kept a promise", "Brack", HARBOUR, "edited", "confirmed", ""),
    "form changed in brackets": (
        "Nobody asked the fishermen what they want[ed]", "Brack", HARBOUR,
        "edited", "confirmed", ""),
    "capital in brackets": (
        "[A]nd we won’t lease it", "Ada Quill", HARBOUR, "edited", "confirmed", ""),
    "relative clause left out": (
        "The books … say otherwise", "Ada Quill", HARBOUR, "edited", "confirmed", ""),
    "sentence left out": (
        "I knew nothing about the loan. … I would sign it again", "Orla Finn", INTERVIEW,
        "edited", "confirmed", ""),
    "sentences left out": (
        "It was spent on the school roof. [...] The children were getting wet.", "Finn", INTERVIEW,
        "edited", "confirmed", ""),
    "masked": (
        "It was a d—n good day", "Ada Quill", HARBOUR, "edited", "confirmed", ""),
    "masked with stars": (
        "It was a d**n good day", "Ada Quill", HARBOUR, "edited", "confirmed", ""),
    "expletive in brackets": (
        "It was a [expletive] good day", "Ada Quill", HARBOUR, "edited", "confirmed", ""),
    "sic": (
        "Nobody asked the fishermen [sic] what they want", "Brack", HARBOUR,
        "edited", "confirmed", ""),
    # Altered.
    "not dropped": (
        "We will sell the harbour", "Ada Quill", HARBOUR, "altered", "confirmed", "material"),
    "not added": (
        "The children were not getting wet", "Orla Finn", INTERVIEW,
        "altered", "confirmed", "material"),
    "n't dropped": (
        "it can wait for ever", "Nora Vell", HARBOUR,
        "altered", "confirmed", "material"),
    "number": (
        "we will raise the 25 million ourselves", "Ada Quill", HARBOUR,
        "altered", "confirmed", "material; out of context"),
    "currency": ("It costs £40 a seat", "Jo Marsh", WIRE, "altered", "confirmed", "material"),
    "percent sign lost": (
        "Our labor costs rose by 12 this year", "Jo Marsh", WIRE,
        "altered", "confirmed", "material"),
    "modal": (
        "I might sign it again", "Orla Finn", INTERVIEW, "altered", "confirmed", "material"),
    "quantifier": (
        "It was spent on the school roof. Some of it.", "Orla Finn", INTERVIEW,
        "altered", "confirmed", "material"),
    "name": (
        "We shall open the bridge in June", "Ines Carrow", SPEECH,
        "altered", "confirmed", "material"),
    "word swapped": (
        "Nobody asked the farmers what they want", "Brack", HARBOUR, "altered", "confirmed", ""),
    "tense": (
        "Nobody asked the fishermen what they wanted", "Brack", HARBOUR,
        "altered", "confirmed", ""),
    "british spelling": (
        "Our labour costs rose by 12% this year", "Jo Marsh", WIRE, "altered", "confirmed", ""),
    "misread": (
        "The modem close of the bill is clear", "Jo Marsh", WIRE, "altered", "confirmed", ""),
    "contraction opened": (
        "We will not sell the harbour, and we will not lease it", "Ada Quill", HARBOUR,
        "altered", "confirmed", ""),
    "brackets taken off": (
        "a damn good day for the town of Marlowe", "Ada Quill", HARBOUR,
        "altered", "confirmed", ""),
    "ellipsis swallows not": (
        "We will … sell the harbour", "Ada Quill", HARBOUR, "altered", "confirmed", "material"),
    "ellipsis swallows a condition": (
        "we won’t lease it. … we will raise the 2.5 million ourselves", "Ada Quill", HARBOUR,
        "altered", "confirmed", "material"),
    "bracket denies": (
        "we will [never] raise the 2.5 million ourselves", "Ada Quill", HARBOUR,
        "altered", "confirmed", "material; out of context"),
    "bracket hides a denial": (
        "I knew [everything] about the loan", "Orla Finn", INTERVIEW,
        "altered", "confirmed", "material"),
    "mask over a harmless word": (
        "It was a damn f***ing day", "Ada Quill", HARBOUR, "altered", "confirmed", "material"),
    "altered, and another's": (
        "Nobody asked the farmers what they want", "Ada Quill", HARBOUR,
        "altered", "different", ""),
    # Out of context.
    "condition cut": (
        "we will raise the 2.5 million ourselves", "Ada Quill", HARBOUR,
        "verbatim", "confirmed", "out of context"),
    "denial cut": (
        "the mayor is a liar", "Tom Brack", HARBOUR, "verbatim", "confirmed", "out of context"),
    "attribution cut": (
        "we are broke", "Ada Quill", HARBOUR, "verbatim", "confirmed", "out of context"),
    "alternative kept": (
        "We shall open the bridge in May, or we shall not open it at all", "Ines Carrow", SPEECH,
        "verbatim", "confirmed", ""),
    # Spliced.
    "two of one speaker": (
        "We will not sell the harbour. My critics say that we are broke", "Ada Quill", HARBOUR,
        "spliced", "confirmed", ""),
    "two by an ellipsis": (
        "We will not sell the harbour … My critics say that we are broke", "Ada Quill", HARBOUR,
        "spliced", "confirmed", ""),
    "two speakers": (
        "We will not sell the harbour. Nobody asked the fishermen what they want", "Ada Quill",
        HARBOUR, "spliced", "different", ""),
    "other order": (
        "I would sign it again, I signed what the treasurer gave me", "Orla Finn", INTERVIEW,
        "spliced", "confirmed", ""),
    # Paraphrase.
    "writer's voice": (
        "Two councillors left the room before the vote", "Ada Quill", HARBOUR,
        "paraphrase", "unknown", ""),
    "indirect speech": (
        "the town could not afford another winter like the last one", "Tom Brack", HARBOUR,
        "paraphrase", "confirmed", ""),
    "indirect speech in the first person": (
        "I will vote against the budget and the town cannot afford another winter", "Tom Brack",
        HARBOUR, "paraphrase", "confirmed", ""),
    "indirect speech of another": (
        "the town could not afford another winter like the last one", "Ada Quill", HARBOUR,
        "paraphrase", "different", ""),
    # Whose voice, and how far it goes.
    "a paragraph left open": (
        "the board has promised us one three times. Never trust a timetable", "Lena Osk", QUAY,
        "verbatim", "confirmed", ""),
    "goes on after the writer's sentence": (
        "We painted the boats ourselves. They have not looked so well in years.", "Piet Marn", QUAY,
        "verbatim", "confirmed", ""),
    "a word of grammar": ("No.", "Lena Osk", QUAY, "verbatim", "confirmed", ""),
    "all that was cut is the denial": (
        "trust a timetable", "Osk", QUAY, "altered", "confirmed", "material; out of context"),
    "all that was cut at the end is the denial": (
        "up to the board to listen or", "Osk", QUAY,
        "altered", "confirmed", "material; out of context"),
    "a campaign": ("long overdue", "the Osk campaign", QUAY, "verbatim", "confirmed", ""),
    "a campaign is not the candidate": (
        "long overdue", "Lena Osk", QUAY, "verbatim", "different", ""),
    # The source's own brackets.
    "a replacing bracket left out": (
        "Many of friends want the ferry", "Osk", QUAY, "altered", "confirmed", ""),
    "an explaining bracket left out": (
        "He asked for it twice", "Osk", QUAY, "typographic", "confirmed", ""),
    "a word of the source's bracket left out": (
        "He [the man] asked for it twice", "Osk", QUAY.replace("[the fisherman]", "[the old man]"),
        "altered", "confirmed", ""),
    "an ellipsis in the source's brackets": (
        "They were thinking of [… the] fare", "Osk", QUAY, "altered", "confirmed", "material"),
    "the source's aside": ("I told him so [laughs].", "Osk", QUAY, "verbatim", "confirmed", ""),
    "providing is no condition here": (
        "They were thinking of [not paying the] fare … I told him so", "Osk", QUAY,
        "edited", "confirmed", ""),
    # Speakers who quote another.
    "of those whom the speaker quotes": (
        "We sleep on the boats because the rents are mad", "the young deckhands", QUAY,
        "verbatim", "confirmed", ""),
    "of the speaker who quotes them": (
        "We sleep on the boats because the rents are mad", "Lena Osk", QUAY,
        "verbatim", "confirmed", "out of context"),
    "of a third": (
        "We sleep on the boats because the rents are mad", "Piet Marn", QUAY,
        "verbatim", "different", ""),
    "within the speaker's words": (
        "Keep your boots dry and your mouth shut", "Marn’s grandmother", QUAY,
        "verbatim", "confirmed", ""),
    "within the speaker's words, as his own": (
        "Keep your boots dry and your mouth shut", "Marn", QUAY,
        "verbatim", "confirmed", "out of context"),
    "within the speaker's words, of a third": (
        "Keep your boots dry and your mouth shut", "Lena Osk", QUAY,
        "verbatim", "different", ""),
    "after the speaker quoted another": (
        "and I have done one of the two", "Piet Marn", QUAY, "verbatim", "confirmed", ""),
    "whom the speaker only speaks of": (
        "a small thing", "Osk", QUAY, "verbatim", "different", ""),
    # Not there.
    "invented": (
        "Every ship that leaves this quay carries our hopes with it", "Ada Quill", HARBOUR,
        "not found", "unknown", ""),
    "two words elsewhere": ("costly victory", "Nora Vell", HARBOUR, "not found", "unknown", ""),
    "empty source": ("costly mistake", "Nora Vell", "  \n", "unverifiable", "unknown", ""),
    "no words": ("…", "Ada Quill", HARBOUR, "unverifiable", "unknown", ""),
}  # fmt: skip


def told(finding: Finding) -> tuple[str, str, str]:
    """Both sides and the flags, as the table writes them."""
    return str(finding.wording), str(finding.attribution), "; ".join(map(str, finding.flags))


@pytest.mark.parametrize(
    ("text", "speaker", "source", "expected"),
    [(*case[:3], case[3:]) for case in CASES.values()],
    ids=CASES,
)
def test_an_editor_would_say_the_same(
    text: str, speaker: str | None, source: str | SourceText, expected: tuple[str, str, str]
) -> None:
    finding = verify_quote(text, speaker, against=source)
    assert told(finding) == expected, finding.explanation


#: The packaged bank holds no article texts.
PACKAGED: dict[str, tuple[str, str | None, str, str, str]] = {
    "present": ("a Trump victory in November", "Will Marshall", "typographic", "confirmed", ""),
    "surname": ("another reason", "Cotton", "verbatim", "confirmed", ""),
    "number style": ("If Trump wins, we live in a brand new world", "Matt Bennett",
                     "altered", "confirmed", ""),
    "another's": ("If Trump wins, we live in a new world", "Claire Ainsley",
                  "verbatim", "different", ""),
    "denied": ("I’m suggesting that’s because they heard us talk about it", "Jon Ashworth",
               "altered", "confirmed", "material"),
    "cut": ("that’s because they heard us talk about it", "Ashworth",
            "verbatim", "confirmed", "out of context"),
    "condition": ("that’ll be the reason", "Bennett", "verbatim", "confirmed", "out of context"),
    "absent": ("We shall never surrender the harbour to the bank", "Matt Bennett",
               "unverifiable", "unknown", ""),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "speaker", "wording", "attribution", "flags"), PACKAGED.values(), ids=PACKAGED
)
def test_a_bank_proves_presence_and_never_absence(
    text: str, speaker: str | None, wording: str, attribution: str, flags: str
) -> None:
    finding = verify_quote(text, speaker, against=load())
    assert told(finding) == (wording, attribution, flags), finding.explanation
