"""What holds of any text at all: spans lie in it and cover what they say, and nothing raises."""

from __future__ import annotations

from document_checks import check_document, check_sentences, examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factio.documents import lay_out_html, lay_out_markdown, read_text, split_sentences
from factio.documents.capitals import casing_of, ordinary
from factio.errors import DocumentError
from factio.model import Metadata

_WRITTEN = """
¶|¶¶|¶¶¶|¶   |\r¶|\r|\u2028|\u00a0|\t| |  |    |\x0b|\x1c|\x85
'''|''|_|*|**|# |## |- |-   |1. |= |== | ==|===|[1]|[12] |[a]|[^1]|[^1]: |{{|}}|]]
<ref>|</ref>|<ref />|<br>|<!--|-->|(|)|[|]|¦ a ¦|¦|¦-¦-¦¶|+---+---+¶|+===+===+¶|--- ---¶|------¶
. |." |... |! |12. |A. |Dr. |e.g. |LSS|THE PARTY OF |NEW LEFT|İ|ß|ﬁ|ǅ|O'NEILL|II|McD|VERDSequo
Category:x|a.jpg|: |a: b¶|- Key: value¶|&amp;|&nbsp;|&eacute;|\\*|`|~~~¶|> |---¶
<b>|</b>|<p>|<table>|<tr>|<td>|<th rowspan=2>|<td colspan=3>|</table>|<ul><li>|<h2>|</h2>|<i><a href=x>
\u200b|\u00ad|\ufeff|e\u0301|\U00010348|\U0001f469\u200d\U0001f467|\U0001f1eb\U0001f1f7|שלום|العربية|中文。|हिन्दी।
"""
SIGNS = st.sampled_from(
    [
        sign.replace("¶", "\n").replace("¦", "|")
        for line in _WRITTEN.strip("\n").split("\n")
        for sign in line.split("|")
    ]
)
TEXTS = st.lists(st.one_of(SIGNS, st.text(max_size=12), st.text("aA bB.1\n", max_size=20)), max_size=60).map(
    "".join
)
SETTINGS = settings(
    max_examples=examples(20_000),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@SETTINGS
@given(TEXTS)
def test_plain(text: str) -> None:
    document = read_text(text, "a.txt")
    assert document.text == text
    check_document(document)


@SETTINGS
@given(TEXTS)
def test_markdown(text: str) -> None:
    document = lay_out_markdown(text, "a.md", Metadata())
    assert document.text == text
    check_document(document)


@SETTINGS
@given(TEXTS)
def test_html(text: str) -> None:
    try:
        document = lay_out_html(text, "a.html", Metadata())
    except DocumentError:
        return
    check_document(document)
    for table in document.tables:
        for row in table.rows:
            assert all(cell.span.of(document.text) == cell.text for cell in row)


@SETTINGS
@given(TEXTS)
def test_capitals_keep_the_length(text: str) -> None:
    prose, marks = ordinary(text, casing_of(text), lead=True)
    assert len(prose) == len(text)
    assert all(a == b or a.lower() == b.lower() for a, b in zip(prose, text, strict=True))
    assert all(0 <= mark.start < mark.end <= len(prose) for mark in marks)


@SETTINGS
@given(TEXTS)
def test_sentences_cover_the_prose(text: str) -> None:
    prose = " ".join(text.split())
    end = 0
    for start, stop in split_sentences(prose):
        assert start < stop and not prose[end:start].strip()
        end = stop
    assert end == len(prose)
    check_sentences(read_text(text, "a.txt"))
