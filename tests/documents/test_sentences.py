"""Where sentences end."""

from __future__ import annotations

import pytest

from factio.documents import split_sentences

CASES = [
    ["It was founded in 1948.", "The party split."],
    ["Dr. A. B. Smith met St. John vs. Mr. Jones at No. 5, approx. 3 km away.", "He left."],
    ["It met on 12. 5. 1948 and on 3. März 1950.", "Then it ended."],
    ["He was born on Dec. 26, 1945 in the U.S. South.", "She left on Jan. 3."],
    ["C. L. R. James led it.", "In 1950 he left."],
    ['He said: "It is over."', "The party (founded 1950. It was small.) ended."],
    ["It won 12 seats!", "Was it enough?", "No."],
    ["They waited ... and then left.", "It ended..."],
    ["The J. K. Sri. Rao group (est. 1950) won.", "“We won.”", "He left."],
    ["Founded by the C.P.I. leader X.", "The C.P.I. The group left."],
    ["It grew in 1990.", "2 members left."],
    ["(It was banned.)", "It went on."],
    ["它成立于1921年。", "后来分裂。"],
    ["यह 1925 में बना।", "फिर टूटा।"],
    ["Smith Jr. Jones led it."],
    ["3. Organisations"],
    ["It had parties, unions, etc.", "The end came."],
    ["It was banned in 1948.", "The leaders fled."],
]


@pytest.mark.parametrize("sentences", CASES, ids=lambda sentences: sentences[0][:30])
def test_sentences(sentences: list[str]) -> None:
    joined = "".join(sentence + ("" if sentence[-1] in "。" else " ") for sentence in sentences).strip()
    if "The C.P.I. The group left." in sentences:
        sentences = [sentences[0], "The C.P.I.", "The group left."]
    assert [joined[start:end] for start, end in split_sentences(joined)] == sentences
