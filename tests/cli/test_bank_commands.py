"""Claims about the commands that keep a bank of one's own."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

import quotebank
from quotebank import Bank, Quote, Speaker
from quotebank.serialise import from_plain
from tests.cli.running import PROGRAM, Runner, environment, run_program, run_python
from tests.cli.test_extract import ARTICLE, PAGE


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A bank in a file, with what the packaged one has."""
    file = tmp_path / "own.bank"
    with Bank.create(file) as bank:
        bank.add(quotebank.load().data())
    return str(file)


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    """Files with articles that differ in their mayor."""
    files = []
    for name in ("Ana Díaz", "Bo Li", "Cy Young"):
        file = tmp_path / f"{name}.txt"
        file.write_text(ARTICLE.replace("Ana Díaz", name), "utf-8")
        files.append(str(file))
    return files


def test_ingest_makes_a_bank_of_articles(run: Runner, tmp_path: Path, articles: list[str]) -> None:
    into = str(tmp_path / "new.bank")
    ran = run("ingest", *articles, "--into", into)
    assert (ran.status, ran.out) == (0, f"{into}: 6 new quotations, 6 in all\n")
    speakers = [row["name"] for row in run("speakers", "--json", "--bank", into).json]
    assert {"Ana Díaz", "Bo Li", "Cy Young"} <= set(speakers)


def test_ingesting_again_changes_nothing(run: Runner, tmp_path: Path, articles: list[str]) -> None:
    into = str(tmp_path / "new.bank")
    run("ingest", *articles, "--into", into)
    before = run("export", "--bank", into).out
    (told,) = run("ingest", *articles, "--into", into, "--json").json
    assert told == {"files": 3, "failed": 0, "new": 0, "quotes": 6}
    assert run("export", "--bank", into).out == before


def test_several_processes_read_what_one_reads(tmp_path: Path, articles: list[str]) -> None:
    one, several = (str(tmp_path / name) for name in ("one.bank", "several.bank"))
    assert run_program("ingest", *articles, "--into", one).status == 0
    ran = run_program("ingest", *articles, "--into", several, "--processes", "2")
    assert (ran.status, ran.err) == (0, "")
    exported = [run_program("export", "--bank", file).out for file in (one, several)]
    assert exported[0] == exported[1]
    read = run_program("extract", "--json", "--processes", "2", *articles).out
    assert read == run_program("extract", "--json", *articles).out


@pytest.mark.parametrize("name", ["bank.json", "quotes.jsonl", "own.bank", "read.jsonl"])
def test_ingest_takes_every_format_of_ours(
    run: Runner, tmp_path: Path, own: str, name: str
) -> None:
    file = str(tmp_path / name)
    if name == "read.jsonl":
        article = tmp_path / "bridge.txt"
        article.write_text(ARTICLE, "utf-8")
        Path(file).write_text(run("extract", "--json", "--text", str(article)).out, "utf-8")
    elif name != "own.bank":
        run("export", "--output", file)
    into = str(tmp_path / "into.bank")
    assert run("ingest", file, "--into", into).status == 0
    if name in {"bank.json", "own.bank"}:
        assert run("export", "--bank", into).out == run("export").out
    else:
        assert run("info", "--json", "--bank", into).json[0]["quotes"] > 0


def test_one_bad_file_does_not_keep_the_others_out(
    run: Runner, tmp_path: Path, articles: list[str]
) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"format": "quotebank.quote", "version": 1}\n', "utf-8")
    into = str(tmp_path / "new.bank")
    ran = run("ingest", articles[0], "/no/such", str(broken), articles[1], "--into", into)
    assert ran.status == 2
    assert "4 new quotations" in ran.out
    assert "2 not read" in ran.out
    named = [line for line in ran.err.splitlines() if line.startswith("quotebank: ")]
    assert ["/no/such" in line or "broken.jsonl" in line for line in named] == [True, True]


