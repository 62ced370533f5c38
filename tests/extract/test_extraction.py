"""What an extraction says of its speakers: names, descriptions, ids."""

from __future__ import annotations

import time

import quotebank


def test_who_is_only_described_has_no_name() -> None:
    """A speaker whom the article does not name is known by the description alone."""
    found = quotebank.extract("“No,” said a Reno official. “Never,” the official added.")
    speakers = [quote.speaker for quote in found.quotes]
    assert [(s.name, s.description) for s in speakers] == [(None, "Reno official")] * 2
    assert speakers[0] is speakers[1]


def test_who_is_only_described_is_another_one_in_the_next_article() -> None:
    """Two articles with a spokesman each have two spokesmen."""
    one = quotebank.extract("“No,” said a spokesman.").quotes[0].speaker
    other = quotebank.extract("“Yes,” said a spokesman.").quotes[0].speaker
    assert one.description == other.description == "spokesman"
    assert one.id != other.id


def test_every_speaker_has_an_id_of_their_own() -> None:
    """Those described in the same words are told apart, and from one of that name."""
    text = "“No,” said a baker. “Yes,” said a baker. “Oh,” said a baker. “Ah,” said Baker."
    speakers = quotebank.extract(text).speakers
    assert len({speaker.id for speaker in speakers}) == len(speakers)


def test_whoever_tells_an_article_is_who_is_named_in_it() -> None:
    """The "I" of a byline or of the document's author is one speaker with the one who is named."""
    text = "By Ada Bell\n\n“No,” I said. Ada Bell is a baker. “Never,” Bell added."
    authored = quotebank.Document.from_text(text, authors=["Ada Bell"])
    for found in (quotebank.extract(text), quotebank.extract(text, document=authored)):
        assert [speaker.name for speaker in found.speakers] == ["Ada Bell"]
        assert quotebank.loads(quotebank.dumps(found), quotebank.Extraction) == found


def test_many_described_alike_take_linear_time() -> None:
    """Counting those of one description does not begin anew with each."""

    def seconds(count: int) -> float:
        start = time.process_time()
        quotebank.extract("“No,” said a Reno official from the mill. " * count)
        return time.process_time() - start

    seconds(50)
    assert seconds(1200) < 8 * seconds(300) + 0.2
