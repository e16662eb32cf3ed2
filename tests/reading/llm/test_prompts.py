"""What a model is told comes from the codebook's data, a user's own kinds too; only passages go out."""

import json

from factio.codebook import load
from factio.documents import read_text
from factio.reading.llm.passages import LONGEST, passages
from factio.reading.llm.prompts import instructions, messages, prompt_version
from factio.reading.llm.schema import answer_schema

OWN = """
kind = "kidnapping"
group = "Doings"
sort = "event"
core = false
definition = "Somebody is taken away by force."
sentence = "{person} <was|is> kidnapped{when}[ by {actor}]"
colour = "#123456"

[roles.person]
types = ["person"]
anchor = true

[roles.actor]
types = ["organisation", "group"]

[[frame]]
name = "is kidnapped"
verbs = ["kidnap"]
roles = { person = "object", actor = "subject ?" }

[[example]]
text = "In 1977 the Red Cells kidnapped Ann Smith."
claims = [{ person = "Ann Smith", actor = "Red Cells", date = "1977" }]
"""
TEXT = """= Radical League =

== History ==

The Radical League (RL) was founded in Oslo in 1921.

It was banned two years later.

The members were:

-   Carla Falk
-   Dan Moe

== References ==

A book of 1999.
"""


def test_every_kind_rule_and_date_is_told():
    codebook = load()
    told = instructions(codebook)
    for kind in codebook.kinds.values():
        assert f"## {kind.kind} (" in told and " ".join(kind.definition.split()) in told
    assert all(rule.title in told for rule in codebook.rules)
    assert all(f"- {date.words}: {date.edtf}" in told for date in codebook.dates)


def test_a_kind_of_ones_own(tmp_path):
    (tmp_path / "kidnapping.toml").write_text(OWN)
    codebook = load(tmp_path)
    told = instructions(codebook)
    assert "Somebody is taken away by force." in told and "the Red Cells kidnapped Ann Smith" in told
    kinds = [one["properties"]["kind"]["enum"][0] for one in _claims(codebook)]
    assert "kidnapping" in kinds
    assert prompt_version(codebook) != prompt_version(load())


def _claims(codebook):
    return answer_schema(codebook)["properties"]["claims"]["items"]["anyOf"]


def test_the_schema_fits_servers_that_want_every_key():
    def walk(schema):
        if schema.get("type") == "object":
            assert schema["required"] == list(schema["properties"])
            assert schema["additionalProperties"] is False
        for inner in (*schema.get("properties", {}).values(), *schema.get("anyOf", ())):
            walk(inner)
        if "items" in schema:
            walk(schema["items"])

    schema = answer_schema(load())
    walk(schema)
    assert len(_claims(load())) == len(load().kinds)
    json.dumps(schema)


def test_a_passage_with_what_a_coder_would_know():
    document = read_text(TEXT, "radical.txt")
    cut = passages(document)
    told = [messages(document, one, load()) for one in cut]
    assert len({chat[0].content for chat in told}) == 1
    ban = next(chat[1].content for chat, one in zip(told, cut, strict=True) if "banned" in one.text)
    assert "Title: Radical League" in ban and "Under the headings: History" in ban
    assert "Date last told: 1921" in ban and "Radical League (RL)" in ban
    assert "The source begins: The Radical League (RL) was founded" in ban
    assert "The source begins" not in told[0][1].content
    assert "Right before: … The Radical League (RL) was founded" in ban
    members = next(one for one in cut if "Carla" in one.text)
    assert members.sort == "list" and members.text.startswith("The members were:")
    assert not any("1999" in chat[1].content for chat in told)  # references are not read


def test_passages_are_not_too_long_and_lose_nothing():
    words = " ".join(f"In {1900 + n % 100} the League met for the {n}th time." for n in range(500))
    cut = passages(read_text(words, "long.txt"))
    assert len(cut) > 5 and all(len(one.text) <= LONGEST for one in cut)
    assert " ".join(one.text for one in cut) == words
    for one in cut:
        assert all(words[place] == sign for sign, place in zip(one.text, one.places, strict=True))
