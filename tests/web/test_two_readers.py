"""A model's claims on the reading page: told apart from the rules', what was refused beside the text."""

import re
import sys
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from litestar.testing import TestClient
from told_reader import ToldReader, told

import factio
from factio.model import Span, Unread
from factio.web import application

TEXT = "The Red League was founded in 1921. It was banned in 1934.\n\nThe Blue League met in 1950.\n"
REASON = "refused, quote: its quote <b>does not stand</b> in the paragraph"


class TwoReaders(ToldReader):
    def read(self, document):
        reading = super().read(document)
        by = ("rules", "llm", "rules and llm")
        claims = tuple(
            msgspec.structs.replace(claim, reader=reader)
            for claim, reader in zip(reading.claims, by, strict=True)
        )
        start = document.text.index("The Blue")
        refused = Unread(Span(start, len(document.text) - 1), REASON)
        return msgspec.structs.replace(reading, claims=claims, unread=(refused,))


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    (folder / "league.txt").write_text(TEXT)
    claims = [
        told("founding", "The Red League was founded in 1921", organisation="Red League", date="1921"),
        told("ban", "It was banned in 1934", organisation="Red League", date="1934"),
        told("congress", "The Blue League met in 1950", organisation="Blue League", date="1950"),
    ]
    record = factio.open(folder / "two.db")
    record.read([folder / "league.txt"], reader=TwoReaders({"league.txt": claims}))
    with TestClient(application(record), base_url="http://127.0.0.1:8000") as client:
        yield client.get("/documents/league.txt").text
    record.close()


def test_each_claim_tells_who_read_it(page):
    classes = re.findall(r'<li id="note-(\d)" class="([^"]*)"', page)
    assert ["by-model" in found for _, found in classes] == [False, True, True]
    assert ["by-rules" in found for _, found in classes] == [True, False, True]
    # Not by colour alone.
    assert re.findall(r'<span class="reader">([^<]*)</span>', page) == ["rules", "model", "rules and model"]


def test_what_was_refused_stands_beside_the_text(page):
    beside = page.partition('aria-label="Refused claims of a language model"')[2]
    assert "refused, quote" in beside and "<b>does not" not in page