def test_web_pages_are_articles_too(run: Runner, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    into = str(tmp_path / "new.bank")
    assert run("ingest", str(page), "--into", into).status == 0
    assert run("facets", "--by", "publisher", "--bank", into).out == "The Springfield Example\t1\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["ingest", "--into", "x.bank"], "give files"),
        (["ingest", "a.txt"], "--into"),
        (["merge", "Trump", "Starmer"], "cannot be changed"),
        (["compact"], "cannot be changed"),
        (["merge"], "--suggest"),
        (["merge", "Trump"], "two speakers"),
        (["merge", "--suggest", "--undo", "x"], "two speakers"),
        (["facets"], "--by"),
        (["facets", "--by", "weather"], "weather"),
        (["closest"], "words"),
        (["backup"], "TARGET"),
        (["check", "--bank", "/no/such"], "/no/such"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_says_why(run: Runner, words: list[str], message: str) -> None:
    ran = run(*words)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_a_file_that_is_no_bank_is_not_written_to(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "bank.json"
    run("export", "--output", str(file))
    before = file.read_bytes()
    ran = run("merge", "Trump", "Starmer", "--bank", str(file))
    assert ran.status == 2
    assert "quotebank ingest" in ran.err
    assert file.read_bytes() == before


def test_facets_count_what_a_search_finds(run: Runner) -> None:
    assert run("facets", "--by", "kind").lines == ["direct\t11", "mixed\t3"]
    found = run("facets", "speaker:Ashworth", "--by", "speaker", "--json").json
    assert found == [{"value": "jon-ashworth", "label": "Jon Ashworth", "count": 2}]
    assert run("facets", "nobody said this", "--by", "month").status == 1


def test_closest_finds_an_altered_wording(run: Runner) -> None:
    (near,) = run("closest", "huge black hole in the middle of this", "-n", "1", "--json").json
    assert from_plain(near["quote"], Quote).speaker.name == "Matt Bennett"
    assert 0 < near["score"] < 1
    assert "Matt Bennett" in run("closest", "huge", "black", "hole", "in", "the", "middle").out


def test_timeline_lists_roles_with_their_dates(run: Runner) -> None:
    rows = [line.split("\t") for line in run("timeline", "Jon", "Ashworth").lines]
    assert rows[0][:3] == ["chief executive, Labour Together", "2024-10", "2024-10"]
    (first, _) = run("timeline", "Ashworth", "--json").json
    assert first["statements"][0]["role"] == "chief executive"


def test_who_at_a_date_says_how_sure_that_is(run: Runner) -> None:
    told = run("who", "Ashworth", "--at", "2025", "--json").json[0]["affiliations"]
    assert [statement["certainty"] for statement in told] == ["stated before", "former"]
    assert (
        "chief executive, Labour Together (stated before)"
        in run("who", "Ashworth", "--at", "2025").out
    )


def test_merge_can_be_undone(run: Runner, own: str) -> None:
    before = run("export", "--bank", own).out
    ran = run("merge", "keir-starmer", "jeremy-corbyn", "--bank", own, "--json")
    assert from_plain(ran.json[0], Speaker).aliases == ("Jeremy Corbyn",)
    assert run("who", "Corbyn", "--bank", own).lines[0].startswith("Keir Starmer")
    assert run("merge", "--undo", "jeremy-corbyn", "--bank", own).status == 0
    assert run("export", "--bank", own).out == before


def test_suggestions_change_nothing(run: Runner, own: str) -> None:
    before = Path(own).read_bytes()
    assert run("merge", "--suggest", "--bank", own).status in {0, 1}
    assert Path(own).read_bytes() == before


def test_check_finds_nothing_wrong(run: Runner, own: str) -> None:
    assert run("check").status == 0
    assert run("check", "--bank", own, "--json").json == [{"quotes": 14, "faults": []}]


def test_several_make_the_same_bank_at_once(tmp_path: Path, articles: list[str]) -> None:
    into = str(tmp_path / "new.bank")
    ran = [
        subprocess.Popen([PROGRAM, "ingest", article, "--into", into], env=environment())
        for article in articles
    ]
    assert [process.wait() for process in ran] == [0, 0, 0]
    with Bank.open(into) as bank:
        assert len(bank.documents()) == 3
        assert bank.check() == ()


def test_check_says_what_cannot_be_read(run: Runner, own: str) -> None:
    content = Path(own).read_bytes()
    Path(own).write_bytes(content[: len(content) // 3])
    ran = run("check", "--bank", own, "--json")
    assert ran.status == 1
    assert ran.json[0]["quotes"] is None
    assert "malformed" in ran.json[0]["faults"][0]


def test_check_lists_what_is_wrong(run: Runner, own: str) -> None:
    with closing(sqlite3.connect(own)) as raw, raw:
        raw.execute("DELETE FROM speakers WHERE key = (SELECT speaker FROM quotes LIMIT 1)")
    ran = run("check", "--bank", own)
    assert ran.status == 1
    assert ran.lines
    assert ran.err == ""


def test_backup_is_the_same_bank(run: Runner, own: str, tmp_path: Path) -> None:
    target = str(tmp_path / "copy.bank")
    assert run("backup", target, "--bank", own).status == 0
    assert run("export", "--bank", target).out == run("export", "--bank", own).out


def test_compact_keeps_all(run: Runner, own: str) -> None:
    before = run("export", "--bank", own).out
    assert run("compact", "--bank", own).status == 0
    assert run("export", "--bank", own).out == before


def test_export_writes_parquet(run: Runner, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "quotations.parquet"
    assert run("export", "--output", str(file)).status == 0
    assert parquet.read_table(file).num_rows == 14


def test_parquet_without_the_extra_names_it(tmp_path: Path) -> None:
    ran = run_python(
        "import sys; sys.modules['pyarrow'] = None\n"
        "from quotebank.cli import main; sys.exit(main())",
        "export",
        "--output",
        str(tmp_path / "quotations.parquet"),
    )
    assert ran.status == 2
    assert "quotebank[arrow]" in ran.err
    assert not list(tmp_path.iterdir())


def test_python_runs_several_processes_too(tmp_path: Path, articles: list[str]) -> None:
    """The module is imported by each process, and must not run the command again there."""
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "quotebank.cli", "extract", "--processes", "2", *articles],
        capture_output=True,
        env=environment(),
        check=False,
        timeout=120,
    )
    program = subprocess.run(
        [PROGRAM, "extract", *articles], capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, program.stdout, b"")
