import os
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from factio.identity import RecordEntity, SourceEntity, block, gather, propose

EXAMPLES = 2000 if os.environ.get("FACTIO_PROVE") == "1" else 40


def derive(members: list[SourceEntity]) -> list[RecordEntity]:
    blocks = defaultdict(list)
    for member in members:
        blocks[block(member)].append(member)
    return sorted((entity for group in blocks.values() for entity in gather(group)), key=lambda e: e.id)


def organisation(source: str, name: str, **more: object) -> SourceEntity:
    return SourceEntity(source, name, "organisation", **more)  # type: ignore[arg-type]


def test_the_same_full_name_is_one_entity() -> None:
    found = derive(
        [
            organisation("a.txt", "Communist Party of Pakistan", aliases=("CPP",)),
            organisation("b.txt", "The Communist Party of Pakistan", country="Pakistan"),
        ]
    )
    assert len(found) == 1
    assert found[0].country == "Pakistan"
    assert ("CPP", "abbreviation") in found[0].names
    assert found[0].members == (
        ("a.txt", "Communist Party of Pakistan"),
        ("b.txt", "The Communist Party of Pakistan"),
    )


def test_a_country_tells_apart_and_an_unknown_one_is_left_open() -> None:
    members = [
        organisation("a.txt", "Awami League", country="Pakistan"),
        organisation("b.txt", "Awami League", country="Bangladesh"),
        organisation("c.txt", "Awami League"),
    ]
    found = derive(members)
    assert len(found) == 3
    proposals = propose(found)
    unknown = next(entity.id for entity in found if entity.country is None)
    assert len(proposals) == 2
    assert all(unknown in (proposal.one, proposal.other) for proposal in proposals)


def test_a_name_that_could_be_anybodys_needs_its_country() -> None:
    apart = derive([organisation("a.txt", "Socialist Party"), organisation("b.txt", "Socialist Party")])
    assert len(apart) == 2
    assert len(propose(apart)) == 1
    one = derive(
        [
            organisation("a.txt", "Socialist Party", country="Chile"),
            organisation("b.txt", "Socialist Party", country="Chile"),
            organisation("c.txt", "Socialist Party", country="France"),
        ]
    )
    assert sorted(len(entity.members) for entity in one) == [1, 2]


def test_an_abbreviation_alone_never_merges() -> None:
    found = derive(
        [
            organisation("a.txt", "Communist Party of Peru", aliases=("PCP",)),
            organisation("b.txt", "PCP"),
            organisation("c.txt", "PCP"),
            organisation("d.txt", "Portuguese Communist Party", aliases=("PCP",)),
        ]
    )
    assert len(found) == 4
    assert len(propose(found)) == 5  # each full name with each short one, and the short ones


def test_a_surname_never_merges_and_a_full_name_does() -> None:
    assert len(derive([SourceEntity("a", "Khan", "person"), SourceEntity("b", "Khan", "person")])) == 2
    assert (
        len(derive([SourceEntity("a", "Dr. Khan", "person"), SourceEntity("b", "Dr. Khan", "person")])) == 2
    )
    assert (
        len(derive([SourceEntity("a", "Jam Saqi", "person"), SourceEntity("b", "Jam Saqi", "person")])) == 1
    )


def test_lives_far_apart_are_two() -> None:
    found = derive(
        [
            SourceEntity("a", "John Burns", "person", first=1889, last=1914),
            SourceEntity("b", "John Burns", "person", first=2004, last=2010),
        ]
    )
    assert len(found) == 2
    assert propose(found)[0].reason.startswith("the same full name")


def test_groups_are_never_the_same() -> None:
    found = derive([SourceEntity(name, "<pro-Chinese group>", "group") for name in ("a", "b")])
    assert len(found) == 2
    assert propose(found) == []


def test_proposals_and_what_is_none() -> None:
    def pair(one: str, other: str) -> int:
        return len(propose(derive([organisation("a", one), organisation("b", other)])))

    assert pair("Communist Mazdoor Kissan Party", "Communist Mazdur Kisan Party")
    assert pair("Communist Party of Pakistan", "Pakistan Communist Party")
    assert pair("Partido Comunista de Chile", "Parti Comunista di Chile")
    assert not pair("Communist Party of India", "Communist Party of Indonesia")
    assert not pair("Socialist Workers Party of Niger", "Socialist Workers Party of Nigeria")
    assert not pair("Communist Party of India (Marxist)", "Communist Party of India")
    assert not pair("Fatherland Front of Austria", "Fatherland Union of Austria")
    assert not pair("Movement of 26 July", "Movement of 19 July")
    assert not pair("Central Committee", "Central Committee")
    assert not pair("Kerman", "Germany")
    assert len(
        propose(
            derive([SourceEntity("a", "M. N. Roy", "person"), SourceEntity("b", "M. Nath Roy", "person")])
        )
    )


names = st.sampled_from(
    [
        "Awami League",
        "awami league",
        "Awami Leag",
        "The Awami League",
        "AL",
        "Socialist Party",
        "Khan",
        "Jam Saqi",
    ]
)
entities = st.builds(
    SourceEntity,
    source=st.sampled_from([f"{letter}.txt" for letter in "abcdefgh"]),
    name=names,
    type=st.sampled_from(["organisation", "person", "publication", "contest"]),
    aliases=st.lists(names, max_size=2).map(tuple),
    country=st.sampled_from([None, "Pakistan", "pakistan", "Bangladesh"]),
    first=st.sampled_from([None, 1800, 1900, 1990]),
).map(
    lambda e: (
        e
        if e.first is None
        else SourceEntity(e.source, e.name, e.type, e.aliases, e.country, e.first, e.first)
    )
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(entities, max_size=12, unique_by=lambda e: (e.source, e.name, e.type)), st.randoms())
def test_the_order_of_reading_does_not_matter(members: list[SourceEntity], chance: object) -> None:
    found = derive(members)
    shuffled = list(members)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again = derive(shuffled)
    assert again == found
    assert propose(again) == propose(found)
    assert sorted(m for e in found for m in e.members) == sorted(
        {(m.source, m.name) for m in members}
    ) or len({(m.source, m.name) for m in members}) < len(members)
    assert len({e.id for e in found}) == len(found)
