"""Judgements: what follows from them, that undoing brings back what was, that reading again keeps them."""

import os
import random
import tempfile
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_reader import PlainReader

import factio
from factio.errors import RecordError
from factio.record.schema import metadata

EXAMPLES = 500 if os.environ.get("FACTIO_PROVE") == "1" else 5
TEXTS = {
    "a.txt": "The Awami League (AL) was founded in 1949. Abdul Bhashani led the Awami League.",
    "b.txt": "The Awami League was founded in 1950. Awami League was dissolved.",
    "c.txt": "Azad Pakistan Party and Sind Front merged in 1957. Abdul Bhashani led the Sind Front.",
    "d.txt": "The Khudai Union was founded in 1930. Khudai Union was dissolved.",
}
WHY = "for the test"


def made(folder, texts=TEXTS):
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    record = factio.open(folder / "factio.db")
    read(record, folder)
    return record


def read(record, folder, **more):
    paths = sorted(folder.glob("*.txt"))
    record.read(paths, reader=PlainReader(), read_on="2024-01-31", **more)


@pytest.fixture
def record(tmp_path):
    with made(tmp_path) as opened:
        yield opened


def whole(record):
    """All that the record holds but the log, without numbers that tell in which order it came in."""
    record.keep()
    with record.file().reading() as connection:
        return {
            table.name: sorted(
                repr(tuple(row))
                for row in connection.execute(
                    sa.select(
                        *[
                            c
                            for c in table.c
                            if c.name not in ("id", "source", "source_entity", "judgement", "held")
                        ]
                    )
                )
            )
            for table in metadata.sorted_tables
            if table.name != "judgement"
        }


def told(record):
    """Every answer that the record gives."""
    return (
        record.as_of("1950"),
        record.as_of("1960"),
        record.conflicts(precision=True),
        [claim.line() for claim in record.claims()],
        [(one.name, one.names, one.claims) for one in record.entities()],
    )


def founding(record, source):
    return next(record.claims(source=source, kind="founding"))


def begin(record, name="Awami League"):
    [existence] = [spell for spell in record.timeline(name) if spell.state == "existence"]
    return existence.begin


def test_a_rejected_claim_counts_no_more_and_can_come_back(record):
    before = told(record)
    [conflict] = record.conflicts("AL")
    wrong = founding(record, "b.txt")
    entry = record.judge(wrong.id[:6], "reject", WHY, "Ann")
    assert (entry.what, entry.who, entry.claim) == ("reject", "Ann", wrong.id)
    assert record.conflicts("AL") == []
    assert wrong.id not in {line.claim.id for line in record.show("AL").lines}
    assert begin(record).between[1].year == 1949
    explained = record.explain(wrong.id)
    assert explained.claim.standing == "rejected"
    assert [one.because for one in explained.judgements] == [WHY]
    record.undo(entry.id, "no, it is right")
    assert told(record) == before
    assert [one.id for one in record.conflicts("AL")] == [conflict.id]
    assert [one.what for one in record.judgements()] == ["reject", "undo"]


def test_an_undo_can_be_undone(record):
    entry = record.judge(founding(record, "b.txt").id, "reject", WHY)
    back = record.undo(entry.id, WHY)
    with pytest.raises(RecordError, match="taken back already"):
        record.undo(entry.id, WHY)
    record.undo(back.id, WHY)
    assert record.conflicts("AL") == []


def test_the_last_judgement_on_a_claim_counts(record):
    one = founding(record, "a.txt")
    record.judge(one.id, "reject", WHY)
    record.judge(one.id, "accept", WHY)
    assert record.claim(one.id).standing == "accepted"
    assert one.id in {claim.id for claim in record.claims()}


def test_a_correction_puts_something_in_its_place(record):
    wrong = founding(record, "b.txt")
    record.judge(
        wrong.id, "correct", WHY, changes={"date": "1949-06-23"}, roles={"founder": ("Abdul Bhashani",)}
    )
    [right] = [claim for claim in record.claims(source="b.txt", kind="founding")]
    assert right.id != wrong.id
    assert (right.date, right.quote, right.reader) == ("1949-06-23", wrong.quote, "by hand")
    assert begin(record).between[0].isoformat() == "1949-06-23"
    assert right.id in {line.claim.id for line in record.show("Abdul Bhashani").lines}
    record.judge(right.id, "correct", WHY, changes={"date": "1949-06"}, roles={"founder": ""})
    [last] = [claim for claim in record.claims(source="b.txt", kind="founding")]
    assert (last.date, "founder" in last.roles) == ("1949-06", False)


