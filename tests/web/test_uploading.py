"""Texts are taken from the pages themselves and from nobody else, under names that harm nothing."""

import time

import pytest
from conftest import CLAIMS, ENTITIES, TEXTS, made
from hypothesis import given
from hypothesis import strategies as st
from litestar.testing import TestClient
from told_reader import ToldReader

from factio.web import application
from factio.web.uploading import Uploads, fit_name

OWN = {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def own(tmp_path):
    with made(tmp_path, {"a.txt": "Nothing."}, {}, []) as record:
        app = application(record, reader=ToldReader(CLAIMS, ENTITIES))
        with TestClient(app, base_url="http://127.0.0.1:8000") as client:
            yield record, client


def ended(client, address):
    for _ in range(200):
        if client.get(f"{address}?format=json").json()["ended"]:
            return client.get(address).text
        time.sleep(0.05)
    raise AssertionError("the reading does not end")


def test_a_file_is_read(own):
    record, client = own
    files = [("files", ("league.txt", TEXTS["league.txt"].encode(), "text/plain"))]
    answer = client.post("/upload", files=files, headers=OWN, follow_redirects=False)
    assert answer.status_code == 303
    page = ended(client, answer.headers["location"])
    assert "5 claims were found." in page and "factio-upload-" not in page
    assert len(list(record.claims(source="league.txt"))) == 5


def test_what_is_wrong_with_a_file_is_told_without_where_it_lay(own):
    _, client = own
    files = [("files", ("a/<b>x.txt", b"\xff\xfe\x00\x00\x00", "text/plain"))]
    answer = client.post("/upload", files=files, headers=OWN, follow_redirects=False)
    page = ended(client, answer.headers["location"])
    assert "<b>" not in page and "factio-upload-" not in page


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8001"},
        {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_strangers_are_refused(own, headers):
    record, client = own
    answer = client.post("/upload", data={"text": "It was founded."}, files={}, headers=headers)
    assert answer.status_code in (400, 403)
    assert len(record.sources()) == 1


def test_nothing_given_is_told(own):
    _, client = own
    answer = client.post("/upload", files=[("files", ("", b"", "text/plain"))], headers=OWN)
    assert answer.status_code == 400 and "Choose a file" in answer.text
    assert client.get("/upload/nothing").status_code == 404


@given(st.text(max_size=60))
def test_names_stay_inside_their_folder(given_name):
    for part in fit_name(given_name).split("/"):
        assert part not in (".", "..") and "\\" not in part and "\0" not in part


def test_names_keep_their_folders():
    assert fit_name("texts/a b.txt") == "texts/a b.txt"
    assert fit_name("../../etc/passwd") == "etc/passwd"
    assert fit_name(r"C:\x\..\a.txt") == "C_/x/a.txt"
    assert fit_name("/..//.") == ""


def test_several_processes_know_of_one_anothers_readings(own, tmp_path):
    record, _ = own
    (tmp_path / "texts").mkdir()
    (tmp_path / "shared").mkdir()
    one, other = (Uploads(record, ToldReader({}, ()), tmp_path / "shared") for _ in range(2))
    (tmp_path / "texts" / "a.txt").write_text("Nothing is told here.")
    begun = one.start(tmp_path / "texts")
    for _ in range(600):
        told = other.of(begun.id)
        if told is not None and told.ended:
            break
        time.sleep(0.05)
    assert told is not None and told.ended and len(told.files) == 1
    assert other.of("../secret") is None and other.of("other") is None
