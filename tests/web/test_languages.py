"""The catalogues are complete and hold what they must, and the right language is spoken."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from conftest import Page

import factio
from factio import dates
from factio.web import languages
from factio.web.dating import words_of
from factio.web.languages import LANGUAGES, catalogue, ngettext, speak, wanted

PACKAGE = Path(factio.__file__).parent
OTHERS = [one for one in LANGUAGES if one != "en"]


@pytest.fixture(autouse=True)
def english_again():
    yield
    speak("en")


def messages():
    """All that is said in code, templates and codebook: a message, or its forms for one and many."""
    with (PACKAGE / "web/catalogues/messages.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "later": None, "translated": None}
    found = extract_from_dir(PACKAGE, methods, options, keywords)
    return {message for _, _, message, _, _ in found}


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_complete(language):
    held = catalogue(language)
    missing = []
    for message in messages():
        key = message[0] if isinstance(message, tuple) else message
        entry = held.get(key)
        forms = (
            entry.string if entry and isinstance(entry.string, tuple) else (entry.string,) if entry else ()
        )
        if not forms or not all(forms) or entry.fuzzy or isinstance(message, tuple) != (len(forms) > 1):
            missing.append(message)
    assert not missing


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_the_same_places_and_tags(language):
    for entry in catalogue(language):
        if not entry.id:
            continue
        ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        strings = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        for told in strings:
            for pattern in (r"%\(\w+\)s|%s|%%", r"</?\w+>"):
                assert sorted(re.findall(pattern, ids[-1])) == sorted(re.findall(pattern, told)), told


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_says_nothing_that_is_not_asked(language):
    known = {message[0] if isinstance(message, tuple) else message for message in messages()}
    held = {entry.id[0] if isinstance(entry.id, tuple) else entry.id for entry in catalogue(language)}
    assert held - known - {""} == set()


def test_which_language_is_wanted():
    assert wanted(None, None, "") == "en"
    assert wanted(None, None, "fr, de-AT;q=0.8, en;q=0.5") == "de"
    assert wanted(None, None, "de;q=0, en") == "en"
    assert wanted(None, "de", "en") == "de"
    assert wanted("en", "de", "de") == "en"
    assert wanted("xx", "yy", "zz;q=x,;;,") == "en"


def test_values_in_a_message_are_inert():
    speak("de")
    told = languages.gettext("None of them has “%(words)s” in a name.", words="<b>\u202e")
    assert told == "Nichts davon hat „&lt;b&gt;“ in einem Namen."
    assert ngettext("%(number)s claim", "%(number)s claims", 1) == "1 Aussage"
    assert ngettext("%(number)s claim", "%(number)s claims", 12345) == "12\u202f345 Aussagen"


@pytest.mark.parametrize(
    "edtf, german",
    [
        ("1948-03-06", "6. März 1948"),
        ("1948-03", "März 1948"),
        ("1948~", "um 1948"),
        ("196X", "die 1960er"),
        ("19XX", "das 20. Jahrhundert"),
        ("1968-21", "Frühling 1968"),
        ("1990/..", "seit 1990"),
        ("../1990", "bis 1990"),
        ("1956/1958-03", "von 1956 bis März 1958"),
        ("[1956, 1958]", "1956 oder 1958"),
        ("[..1970]", "1970 oder davor"),
        ("nonsense", "nonsense"),
    ],
)
def test_dates_in_german(edtf, german):
    speak("de")
    assert words_of(edtf) == german


def test_dates_in_english_are_those_of_the_room_of_dates():
    for edtf in ("1948-03-06", "196X", "1956/1958-03"):
        assert words_of(edtf) == dates.words(edtf)


def test_pages_speak_german(client):
    answer = client.get("/", headers={"Accept-Language": "de"})
    assert Page(answer.text).all("html", lang="de") and "Was die Quellen sagen" in answer.text
    assert "Accept-Language" in answer.headers["vary"]
    assert 'lang="en"' in client.get("/organisations?lang=en", headers={"Accept-Language": "de"}).text
