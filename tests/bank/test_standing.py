"""Roles at a date and over time."""

from __future__ import annotations

import attrs
import pytest

from quotebank.bank import Bank
from quotebank.bank.standing import Certainty
from quotebank.dates import PartialDate
from quotebank.errors import InvalidValueError, UnknownNameError
from quotebank.model import Affiliation, AffiliationStatus, BankData, Document
from tests.bank.samples import ADA, GUILD, MILLERS, stated

_TEXT = "Ada Stone, treasurer and chair of the guild, adviser to millers, said nothing."


def _document(date: str | None) -> Document:
    published = None if date is None else PartialDate.parse(date)
    return Document.from_text(_TEXT, url=f"https://example.org/{date}", published=published)


def _chair(date: str | None, status: str = "current", role: str | None = "chair") -> Affiliation:
    document = _document(date)
    made = stated(document, ADA, "chair", GUILD, AffiliationStatus(status))
    return attrs.evolve(made, role=role)


STATEMENTS = (
    stated(_document("2018-05-01"), ADA, "treasurer", GUILD),
    _chair("2020-03-05"),
    _chair("2020-11"),
    _chair("2022-01-10", "former"),
    stated(_document(None), ADA, "adviser", MILLERS),
)


@pytest.fixture
def ada() -> Bank:
    return Bank.from_data(BankData.collect(affiliations=STATEMENTS))


def _known(bank: Bank, at: str) -> list[tuple[str | None, str, str]]:
    return [
        (s.affiliation.role, s.certainty.name, str(s.affiliation.document.published))
        for s in bank.affiliations(ADA, at=at)
    ]


@pytest.mark.parametrize(
    ("at", "known"),
    [
        ("2017", []),
        ("2018-05-01", [("treasurer", "STATED", "2018-05-01")]),
        ("2019", [("treasurer", "CARRIED", "2018-05-01")]),
        ("2020-03-05", [("chair", "STATED", "2020-03-05"), ("treasurer", "CARRIED", "2018-05-01")]),
        ("2020-11-30", [("chair", "STATED", "2020-11"), ("treasurer", "CARRIED", "2018-05-01")]),
        ("2021-06", [("chair", "CARRIED", "2020-11"), ("treasurer", "CARRIED", "2018-05-01")]),
        ("2024", [("treasurer", "CARRIED", "2018-05-01"), ("chair", "FORMER", "2022-01-10")]),
    ],
)
def test_a_role_at_a_date_has_its_witness(ada: Bank, at: str, known: object) -> None:
    assert _known(ada, at) == known


def test_without_a_date_every_statement_is_listed(ada: Bank) -> None:
    assert ada.affiliations("Stone") == STATEMENTS


def test_a_stated_period_counts() -> None:
    dated = attrs.evolve(
        STATEMENTS[-1], start=PartialDate(2010), end=PartialDate(2012, 6), role="adviser"
    )
    with Bank.from_data(BankData.collect(affiliations=[dated])) as bank:
        assert _known(bank, "2011-05-05") == [("adviser", "WITHIN", "None")]
        assert _known(bank, "2013") == [("adviser", "FORMER", "None")]
        assert _known(bank, "2009") == []
        (tenure,) = bank.timeline(ADA)
        assert (tenure.first, tenure.over) == (PartialDate(2010), PartialDate(2012, 6))


def test_a_later_denial_without_a_role_ends_all_roles_there() -> None:
    statements = [_chair("2020"), _chair("2021", "former", role=None)]
    with Bank.from_data(BankData.collect(affiliations=statements)) as bank:
        assert [name for _, name, _ in _known(bank, "2020-12-31")] == ["STATED"]
        assert [name for _, name, _ in _known(bank, "2023")] == ["FORMER"]


def test_a_timeline_groups_statements_by_role(ada: Bank) -> None:
    treasurer, chair, adviser = ada.timeline("Ada Stone")
    assert treasurer.label == "treasurer, The Bakers’ Guild"
    assert chair.label == "former chair, The Bakers’ Guild"
    assert chair.first == PartialDate(2020, 3, 5)
    assert chair.last == PartialDate(2020, 11)
    assert chair.over == PartialDate(2022, 1, 10)
    assert (adviser.first, adviser.last, adviser.over) == (None, None, None)
    assert treasurer.over is None


def test_unknown_names_and_dates_are_refused(ada: Bank) -> None:
    with pytest.raises(UnknownNameError):
        ada.timeline("nobody at all")
    with pytest.raises(InvalidValueError, match="not a date"):
        ada.affiliations("Stone", at="some day")
    assert next(iter(Certainty)) is Certainty.STATED
