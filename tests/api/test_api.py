import subprocess
import sys
import time
from pathlib import Path

import pytest
from plain_reader import PlainReader

import factio

READER = PlainReader()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        text = (
            f"Sind Front {number} (SF) was founded in {1950 - number}. Ann Smith led the Sind Front {number}."
        )
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def record(tmp_path: Path, articles: Path) -> factio.Record:
    opened = factio.open(tmp_path / "factio.db")
    report = opened.read(articles, reader=READER, read_on="2024-01-31")
    assert len(report.of("read")) == 12 and report.claims == 24
    return opened


def test_importing_costs_nothing() -> None:
    code = (
        "import time; t = time.perf_counter(); import factio; took = time.perf_counter() - t; import sys; "
        "print(took, [m for m in ('spacy', 'sqlalchemy', 'msgspec', 'alembic') if m in sys.modules])"
    )
    told = min(subprocess.check_output([sys.executable, "-c", code], text=True) for _ in range(3))
    took, heavy = told.split(maxsplit=1)
    assert heavy.strip() == "[]"
    assert float(took) < 0.05


def test_asking_needs_no_spacy() -> None:
    code = "import factio, sys; factio.open('nowhere.db'); assert 'spacy' not in sys.modules; factio.Story"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert "open" in dir(factio)
    with pytest.raises(AttributeError):
        factio.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_every_public_name_is_there() -> None:
    for name in factio.__all__:
        assert getattr(factio, name) is not None


def test_claims_by_source_name_and_kind(record: factio.Record) -> None:
    assert len(list(record.claims())) == 24
    assert [claim.source for claim in record.claims(source="03.txt")] == ["03.txt"] * 2
    assert len(list(record.claims(about="Ann Smith"))) == 12
    assert len(list(record.claims(about="SF", kind="founding"))) == 12
    for wrong in ({"source": "99.txt"}, {"about": "Sind Frunt 3"}):
        with pytest.raises(factio.NameNotFound) as caught:
            record.claims(**wrong)
        assert caught.value.suggestions
    with pytest.raises(factio.RecordError, match="no kind"):
        record.claims(kind="wedding")


def test_a_story_is_told_in_order_of_time(record: factio.Record) -> None:
    story = record.show("ann smith")
    assert [line.when for line in story.lines] == [""] * 12
    story = record.show("SF")
    dates = [line.when for line in story.lines]
    assert dates[:12] == sorted(dates[:12]) and dates[12:] == [""] * 12
    assert len(story.entities) == 12
    assert story.lines[0].claim.sentence == "Sind Front 11 (SF) was founded in 1939."


def test_organisations_sources_and_explanations(record: factio.Record) -> None:
    assert [one.name for one in record.organisations("front 11")] == ["Sind Front 11"]
    assert len(record.organisations()) == 12
    assert record.organisations()[0].names == ("SF",)
    assert [one.name for one in record.sources()][:2] == ["00.txt", "01.txt"]
    source = record.source("00.txt")
    assert source.source.read_on == "2024-01-31" and len(source.claims) == 2
    claim = source.claims[0]
    explained = record.explain(claim.id[:10])
    assert explained.claim == claim
    assert explained.named["Sind Front 0"].type == "organisation"
    assert record.claims_of(explained.named["Sind Front 0"].id)[0] == claim
    for wrong in ("", "g", "0" * 17):
        with pytest.raises(factio.RecordError):
            record.claim(wrong)


def test_asking_a_record_that_is_not_there(tmp_path: Path) -> None:
    record = factio.open(tmp_path / "factio.db")
    with pytest.raises(factio.RecordError, match="no record here yet"):
        record.sources()
    assert not (tmp_path / "factio.db").exists()