@pytest.mark.parametrize(
    ("changes", "roles", "hint"),
    [
        ({}, {}, "what is right"),
        ({"date": "long ago"}, {}, "EDTF"),
        ({"kind": "birthday"}, {}, "codebook"),
        ({"phase": "begins"}, {}, "phase"),
        ({}, {"wing": "Youth"}, "no role"),
        ({}, {"organisation": ("A", "B")}, "one filler"),
    ],
)
def test_a_correction_that_breaks_the_codebook_is_refused(record, changes, roles, hint):
    with pytest.raises(RecordError, match=hint):
        record.judge(founding(record, "b.txt").id, "correct", WHY, changes=changes, roles=roles)
    assert record.judgements() == []


def test_a_reason_is_needed(record):
    with pytest.raises(RecordError, match="reason"):
        record.judge(founding(record, "b.txt").id, "reject", "  ")
    with pytest.raises(RecordError, match="only a correction"):
        record.judge(founding(record, "b.txt").id, "reject", WHY, changes={"date": "1949"})


def test_two_are_judged_one(record):
    before = told(record)
    entry = record.same("Awami League", "Khudai Union", WHY)
    assert begin(record, "Khudai Union").between[0].year == 1930
    [one] = record.organisations("khudai")
    assert one.name == "Awami League"
    assert {line.claim.source for line in record.show("AL").lines} == {"a.txt", "b.txt", "d.txt"}
    with pytest.raises(RecordError, match="one already"):
        record.same("AL", "Khudai Union", WHY)
    record.undo(entry.id, WHY)
    assert told(record) == before


def test_one_is_judged_two(record):
    before = told(record)
    entry = record.different("Awami League@a.txt", "Awami League@b.txt", WHY)
    assert len([one for one in record.organisations() if one.name == "Awami League"]) == 2
    assert record.conflicts("AL") == []
    with pytest.raises(RecordError, match="undo that first"):
        record.same("Awami League@a.txt", "Awami League@b.txt", WHY)
    with pytest.raises(RecordError, match=r"Awami League@a\.txt"):
        record.same("Awami League", "Khudai Union", WHY)
    record.undo(entry.id, WHY)
    assert told(record) == before


def test_nothing_is_judged_the_same_as_itself(record):
    for one, other in (("AL", "Awami League"), ("Khudai Union", "khudai union"), ("AL", "AL@a.txt")):
        with pytest.raises(RecordError, match="one already"):
            record.same(one, other, WHY)
    with pytest.raises(RecordError, match="same names"):
        record.different("Khudai Union", "Khudai Union", WHY)
    with pytest.raises(RecordError, match="type"):
        record.same("Khudai Union", "Abdul Bhashani", WHY)


def test_a_claim_from_a_book(record):
    quote = "In June 1949 the Awami League came into being."
    entry = record.add(
        "Smith, A History", "founding", {"organisation": "Awami League"}, quote, WHY, page="12",
        beside={"date": "1949-06"},
    )  # fmt: skip
    [claim] = record.claims(source="Smith, A History")
    text = record.source("Smith, A History").text
    assert text[claim.start : claim.end] == claim.quote == quote
    assert "Page 12" in text
    assert "page 12" in claim.why[0].told
    assert begin(record).claims != ()
    assert {line.claim.source for line in record.show("Awami League").lines} >= {"Smith, A History"}
    more = record.add("Smith, A History", "dissolution", {"organisation": "Awami League"}, "It ended.", WHY)
    assert len(list(record.claims(source="Smith, A History"))) == 2
    record.undo(more.id, WHY)
    record.undo(entry.id, WHY)
    assert "Smith, A History" not in {source.name for source in record.sources()}


def test_a_claim_that_the_reader_missed(record):
    record.add(
        "a.txt", "leadership", {"person": "Abdul Bhashani", "organisation": "AL"}, "Abdul Bhashani", WHY
    )
    claim = list(record.claims(source="a.txt"))[-1]
    assert claim.start == TEXTS["a.txt"].index("Abdul")
    assert record.explain(claim.id).named["AL"].name == "Awami League"
    with pytest.raises(RecordError, match="do not stand"):
        record.add("a.txt", "ban", {"organisation": "AL"}, "It was banned", WHY)
    with pytest.raises(RecordError, match="words"):
        record.add("a.txt", "ban", {"organisation": "AL"}, " ", WHY)


