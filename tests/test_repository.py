"""What the repository itself promises: locked lists, no addresses of machines, documentation that is true."""

import re
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
# Written in pieces, so that this file does not hold what it looks for.
REGISTRIES = re.compile("|".join(("py" + r"pi\.", "python" + "hosted", "npm" + "js", r"deb\." + "debian")))
PLACES = re.compile("|".join(("/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/[a-z]")))
LARGEST = 4_000_000  # bytes; what is larger is data, and no part of the source
LOCKED_LINE = re.compile(
    r"[a-z0-9-]+(\[[a-z]+\])?==[0-9a-z.]+( ; [^\\]+)? \\"  # name, version, for which machines
    r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
)


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = (REPOSITORY / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def lines_with(pattern):
    found = []
    for path in tracked():
        if path.stat().st_size > LARGEST:
            continue
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(REPOSITORY)}:{number}")
    return found


def test_no_address_of_a_package_registry():
    assert not lines_with(REGISTRIES)


def test_no_path_of_one_machine():
    assert not lines_with(PLACES)


def test_nothing_tracked_is_large():
    assert not [path.name for path in tracked() if path.stat().st_size > LARGEST]


@pytest.mark.parametrize("name", ["run", "build", "dev"])
def test_locked_lists_hold_names_versions_and_hashes_only(name):
    lines = (REPOSITORY / "requirements" / f"{name}.txt").read_text().splitlines()
    wrong = [line for line in lines if not LOCKED_LINE.fullmatch(line)]
    assert lines and not wrong


def test_every_dependency_has_its_reason():
    reasons = (REPOSITORY / "docs/decisions/0002-dependencies.md").read_text()
    for path in (REPOSITORY / "requirements").glob("*.in"):
        names = re.findall(r"^([a-z][a-z0-9-]+)", path.read_text(), re.MULTILINE)
        missing = [name for name in names if name not in reasons]
        assert names and not missing, path.name


def test_links_between_pages_lead_somewhere():
    pages = [path for path in tracked() if path.suffix == ".md"]
    broken = []
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(REPOSITORY)}: {target}")
    assert not broken
