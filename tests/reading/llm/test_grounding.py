"""A claim gets in only where its words carry it: each rule by an example, and the form of answers."""

import pytest

from factio.codebook import load
from factio.documents import read_text
from factio.model import Claim
from factio.reading.llm.answers import Broken, Told, parse
from factio.reading.llm.grounding import INFERRED, ground, setting
from factio.reading.llm.names import names_of
from factio.reading.llm.passages import passages

TEXT = """= Radical League =

== History ==

The Radical League (RL) was founded in Oslo on 6 March 1921 by Ann Smith and “Bo” Berg. In 1933 a left-wing
group broke away from the RL and formed the Workers' Union. The RL was not registered in 1935.

At the 1936 election the League won 12,500 votes and four seats. It was dissolved that year.

The members were:

-   Carla Falk, chairman
-   Dan Moe, treasurer
"""


@pytest.fixture(scope="module")
def wheres():
    document = read_text(TEXT, "radical.txt")
    names = names_of(document)
    return [setting(document, one, names, load()) for one in passages(document)]


def said(kind, quote, date=None, **roles):
    beside = {key: roles.pop(key) for key in ("phase", "polarity", "modality", "by") if key in roles}
    return Told(kind, roles, quote, date, None, **beside)


def cause(told, where):
    found = ground(told, where)
    return "" if isinstance(found, Claim) else found.cause


def founding(quote="was founded in Oslo on 6 March 1921", date="1921-03-06", **roles):
    return said("founding", quote, date, **{"organisation": "Radical League", **roles})


def test_what_the_words_carry_gets_in(wheres):
    claim = ground(founding(place="Oslo", founder=("Ann Smith",)), wheres[0])
    assert isinstance(claim, Claim)
    assert TEXT[claim.start : claim.end] == claim.quote == "was founded in Oslo on 6 March 1921"
    assert claim.reader == "llm"


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (founding("The Radical League (RL) was set up in Oslo"), "quote"),
        (founding("The Radical League ... 6 March 1921"), "ellipsis"),
        (founding("The Radical League … by Ann Smith"), "ellipsis"),
        (founding("It was dissolved that year"), "quote"),
        (founding("ounded in Oslo"), "quote"),
        (founding(""), "quote"),
        (founding(place="Bergen"), "name"),
        (founding(founder=("Ann Jones",)), "name"),
        (founding(organisation="party"), "name"),
        (founding(organisation="1921"), "name"),
        (founding(date="1921-03-07"), "date"),
        (founding(date="1933"), "date"),
        (founding(date="the sixth of March"), "date"),
        (founding(colour="red"), "form"),
        (founding(founder="Ann Smith"), "form"),
        (founding(phase="starts"), "form"),
        (founding(modality="certain"), "form"),
        (founding(by="The Times"), "by"),
        (founding(polarity="no"), "denial"),
        (said("birth", "was founded in Oslo", person="Ann Smith"), "kind"),
        (said("registration", "registered in 1935", "1935", organisation="Radical League"), "denial"),
        (said("registration", "not registered in 1935", "1935", organisation="RL"), "denial"),
        (
            said("registration", "not registered in 1935", "1935", organisation="RL", polarity="no"),
            "",
        ),
        (
            said("split", "broke away from the RL", **{"from": "RL", "into": ("<left-wing group of RL>",)}),
            "",
        ),
        (
            said("split", "broke away from the RL", **{"from": "RL", "into": ("<Maoist group of RL>",)}),
            "description",
        ),
        (founding("by Ann Smith and \"Bo\" Berg", founder=("Ann Smith",)), ""),
        (founding("and formed the Workers' Union", "1933", organisation="Workers’ Union"), ""),
        (founding("1921 by Ann Smith and “Bo” Berg. In 1933 a\nleft-wing group", None), ""),
    ],
)  # fmt: skip
def test_first_paragraph(wheres, told, wanted):
    assert cause(told, wheres[0]) == wanted


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [
        ({"votes": "12500", "seats": "4"}, ""),
        ({"votes": "12,500", "seats": "four"}, ""),
        ({"votes": "12501"}, "number"),
        ({"seats": "5"}, "number"),
        ({"votes": "500"}, "number"),
        ({"share": "many"}, "number"),
    ],
)
def test_numbers_stand_in_the_quote(wheres, figures, wanted):
    quote = "At the 1936 election the League won 12,500 votes and four seats"
    told = said("election", quote, "1936", organisation="Radical League", contest="1936 election", **figures)
    assert cause(told, wheres[1]) == wanted


def test_a_date_of_the_context(wheres):
    told = said("dissolution", "It was dissolved that year", "1936", organisation="Radical League")
    assert cause(told, wheres[1]) == ""
    # Told above, and not for this: the claim keeps it, marked.
    told = said("dissolution", "It was dissolved that year", "1935", organisation="Radical League")
    found = ground(told, wheres[1])
    assert isinstance(found, Claim) and any(why.step == INFERRED for why in found.why)
    told = said("dissolution", "It was dissolved that year", "1951", organisation="Radical League")
    assert cause(told, wheres[1]) == "date"


def test_items_of_a_list(wheres):
    roles = {"person": "Carla Falk", "organisation": "Radical League", "office": "chairman"}
    told = said("leadership", "Carla Falk, chairman", **roles)
    assert cause(told, wheres[2]) == ""
    assert cause(told, wheres[0]) == "quote"


GOOD = '{"claims": [{"kind": "ban", "roles": {"organisation": "RL", "actor": null}, "quote": "banned"}]}'


@pytest.mark.parametrize("answer", [GOOD, f"```json\n{GOOD}\n```", f"<think>{{}}</think>\n{GOOD}"])
def test_answers_that_are_read(answer):
    assert parse(answer, load()) == (Told("ban", {"organisation": "RL"}, "banned"),)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I cannot do that.",
        "[]",
        '{"claims": {}}',
        '{"claims": [1]}',
        '{"claims": [{"kind": "ban"}]}',
        '{"claims": [{"kind": "ban", "quote": "x"}]}',
        '{"claims": [{"kind": "ban", "quote": "x", "roles": {"organisation": {"name": "RL"}}}]}',
        '{"claims": [{"kind": "ban", "quote": "x", "roles": {}, "date": [1]}]}',
        GOOD[:-5],
        "[" * 100_000,
        '{"claims": [' + ",".join(["{}"] * 1000) + "]}",
    ],
)
def test_answers_that_are_broken(answer):
    with pytest.raises(Broken):
        parse(answer, load())