def test_a_withdrawn_source_is_in_no_answer(record, tmp_path):
    before = told(record)
    entry = record.withdraw("b.txt", "a copy")
    alone = tmp_path / "alone"
    alone.mkdir()
    with made(alone, {name: text for name, text in TEXTS.items() if name != "b.txt"}) as other:
        assert told(record) == told(other)  # also the names that only it uses
    assert len(record.judgements()) == 1
    assert record.source("b.txt").text == TEXTS["b.txt"]
    read(record, tmp_path, again=True)
    assert list(record.claims(source="b.txt")) == []
    record.undo(entry.id, WHY)
    assert told(record) == before


def test_a_claim_made_by_hand_widens_the_years(record):
    def years():
        [one] = record.entities(search="Sind Front")
        return one.first, one.last

    before = years()
    said = {"organisation": "Sind Front"}
    entry = record.add("c.txt", "ban", said, "led the Sind Front", WHY, beside={"date": "1911"})
    assert before != (1911, before[1]) == years()
    read_again = record.judge(next(record.claims(kind="ban")).id, "reject", WHY)
    assert years() == before
    record.undo(read_again.id, WHY)
    assert years() == (1911, before[1])
    record.undo(entry.id, WHY)
    assert years() == before


def test_a_settled_conflict_stays_visible(record):
    [conflict] = record.conflicts("AL")
    entry = record.settle(conflict.id[:5], "one counts from the first congress")
    assert record.conflicts("AL")[0].settled == "one counts from the first congress"
    record.undo(entry.id, WHY)
    assert record.conflicts("AL") == [conflict]
    with pytest.raises(RecordError, match="factio conflicts"):
        record.settle("zzz", WHY)


def test_what_is_not_there_cannot_be_undone(record):
    with pytest.raises(RecordError, match="factio judgements"):
        record.undo(3, WHY)


def test_the_log_refuses_to_be_changed(record):
    record.withdraw("b.txt", WHY)
    for order in ("UPDATE judgement SET because = 'other'", "DELETE FROM judgement"):
        with pytest.raises(RecordError, match="only added to"), record.file().writing() as connection:
            connection.execute(sa.text(order))


def test_who_decides_is_kept(record, monkeypatch):
    monkeypatch.setenv("FACTIO_WHO", "Coder 2")
    assert record.withdraw("b.txt", WHY).who == "Coder 2"
    assert record.withdraw("a.txt", WHY, "Coder 3").who == "Coder 3"


DEEDS = ("accept", "reject", "correct", "same", "different", "add", "withdraw", "book", "undo")


def judge_at_random(record, deed, chance):
    """One judgement of a sort, where it is possible."""
    claims = sorted(record.claims(), key=lambda claim: claim.id)
    try:
        if deed in ("accept", "reject") and claims:
            record.judge(chance.choice(claims).id, deed, WHY)
        elif deed == "correct" and claims:
            record.judge(
                chance.choice(claims).id, deed, WHY, changes={"date": str(chance.randint(1940, 1960))}
            )
        elif deed in ("same", "different"):
            names = ["Awami League@a.txt", "Awami League@b.txt", "Khudai Union", "Sind Front", "AL"]
            getattr(record, deed)(*chance.sample(names, 2), WHY)
        elif deed == "add":
            record.add("a.txt", "ban", {"organisation": "AL"}, "Awami League", WHY, beside={"date": "1958"})
        elif deed == "book":
            record.add("Book", "founding", {"organisation": "Sind Front"}, "It began.", WHY)
        elif deed == "withdraw":
            record.withdraw(chance.choice(list(TEXTS)), WHY)
        elif record.judgements():
            record.undo(chance.choice(record.judgements()).id, WHY)
    except RecordError:
        pass


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.sampled_from(DEEDS), min_size=1, max_size=8), st.integers(0, 10_000))
def test_judgements_outlive_reading_again_and_all_can_be_undone(deeds, seed):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with made(folder) as record:
            before = whole(record), told(record)
            chance = random.Random(seed)
            for deed in deeds:
                judge_at_random(record, deed, chance)
            judged = whole(record), told(record)
            read(record, folder, again=True)
            assert (whole(record), told(record)) == judged
            for entry in reversed(record.judgements()):
                if entry.what != "undo" and entry.id in counting(record):
                    record.undo(entry.id, WHY)
            assert (whole(record), told(record)) == before


def counting(record):
    from factio.record.judging import in_force

    return {entry.id for entry in in_force(record.judgements())}
