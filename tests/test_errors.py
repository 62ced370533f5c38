"""Errors share one root, keep what they know, point at the place, and survive pickling."""

from __future__ import annotations

import copy
import pickle

import pytest

from quotebank import errors

EXAMPLES = [
    errors.InvalidValueError("no"),
    errors.DocumentMismatchError("d1", [f"fault {n}" for n in range(7)]),
    errors.FormatError("damaged"),
    errors.DataError([("quotes[3].id", "missing"), ("", "empty")], "bank.json"),
    errors.QueryError('one "two', 4, "this mark is not closed"),
    errors.UnknownNameError("speaker", "Asworth", ["Jon Ashworth"]),
    errors.AmbiguousNameError("speaker", "Clinton", ["Bill Clinton", "Hillary Clinton"]),
    errors.BankError("closed"),
    errors.NotPicklableError("not this"),
    errors.MissingExtraError("cli", "the command line"),
]


def test_every_error_of_the_module_is_tried_here() -> None:
    leaves = {
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.QuotebankError)
    }
    assert leaves - {errors.QuotebankError} == {type(error) for error in EXAMPLES}


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda e: type(e).__name__)
def test_an_error_is_the_same_after_pickling_and_copying(error: errors.QuotebankError) -> None:
    for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert type(again) is type(error)
        assert str(again) == str(error) == error.message
        assert vars(again) == vars(error)


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (EXAMPLES[0], ValueError),
        (EXAMPLES[3], ValueError),
        (EXAMPLES[4], ValueError),
        (EXAMPLES[5], LookupError),
        (EXAMPLES[6], LookupError),
        (EXAMPLES[8], TypeError),
        (EXAMPLES[9], ImportError),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else value.__name__,
)
def test_an_error_can_be_caught_as_the_builtin_it_is(
    error: errors.QuotebankError, builtin: type[Exception]
) -> None:
    assert isinstance(error, builtin)


def test_a_query_error_has_its_caret_under_the_place() -> None:
    _, shown, caret = str(errors.QueryError('one "two', 4, "not closed")).split("\n")
    assert shown[caret.index("^")] == '"'


def test_a_long_query_is_shown_around_the_place_only() -> None:
    query = "x" * 5000 + "\x00(" + "y" * 5000
    _, shown, caret = str(errors.QueryError(query, 5001, "here")).split("\n")
    assert len(shown) < 130
    assert shown[caret.index("^")] == "("
    assert "\x00" not in shown


def test_a_mismatch_shows_five_faults_and_counts_the_rest() -> None:
    assert str(EXAMPLES[1]).endswith("fault 4; and 2 more")


def test_a_data_error_lists_every_fault_with_its_path() -> None:
    assert str(EXAMPLES[3]) == "2 faults in bank.json:\n  quotes[3].id: missing\n  empty"


def test_an_unknown_name_comes_with_the_nearest() -> None:
    assert str(EXAMPLES[5]).endswith("did you mean 'Jon Ashworth'?")


def test_a_missing_extra_says_how_to_install_it() -> None:
    assert 'pip install "quotebank[cli]"' in str(EXAMPLES[9])
