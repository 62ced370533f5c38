"""The app, and everything between it and the shell: streams, errors, exit statuses."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable

from cyclopts import App, CycloptsError, Group, UnknownOptionError

from quotebank.cli._streams import prepare
from quotebank.errors import QuotebankError, UnknownNameError

FOUND, NOTHING_FOUND, WRONG_USE = 0, 1, 2
#: What a shell gives for a program that a signal ended: 128 and the signal's number.
_INTERRUPTED = 128 + signal.SIGINT
_PIPE_CLOSED = 128 + 13

_COMMANDS = (
    ("search", "Search quotations by their words, and list them by filters."),
    ("show", "Show one quotation whole: its words, who, in what capacity, and where it stands."),
    ("who", "Tell who somebody is: affiliations with their evidence, and quotations."),
    ("speakers", "List speakers, with the capacity in which their documents present them."),
    ("timeline", "Show the roles of a speaker over time, as far as documents state them."),
    ("facets", "Count what a search finds, by a property of the quotations."),
    ("closest", "Find the quotations nearest to a wording that may be cut or altered."),
    ("random", "Show a quotation by chance."),
    ("extract", "Read articles: who is quoted in them, and in what capacity."),
    ("verify", "Verify a draft's quotations: are these the words, and is this the speaker?"),
    ("ingest", "Take articles, quotations and other banks into a bank of yours."),
    ("export", "Write the bank in a format of yours."),
    ("merge", "Put together two speakers who are one."),
    ("check", "Look through a whole bank for what should not be."),
    ("compact", "Put a bank's index together, and give back space."),
    ("backup", "Copy a bank to a file, as it is at this moment."),
    ("info", "Say what is in the bank, and whence it comes."),
)

_HELP = (
    "Who said what, in what capacity, where it was printed.\n\n"
    "Commands that show something take --json, which writes JSON for programs. The exit status is 0 "
    "where something was found, 1 where nothing was, and 2 for wrong use."
)


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - rarely asked for.

    return version("quotebank")


def _explained(error: CycloptsError) -> str:
    """Say what is wrong with a command line, and what to do about it."""
    chain = " ".join(("quotebank", *(error.command_chain or ())))
    if isinstance(error, UnknownOptionError) and chain == "quotebank search":
        remedy = "To leave a word out, write it after two hyphens: quotebank search -- word -other"
    else:
        remedy = f"See: {chain} --help"
    return f"{str(error).strip()}\n{remedy}"


app = App(
    name="quotebank",
    help=_HELP,
    help_format="plaintext",
    version=_version,
    version_flags=["--version"],
    group_commands=Group("Commands", sort_key=0),
    group_parameters=Group("Options", sort_key=2),
    print_error=False,
    exit_on_error=False,
    result_action="return_value",
    suppress_keyboard_interrupt=False,
)
for _place, (_name, _help) in enumerate(_COMMANDS):
    # By path, so that a command's imports are paid by those who call it.
    app.command(f"quotebank.cli.{_name}:{_name}", name=_name, help=_help, sort_key=_place)
app.command(
    "quotebank.cli._completion:install_completion",
    name="--install-completion",
    help="Install shell completion, and exit.",
)


def run(tokens: Iterable[str]) -> int:
    """Run a command and give the exit status.

    Args:
        tokens: the words of the command line, without the program's name.
    """
    with prepare():
        try:
            status = app(list(tokens))
            sys.stdout.flush()
        except CycloptsError as error:
            return _complain(_explained(error), WRONG_USE)
        except SystemExit as error:
            return error.code if isinstance(error.code, int) else WRONG_USE
        except QuotebankError as error:
            return _complain(
                error.message, NOTHING_FOUND if isinstance(error, UnknownNameError) else WRONG_USE
            )
        except BrokenPipeError:
            # The reader has gone, and so does this: what is still buffered would fail again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return _PIPE_CLOSED
        except OSError as error:
            where = f"{error.filename}: " if error.filename is not None else ""
            return _complain(f"{where}{error.strerror or error}", WRONG_USE)
        except KeyboardInterrupt:
            print(file=sys.stderr)
            return _INTERRUPTED
    return status if isinstance(status, int) else FOUND


def _complain(message: str, status: int) -> int:
    print(f"quotebank: {message}", file=sys.stderr)
    return status
