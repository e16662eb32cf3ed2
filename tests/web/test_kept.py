"""Pages ask what is kept of a record, however large it is, and do not look through its claims."""

import pytest
from conftest import CLAIMS, ENTITIES, TEXTS, made
from litestar.testing import TestClient

from factio.web import application, view


@pytest.fixture
def large(tmp_path, monkeypatch):
    """A record that is kept, and that no page may make a chronicle of."""
    with made(tmp_path, TEXTS, CLAIMS, ENTITIES) as record:
        record.keep()
        monkeypatch.setattr(view, "LARGE", 0)

        def refuse(*_, **__):
            raise AssertionError("a page looked through claims for what is kept")

        for name in ("Chronicle", "find_conflicts", "within_reach"):
            monkeypatch.setattr(view, name, refuse)
        monkeypatch.setattr(view.telling, "told", refuse)
        yield record


def test_pages_ask_what_is_kept(large):
    [league] = large.organisations("radical league")
    [conflict] = [one for one in large.conflicts("RL") if one.rule == "two-beginnings"]
    with TestClient(application(large), base_url="http://127.0.0.1:8000") as client:

        def text(address):
            answer = client.get(address)
            assert answer.status_code == 200, address
            return answer.text

        assert f"conflict-{conflict.id}" in text("/")
        assert f"conflict-{conflict.id}" in text("/conflicts")
        assert f"conflict-{conflict.id}" in text(f"/conflicts?about={league.id}")
        assert f"conflict-{conflict.id}" in text(f"/entities/{league.id}")
        assert "/entities/" in text(f"/on?date=1930&about={league.id}")
        assert f"/entities/{league.id}" in text("/on?date=1930")
        assert conflict.because.split(".")[0] in text(f"/claims/{conflict.left[0]}")
