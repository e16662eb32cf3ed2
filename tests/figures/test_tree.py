"""The family tree: nothing overlaps, all lies where its bounds say, the same claims give the same bytes."""

from __future__ import annotations

import os
import sys
import xml.etree.ElementTree as ET
from datetime import date as Day
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from factio.chronology import Chronicle
from factio.chronology.table import events
from factio.codebook import load
from factio.figures import Caption, lineage_figure
from factio.figures.links import links
from factio.figures.svg import Pen
from factio.lineage import Lineage

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "pictures"))
from families import UNTIL, claim, drawn, families
from make import made_up
from reading_back import SVG, faults, passed_through, read
from told_claims import RULES, chronicle

HERE = Path(__file__).parent
PICTURES = HERE.parents[1] / "docs" / "pictures"
PROVE = os.environ.get("FACTIO_PROVE") == "1"
options = settings(
    max_examples=200 if PROVE else 40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],  # a family shrinks slowly
)
YEAR = 365.2425

# One family with every sort of mark; a golden file each of these.
GOLDEN = {
    "all-marks": [
        claim("founding", "1920-03-06", organisation="Unity League"),
        claim("trait", organisation="Unity League", trait="colour", value="red"),
        claim("ban", "1933", organisation="Unity League"),
        claim("legalisation", "1936-05", organisation="Unity League"),
        claim("renaming", "1946", from_="Unity League", into="People's Unity Party"),
        claim("split", "193X", from_="Unity League", into=["Left Opposition of the Unity League"]),
        claim("split", "1951-02-01", from_="Unity League", into=["True Unity"]),
        claim("split", None, from_="Unity League", into=["Undated Tendency"]),
        claim("congress", "1960", organisation="Undated Tendency"),
        claim("merger", "1971-10", parties=["True Unity", "Farmers' List"], into="Alliance for Bread"),
        claim("wing", "1924", wing="Young Unity", of="Unity League", phase="starts"),
        claim("front", "[1948..1950]", front="Peace Committee", of="Unity League", phase="holds"),
        claim("dissolution", "1980", organisation="People's Unity Party"),
        claim("reconstitution", "1991", organisation="People's Unity Party"),
        claim("founding", None, organisation="Youngest Unity", parent="Unity League"),
    ],
    "scripts": [
        claim("founding", "1921", organisation="中国共产党"),
        claim("split", "1925-11", from_="中国共产党", into=["حزب العمل (التونسي)"]),
        claim("split", "1931", from_="中国共产党", into=["מפלגת הפועלים <1931>"]),
        claim("split", "1942", from_="حزب العمل (التونسي)", into=["Коммунистическая партия трудящихся"]),
        claim("merger", "1950-01", parties=["日本共産党所感派"], into="भारतीय कम्युनिस्ट पार्टी"),
        claim("founding", "1950-01", organisation="Donaudampfschifffahrtsgesellschaftskapitänspartei"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("downwards", [False, True])
@pytest.mark.parametrize("name", GOLDEN)
def test_golden(name, downwards):
    """What is drawn is what was looked at. After a wanted change: FACTIO_GOLDEN=1 pytest, and look again."""
    path = HERE / "golden" / f"{name}{'-downwards' if downwards else ''}.svg"
    focus = "Unity League" if name == "all-marks" else None
    svg = drawn(GOLDEN[name], focus=focus, downwards=downwards)
    if os.environ.get("FACTIO_GOLDEN") == "1":
        path.write_text(svg, encoding="utf-8")
    assert svg == path.read_text(encoding="utf-8")
    assert faults(read(svg)) == []


@pytest.mark.parametrize(
    ("table", "name"),
    [("indian-communists.csv", "Communist Party of India"), ("italian-left.csv", "Italian Communist Party")],
)
@pytest.mark.parametrize("paper", ["screen", "a3"])
@pytest.mark.parametrize("downwards", [False, True], ids=["to the right", "downwards"])
def test_dense_families_have_no_faults(table, name, paper, downwards):
    lineage = Lineage(chronicle(*events(PICTURES / table, load())))
    claims, focus = list(lineage.chronicle.claims), lineage.main(name)
    svg = drawn(claims, focus=focus, paper=paper, downwards=downwards)
    found = read(svg)
    assert len(found.labels) > 30
    assert faults(found) == []
    assert passed_through(found) == []


@options
@given(families(), st.booleans())
def test_made_up_families_have_no_faults(told, downwards):
    found = read(drawn(told, downwards=downwards))
    assert faults(found) == []
    assert passed_through(found) == []


@pytest.mark.parametrize("downwards", [False, True])
def test_no_branch_passes_behind_the_names_of_many(downwards):
    found = read(drawn(made_up(300), downwards=downwards))
    assert len(found.labels) > 300 and len(found.branches) > 300
    assert faults(found) == []
    assert passed_through(found) == []


@options
@given(families(), st.booleans())
def test_marks_lie_where_their_bounds_say(told, downwards):
    truth(told, drawn(told, downwards=downwards))


@pytest.mark.parametrize("downwards", [False, True])
def test_truth_of_the_golden_family(downwards):
    truth(GOLDEN["all-marks"], drawn(GOLDEN["all-marks"], downwards=downwards))


def place(found, day: Day) -> float:
    first = Day(min(found.years), 1, 1)
    last = Day(max(found.years), 1, 1)
    share = (day - first).days / (last - first).days
    return found.years[first.year] + share * (found.years[last.year] - found.years[first.year])


def truth(told, svg):
    """Each begin and end that is told is drawn on its days and fades over its doubt; so do branches."""
    found = read(svg)
    if len(found.years) < 2:
        return
    lineage = Lineage(chronicle(*told))
    bodies = lineage.bodies(lineage.names)
    title = {}
    for group in found.root.iter(f"{SVG}g"):
        if group.get("class") == "lane":
            life = next(mark for mark in group if mark.get("class") == "life")
            title[group.get("data-lane")] = life.find(f"{SVG}title").text.split(": began")[0]
    for piece in found.pieces:
        left, right = place(found, Day.fromisoformat(piece.low)), place(found, Day.fromisoformat(piece.high))
        if piece.sort == "open":
            assert abs(piece.box.right - left) < 0.02
            continue
        assert abs(piece.box.left - left) < 0.02
        assert abs(piece.box.right - max(right, left)) < 0.02 or piece.box.right - left <= 3.01
    for lane, name in title.items():
        pieces = [piece for piece in found.pieces if piece.box.lane == lane]
        for life in bodies[name].lives:
            low, high = life.begin.between
            soft_end, hard_end = life.end.between
            if life.begin.told and low is not None and high is not None and low < high:
                begins = [p for p in pieces if p.sort in ("begins", "doubtful") and p.low == low.isoformat()]
                assert begins, f"{name} begins between {low} and {high}, and no soft edge says so"
                fades = [p for p in begins if p.sort == "begins"]
                assert all(
                    p.high == high.isoformat() and "url(#begins" in p.element.get("fill") for p in fades
                )
            if life.begin.told and low is not None and low == high and not overlapping(life):
                assert [
                    p for p in pieces if p.low == low.isoformat() and p.sort in ("sure", "ends", "presumed")
                ]
            if life.end.told and soft_end is not None and hard_end is not None and soft_end < hard_end:
                ends = [
                    p for p in pieces if p.sort in ("ends", "doubtful") and p.high == hard_end.isoformat()
                ]
                assert ends, f"{name} ends between {soft_end} and {hard_end}, and no soft edge says so"
            shown = life.attested[1][0]
            if not life.end.told and life.end.between[1] is None and shown is not None and shown < UNTIL:
                last = max(shown, life.begin.between[1] or shown)
                if last < UNTIL:
                    goes_on = [p for p in pieces if p.sort == "presumed" and p.high == UNTIL.isoformat()]
                    assert goes_on, f"{name} is presumed to go on, and nothing says so"
    for x, path, bands in found.branches:
        low, high = (place(found, Day.fromisoformat(path.get(f"data-{side}"))) for side in ("low", "high"))
        assert min(low, high) - 0.02 <= x <= max(low, high) + 0.02
        if "thin" not in path.get("class") and abs(high - low) >= 3:
            assert bands
            for band in bands:
                assert abs(float(band.get("x")) - low) < 0.02
                assert abs(float(band.get("width")) - (high - low)) < 0.03
        else:
            assert not bands
    drawn_ties = {
        (path.get("data-kind"), path.get("data-older"), path.get("data-younger"))
        for _, path, _ in found.branches
    }
    number = {name: lane for lane, name in title.items()}
    for tie in lineage.ties:
        if tie.older in number and tie.younger in number:
            assert (tie.kind, number[tie.older], number[tie.younger]) in drawn_ties


def overlapping(life):
    soft_end = life.end.between[0]
    return (
        life.end.told
        and soft_end is not None
        and life.begin.between[1] is not None
        and life.begin.between[1] > soft_end
    )


def test_the_same_claims_in_another_order_give_the_same_bytes():
    told = GOLDEN["all-marks"]
    assert drawn(told) == drawn(list(reversed(told)))


def test_every_mark_leads_to_its_claim_and_is_read_aloud():
    svg = drawn(GOLDEN["all-marks"])
    root = ET.fromstring(svg)
    known = {one.id for one in GOLDEN["all-marks"]}
    links = list(root.iter(f"{SVG}a"))
    assert len(links) > 20
    for link in links:
        assert known.issuperset(link.get("data-claims", "").split(" ")) or link.get("data-claims")
        assert link.get("href", "").startswith("/claims/")
        assert link.find(f"{SVG}title").text
    marks = [
        m for m in root.iter() if m.get("class") in ("life", "label", "branch", "branch thin", "ban", "gap")
    ]
    assert all(mark.tag == f"{SVG}a" for mark in marks)
    assert root.find(f"{SVG}title").text and root.find(f"{SVG}desc").text


def test_what_has_no_day_is_told_below_and_not_drawn():
    told = [
        claim("founding", "1920", organisation="A"),
        claim("split", None, from_="A", into=["Nobody knows"]),
    ]
    lineage = Lineage(Chronicle(told, (), RULES))
    svg = lineage_figure(lineage, lineage.names, Caption((), 2, UNTIL), title="A family")
    assert "No day is known of: Nobody knows<" in svg and svg.count("data-lane") == 2


@pytest.mark.parametrize("day", ["1919-01-01", "1925-06-01", "1935-01-01", "1951-03-01", "1985-01-01"])
def test_drawn_until_a_day_nothing_later_is_shown(day):
    until = Day.fromisoformat(day)
    lineage = Lineage(chronicle(*GOLDEN["all-marks"]))
    found = read(lineage_figure(lineage, lineage.names, Caption((), 1, until), title="A family"))
    assert faults(found) == []
    assert all(piece.low <= day and piece.high <= day for piece in found.pieces)
    assert all(path.get("data-low") <= day for _, path, _ in found.branches)
    words = {label.words for label in found.labels}
    assert ("True Unity" in words) == (day >= "1951-02-01")
    assert ("People's Unity Party" in words) == (day >= "1946")
    assert bool(words) == (day > "1920")


@pytest.mark.parametrize("downwards", [False, True])
def test_links_for_paper_lie_where_their_marks_do(downwards):
    pen = Pen(address=lambda claim: f"https://example.org/{claim}")
    svg = drawn(GOLDEN["all-marks"], pen=pen, downwards=downwards)
    found, (wide, high) = links(svg)
    assert len(found) > 20
    assert all(-2 < one.left < one.right < wide + 2 and -2 < one.top < one.bottom < high + 2 for one in found)
    names = [one for one in found if one.title.startswith("True Unity: began")]
    assert any(one.right - one.left > 40 and one.bottom - one.top < 20 for one in names)


def test_light_and_dark_differ_in_colours_alone():
    import re

    told = GOLDEN["all-marks"]
    light, dark = drawn(told, pen=Pen("light")), drawn(told, pen=Pen("dark"))
    assert light != dark
    assert re.sub("#[0-9a-f]{6}", "", light) == re.sub("#[0-9a-f]{6}", "", dark)
    assert "prefers-color-scheme: dark" in drawn(told) and "<style" not in light


def test_a3_is_a_page_of_that_size():
    root = ET.fromstring(drawn(GOLDEN["all-marks"], paper="a3"))
    assert {root.get("width"), root.get("height")} == {"420mm", "297mm"}


def test_german():
    svg = drawn(GOLDEN["all-marks"], lang="de")
    assert "So ist es zu lesen" in svg and "1. Juni 2020" in svg
