"""Timelines, office holders, elections and membership: no words overlap, marks lie on their days."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from datetime import date as Day
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from factio.figures import Caption
from factio.figures.elections import elections_figure, members_figure, results
from factio.figures.printing import pdf, png
from factio.figures.sizes import read_number
from factio.figures.svg import Pen
from factio.figures.timeline import holders_figure, timeline_figure

sys.path.insert(0, str(Path(__file__).parent))
from families import UNTIL, dates
from reading_back import SVG, text_box
from told_claims import chronicle, claim

LIFE = (
    claim("founding", "1920-03-06", organisation="League", place="Springfield"),
    claim("ban", "1933", organisation="League"),
    claim("renaming", "1946", from_="League", into="Union"),
    claim("leadership", "1920", person="Ann Smith", organisation="League", office="chair", phase="starts"),
    claim("leadership", "193X", person="Bob Jones", organisation="League", office="chair", phase="starts"),
    claim("leadership", "1950/1960", person="Cyd", organisation="Union", office="secretary", phase="holds"),
    claim("alliance", "1936", alliance="Popular Front", member="League", phase="starts"),
    claim("wing", "1924", wing="Young Unity", of="League", phase="starts"),
    claim("size", "1925", organisation="League", number="12,000", unit="members", by="the police"),
    claim("size", "1926", organisation="League", number="about 40000", unit="members"),
    claim("election", "1924-05-04", organisation="League", contest="1924 election", share="4.1", seats="7"),
    claim("election", "1928", organisation="League", contest="1928 election", votes="41000", seats="9"),
    claim("election", "1928", organisation="League", contest="1928 election", votes="41000", source="b"),
    claim("election", "1928", organisation="League", contest="1928 election", votes="39000", source="c"),
    claim("election", "1932", organisation="League", contest="1932 election", outcome="lost"),
)  # fmt: skip
FIGURES = (timeline_figure, holders_figure, elections_figure, members_figure)


def drawn(figure, told, name="Union", lang="en", theme="auto"):
    found = chronicle(*told)
    return figure(found, found.bodies.main(name), Caption(("a source",), len(told), UNTIL), Pen(theme), lang)


def overlaps(svg):
    root = ET.fromstring(svg)
    _, _, wide, high = map(float, root.get("viewBox").split())
    boxes = [text_box(element) for element in root.iter(f"{SVG}text")]
    told = [f"{a.words!r} {b.words!r}" for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.meets(b)]
    return told + [box.words for box in boxes if box.left < 0 or box.right > wide or box.bottom > high]


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("lang", ["en", "de"])
def test_no_words_overlap(figure, lang):
    svg = drawn(figure, LIFE, lang=lang)
    assert len(svg) > 3000
    assert overlaps(svg) == []


@pytest.mark.parametrize("figure", FIGURES)
def test_nothing_to_draw_is_said(figure):
    svg = drawn(figure, [claim("founding", None, organisation="A")], "A")
    assert "nothing to draw" in svg or "Exists" in svg
    assert overlaps(svg) == []


@pytest.mark.parametrize("figure", FIGURES)
def test_every_mark_leads_to_its_claim(figure):
    root = ET.fromstring(drawn(figure, LIFE))
    marks = [m for m in root.iter() if m.get("class") in ("life", "label", "value", "gap", "line")]
    assert marks and all(mark.tag == f"{SVG}a" and mark.find(f"{SVG}title").text for mark in marks)


def test_contests_are_put_together_and_differing_figures_stand_side_by_side():
    found = chronicle(*LIFE)
    listed = results(found, "League")
    assert [one.contest for one in listed] == ["1924 election", "1928 election", "1932 election"]
    assert listed[1].told["votes"] == ("41000", "39000") and len(listed[1].claims) == 3


def test_bars_stand_on_their_days_and_gaps_stay_gaps():
    root = ET.fromstring(drawn(elections_figure, LIFE))
    years = {
        int(x.get("data-year")): float(x.get("x1")) for x in root.iter(f"{SVG}line") if x.get("data-year")
    }
    first, last = min(years), max(years)
    days = (Day(last, 1, 1) - Day(first, 1, 1)).days

    def place(day):
        return years[first] + (day - Day(first, 1, 1)).days / days * (years[last] - years[first])

    bars = [r for r in root.iter(f"{SVG}rect") if r.get("data-value")]
    middles = [float(bar.get("x")) + float(bar.get("width")) / 2 for bar in bars]
    assert abs(middles[0] - place(Day(1924, 5, 4))) < 0.1
    middle_of_1928 = (place(Day(1928, 1, 1)) + place(Day(1928, 12, 31))) / 2
    assert abs(middles[1] - middle_of_1928) < 0.1
    assert [bar.get("data-value") for bar in bars] == ["4.1", "41,000 / 39,000", "7", "9"]
    assert len([mark for mark in root.iter(f"{SVG}a") if mark.get("class") == "gap"]) == 5


@settings(
    max_examples=20, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
@given(
    st.lists(
        st.tuples(dates(1900, 1990), st.sampled_from(["1", "12.5", "400000", "9999999", "many", ""])),
        min_size=1,
        max_size=25,
    )
)
def test_many_results_close_together_do_not_overlap(pairs):
    told = [
        claim("election", date, organisation="A", contest=f"c{n}", votes=number, share=number, source=f"s{n}")
        for n, (date, number) in enumerate(pairs)
    ]
    assert overlaps(drawn(elections_figure, told, "A")) == []
    told = [
        claim("size", date, organisation="A", number=number, unit="members", source=f"s{n}")
        for n, (date, number) in enumerate(pairs)
    ]
    assert overlaps(drawn(members_figure, told, "A")) == []
    assert overlaps(drawn(timeline_figure, told, "A")) == []


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12,000", 12000),
        ("some 5 000", 5000),
        ("4.1", 4.1),
        ("3,29", 3.29),
        ("1.234.567", 1234567),
        ("many", None),
    ],
)
def test_numbers_are_read_as_they_are_written(written, number):
    assert read_number(written) == number


def test_png_and_pdf_are_the_same_bytes_each_time():
    svg = drawn(holders_figure, LIFE, theme="light")
    assert png(svg, 1) == png(svg, 1) and png(svg, 1).startswith(b"\x89PNG")
    made = {pdf(svg) for _ in range(4)}
    assert len(made) == 1 and made.pop().startswith(b"%PDF")


def test_links_out_of_the_figure_are_links_in_the_pdf_too():
    import io

    import pikepdf

    found = chronicle(*LIFE)
    about = Caption((), 1, UNTIL)
    pen = Pen("light", lambda one: f"https://a.example/{len(one)}")
    for paper in ("screen", "a3"):
        svg = holders_figure(found, found.bodies.main("Union"), about, pen, "en", paper)
        with pikepdf.open(io.BytesIO(pdf(svg))) as document:
            page = document.pages[0]
            boxes = [[float(side) for side in one.Rect] for one in page.Annots]
            _, _, right, top = map(float, page.mediabox)
        assert len(boxes) == svg.count("<a ")
        assert all(0 <= box[0] < box[2] <= right and 0 <= box[1] < box[3] <= top for box in boxes)
    assert pdf(drawn(holders_figure, LIFE, theme="light")).count(b"/URI") == 0
