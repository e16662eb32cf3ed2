"""Our figures are those of the reference scorer, on every gold file that lies beside the repository."""

import importlib.util
import json
import os
import random
from pathlib import Path

import msgspec
import pytest
import yaml

from factio.codebook import load
from factio.scoring import by_kind, compare, figures, find_codings, load_claims

REPOSITORY = Path(__file__).parents[2]
SHARED = Path(os.environ.get("FACTIO_SHARED", REPOSITORY.parent / "shared"))
ROUNDS = 20 if os.environ.get("FACTIO_PROVE") else 2

needs_shared = pytest.mark.skipif(
    not (SHARED / "score.py").exists(), reason="the reference scorer is not beside this repository"
)


def reference():
    specification = importlib.util.spec_from_file_location("reference_score", SHARED / "score.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def gold_files():
    return sorted((SHARED / "gold").glob("*.yaml"))


def mutated(claims, chance):
    """What a reader of middling skill might have made of the same source, as JSON lines."""
    lines = []
    names = [value for claim in claims for value in claim.values() if isinstance(value, str)]
    dates = [claim["date"] for claim in claims if claim.get("date")] + [
        "1950",
        "196X",
        "[..1970]",
        "1971-05~",
    ]
    for claim in claims:
        copies = chance.choice((0, 1, 1, 1, 1, 2))
        for _ in range(copies):
            lines.append(json.dumps(one_mutated(claim, names, dates, chance)))
    chance.shuffle(lines)
    return "\n".join(lines) + "\n"


def one_mutated(claim, names, dates, chance):
    roles = {key: value for key, value in claim.items() if key not in BESIDE}
    beside = {key: value for key, value in claim.items() if key in BESIDE and key not in ("note", "or_date")}
    for role, value in list(roles.items()):
        match chance.randrange(14):
            case 0:
                del roles[role]
            case 1:
                roles[role] = chance.choice(names)
            case 2 if isinstance(value, list):
                roles[role] = value[:1]
            case 3 if isinstance(value, list):
                roles[role] = [*value, chance.choice(names)]
            case 4 if isinstance(value, str):
                roles[role] = "the " + value.upper().replace(" ", "-")
            case 5 if isinstance(value, str):
                roles[role] = f"<part of {value}>"
    if chance.random() < 0.3:
        beside["date"] = chance.choice([*dates, None])
    if chance.random() < 0.2 and beside.get("date"):
        beside["date"] = beside["date"][:4]
    if chance.random() < 0.2:
        beside["phase"] = chance.choice((None, "starts", "ends", "holds"))
    if chance.random() < 0.1:
        beside["modality"] = chance.choice((None, "planned", "alleged"))
    if chance.random() < 0.05:
        beside["polarity"] = chance.choice((None, "no"))
    if chance.random() < 0.05:
        beside["kind"] = chance.choice(("founding", "leadership", "name", "no such kind"))
    return {**beside, "roles": roles}


BESIDE = {"kind", "date", "phase", "polarity", "modality", "by", "quote", "note", "or_date"}


@needs_shared
def test_every_figure_agrees_on_mutated_gold(tmp_path):
    theirs, codebook = reference(), load()
    differing = []
    for path in gold_files():
        [coding] = find_codings(path)
        claims = yaml.safe_load(path.read_text(encoding="utf-8"))["claims"]
        for seed in range(ROUNDS):
            machine = tmp_path / "machine.jsonl"
            machine.write_text(mutated(claims, random.Random(f"{path.name} {seed}")), encoding="utf-8")
            expected = theirs.compare(theirs.load(path), theirs.load(machine))
            result = compare(coding.claims, load_claims(machine), codebook)
            pairs = [list(getattr(result, how)) for how in ("exact", "loose", "any")]
            same = pairs == [expected[how] for how in ("exact", "loose", "any")]
            same &= list(result.roles) == expected["roles"]
            same &= as_dictionary(figures([result], codebook)) == theirs.figures([expected])
            kinds = {name: as_dictionary(counts) for name, counts in by_kind([result], codebook).items()}
            same &= kinds == theirs.by_kind([expected])
            if not same:
                differing.append((path.name, seed))
    assert not differing


@needs_shared
def test_the_codebook_says_what_the_reference_says():
    theirs, kinds = reference(), load().kinds
    assert set(kinds) == set(theirs.ANCHORS)
    for name, kind in kinds.items():
        assert set(kind.anchors) == set(theirs.ANCHORS[name]), name
        assert kind.core == (name in theirs.CORE), name
        assert list(kind.tells_apart) == theirs.TELLS_APART.get(name, []), name
        assert kind.distribute == theirs.ATOMIC.get(name, ""), name
        assert kind.either == (name == "uprising"), name
        assert set(kind.figures) == (set(theirs.FIGURES) if name == "election" else set()), name


def as_dictionary(figure):
    return {key: value for key, value in msgspec.to_builtins(figure).items() if value is not None}
