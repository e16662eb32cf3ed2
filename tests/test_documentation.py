"""What the documentation shows is true: its commands run, and print the lines that it shows."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A mistake is shown on purpose.
REFUSED_ON_PURPOSE = ("did you mean",)


@pytest.mark.parametrize("page", ["README.md", "docs/tour.md"])
def test_commands_run_and_print_what_is_shown(page, tmp_path):
    (tmp_path / "examples").symlink_to(REPOSITORY / "examples")
    surroundings = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    surroundings.pop("FACTIO_RECORD", None)
    blocks = BLOCK.findall((REPOSITORY / page).read_text(encoding="utf-8"))
    assert blocks
    for language, block in blocks:
        if language == "python":
            run(f"{shlex.quote(sys.executable)} -c {shlex.quote(block)}", [], tmp_path, surroundings)
            continue
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = step.strip().split("\n")
            if setting := re.fullmatch(r"export (\w+)=(\S+)", command):
                surroundings[setting[1]] = setting[2]
            else:
                run(command, shown, tmp_path, surroundings)


def run(command, shown, folder, surroundings):
    done = subprocess.run(command, shell=True, cwd=folder, env=surroundings, capture_output=True, text=True)
    expected = 2 if any(words in line for line in shown for words in REFUSED_ON_PURPOSE) else 0
    assert done.returncode == expected, f"{command}: {done.stderr}"
    missing = [line for line in shown if line not in done.stdout + done.stderr]
    assert not missing, f"{command} does not print {missing}"


def test_every_command_stands_in_the_documentation():
    from factio.cli.application import app

    pages = "\n".join(
        path.read_text(encoding="utf-8") for path in (REPOSITORY / "README.md", REPOSITORY / "docs/tour.md")
    )
    missing = [one.name for one in app.registered_commands if f"factio {one.name}" not in pages]
    assert not missing


def test_the_table_of_rooms_is_complete():
    listed = re.findall(
        r"`([a-z_]+)`",
        "\n".join(re.findall(r"^\| `.*", (REPOSITORY / "README.md").read_text(), re.MULTILINE)),
    )
    package = REPOSITORY / "src/factio"
    rooms = {path.parent.name for path in package.glob("*/__init__.py")} | {"api", "errors"}
    assert rooms - set(listed) == set()
