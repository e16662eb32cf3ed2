"""Where names begin and end: in many languages, with commas, small words, digits, brackets and quotes."""

import pytest
from prose import names, scene_of


@pytest.mark.parametrize(
    "name",
    [
        "Party of the Democratic Hearth",
        "Jamiat-e Kisan-e-Islam",
        "Més per Valdora",
        "Operative Society of Dyers, Tanners and Allied Trades of England and Wales",
        "Popular Hearth Alliance–Blues",
        "Union for the Defence of the Rights of Tenants",
        "Union for Peace and Progress",
        "Workers and Peasants Party",
        "National Federation of Dock, River and Harbour Workers",
        "Partido Revolucionario de los Campesinos",
        "Sozialistische Bauernpartei",
        "Partito della Nuova Aurora",
        "Bharatiya Krishi Morcha",
        "Lok Kisan Dal",
        "Tehreek-e-Sahar",
        "Harvest Party (Marxist)",
        "CPX(M)",
        "Young Farmers' Clubs",
        "Anti-Tithe League",
        "Centre/Reform Alliance",
        "General Union of Sailors",
        "Electrical, Printing and Allied Workers' Union",
        "Hearth – The New Dawn",
        "3rd Brigade",
        "Peasants' Coordinating Board",
        "House of Representatives",
        "Centre for Norwegian Trade Unions",
        "All India Port and Dock Workers' Federation",
        "Parti populaire des Forgerons",
        "Movimento democrático do Povo",
        "Association pour l'avenir du port",
        "Movement 23",
        "Union for a Free Harbour",
        "Harbour and Dockside Party",
        "Fishers and Peasants Union",
        "Glass & Pottery Union",
        "14 May Movement",
        "Hazb al-Sahil",
    ],
)
def test_a_name_is_taken_whole(name: str) -> None:
    assert name in names(f"The {name} was founded as a political party in Oslo in 1990.")


def test_a_name_in_quotes() -> None:
    text = 'The coalition "Bread, Land and Peace" was founded in 1990 by three parties.'
    scene, _, _, _ = scene_of(text)
    assert "Bread, Land and Peace" in [m.text for m in scene.mentions]


def test_two_names_beside_each_other_stay_two() -> None:
    text = "The Harvest Party and the Weavers' Union merged in 1990."
    assert names(text) == ["Harvest Party", "Weavers' Union"]


def test_a_list_of_names_is_no_name() -> None:
    text = "The Harvest Party, the Labour League and the Weavers' Union merged in 1990."
    assert names(text) == ["Harvest Party", "Labour League", "Weavers' Union"]


def test_an_office_is_no_part_of_a_name() -> None:
    text = "In 1990 General Secretary Ann Lee left the Harvest Party."
    assert names(text, "person") == ["Ann Lee"]


def test_an_article_and_a_possessive_are_no_part_of_a_name() -> None:
    assert names("The Harvest Party's leader resigned in 1990.") == ["Harvest Party"]


def test_a_month_is_no_name() -> None:
    scene, _, _, _ = scene_of("In March the Harvest Party won.")
    assert [m.text for m in scene.mentions] == ["Harvest Party"]


def test_words_set_off_once_are_a_name_wherever_they_stand() -> None:
    text = "Onward with Bread (OWB) is a party in Norway. In 1990 Onward with Bread won three seats."
    scene, _, _, _ = scene_of(text)
    assert next(m.text for m in scene.mentions) == "Onward with Bread"


def test_the_last_of_a_row_is_a_body_of_its_own() -> None:
    text = "The party joined the NFK, the Federation of Foresters and Harvest Union in 1990."
    assert "Federation of Foresters" in names(text)


def test_a_body_and_whose_it_is_stay_two() -> None:
    text = "In 1990 the Liberty Group of Mary Johnson was dissolved."
    scene, _, _, _ = scene_of(text)
    assert [m.text for m in scene.mentions] == ["Liberty Group", "Mary Johnson"]


def test_parties_that_a_dash_joins_before_what_they_made() -> None:
    text = "The Harvest Party–Fatherland League coalition fell in 1990."
    assert names(text) == ["Harvest Party", "Fatherland League"]


def test_a_name_in_quotes_inside_a_name_is_left_out_of_it() -> None:
    _, story, _, _ = scene_of(
        'The Harvest Party is a party in Norway. In 1990 John "Jack" Smith left it. Smith died in 1995.'
    )
    assert [e.name for e in story.cast.entities if e.type == "person"] == ["John Smith"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Harvest Party of Bo Nilsen joined it.", {"Harvest Party"}),
        ("He sat on the Central Committee of the Harvest Party.", {"Harvest Party"}),
        ("The TUC General Council met in 1990.", {"TUC"}),
        ("It grew out of the ABC-DEF split of 1990.", {"ABC", "DEF"}),
    ],
)
def test_two_names_side_by_side_are_parted(text: str, wanted: set[str]) -> None:
    assert wanted <= set(names(text))
