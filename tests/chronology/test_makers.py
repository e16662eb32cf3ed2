"""What is kept is marked with the code that made it: a change of that code makes it anew."""

import ast
from importlib import resources

from factio.chronology.keeping import MAKERS

# They hold no rule by which something is derived.
NEUTRAL = {"chronology.book", "record.schema"}


def imported(room: str, name: str) -> set[str]:
    """The modules of the two rooms that a module imports."""
    tree = ast.parse((resources.files("factio") / room / f"{name}.py").read_text(encoding="utf-8"))
    found = {
        node.module.removeprefix("factio.") for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
    }
    return {one for one in found if one.partition(".")[0] in MAKERS and "." in one}


def test_all_code_that_makes_what_is_kept_is_in_its_mark() -> None:
    listed = {f"{room}.{name}" for room, names in MAKERS.items() for name in names}
    for one in listed:
        room, _, name = one.partition(".")
        assert imported(room, name) <= listed | NEUTRAL, one
