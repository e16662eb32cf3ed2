"""Which room may import which: only those to its left."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "factio"
# The order in which rooms may use each other; those of one step stand beside each other.
ORDER = (
    {"errors"},
    {"model"},
    {"dates"},
    {"codebook"},
    {"documents"},
    {"reading"},
    {"identity", "scoring"},
    {"record"},
    {"chronology"},
    {"api"},
    {"lineage"},
    {"figures"},
    {"exchange"},
    {"web"},
    {"cli"},
)
STEP = {room: step for step, rooms in enumerate(ORDER) for room in rooms}
# `import factio` is the facade: the package itself may reach as far as that.
FACADE = "api"


def room_of(path):
    inner = path.relative_to(PACKAGE)
    return inner.parts[0] if len(inner.parts) > 1 else inner.stem


def imports(path):
    """The rooms that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: import by the full name"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "factio" else [module]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "factio":
                yield (parts[1] if len(parts) > 1 else FACADE), node.lineno


def may(room, other):
    return room == other or STEP[other] < STEP[room]


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_a_room_imports_only_rooms_to_its_left(path):
    room = room_of(path)
    if room == "__init__":
        assert all(STEP[other] <= STEP[FACADE] for other, _ in imports(path))
        return
    assert room in STEP, f"{room} has no place in the order of rooms"
    wrong = [f"line {line}: {room} imports {other}" for other, line in imports(path) if not may(room, other)]
    assert not wrong


def test_the_rule_itself():
    assert may("reading", "documents") and not may("documents", "reading")
    assert may("codebook", "dates") and not may("model", "dates")
    assert not may("scoring", "identity") and not may("scoring", "record")
    assert may("cli", "api") and not may("record", "api")
