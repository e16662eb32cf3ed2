"""What sort of thing a name is, by the evidence of the whole document."""

from collections import defaultdict

import pytest
from prose import READER, cast_of, page

from factio.reading.mentions.votes import decide, key


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        ("The Harvest Party was founded in 1990.", "Harvest Party", "organisation"),
        ("Ann Lee founded the Harvest Party. Lee was its leader.", "Ann Lee", "person"),
        ("The Harvest Party was founded in Norway.", "Norway", "place"),
        ("The Harvest Party (HP) grew. HP won three seats.", "Harvest Party", "organisation"),
        ("Pedro Ruiz (born 5 May 1920) was a trade unionist.", "Pedro Ruiz", "person"),
        ("The Unified Left (UL) won.", "Unified Left", "organisation"),
        ("The union had offices in towns such as Bergen, Lugo or Ferrol.", "Ferrol", "place"),
        ("In 1990 he joined Lotta Eterna.", "Lotta Eterna", "organisation"),
        ("The league worked with Civic Passion.", "Civic Passion", "organisation"),
        ("The Harvest Party fought in the Easter Rising.", "Easter Rising", "other"),
        ("Ann Lee was a minister of West Hordaland.", "West Hordaland", "place"),
        ("Ann Lee, an official of the trade union, joined the Harvest Party.", "Ann Lee", "person"),
        ("The Harvest Party was renamed New Dawn in 1990.", "New Dawn", "organisation"),
        ("In 1990 Democratic Left won three seats.", "Democratic Left", "organisation"),
        ("The Harvest Party grew. The Second Party Congress met.", "Second Party Congress", "other"),
        ("The Harvest Party opposed the Winter Agreement.", "Winter Agreement", "other"),
    ],
)
def test_the_type_of_a_name(text: str, name: str, sort: str) -> None:
    assert cast_of(text).type_of(name) == sort


def test_what_one_sentence_tells_holds_for_all() -> None:
    text = "Daybreak is a political party in Norway. Daybreak won in 1990. Ann Lee left Daybreak in 1991."
    assert cast_of(text).type_of("Daybreak") == "organisation"


def test_a_name_that_nobody_bears_has_no_type() -> None:
    assert cast_of("The Harvest Party grew.").type_of("Labour League") is None


def test_most_votes_decide() -> None:
    tally = defaultdict(float, {"person": 2.0, "place": 1.0})
    assert decide("Ruiz", tally) == "person"


def test_an_organisation_comes_first_where_votes_are_even() -> None:
    tally = defaultdict(float, {"person": 1.0, "organisation": 1.0, "place": 1.0})
    assert decide("Daybreak", tally) == "organisation"


def test_too_few_votes_decide_nothing() -> None:
    assert decide("Daybreak", defaultdict(float)) == "other"
    assert decide("Daybreak", defaultdict(float, {"person": 0.1})) == "other"


@pytest.mark.parametrize("form", ["the Harvest Party", "“Harvest Party”", "Harvest Party's", "Harvest Party"])
def test_forms_of_one_name_have_one_key(form: str) -> None:
    assert key(form) == "Harvest Party"


def test_a_common_noun_that_opens_a_sentence_is_no_name() -> None:
    cast = cast_of("The Harvest Party was founded in 1990. Attempts to dissolve it failed.")
    assert cast.type_of("Attempts") is None


def test_a_magazine_in_a_language_is_no_body() -> None:
    text = (
        "The Harvest Party (HP) is a party in Norway. In 1965 its branch published the Urdu magazine Inqilab."
    )
    [paper] = [c.roles for c in READER.read(page(text)).claims if c.kind == "publication"]
    assert (paper["title"], paper["of"]) == ("Inqilab", "Harvest Party")
