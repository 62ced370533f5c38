"""Texts that are hard to read."""

from __future__ import annotations

from hypothesis import strategies as st

from quotebank.extract import lexicon
from quotebank.extract.givennames import FEMALE_NAMES, MALE_NAMES
from quotebank.names import PARTICLES, POST_NOMINALS

__all__ = ["PIECES", "any_texts", "marked_texts", "named_texts", "news_texts"]

MARKS = ["“", "”", '"', "‘", "’", "'", "„", "‟", "«", "»", "''", "``"]

#: What news prose is made of, and what has no business in it. Fewer than 256, so that a byte
#: names one.
PIECES = [
    *MARKS, *MARKS, *MARKS,
    " ", " ", " ", " ", " ", " ", ", ", ", ", ". ", ". ", ".", "? ", "! ", ": ", "; ", " — ", "—", "-",
    "…", "...", "(", ")", "[", "]", "\n", "\n", "\n\n", "\r\n", "\t", "\u2028", "\u00a0", "\u200b",
    "Ada Bell", "Ivo Stern", "Bell", "Stern", "Ada", "Bell’s", "A. B. Bell Jr.", "Mr.", "Mrs. ", "Sen. ",
    "Gov. ", "then-Mayor ", "former ", "President ", "Prime Minister ", "Dr. ", "MP ", "Reno", "Ohio",
    "Reno Trust", "the Reno Trust (RT)", "(R-Ohio)", "D-N.Y.", "Harbour Guild", "the Environment Agency",
    "he", "she", "they", "it", "I", "we", "He", "She", "who", "whose", "which", "his", "her",
    "the spokesman", "a spokeswoman", "the senator from Ohio", "the 68-year-old", "residents", "the report",
    "said", "said", "says", "told reporters", "wrote", "tweeted", "called it", "asked", "added", "branded",
    "according to", "According to", "in a statement", "her words", "a former", "now a", "who served as",
    "director of", "chief executive of", "founder of", "spokeswoman for", "policy chief to", "an offshoot of",
    " and ", " or ", " of ", " for ", " the ", " a ", " in ", " to ", " that ", " not ", " but ", " as ",
    "so-called", "nicknamed", "the book", "signs reading", "BELL: ", "STERN: ", "Q: ", "READ MORE", "By ",
    "The bridge is closed", "we lost the ferry", "It’s over", "won’t", "rock ’n’ roll", "the ’90s", "dogs’",
    "2016", "on Monday", "in May 2016", "Nov. 5", "$3 million", "6\"", "@ada", "https://t.co/x",
    "Correction: ", "Photo: ", "(Reuters)", "\0", "\ud800", "\udfff", "\u202e", "\u2066", "\ufeff", "\u0301",
    "é", "ß", "ﬁ", "İ", "中文", "🙂", "\x1c", "\x85", "x" * 40, "Ada " * 20, "“" * 20,
]  # fmt: skip

#: Any code points, half surrogates among them.
any_texts = st.text(st.characters(), max_size=300)
#: Marks, and little else.
marked_texts = st.text("aB .,:\n[]()…—“”\"'‘’„‟«»`\ud83d\0\u202e", max_size=200)
#: Prose put together at random.
news_texts = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)

#: Kinds of words of which names are made, and those that stand around them with a capital.
_KINDS = [
    lexicon.MONTHS_AND_DAYS, lexicon.TITLE_WORDS, lexicon.ORGANIZATION_HEADS, lexicon.DEMONYMS, lexicon.PARTIES,
    MALE_NAMES, FEMALE_NAMES, lexicon.FUNCTION_WORDS, lexicon.PLACES, PARTICLES, POST_NOMINALS,
    ["I", "U.S.", "D.C.", "Bell", "Oscar-winner", "Charge", "in", "of", "and", "the", "Bell’s", "Farmers’"],
]  # fmt: skip
_WORDS = st.one_of([st.sampled_from(sorted(kind)) for kind in _KINDS])
#: A name of any such words, which speaks.
named_texts = st.lists(_WORDS, min_size=1, max_size=6).map(
    lambda words: f"“It leaks,” said {' '.join(words)}. {' '.join(words)} said it was “late”."
)
