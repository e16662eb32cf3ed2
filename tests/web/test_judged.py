"""What the pages show follows from judgements."""

import pytest
from conftest import CLAIMS, ENTITIES, TEXTS, Page, made
from litestar.testing import TestClient

from factio.web import application


@pytest.fixture
def judged(tmp_path):
    with made(tmp_path, TEXTS, CLAIMS, ENTITIES) as record:
        yield record


def test_pages_follow_judgements(judged):
    [conflict] = [one for one in judged.conflicts("RL") if one.rule == "two-beginnings"]
    wrong = next(judged.claims(source="deep/the union.txt", about="RL"))
    [league] = judged.organisations("radical league")
    with TestClient(application(judged), base_url="http://127.0.0.1:8000") as client:

        def text(address):
            answer = client.get(address)
            assert answer.status_code == 200
            return Page(answer.text).text

        assert f"conflict-{conflict.id}" in client.get(f"/entities/{league.id}").text
        judged.settle(conflict.id, "the first congress counts", "Ann")
        assert "Settled: the first congress counts" in text(f"/entities/{league.id}")
        entry = judged.judge(wrong.id, "reject", "of another league", "Ann")
        assert "founded in 1925" not in text(f"/entities/{league.id}")
        assert f"conflict-{conflict.id}" not in client.get(f"/entities/{league.id}").text
        shown = text(f"/claims/{wrong.id}")
        assert "Judged: rejected" in shown and "Ann, reject: of another league" in shown
        judged.undo(entry.id, "it is right")
        assert "founded in 1925" in text(f"/entities/{league.id}")