def test_bad_files_are_told_and_the_rest_is_read(tmp_path: Path, articles: Path) -> None:
    (articles / "bytes.txt").write_bytes(b"\xff\xfe\x00\x81")
    (articles / "nul.txt").write_bytes(b"Sind Front was founded in 1950.\x00")
    (articles / "spoilt.txt").write_text("spoil the reader", encoding="utf-8")
    (articles / "folder.txt").mkdir()
    told: list[factio.Progress] = []
    record = factio.open(tmp_path / "factio.db")
    for workers in (1, 2):
        report = record.read(
            [articles, articles / "03.txt", tmp_path / "none.txt"],
            workers,
            reader=READER,
            progress=told.append,
            again=True,
        )
        assert sorted(file.name for file in report.of("refused")) == [
            "bytes.txt",
            "none.txt",
            "nul.txt",
            "spoilt.txt",
        ]
        assert all(file.reason for file in report.of("refused"))
        assert len(report.of("read")) == 12
    assert [one.done for one in told] == [*range(1, 17), *range(1, 17)]
    assert told[-1].total == 16 and told[15].words > 100


def test_two_files_of_one_name(tmp_path: Path, articles: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "03.txt").write_text("Other Front was founded in 1950.", encoding="utf-8")
    report = factio.open(tmp_path / "factio.db").read([articles, other], reader=READER)
    assert len(report.of("read")) == 12
    (refused,) = report.of("refused")
    assert "same name" in refused.reason


def test_a_wrong_day(tmp_path: Path, articles: Path) -> None:
    with pytest.raises(factio.RecordError, match="YYYY-MM-DD"):
        factio.open(tmp_path / "factio.db").read(articles, reader=READER, read_on="31 January")


def test_a_file_that_ends_its_process_is_refused(tmp_path: Path, articles: Path) -> None:
    from plain_reader import DeadlyReader

    (articles / "05b.txt").write_text("end the process", encoding="utf-8")
    record = factio.open(tmp_path / "factio.db")
    report = record.read(articles, workers=2, reader=DeadlyReader())
    assert [file.name for file in report.of("refused")] == ["05b.txt"]
    assert len(report.of("read")) == 12


def test_processes_give_the_same_and_share_the_work(tmp_path: Path, articles: Path) -> None:
    lines = []
    for workers in (1, 2, 3):
        with factio.open(tmp_path / f"{workers}.db") as record:
            record.read(articles, workers, reader=PlainReader(slow=0.01), read_on="2024-01-31")
            lines.append([claim.line() for claim in record.claims()])
    assert lines[0] == lines[1] == lines[2]


def test_workers_end_when_their_parent_is_killed(tmp_path: Path, articles: Path) -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[3:]\n"
        "import factio\nfrom plain_reader import PlainReader\n"
        "if __name__ == '__main__':\n"
        "    factio.open(sys.argv[1]).read(sys.argv[2], 2, reader=PlainReader(slow=0.3))\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "factio.db"), str(articles), *sys.path[:1]]
    process = subprocess.Popen(command)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        pytest.skip("needs /proc to see the processes")
    until = time.monotonic() + 60
    while len(children.read_text().split()) < 3 and time.monotonic() < until:  # two, and a tracker
        time.sleep(0.05)
    pids = children.read_text().split()
    time.sleep(1)
    process.kill()
    process.wait()
    while any(alive(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in pids)


def alive(pid: str) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_what_held_and_what_clashes(tmp_path: Path) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Sind Front (SF) was founded in 1950. Bar Front was founded in 1920.", encoding="utf-8"
    )
    (folder / "b.txt").write_text("The Sind Front was founded in 1957.", encoding="utf-8")
    record = factio.open(tmp_path / "factio.db")
    record.read(folder, reader=READER, read_on="2024-01-31")
    told = {
        year: [one.answer for one in record.as_of(year, about="SF", state="existence")]
        for year in ("1949", "1960")
    }
    assert told == {"1949": ["no"], "1960": ["presumed"]}
    held = {one.roles["organisation"] for one in record.as_of("1930")}
    assert held == {"Bar Front"}
    (clash,) = record.conflicts()
    assert record.conflicts(about="Bar Front") == []
    assert [one.id for one in record.conflicts(about="SF")] == [clash.id]
    with pytest.raises(factio.NameNotFound):
        record.as_of("1950", about="nobody at all")
    with pytest.raises(factio.DateError):
        record.as_of("the day before")
