"""The command line teaches, starts at once and refuses in one line."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from factio.cli.application import app

COMMANDS = [command.name for command in app.registered_commands]
FACTIO = Path(sys.executable).with_name("factio")


def processor_seconds(*words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([FACTIO, *words], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert b"Usage" in done.stdout
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_help_comes_at_once():
    # Processor time, and the best of five: a busy machine must not fail this.
    assert min(processor_seconds("--help") for _ in range(5)) < 0.3


def test_nothing_heavy_is_imported_before_it_is_needed():
    heavy = "spacy numpy sqlalchemy litestar uvicorn rapidfuzz rich yaml selectolax"
    look = f"import sys, factio.cli; print([name for name in {heavy.split()} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(factio, command):
    told = factio(command, "--help")
    assert told.code == 0
    assert f"factio {command}" in told.out or command == "unread"
    assert told.err == ""


def test_no_command_shows_the_overview(factio):
    told = factio()
    assert "Three steps to begin with" in told.out + told.err


def test_version(factio):
    assert factio("--version").out.startswith("factio ")


def test_an_unknown_command_is_refused(factio):
    told = factio("raed")
    assert told.code == 2
    assert "raed" in told.err


@pytest.mark.parametrize(
    "words",
    [
        ("claims",),
        ("show", "Radical League"),
        ("as-of", "1954"),
        ("explain", "abc"),
        ("unread",),
        ("serve", "--port", "0"),
    ],
)
def test_asking_where_no_record_is_tells_how_to_make_one(factio, tmp_path, words):
    path = tmp_path / "none.db"
    told = factio(*words, "--record", path)
    assert told.code == 2
    assert told.err.startswith("factio: ")
    assert "factio read" in told.err
    assert not path.exists()


def test_what_is_no_record_is_refused_and_left_alone(factio, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("my notes")
    told = factio("claims", "--record", path)
    assert told.code == 2
    assert str(path) in told.err
    assert path.read_text() == "my notes"


def test_a_closed_pipe_is_no_error(record):
    command = f'"{FACTIO}" claims --format jsonl --record "{record}" | true'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""
