"""What is loaded for a question about one name gives the answers that the whole record gives."""

import os
import sys
import tempfile
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factio
from factio.chronology import Chronicle, answers, related, timeline
from factio.codebook import load
from factio.model import Claim, Entity, Reading
from factio.record import telling

sys.path.insert(0, str(Path(__file__).parents[1] / "chronology"))
from test_properties import claims

EXAMPLES = 2_000 if os.environ.get("FACTIO_PROVE") == "1" else 8
ORGANISATIONS = {
    "A": "Awami League",
    "B": "Azad Pakistan Party",
    "C": "Khudai Khidmatgar",
    "D": "Kisan Sabha of Sind",
    "E": "A.B. Group of Lahore",
    "F": "A B Group of Lahore",
}
PERSONS = {"Ann": "Ann Smith", "Bob": "Bob Berg", "Cyd": "Cyd Falk"}
NAMES = {**ORGANISATIONS, **PERSONS}
KINDS = load().kinds


class Reader:
    """Gives the claims drawn for each document."""

    version = "drawn 1"

    def __init__(self, drawn):
        self.drawn = drawn

    def read_many(self, documents):
        return map(self.read, documents)

    def read(self, document):
        found = []
        for number, told in enumerate(self.drawn):
            quote = f"Line {number} {told.quote}".strip()
            start = document.text.find(quote + "\n")
            if start >= 0:
                roles = {role: _named(role, value, told.kind) for role, value in told.roles.items()}
                beside = {key: getattr(told, key) for key in ("phase", "polarity", "modality")}
                found.append(
                    Claim(told.kind, roles, quote, start, start + len(quote), date=told.date, **beside)
                )
        entities = [Entity(name, "organisation") for name in ORGANISATIONS.values()]
        entities += [Entity(name, "person") for name in PERSONS.values()]
        return Reading(tuple(found), tuple(entities))


def _named(role, value, kind):
    listed = (value,) if isinstance(value, str) else value
    names = tuple(NAMES.get(one, one) for one in listed)
    return names if role in KINDS[kind].roles and KINDS[kind].roles[role].many else names[0]


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(st.lists(claims(), min_size=1, max_size=3))
def test_within_reach_is_enough(drawn):
    found = [one for part in drawn for one in part]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for source in "st":
            lines = [f"Line {n} {c.quote}".strip() for n, c in enumerate(found) if c.source == source]
            (folder / f"{source}.txt").write_text("\n\n".join([*lines, ""]), encoding="utf-8")
        with factio.open(folder / "factio.db") as record:
            paths = [folder / "s.txt", folder / "t.txt"]
            record.read(paths, reader=Reader(found), read_on="2020-06-01")
            with record.file().reading() as connection:
                told = telling.told(connection)
            assert len(told.claims) == len(found)
            whole = Chronicle(told.claims, told.sources, record.rules, types=told.types)
            for name in NAMES.values():
                for day in ("1949", "1952-06-01", "1980"):
                    assert _all(record.as_of(day, name)) == _all(answers(whole, day, name))
                assert _all(record.timeline(name)) == _all(timeline(whole, name))
                assert _all(record.related(name, "1952")) == _all(related(whole, name, "1952"))


def _all(found):
    return [msgspec.json.encode(one) for one in found]
