"""Claims about the installed program: terminals, pipes, encodings, signals, missing extras."""

from __future__ import annotations

import os
import pty
import re
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from tests.cli.running import PROGRAM, environment, run_program, run_python

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def run_on_terminal(
    *words: str, columns: int = 80, out: IO[bytes] | None = None, **changes: str
) -> tuple[int, str]:
    """Run the program on a terminal of its own, standard output in a file where one is given.

    Returns:
        Its status, and what the terminal showed.
    """
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(
        [PROGRAM, *words],
        stdin=side,
        stdout=side if out is None else out,
        stderr=side,
        env=environment(**changes),
    )
    os.close(side)
    shown = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:  # How Linux says that the other side is closed.
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    return process.wait(timeout=60), shown.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_colours_and_lines_that_fit() -> None:
    status, shown = run_on_terminal("search", "black hole", columns=60)
    assert status == 0
    assert "\x1b[1;33mblack\x1b[0m" in shown
    assert all(len(line) <= 60 for line in ESCAPE.sub("", shown).splitlines())
    assert "— Matt Bennett" in ESCAPE.sub("", shown)


def test_no_color_takes_the_colours_away() -> None:
    _, shown = run_on_terminal("search", "black hole", NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", shown)


def test_a_dumb_terminal_gets_no_escapes() -> None:
    _, shown = run_on_terminal("search", "black hole", TERM="dumb")
    assert "\x1b" not in shown


@pytest.mark.parametrize("columns", [20, 40, 200])
@pytest.mark.parametrize(
    "words",
    [["who", "Ashworth"], ["speakers"], ["info"], ["show", "clqpynkqp5-r2qsgf"], ["--help"]],
    ids=" ".join,
)
def test_every_width_of_terminal_will_do(words: list[str], columns: int) -> None:
    status, shown = run_on_terminal(*words, columns=columns)
    assert status == 0
    assert all(len(line) <= columns for line in ESCAPE.sub("", shown).splitlines())


def test_an_error_on_a_terminal_is_plain_words() -> None:
    status, shown = run_on_terminal("who", "Ashwurth")
    assert (status, shown) == (
        1,
        "quotebank: no speaker 'Ashwurth' in this bank; did you mean 'Jon Ashworth'?\n",
    )


def test_a_pipe_gets_plain_lines_however_long() -> None:
    ran = run_program("search", "galvanize")
    assert "\x1b" not in ran.out
    assert max(map(len, ran.out.splitlines())) > 200


def test_force_color_gives_a_pipe_colours() -> None:
    ran = run_program("search", "black hole", env=environment(FORCE_COLOR="1"))
    assert "\x1b[1;33mblack" in ran.out


@pytest.mark.parametrize(
    ("encoding", "words"), [("ascii", b"\"We're all left of center"), ("latin-1", b"\"We're all")]
)
@pytest.mark.parametrize("command", ["search", "show"])
def test_an_old_encoding_gets_the_nearest_spelling(
    command: str, encoding: str, words: bytes
) -> None:
    env = environment(PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    query = "left of center" if command == "search" else "clqpynkqp5-qvyuna"
    done = subprocess.run([PROGRAM, command, query], capture_output=True, env=env, check=False)
    assert done.stderr == b""
    assert words in done.stdout


def test_json_for_an_old_encoding_is_escaped() -> None:
    env = environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    ran = run_program("search", "left of center", "--json", env=env)
    assert ran.json[0]["quote"]["segments"][0]["text"].startswith("We’re all left")


def test_a_terminal_of_ascii_is_survived() -> None:
    status, shown = run_on_terminal(
        "who", "Ashworth", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C"
    )
    assert status == 0
    assert "weren't careful" in ESCAPE.sub("", shown)


@pytest.mark.parametrize("word", [b"\xff\xfe", "Díaz".encode(), b"\xed\xa0\x80"])
def test_any_bytes_may_stand_on_the_command_line(word: bytes) -> None:
    ran = run_program("search", word)
    assert ran.status in {1, 2}
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    command = f"'{PROGRAM}' export --format jsonl | head -n 1; echo ${{PIPESTATUS[0]}} >&2"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, env=environment(), check=False
    )
    assert done.stdout.count(b"\n") == 1
    assert done.stderr in {b"141\n", b"0\n"}


def test_a_reader_that_was_never_there_ends_it_quietly() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [PROGRAM, "export"], stdout=write, stderr=subprocess.PIPE, env=environment(), check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_interrupt_is_status_130_without_a_traceback() -> None:
    # Where the tests run in the background, interrupts are ignored, and children inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [PROGRAM, "info", "--bank", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
    finally:
        signal.signal(signal.SIGINT, before)
    wait_until_it_reads(process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err


def wait_until_it_reads(process: subprocess.Popen[bytes]) -> None:
    """Wait until a process sleeps in a read of its standard input."""
    state = Path(f"/proc/{process.pid}/wchan")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if "pipe" in state.read_text("utf-8"):
            return
        time.sleep(0.05)
    pytest.skip("this system does not say what a process waits for")


def test_without_the_extra_it_names_it() -> None:
    ran = run_python(
        "import sys; sys.modules['cyclopts'] = None; from quotebank.cli import main; sys.exit(main())"
    )
    assert ran.status == 2
    assert ran.err == (
        "quotebank: the command line needs the extra 'cli': pip install \"quotebank[cli]\"\n"
    )


def test_a_fault_of_our_own_is_not_taken_for_a_missing_extra() -> None:
    ran = run_python(
        "import sys; sys.modules['quotebank.render'] = None\n"
        "from quotebank.cli import main; main(['info'])"
    )
    assert "ModuleNotFoundError" in ran.err or "ImportError" in ran.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_and_speakers(shell: str, tmp_path: Path) -> None:
    env = environment(HOME=str(tmp_path), SHELL=f"/bin/{shell}")
    ran = run_program("--install-completion", "--shell", shell, env=env)
    assert ran.status == 0, ran.err
    (script,) = (path for path in tmp_path.rglob("*quotebank*") if path.is_file())
    assert "speakers" in script.read_text("utf-8")
    offered = run_program("__complete", "who", "", env=env).out
    assert "Jon Ashworth" in offered


def test_python_can_run_it_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quotebank.cli", "search", "black hole"],
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout == run_program("search", "black hole").out.encode()


def test_python_runs_it_as_a_module() -> None:
    """Where the program is not on the path, `python -m quotebank` is it."""
    command = [sys.executable, "-m", "quotebank", "search", "no such words"]
    done = subprocess.run(command, capture_output=True, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (1, b"")
