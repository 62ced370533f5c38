"""Claims about `quotebank extract`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import quotebank
from quotebank import Extraction
from quotebank.serialise import from_plain
from tests.cli.running import Runner, environment, run_program, run_python
from tests.cli.test_program import ESCAPE, run_on_terminal

ARTICLE = (
    "SPRINGFIELD — The bridge is closed, and nobody knows for how long.\n\n"
    "“Nobody asked us,” said Ana Díaz, the mayor of Springfield. “We would have said no.”\n\n"
    "Dan Cole, a spokesman for the transport department, called the closure “a precaution.”\n"
)
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A bridge too few</title>
<meta property="og:site_name" content="The Springfield Example">
<meta name="author" content="Bo Li; Cy Young">
<meta property="article:published_time" content="2024-10-18T08:00:00Z">
<link rel="canonical" href="https://example.com/2024/10/a-bridge-too-few"></head>
<body><nav><a href="/">Home</a></nav><article><h1>A bridge too few</h1>
<p>SPRINGFIELD — The bridge is closed, and nobody knows for how long it will stay so.</p>
<p>“Nobody asked us,” said Ana Díaz, the mayor of Springfield. “We would have said no.”
The bridge carries four thousand cars a day, and the next one is an hour away.</p>
<p>The council will meet again on Friday, when the winter has come and the ferry has gone.</p>
</article><footer>Copyright The Springfield Example</footer></body></html>
"""


@pytest.fixture
def article(tmp_path: Path) -> str:
    """A file with an article in it."""
    file = tmp_path / "bridge.txt"
    file.write_text(ARTICLE, "utf-8")
    return str(file)


def test_a_pipe_gets_a_line_with_tabs_for_each_quotation(run: Runner, article: str) -> None:
    ran = run("extract", article)
    assert ran.status == 0
    first, second = (line.split("\t") for line in ran.lines)
    assert first[:3] == ["Ana Díaz", "mayor, Springfield", "direct"]
    assert first[4] == "Nobody asked us. We would have said no."
    assert 0 <= float(first[3]) <= 1
    assert second[0] == "Dan Cole"


def test_json_is_the_extraction_and_a_bank(run: Runner, article: str, tmp_path: Path) -> None:
    ran = run("extract", "--json", article)
    expected = quotebank.extract(ARTICLE)
    assert from_plain(ran.json[0], Extraction) == expected
    file = tmp_path / "read.jsonl"
    file.write_text(ran.out, "utf-8")
    found = run("search", "asked", "--json", "--bank", str(file)).json
    assert found[0]["quote"]["speaker"]["name"] == "Ana Díaz"


def test_json_holds_the_text_where_it_is_asked_for(run: Runner, article: str) -> None:
    assert "We would have said no.”\n\nDan Cole" not in run("extract", "--json", article).out
    (line,) = run("extract", "--json", "--text", article).json
    assert from_plain(line, Extraction).document.text == ARTICLE


def test_the_article_can_be_shown_with_its_quotations_marked(run: Runner, article: str) -> None:
    lines = run("extract", "--article", article).lines
    assert lines[2].startswith("“Nobody asked us,”[1] said Ana Díaz")
    assert lines[-2:] == [
        "[1] Ana Díaz, mayor, Springfield",
        "[2] Dan Cole, spokesman, transport department",
    ]


def test_a_terminal_gets_the_article_in_colours(article: str) -> None:
    status, shown = run_on_terminal("extract", "--article", article, columns=70)
    assert status == 0
    assert "\x1b[1;36mNobody asked us\x1b[0m" in shown
    assert "\x1b[4;36mAna Díaz\x1b[0m" in shown


@pytest.mark.parametrize("columns", [30, 80, 160])
def test_a_terminal_gets_a_table_that_fits(article: str, columns: int) -> None:
    status, shown = run_on_terminal("extract", article, columns=columns)
    assert status == 0
    assert all(len(line) <= columns for line in ESCAPE.sub("", shown).splitlines())


