import os

from hypothesis import given, settings
from hypothesis import strategies as st

from factio.model import Span
from factio.web.marking import Marked, blocks, part_of, parts, sort_of

EXAMPLES = 10_000 if os.environ.get("FACTIO_PROVE") == "1" else 100
TEXTS = st.text(st.sampled_from("ab =-*|+#\n\n\r\U0001f5f3\u0301\u05d0"), max_size=120)


@st.composite
def marked_texts(draw):
    text = draw(TEXTS)
    claims = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        if text:
            start = draw(st.integers(0, len(text) - 1))
            claims.append(Marked(number, start, draw(st.integers(start + 1, len(text)))))
    return text, claims


@settings(max_examples=EXAMPLES, deadline=None)
@given(marked_texts())
def test_nothing_of_a_text_is_lost_and_each_claim_is_over_its_quote(drawn):
    text, claims = drawn
    found = blocks(text, Span(0, len(text)), claims)
    end = 0
    for block in found:
        assert not text[end : block.span.start].strip()
        end = block.span.end
        assert "".join(segment.text for segment in block.segments) == block.span.of(text)
        place = block.span.start
        for segment in block.segments:
            over = {c.number for c in claims if c.start < place + len(segment.text) and c.end > place}
            assert set(segment.over) == over
            lengths = [next(c.end - c.start for c in claims if c.number == number) for number in segment.over]
            assert lengths == sorted(lengths, reverse=True)
            place += len(segment.text)
    assert not text[end:].strip()
    shown = {number for block in found for segment in block.segments for number in segment.over}
    for side in ("begins", "closes"):
        told = [number for block in found for segment in block.segments for number in getattr(segment, side)]
        assert sorted(told) == sorted(shown)
    seen = {c.number for c in claims if text[c.start : c.end].strip()}
    assert seen <= shown


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(st.sampled_from("ab \n"), max_size=300), st.integers(8, 40))
def test_parts_cover_a_text_and_are_near_their_size(text, size):
    spans = parts(text, size)
    assert "".join(span.of(text) for span in spans) == text
    assert all(span.end - span.start <= size * 1.25 + 1 for span in spans)
    for offset in range(len(text)):
        span = spans[part_of(spans, offset) - 1]
        assert span.start <= offset < span.end


def test_overlapping_nested_and_equal_quotes():
    text = "The Radical League (RL) was founded."
    claims = [Marked(1, 4, 23), Marked(2, 0, 35), Marked(3, 4, 23), Marked(4, 20, 27)]
    (block,) = blocks(text, Span(0, len(text)), claims)
    told = [(s.text, s.over, s.begins, s.closes) for s in block.segments]
    assert told == [
        ("The ", (2,), (2,), ()),
        ("Radical League (", (2, 1, 3), (1, 3), ()),
        ("RL)", (2, 1, 3, 4), (4,), (1, 3)),
        (" was", (2, 4), (), (4,)),
        (" founded", (2,), (), (2,)),
        (".", (), (), ()),
    ]


def test_lines_that_stand_for_themselves():
    text = "== History ==\nIt began.\nIt went on.\n\n- one\n- two\n\n| a | b |\n| c | d |\n"
    found = [(b.sort, b.apart, b.span.of(text)) for b in blocks(text, Span(0, len(text)), [])]
    assert found == [
        ("heading", True, "== History =="),
        ("prose", False, "It began.\nIt went on."),
        ("prose", True, "- one"),
        ("prose", False, "- two"),
        ("columns", True, "| a | b |"),
        ("columns", False, "| c | d |\n"),
    ]


def test_a_line_without_end_is_cut_too():
    assert [span.end - span.start for span in parts("x" * 100, 30)] == [30, 30, 30, 10]


def test_lines_that_end_by_width_are_told_from_those_that_mean_it():
    line = "It was said that the league would not live to see the spring"
    assert sort_of(f"{line}\n{line}\nof 1922.") == "wrapped"
    assert sort_of("Founded: 1921\nLeader: Ann Smith") == "prose"
    assert sort_of("Year   Votes\n-----  -----\n1930   1,200") == "columns"
