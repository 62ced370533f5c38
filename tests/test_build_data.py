"""The dataset is built from what the article says, and from nothing else."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

SPEC = importlib.util.spec_from_file_location("build_data", ROOT / "tools" / "build_data.py")
assert SPEC is not None
assert SPEC.loader is not None
TOOL: Any = importlib.util.module_from_spec(SPEC)
sys.modules["build_data"] = TOOL  # Its classes name one another.
SPEC.loader.exec_module(TOOL)

ARTICLE = (
    "Ada Pike, head of the Harbour Guild (HG), spoke.\n"
    "“We mend boats,” Pike said. “We do not sell boats.”\n"
    "She called it “a trade.” The “big shop” is shut."
)
ANNOTATIONS = """
[document]
published = "2024"

[[organizations]]
name = "Harbour Guild"
aliases = ["HG"]

[[speakers]]
name = "Ada Pike"
[[speakers.affiliations]]
role = "head"
organization = "Harbour Guild"
evidence = ["1: Ada Pike, head of the Harbour Guild"]

[[quotes]]
speaker = "Ada Pike"
kind = "direct"
segments = ["2: We mend boats", "2: We do not sell boats."]
source = ["2: Pike"]
cue = ["2: said"]

[[quotes]]
speaker = "Ada Pike"
kind = "mixed"
segments = ["3: a trade."]
source = ["3: She"]
cue = ["3: called"]
content = ["3: it “a trade.”"]

[[terms]]
words = "3: big shop"
reason = "term"
"""


def build(annotations: str = ANNOTATIONS) -> Any:
    return TOOL.Builder(ARTICLE, TOOL.read_annotations(annotations)).build()


def test_words_become_passages_of_the_article() -> None:
    data = build()
    assert [quote.text for quote in data.quotes] == [
        "We mend boats. We do not sell boats.",
        "a trade.",
    ]
    assert [p.text for p in data.quotes[1].content] == ["it “a trade.”"]
    assert data.quotes[0].affiliations == data.affiliations


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("2: Pike", "2: Pyke", ["quotes[0].source[0]: 'Pyke' does not stand in line 2"]),
        ("2: Pike", "1: Pike", []),
        ("2: Pike", "9: Pike", ["quotes[0].source[0]: the article has 3 lines, and no line 9"]),
        ("2: Pike", "2: boats", ["quotes[0].source[0]: 'boats' stands 2 times in line 2; say which"]),
        ("2: Pike", "2#2: boats", []),
        ("2: Pike", "2#3: boats", ["quotes[0].source[0]: 'boats' stands 2 times in line 2, not 3"]),
        ("2: Pike", "2: Pik", ["quotes[0].source[0]: 'Pik' does not stand in line 2"]),
        ("2: Pike", "Pike", ["quotes[0].source[0]: 'Pike' is no passage"]),
        ("2: We mend boats", "2: We mend boats,", [
            "quotes[0]: 'We mend boats,' is not all that stands between two marks",
            "quotes: line 2: nothing is read of '“We mend boats,”'",
        ]),
        ("3: big shop", "3: shop", [
            "terms[0]: 'shop' is not all", "quotes: line 3: nothing is read of '“big shop”'"]),
        ('speaker = "Ada Pike"\nkind = "direct"', 'speaker = "Bo Ray"\nkind = "direct"',
         ["quotes[0].speaker: 'Bo Ray' is not among those above"]),
        ('aliases = ["HG"]', 'aliases = ["HGX"]',
         ["organizations[0].aliases[0]: the article does not say 'HGX'"]),
        ('name = "Harbour Guild"', 'name = "Guilds"', [
            "organizations[0].name: the article does not say 'Guilds'",
            "speakers[0].affiliations[0].organization: 'Harbour Guild' is not among those above"]),
        ('kind = "mixed"', 'kind = "direct"', ["quotes[1]: quotation"]),
        ('kind = "mixed"', 'kind = "loud"', ["quotes[1].kind: the text 'loud' where one of"]),
        ('kind = "mixed"', 'colour = "red"', ["quotes[1].kind: missing", "quotes[1].colour: unknown"]),
        ("[document]", "[document", [": "]),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_words_that_are_not_there_are_refused(old: str, new: str, faults: list[str]) -> None:
    assert old in ANNOTATIONS
    changed = ANNOTATIONS.replace(old, new, 1)
    if not faults:
        build(changed)
        return
    with pytest.raises(TOOL.AnnotationError) as caught:
        build(changed)
    for fault in faults:
        assert fault in str(caught.value)


def test_all_faults_are_told_at_once() -> None:
    changed = ANNOTATIONS.replace("2: Pike", "2: Pyke").replace("3: called", "3: hailed")
    changed = changed.replace('"HG"', '"GH"').replace('published = "2024"', 'published = "2024-01"')
    with pytest.raises(TOOL.AnnotationError) as caught:
        build(changed)
    assert [path for path, _ in caught.value.faults] == [
        "organizations[0].aliases[0]",
        "quotes[0].source[0]",
        "quotes[1].cue[0]",
    ]


def test_quotations_out_of_order_are_refused() -> None:
    first, second = (f"[[quotes]]{part}" for part in ANNOTATIONS.split("[[quotes]]")[1:])
    second, terms = second.split("[[terms]]")
    swapped = ANNOTATIONS.split("[[quotes]]", maxsplit=1)[0] + second + first + "[[terms]]" + terms
    with pytest.raises(TOOL.AnnotationError, match="do not stand in the order of the article"):
        build(swapped)


def test_the_same_article_gives_the_same_bytes(tmp_path: Path) -> None:
    article, notes = tmp_path / "article.txt", tmp_path / "notes.toml"
    article.write_text(ARTICLE, encoding="utf-8")
    notes.write_text(ANNOTATIONS, encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        options = [str(article), "--annotations", str(notes), "--to", str(tmp_path / name)]
        assert TOOL.main([*options, "--check"]) == 1
        assert TOOL.main(options) == 0
        assert TOOL.main([*options, "--check"]) == 0
    files = [path.name for path in (tmp_path / "one").iterdir()]
    assert len(files) == 6
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_faults_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, notes = tmp_path / "article.txt", tmp_path / "notes.toml"
    article.write_text(ARTICLE.replace("She", "He"), encoding="utf-8")
    notes.write_text(ANNOTATIONS, encoding="utf-8")
    assert TOOL.main([str(article), "--annotations", str(notes), "--to", str(tmp_path)]) == 2
    assert "quotes[1].source[0]: 'She' does not stand in line 3" in capsys.readouterr().err
    assert {*tmp_path.iterdir()} == {article, notes}


def test_the_packaged_tables_are_up_to_date(shared: Path, article: str) -> None:
    assert article
    assert TOOL.main([str(shared / "article.txt"), "--check"]) == 0
