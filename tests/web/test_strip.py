"""The strip of time on an entity's page, and conflicts beside the claims that they concern."""

from datetime import date

from factio.codebook import load
from factio.model import Edge, Spell
from factio.web.strip import WIDTH, strip

OPEN = (None, None)


def between(first, last=None):
    return date.fromisoformat(first), date.fromisoformat(last or first)


def spell(begin, end, attested, state="existence", **roles):
    edges = [Edge(bounds or OPEN, bounds is not None) for bounds in (begin, end)]
    return Spell(state, roles or {"organisation": "A"}, *edges, attested)


def drawn(*spells):
    return strip(load(), "A", spells)


def test_what_is_exact_is_one_bar_and_what_is_not_fades():
    exact = spell(
        between("1921-03-06"), between("1930-01-01"), (between("1921-03-06"), between("1930-01-01"))
    )
    vague = spell(
        between("1921-01-01", "1921-12-31"),
        between("1930-01-01", "1930-12-31"),
        (between("1921-01-01", "1921-12-31"), between("1930-01-01", "1930-12-31")),
    )
    found = drawn(exact, vague)
    assert (found.first, found.last) == (1920, 1940)
    assert [bar.sort for bar in found.rows[0].bars] == ["sure"]
    assert [bar.sort for bar in found.rows[1].bars] == ["fade-in", "sure", "fade-out"]
    for row in found.rows:
        for bar in row.bars:
            assert bar.x >= 0 and bar.width > 0 and bar.x + bar.width <= WIDTH


def test_what_nothing_ends_is_pale_after_its_last_sign():
    [row] = drawn(spell(between("1921-03-06"), None, (between("1921-03-06"), between("1925-01-01")))).rows
    assert [bar.sort for bar in row.bars] == ["sure", "presumed"]
    assert row.bars[-1].x + row.bars[-1].width == WIDTH
    assert row.words == "on 6 March 1921 – shown on 1 January 1925"


def test_what_no_day_is_known_of_is_left_out():
    unknown = (None, date(2024, 1, 31))
    assert drawn(spell(None, None, (unknown, unknown))).rows == ()


def test_one_day_is_seen():
    [row] = drawn(spell(None, None, (between("1950-05-01"), between("1950-05-01")))).rows
    assert row.bars[0].sort == "sure" and row.bars[0].width > 1


def test_others_are_named_in_the_label():
    one = spell(
        between("1921-03-06"), None, (between("1921-03-06"),) * 2, "leadership",
        person="Ann Smith", organisation="A", office="chair",
    )  # fmt: skip
    assert "Ann Smith" in drawn(one).rows[0].label


def test_the_page_of_an_organisation_has_its_strip(page, ids):
    found = page(f"/entities/{ids['Radical League']}")
    assert found.all("figure", class_="strip") or "figure" in found.html
    pictures = [one for one in found.all("svg") if one.get("role") == "img"]
    assert any("exists" in one["aria-label"] for one in pictures)
    assert {one["class"] for one in found.all("rect")} >= {"sure", "presumed", "fade-in"}
    assert "style=" not in found.html


def test_a_conflict_stands_beside_its_claims(page, ids):
    found = page(f"/entities/{ids['Radical League']}")
    links = [link for link in found.links if "#conflict-" in link]
    assert links
    assert "One side has it" in found.text
    target, _, anchor = links[0].partition("#")
    assert any(one.get("id") == anchor for one in page(target).all("section"))
