"""Whatever stands in fields, tables and lists, reading them raises nothing and every claim is grounded."""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nonprose import PlainCast, told

from factio.codebook import faults, load
from factio.dates import valid
from factio.documents import read_text
from factio.reading.fields import read_fields
from factio.reading.lists import read_lists
from factio.reading.tables import read_tables

CODEBOOK = load()
PROVE = os.environ.get("FACTIO_PROVE") == "1"
CELLS = """Election/Year/Votes/%/Seats/+-/#/±/Party/Leader/Candidate/Result/Start/End/1990/1994–98
May 2001/since 1950/12,345/3.4%/5 of 120/▲ 3/–//1st
Ann Lee/(as Left Bloc)/Workers' Party (WP)/Government/Opposition/Total
[5]/c. 1860/President/Lost/Elected/A + B/é̀/𝔘𝔫𝔦𝔬𝔫/حزب/(/|/\u200b/0/99999999999999999999"""
WORDS = st.sampled_from([cell for line in CELLS.splitlines() for cell in line.split("/")]) | st.text(
    max_size=12
)
HEADINGS = st.sampled_from(
    [
        "Election results",
        "Presidents",
        "Members",
        "Member parties",
        "Leadership",
        "Youth wing",
        "Offices held",
        "2009",
    ]
)
KEYS = st.sampled_from(
    [
        "Leader",
        "Founder",
        "Ideology",
        "Founded",
        "Seats1",
        "Seats1 Title",
        "leader1_name",
        "leader1_title",
        "Party",
    ]
)


@st.composite
def articles(draw: st.DrawFn) -> str:
    parts = ["= Left Party =\n\nLeft Party"]
    parts[0] += "".join(
        f"\n- {draw(KEYS)}: {draw(WORDS)}, {draw(WORDS)}" for _ in range(draw(st.integers(0, 4)))
    )
    for _ in range(draw(st.integers(0, 3))):
        heading = f"== {draw(HEADINGS)} =="
        width = draw(st.integers(1, 6))
        if draw(st.booleans()):
            rows = draw(st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=6))
            body = "\n".join("| " + " | ".join(row) + " |" for row in rows)
        else:
            body = "\n".join(f"- {draw(WORDS)}: {draw(WORDS)} ({draw(WORDS)})" for _ in range(width))
        parts.append(f"{heading}\n\n{body}")
    return "\n\n".join(parts)


@settings(max_examples=5000 if PROVE else 60, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles(), st.sampled_from(["organisation", "person"]))
def test_any_article(text: str, sort: str) -> None:
    document = read_text(text, "any.txt")
    cast = PlainCast("Left Party", sort)  # type: ignore[arg-type]
    listed, read = read_lists(document, CODEBOOK, cast)
    claims = [*read_fields(document, CODEBOOK, cast), *read_tables(document, CODEBOOK, cast), *listed]
    told(document, claims)
    assert all(0 <= number < len(document.blocks) for number in read)
    for claim in claims:
        assert faults(CODEBOOK, claim) == []
        assert claim.date is None or valid(claim.date)
