"""The committed result of `make score` holds figures and fingerprints, and no word of the texts."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

from factio.codebook import load
from factio.scoring import compare, from_mapping
from factio.scoring.gold import Scored

SCORE = Path(__file__).parents[2] / "score"


@pytest.fixture
def script():
    specification = importlib.util.spec_from_file_location("score_script", SCORE / "score.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_only_figures_and_fingerprints():
    frozen = json.loads((SCORE / "frozen.json").read_text())
    assert set(frozen) <= {"seed", "articles", "examples", "own articles"}
    for one in frozen.values():
        assert set(one) == {"total", "kinds", "documents"}
        for name, document in one["documents"].items():
            assert set(document) == {"gold", "machine", "found"}
            assert re.fullmatch(r"[a-z0-9-]+", name)
            assert re.fullmatch(r"([0-9a-f]{8}( |$))*", document["found"])


def test_what_is_won_and_lost_is_shown(script, capsys):
    gold = [
        from_mapping({"kind": "founding", "organisation": name, "date": "1921"}, "here")
        for name in ("Reds", "Greens")
    ]
    reds = Scored("a", compare(gold, gold[:1], load()), (1, 1))
    greens = Scored("a", compare(gold, gold[1:], load()), (1, 1))
    before = script.frozen([reds], load())["documents"]
    script.print_difference(before, [greens])
    shown = capsys.readouterr().out
    assert re.search(r"won a: .*Greens", shown)
    assert re.search(r"lost a: .*Reds", shown)
    script.print_difference(before, [reds])
    assert "won since the last commit: 0" in capsys.readouterr().out
