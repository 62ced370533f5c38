"""Claims about what each command prints, and its exit status."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

import quotebank
from quotebank import Affiliation, Quote, Speaker
from quotebank.cli._run import app
from quotebank.serialise import from_plain
from tests.cli.running import Runner

BENNETT = "clqpynkqp5-r2qsgf"


def test_search_goes_on_behind_a_hit(run: Runner) -> None:
    asked = ("search", "the", "--sort", "newest", "--json")
    ids = [hit["quote"]["id"] for hit in run(*asked, "--all").json]
    first = run(*asked, "-n", "3").json
    rest = run(*asked, "--all", "--after", first[-1]["cursor"]).json
    assert [hit["quote"]["id"] for hit in (*first, *rest)] == ids


def test_search_prints_words_speaker_capacity_and_place(run: Runner) -> None:
    ran = run("search", "black hole")
    assert ran.status == 0
    words, who, place = ran.lines
    assert words.startswith("“The giant black hole")
    assert words.endswith("after that.”")
    assert who == "    — Matt Bennett, executive vice president, Third Way"
    assert place == f"    2024-10 (inferred) · {BENNETT}"
    assert ran.err == ""


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["search", "black", "hole"], 1),
        (["search", '"black hole"'], 1),
        (["search", "speaker:Ashworth"], 2),
        (["search", "--speaker", "Ashworth"], 2),
        (["search", "--organization", "Third Way"], 3),
        (["search", "--org", "Third Way"], 3),
        (["search", "--kind", "mixed"], 3),
        (["search", "--document", "clqpynkqp5"], 10),
        (["search", "--since", "2024-10-15", "--all"], 14),
        (["search", "--until", "2024", "-a"], 14),
        (["search", "trump", "-n", "1"], 1),
        (["search", "trump", "--limit", "0"], 0),
        (["search", "--", "trump", "-giant", "-election"], 2),
        (["search"], 10),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_search_finds(run: Runner, words: list[str], count: int) -> None:
    ran = run(*words[:1], "--json", *words[1:])
    assert len(ran.json) == count


def test_a_hit_in_json_is_the_hit(run: Runner) -> None:
    (found,) = run("search", "black hole", "--json").json
    (hit,) = quotebank.load().search("black hole")
    assert from_plain(found["quote"], Quote) == hit.quote
    assert found["score"] == hit.score
    assert [hit.quote.text[start:end] for start, end in found["matches"]] == ["black", "hole"]


def test_show_shows_all_of_a_quotation(run: Runner) -> None:
    ran = run("show", BENNETT)
    assert ran.status == 0
    labels = [line.split("  ")[0] for line in ran.lines if line[:1].isalpha()]
    assert labels == [
        "speaker", "capacity", "kind", "segments", "source", "cue", "document", "date inferred",
        "corrections", "id",
    ]  # fmt: skip
    assert "3309-3369 “The giant black hole spinning at the middle of this is Trump”" in ran.out
    assert "[Matt Bennett, executive vice president for the Third Way think tank]" in ran.out


def test_show_in_json_is_the_quotation(run: Runner) -> None:
    (shown,) = run("show", BENNETT, "--json").json
    assert from_plain(shown, Quote) == quotebank.load()[BENNETT]


@pytest.mark.parametrize("name", [["Jon", "Ashworth"], ["Jon Ashworth"], ["ASHWORTH"]])
def test_who_takes_a_name_in_words_or_whole(run: Runner, name: list[str]) -> None:
    ran = run("who", *name)
    assert ran.status == 0
    assert ran.lines[0] == "Jon Ashworth (person)"
    assert "affiliations  chief executive, Labour Together" in ran.lines


def test_who_in_json_is_speaker_affiliations_and_quotations(run: Runner) -> None:
    (told,) = run("who", "Ashworth", "--json").json
    bank = quotebank.load()
    speaker = from_plain(told["speaker"], Speaker)
    assert speaker == bank.speaker("Ashworth")
    stated = tuple(from_plain(plain, Affiliation) for plain in told["affiliations"])
    assert stated == bank.affiliations("Ashworth")
    assert [from_plain(plain, Quote).speaker for plain in told["quotes"]] == [speaker] * 2


def test_speakers_of_an_organization_are_a_table_with_tabs(run: Runner) -> None:
    ran = run("speakers", "--organization", "Third Way")
    assert [line.split("\t") for line in ran.lines] == [
        ["Matt Bennett", "2", "executive vice president, Third Way"],
        ["Josh Freed", "1", "senior vice president, Third Way"],
    ]


@pytest.mark.parametrize(
    ("words", "count"),
    [([], 18), (["--quoted"], 10), (["--unquoted"], 8), (["--org", "PPI", "--no-offshoots"], 1)],
)
def test_speakers_lists(run: Runner, words: list[str], count: int) -> None:
    assert len(run("speakers", *words, "--json").json) == count


def test_random_gives_the_same_for_the_same_seed(run: Runner) -> None:
    assert run("random", "--seed", "7").out == run("random", "--seed", "7").out
    (shown,) = run("random", "--json").json
    assert from_plain(shown, Quote) in quotebank.load()


def test_info_counts(run: Runner) -> None:
    (told,) = run("info", "--json").json
    assert told["quotes"] == 14
    assert told["quoted"] == 10
    assert told["kinds"] == {"direct": 11, "mixed": 3}
    assert "quotations     14 in 19 segments (11 direct, 3 mixed)" in run("info").lines


@pytest.mark.parametrize("name", ["bank.json", "bank.jsonl", "bank.NDJSON"])
def test_what_export_writes_is_a_bank_again(run: Runner, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    assert run("export", "--output", str(file)).status == 0
    assert run("search", "black hole", "--bank", str(file)).out == run("search", "black hole").out


def test_export_writes_the_whole_bank_to_a_pipe(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "bank.json"
    file.write_text(run("export").out, "utf-8")
    assert quotebank.load_bank(file) == quotebank.load().data()


def test_export_writes_a_table_for_spreadsheets(run: Runner) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv", "-o", "-").out)))
    assert len(rows) == 14
    assert rows[0]["speaker"] == "Sebastian Gorka"


def test_a_bank_can_come_from_the_environment(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.jsonl"
    quotebank.write_jsonl([quotebank.load()[BENNETT]], file)
    monkeypatch.setenv("QUOTEBANK", str(file))
    assert run("info", "--json").json[0]["quotes"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ["search", "nobody said this"],
        ["search", "trump", "--until", "2023"],
        ["show", "no-such-id"],
        ["who", "Nobody"],
        ["speakers", "--organization", "Nowhere"],
        ["search", "speaker:Nobody"],
        ["speakers", "--org", "Labour", "--unquoted", "--bank", "BANK"],
    ],
    ids=" ".join,
)
def test_nothing_found_is_status_1(run: Runner, tmp_path: Path, words: list[str]) -> None:
    file = tmp_path / "mine.jsonl"
    quotebank.write_jsonl([quotebank.load()[BENNETT]], file)
    ran = run(*(str(file) if word == "BANK" else word for word in words))
    assert ran.status == 1
    assert ran.out == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["search", '"black hole'], "not closed"),
        (["search", "kind:verbatim"], "verbatim"),
        (["search", "--kind", "verbatim"], "verbatim"),
        (["search", "--since", "soon"], "'soon'"),
        (["search", "--limit", "many"], "many"),
        (["search", "--limit", "-1"], "-1"),
        (["search", "-giant"], "-- word -other"),
        (["serach"], "search"),
        (["show"], "requires"),
        (["show", "a", "b"], "b"),
        (["who"], "NAME"),
        (["export", "--format", "xml"], "xml"),
        (["export", "-o", "bank.xyz"], "bank.xyz"),
        (["info", "--bank", "--json"], "./--json"),
        (["info", "--bank", "no/such/file"], "no/such/file"),
        (["info", "--bank", "."], "directory"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_status_2_and_says_why(run: Runner, words: list[str], message: str) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.startswith("quotebank: ")
    assert message in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff", b"{}", b'{"format": "quotebank", "version": 99}', b"[1, 2", b"\xef\xbb\xbf"],
    ids=["empty", "binary", "no format", "newer", "damaged", "mark alone"],
)
def test_a_file_that_is_no_bank_is_named(run: Runner, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.json"
    file.write_bytes(content)
    ran = run("info", "--bank", str(file))
    assert ran.status == 2
    assert "broken.json" in ran.err
    assert "Traceback" not in ran.err


def test_a_query_that_cannot_be_read_is_shown_with_a_caret(run: Runner) -> None:
    message, query, caret = run("search", 'beacon "black hole').err.splitlines()
    assert message.startswith("quotebank: ")
    assert query[caret.index("^")] == '"'


def test_help_is_help(run: Runner) -> None:
    ran = run("--help")
    assert ran.status == 0
    commands = re.findall(r"│ (\w+) ", ran.out)
    assert commands[:4] == ["search", "show", "who", "speakers"]
    assert commands[-1] == "info"
    assert set(commands) == {name for name in app if not name.startswith("-")}


@pytest.mark.parametrize("words", [["--version"], ["search", "--version"]])
def test_the_version_is_the_packages(run: Runner, words: list[str]) -> None:
    from importlib.metadata import version

    ran = run(*words)
    assert (ran.status, ran.out.strip()) == (0, version("quotebank"))


def test_no_command_shows_help(run: Runner) -> None:
    ran = run()
    assert "Usage: quotebank COMMAND" in ran.out


def test_a_bank_in_a_file_of_its_own_will_do(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "mine.bank"
    with quotebank.Bank.create(file) as bank:
        bank.add(quotebank.load()[BENNETT])
    before = file.read_bytes()
    assert run("info", "--json", "--bank", str(file)).json[0]["quotes"] == 1
    assert file.read_bytes() == before
