"""Spells that are kept follow from the claims, whatever was read, judged, withdrawn or taken back before."""

import os
import random
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factio
from factio.api import questions
from factio.chronology import Chronicle, answers, changes, find_conflicts, kept, members, related, timeline
from factio.chronology.book import Shelf
from factio.chronology.days import ALWAYS
from factio.errors import NameNotFound, RecordError
from factio.model.told import ToldClaim
from factio.record import telling
from factio.record.reach import within_reach

sys.path.insert(0, str(Path(__file__).parent))
from databases import drop_database, empty_database
from test_reach import NAMES, Reader, claims

pytestmark = pytest.mark.timeout(7200)
EXAMPLES = 2_000 if os.environ.get("FACTIO_PROVE") == "1" else 12
STEPS = 6
WHY = "for the test"
SOURCES = ("r.txt", "s.txt", "t.txt")


class Acts:
    """What can be done to a record, drawn by chance from what is there."""

    def __init__(self, record, folder, drawn, chance):
        self.record = record
        self.folder = folder
        self.drawn = drawn
        self.chance = chance

    def read(self):
        """Reads some of the claims drawn, as one document."""
        name = self.chance.choice(SOURCES)
        some = [n for n in range(len(self.drawn)) if self.chance.random() < 0.5]
        lines = [f"Line {n} {self.drawn[n].quote}".strip() for n in some]
        (self.folder / name).write_text("\n\n".join([*lines, ""]), encoding="utf-8")
        self.record.read([self.folder / name], reader=Reader(self.drawn), read_on="2020-06-01")

    def remove(self):
        self.record.remove(self.chance.choice(SOURCES))

    def withdraw(self):
        self.record.withdraw(self.chance.choice(SOURCES), WHY, "Ann")

    def undo(self):
        self.record.undo(self.chance.choice([one.id for one in self.record.judgements()] or [1]), WHY, "Ann")

    def judge(self):
        found = list(self.record.claims())
        if found:
            claim = self.chance.choice(found).id
            how = self.chance.choice(["accept", "reject", "correct"])
            changes = {"date": self.chance.choice(["1931", "1952", "1966-02"])} if how == "correct" else None
            self.record.judge(claim, how, WHY, "Ann", changes)

    def add(self):
        roles = {"organisation": self.chance.choice(list(NAMES.values()))}
        self.record.add("a book", "founding", roles, "as it is told", WHY, "Ann", beside={"date": "1944"})

    def pair(self):
        one, other = (
            f"{self.chance.choice(list(NAMES.values()))}@{self.chance.choice(SOURCES)}" for _ in range(2)
        )
        (self.record.same if self.chance.random() < 0.6 else self.record.different)(one, other, WHY, "Ann")


@st.composite
def disputed(draw):
    """What is told of contests, places and descent: there a claim bears on others that it does not name."""
    some = st.sampled_from("ABCD")
    number = draw(st.integers(100, 999))
    kind = draw(st.sampled_from(["election", "election", "split", "founding", "congress", "leadership"]))
    place = draw(st.sampled_from(["Sind", "Sindh", "Lahore"]))
    roles = {
        "election": {
            "organisation": draw(some),
            "contest": draw(st.sampled_from(["general election", "by-election"])),
            "place": place,
            "votes": draw(st.sampled_from(["100", "1000", "5000"])),
            "share": draw(st.sampled_from(["10", "20", "50"])),
        },
        "split": {"from": draw(some), "into": (draw(some),), "place": place},
        "founding": {"organisation": draw(some), "parent": draw(some), "place": place},
        "congress": {"organisation": draw(some), "place": place},
        "leadership": {
            "person": draw(st.sampled_from(["Ann", "Bob"])),
            "organisation": place,
            "office": "chair",
        },
    }[kind]
    dates = ["1951", "1953-02"] if kind == "election" else ["1948-03-06", "1950", "1952-05", None]
    phase = "holds" if kind == "leadership" else None
    return ToldClaim(f"d{number}", "s", kind, roles, draw(st.sampled_from(dates)), phase)


options = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.function_scoped_fixture,
    ],
)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request):
    """Gives places for records, one after the other, each gone when it was used."""
    if request.param == "sqlite":

        @contextmanager
        def made():
            with tempfile.TemporaryDirectory() as name:
                yield Path(name) / "factio.db"

    else:
        server = request.getfixturevalue("server")

        @contextmanager
        def made():
            url = empty_database(server)
            yield url
            drop_database(url)

    return made


@options
@given(st.lists(claims(), min_size=1, max_size=3), st.integers(0, 2**32))
def test_what_is_kept_is_what_follows(place, drawn, seed):
    follows(place, [one for part in drawn for one in part], random.Random(seed))


@options
@given(st.lists(disputed(), min_size=2, max_size=14), st.integers(0, 2**32))
def test_so_it_is_of_contests_places_and_descent(place, drawn, seed):
    follows(place, drawn, random.Random(seed))


def follows(place, drawn, chance):
    """Does some things to a record and looks whether what is kept is what follows from its claims."""
    with tempfile.TemporaryDirectory() as name, place() as where, factio.open(where) as record:
        acts = Acts(record, Path(name), drawn, chance)
        acts.read()
        for _ in range(chance.randint(1, STEPS)):
            act = chance.choice([acts.read, acts.read, acts.remove, acts.withdraw, acts.undo, acts.undo])
            with suppress(RecordError, NameNotFound):
                chance.choice([act, acts.judge, acts.add, acts.pair])()
            if chance.random() < 0.5:
                record.keep()
        compare_with_claims(record)
        compare_conflicts(record)


def compare_with_claims(record):
    """Every answer from what is kept is the answer from all claims, and from those within reach."""
    record.keep()
    with record.file().reading() as connection:
        assert kept.is_kept(connection, record.rules)
        told = telling.told(connection)
        whole = Chronicle(told.claims, told.sources, record.rules, types=told.types)
        everything = Shelf(record.rules, kept.all_within(connection, ALWAYS), {})
        for day in ("1952-06-01", "1980"):
            assert written(answers(everything, day)) == written(answers(whole, day))
        for one, name in told.names.items():
            near = within_reach(connection, [one], record.rules)
            reached = Chronicle(near.claims, near.sources, record.rules, types=near.types)
            held = kept.shelf(connection, record.rules, [one])
            for book in (held, reached):
                for day in ("1949", "1952-06-01", "1980"):
                    assert written(answers(book, day, name)) == written(answers(whole, day, name))
                assert written(timeline(book, name)) == written(timeline(whole, name))
                assert written(related(book, name, "1952")) == written(related(whole, name, "1952"))
                assert written(members(book, name)) == written(members(whole, name))
                assert written(changes(book, "1940", "1960", name)) == written(
                    changes(whole, "1940", "1960", name)
                )


def compare_conflicts(record):
    """What is kept of contradictions, about one name too, and what is found in parts of the claims, is what
    contradicts in all of it."""
    with record.file().reading() as connection:
        assert kept.is_kept(connection, record.rules)
        told = telling.told(connection)
    whole = Chronicle(told.claims, told.sources, record.rules, types=told.types)
    found = {one.id: one for one in find_conflicts(whole, precision=True)}
    kept_ones = {one.id: one for one in record.conflicts(precision=True)}
    assert kept_ones == found
    with record.file().reading() as connection:
        questions.PART = 3
        assert record._looked_for(connection, None, True, {}) == list(kept_ones.values())
    for name in set(told.names.values()):
        ids = {one.id for one in find_conflicts(whole, about=name, precision=True)}
        with suppress(NameNotFound):
            told_of = {one.id: one for one in record.conflicts(name, precision=True)}
            assert ids <= told_of.keys()
            assert told_of.items() <= found.items()


def written(found):
    return [msgspec.json.encode(one) for one in found]
