"""Foundings, splits, mergers, renamings, ends and standings before the law, as prose tells them."""

import functools

import pytest

from factio.codebook import load
from factio.documents import read_text
from factio.model import Claim
from factio.reading import Reader

LEAD = "The Rural Bloc is a party in Chad. "


@functools.cache
def reader() -> Reader:
    return Reader(load())


def read(text: str, *kinds: str) -> list[Claim]:
    """The claims of those kinds in a tiny article (of all kinds where none is named)."""
    claims = reader().read(read_text(text, "page.txt")).claims
    return [claim for claim in claims if not kinds or claim.kind in kinds]


def one(text: str, kind: str) -> Claim:
    """The only claim of a kind."""
    found = read(text, kind)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The Unity Party was formed in 1960 by the merger of the Land League and the Workers' Circle.",
        "Formed in 1960 by the merger of the Land League and the Workers' Circle, the Unity Party grew.",
        "The merger of the Land League with the Workers' Circle in 1960 created the Unity Party.",
        "The Unity Party was founded in 1960 when the Land League and the Workers' Circle merged.",
        "In 1960 the Land League merged with the Workers' Circle to form the Unity Party.",
        "The Land League and the Workers' Circle merged in 1960 under the name Unity Party.",
        "The Unity Party emerged in 1960 from a union of the Land League and the Workers' Circle.",
    ],
)
def test_what_a_merger_makes_is_not_founded_beside_it(text: str) -> None:
    claim = one(text, "merger")
    assert set(claim.roles["parties"]) == {"Land League", "Workers' Circle"}
    assert claim.roles["into"] == "Unity Party"
    assert claim.date == "1960"
    assert not read(text, "founding")


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "In 1970 the party split, leading to the formation of the Village List.",
        LEAD + "A split in the Rural Bloc in 1970 gave rise to the Village List.",
        "In 1970 the Village List broke away from the Rural Bloc.",
        LEAD + "In 1970 a group of dissidents left the party and formed the Village List.",
        "In 1970 dissidents from the Rural Bloc formed the Village List.",
    ],
)
def test_splits_with_their_outcome(text: str) -> None:
    claim = one(text, "split")
    assert claim.roles["from"] == "Rural Bloc"
    assert claim.roles["into"] == ("Village List",)
    assert claim.date == "1970"


def test_what_had_split_by_then_split_by_then() -> None:
    claim = one(
        "The Village List was formed in 1970 by a group that had broken away from the Rural Bloc.", "split"
    )
    assert claim.roles["into"] == ("Village List",)
    assert claim.date == "[..1970]"


def test_one_person_who_leaves_is_no_split() -> None:
    text = LEAD + "In 1990 Ahmed Ali left the party to form the Civic League."
    assert not read(text, "split")
    assert one(text, "founding").roles["founder"] == ("Ahmed Ali",)


def test_the_party_is_another_than_who_leaves_it() -> None:
    text = "The Village List was a party in Chad. It left the Rural Party in 1969. "
    text += "The Village List split from the party in 1970."
    assert one(text, "split").roles["from"] == "Rural Party"


def test_the_two_ends_of_a_span() -> None:
    text = "The Rural Bloc was a party in Chad that existed between 1925 and 1992."
    assert one(text, "founding").date == "1925"
    assert one(text, "dissolution").date == "1992"


def test_a_span_of_hiding_founds_nothing() -> None:
    text = "The Torch Circle operated underground from 1941 to 1944."
    assert not read(text, "founding", "dissolution")
    assert one(text, "underground").date == "1941/1944"


def test_events_in_a_bracket() -> None:
    text = "The Rural Bloc (founded in 1962 by Ann Smith) remained small."
    claim = one(text, "founding")
    assert (claim.roles["organisation"], claim.date) == ("Rural Bloc", "1962")
    text = "The Rural Front (founded 1920, dissolved 1925) was small."
    assert one(text, "dissolution").date == "1925"


def test_prefixes_with_a_hyphen() -> None:
    text = LEAD + "The party was re-established in 1989."
    assert one(text, "reconstitution").date == "1989"
    assert not read(text, "founding")


def test_made_for_an_occasion() -> None:
    assert one("The Rural Front was created to contest the 1977 elections.", "founding").date == "1977"


@pytest.mark.parametrize(
    "text",
    [
        "The ban on the Rural Bloc was lifted in 1977.",
        "In 1977 the government lifted the ban on the Rural Bloc.",
        "The lifting of the ban on the Rural Bloc in 1977 was welcomed.",
        "The Rural Bloc was unbanned in 1977.",
        "The Rural Bloc was legalised in 1977.",
    ],
)
def test_a_ban_that_is_lifted_is_none(text: str) -> None:
    assert one(text, "legalisation").date == "1977"
    assert not read(text, "ban")


def test_all_of_a_list_are_banned() -> None:
    text = LEAD + "In 1954 the party and its fronts such as the Student Federation, the Dock Union "
    text += "and the Land League were banned."
    banned = {claim.roles["organisation"] for claim in read(text, "ban")}
    assert banned == {"Rural Bloc", "Student Federation", "Dock Union", "Land League"}


def test_what_when_takes_up() -> None:
    text = "The Rural Bloc existed until 2000, when it was folded into the Unity Party."
    assert one(text, "merger").date == "2000"


@pytest.mark.parametrize(
    "words",
    [
        "In 1990 the party split the opposition vote.",
        "It became the largest party in 1990.",
        "In 1990 the party established itself as a force.",
        "It formed a coalition government with the Labour Party in 1990.",
        "The party called for the legalisation of the Civic League.",
        "In 1990 it registered 12,000 members.",
    ],
)
def test_what_only_sounds_like_it(words: str) -> None:
    assert not read(LEAD + words, "founding", "split", "renaming", "legalisation", "registration")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("The party was to be dissolved in 1990.", "planned"),
        ("In 1990 the members voted on whether to dissolve the party.", "planned"),
        ("In 1990 the party voted to dissolve itself.", None),
    ],
)
def test_plans_to_dissolve(words: str, meant: str | None) -> None:
    assert one(LEAD + words, "dissolution").modality == meant


def test_renamed_from_the_front() -> None:
    claim = one("Renamed the Liberal Centre in 1982, the Free Democrats lost ground.", "renaming")
    assert (claim.roles["from"], claim.roles["into"]) == ("Free Democrats", "Liberal Centre")