def test_standard_input_is_an_article(article: str) -> None:
    ran = run_program("extract", "-", stdin=ARTICLE.encode())
    assert ran.out == run_program("extract", article).out


def test_a_byte_order_mark_is_no_part_of_the_article() -> None:
    ran = run_program("extract", "-", stdin=b"\xef\xbb\xbf" + ARTICLE.encode())
    assert ran.out == run_program("extract", "-", stdin=ARTICLE.encode()).out


def test_one_bad_file_is_named_and_the_rest_is_read(
    run: Runner, article: str, tmp_path: Path
) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("“Non,” said Élise Roy, a baker.".encode("latin-1", "replace"))
    ran = run("extract", str(tmp_path / "none.txt"), article, str(tmp_path), str(latin), article)
    assert ran.status == 2
    assert ran.out.count("Nobody asked us") == 2
    assert [re.split(r": ", line)[1] for line in ran.err.splitlines()] == [
        str(tmp_path / "none.txt"),
        str(tmp_path),
        str(latin),
    ]


def test_another_encoding_is_read_where_it_is_named(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "cp1252.txt"
    file.write_bytes("“Nobody asked us,” said Élise Roy, a baker.".encode("cp1252"))
    ran = run("extract", "--encoding", "cp1252", str(file))
    assert (ran.status, ran.lines[0].split("\t")[0]) == (0, "Élise Roy")
    assert run("extract", "--encoding", "klingon", str(file)).status == 2


def test_an_article_without_quotations_is_status_1(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "quiet.txt"
    file.write_text("Nothing was said.", "utf-8")
    ran = run("extract", str(file))
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    status, shown = run_on_terminal("extract", str(file), columns=200)
    assert status == 1
    assert "quiet.txt: no quotation is found" in ESCAPE.sub("", shown)


@pytest.mark.parametrize("words", [[], ["--json"], ["--nothing"]], ids=" ".join)
def test_no_article_is_wrong_use(run: Runner, words: list[str]) -> None:
    ran = run("extract", *words)
    assert ran.status == 2
    assert ran.err.startswith("quotebank: ")


@pytest.mark.parametrize("name", ["page.html", "page", "page.txt"])
def test_a_web_page_brings_its_own_particulars(run: Runner, tmp_path: Path, name: str) -> None:
    pytest.importorskip("trafilatura")
    file = tmp_path / name
    file.write_text(PAGE, "utf-8")
    (line,) = run("extract", "--json", str(file)).json
    document = from_plain(line, Extraction).document
    assert document.title == "A bridge too few"
    assert document.publisher == "The Springfield Example"
    assert document.authors == ("Bo Li", "Cy Young")
    assert str(document.published) == "2024-10-18"
    assert document.url == "https://example.com/2024/10/a-bridge-too-few"


def test_a_web_page_without_an_article_is_named(run: Runner, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    file = tmp_path / "empty.html"
    file.write_text("<html><body></body></html>", "utf-8")
    ran = run("extract", str(file))
    assert ran.status == 2
    assert "no article" in ran.err


def test_a_web_page_without_the_extra_names_it(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, "utf-8")
    ran = run_python(
        "import sys; sys.modules['trafilatura'] = None\n"
        "from quotebank.cli import main; sys.exit(main())",
        "extract",
        str(file),
    )
    assert ran.status == 2
    assert "quotebank[html]" in ran.err


def test_many_files_show_how_far_it_is_on_a_terminal_alone(article: str) -> None:
    _, shown = run_on_terminal("extract", *[article] * 6)
    assert "Reading" in ESCAPE.sub("", shown)
    assert ESCAPE.sub("", shown).count("“Nobody asked us") == 6
    assert run_program("extract", *[article] * 6).err == ""
    assert "Reading" not in run_program("extract", article, env=environment()).err


def test_what_goes_to_a_file_is_not_drawn_into_the_progress(article: str, tmp_path: Path) -> None:
    """The terminal gets the bar, and the file every line."""
    with (tmp_path / "read.jsonl").open("w+b") as out:
        status, shown = run_on_terminal("extract", "--json", *[article] * 6, "none.txt", out=out)
        out.seek(0)
        lines = out.read().splitlines()
    assert status == 2
    assert [from_plain(json.loads(line), Extraction).quotes[0].speaker.name for line in lines] == [
        "Ana Díaz"
    ] * 6
    assert "Reading" in shown
    assert "none.txt: No such file" in shown
    assert "Nobody asked us" not in shown


def test_json_on_a_terminal_is_whole_lines(article: str) -> None:
    """A bar would break them at its width."""
    _, shown = run_on_terminal("extract", "--json", *[article] * 6)
    assert [json.loads(line)["format"] for line in shown.splitlines()] == [
        "quotebank.extraction"
    ] * 6


def test_what_is_read_goes_into_a_bank_as_well(run: Runner, article: str, tmp_path: Path) -> None:
    """The bank is made; a bad file keeps nothing out; the same article twice is there once."""
    bank = str(tmp_path / "mine.quotes")
    ran = run("extract", "--into", bank, article, str(tmp_path / "none.txt"), article)
    assert ran.status == 2
    assert ran.out.count("Nobody asked us") == 2
    ran = run("search", "--json", "--bank", bank)
    assert [one["quote"]["speaker"]["name"] for one in ran.json] == ["Ana Díaz", "Dan Cole"]


def test_a_file_that_is_no_bank_is_not_written_over(run: Runner, article: str) -> None:
    before = Path(article).read_bytes()
    ran = run("extract", "--into", article, article)
    assert (ran.status, ran.out) == (2, "")
    assert "no bank" in ran.err
    assert Path(article).read_bytes() == before


def test_a_bad_file_explains_nothing_and_hides_nothing(
    run: Runner, article: str, tmp_path: Path
) -> None:
    quote = quotebank.extract(ARTICLE).quotes[0]
    none = str(tmp_path / "none.txt")
    ran = run("extract", "--explain", quote.id, none, article)
    assert ran.status == 0
    assert "none.txt" in ran.err
    assert run("extract", "--explain", quote.id, none).status == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"\xe2\x80\x9c" * 5000,
        b"a" * 100_000,
        "“\x1b[31mNo,” said Al Poe.".encode(),
        b"\xe2\x80\x9cNo,\xe2\x80\x9d said Al Poe.\r\n" * 3000,
        "“No,” a spokesman said.\n".encode() * 3000,
    ],
    ids=["empty", "NUL", "marks", "one word", "escapes", "Windows lines", "three thousand"],
)
def test_odd_articles_are_survived(content: bytes) -> None:
    ran = run_program("extract", "-", stdin=content)
    assert ran.status in {0, 1}
    assert "\x1b" not in ran.out
    assert ran.err == ""


def test_a_quotation_is_explained_by_its_candidates(run: Runner, article: str) -> None:
    quote = quotebank.extract(ARTICLE).quotes[0]
    ran = run("extract", "--explain", quote.id, article)
    assert ran.status == 0
    (taken,) = (line for line in ran.lines if line.startswith("→"))
    assert "[Ana Díaz]" in taken
    assert any("nobody" in line for line in ran.lines)
    (told,) = run("extract", "--explain", quote.id, "--json", article).json
    assert sum(candidate["chosen"] for candidate in told["candidates"]) == 1
    assert told["candidates"][0]["probability"] > told["candidates"][-1]["probability"]


def test_an_explanation_is_shown_on_a_terminal(article: str) -> None:
    quote = quotebank.extract(ARTICLE).quotes[0]
    status, shown = run_on_terminal("extract", "--explain", quote.id, article, columns=70)
    assert status == 0
    assert all(len(line) <= 70 for line in ESCAPE.sub("", shown).splitlines())


def test_a_quotation_that_no_article_has_cannot_be_explained(run: Runner, article: str) -> None:
    ran = run("extract", "--explain", "no-such-id", article)
    assert (ran.status, ran.out) == (1, "")
