"""The codebook agrees with the reference scorer, where that lies beside the repository."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from factio.codebook import load

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    path = SHARED / "score.py"
    if not path.exists():
        pytest.skip(f"the reference scorer is not at {path}")
    pytest.importorskip("yaml")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_anchors_and_what_scoring_needs(reference: ModuleType) -> None:
    kinds = load().kinds
    assert {*kinds} == {*reference.ANCHORS}
    for name, kind in kinds.items():
        assert {*kind.anchors} == {*reference.ANCHORS[name]}, name
        assert list(kind.tells_apart) == reference.TELLS_APART.get(name, []), name
        assert kind.distribute == reference.ATOMIC.get(name, ""), name
        assert kind.core == (name in reference.CORE), name
        assert kind.figures == (reference.FIGURES if name == "election" else ()), name
        assert kind.either == (name == "uprising"), name


def test_roles_and_lists() -> None:
    path = SHARED / "check_gold.py"
    if not path.exists():
        pytest.skip(f"the reference checker is not at {path}")
    lines = path.read_text(encoding="utf-8").splitlines()
    told: dict[str, dict[str, str] | set[tuple[str, str]]] = {}
    for line in lines:
        if re.match(r"(KINDS|MANY)=", line):
            exec(line, told)
    roles, many = told["KINDS"], told["MANY"]
    assert isinstance(roles, dict)
    for name, kind in load().kinds.items():
        assert {*kind.roles} == {*roles[name].split()}, name
        assert {role.name for role in kind.roles.values() if role.many} == {r for k, r in many if k == name}
