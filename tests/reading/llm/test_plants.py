"""Nothing invented gets in: thousands of plants among a coder's claims, by sort, and what is refused of them.

The table is docs/llm-plants.md, written anew by FACTIO_PROVE=1 FACTIO_WRITE=1.
"""

import json
import os
import random
from collections import Counter
from pathlib import Path

import gold_answers
import pytest
from plants import CAUGHT, UNSEEN, Plants

from factio.codebook import load
from factio.documents import read_text
from factio.model import Claim
from factio.reading.llm.answers import parse
from factio.reading.llm.grounding import ground, setting
from factio.reading.llm.names import names_of
from factio.reading.llm.passages import passages

PROVE = os.environ.get("FACTIO_PROVE") == "1"
COUNT = 10_000 if PROVE else 400
PAGE = Path(__file__).parents[3] / "docs" / "llm-plants.md"


def planted(count, sorts, chance):
    """(sort, whether it got in, claim) of `count` plants in the coded articles, all sorts alike."""
    codebook = load()
    maker = Plants(chance)
    soil = []
    for coding in gold_answers.codings():
        document, cut, answers, _ = gold_answers.answered(coding)
        names = names_of(document)
        quotes = [one["quote"] for entries in answers.values() for one in entries]
        for passage in cut:
            if answers[passage.number]:
                where = setting(document, passage, names, codebook)
                source = document.text[passage.span.start : passage.span.end] + " " + passage.text
                good = [one for one in answers[passage.number] if isinstance(grounded(one, where), Claim)]
                soil += [(one, where, source, quotes) for one in good]
    # The few denials stand in front, so that their sort has enough to choose from.
    denied = [one for one in soil if one[0].get("polarity") == "no"]
    made, tries = 0, 0
    while made < count and tries < count * 200:
        tries += 1
        sort = sorts[made % len(sorts)]
        claim, where, passage, quotes = chance.choice(denied if sort == "swallowed_not" else soil)
        plant = maker.make(sort, claim, passage, quotes)
        if plant is None or plant == claim:
            continue
        made += 1
        yield sort, isinstance(grounded(plant, where), Claim), plant
    assert made == count


def grounded(entry, where):
    """What becomes of one entry of an answer, by the way that answers go."""
    (told,) = parse(json.dumps({"claims": [entry]}), where.codebook)
    return ground(told, where)


def test_every_plant_that_its_words_contradict_is_refused():
    total, through = Counter(), Counter()
    for sort, got_in, plant in planted(COUNT, CAUGHT, random.Random(7)):
        total[sort] += 1
        if got_in:
            through[sort] += 1
            print(sort, plant)
    assert not through, through
    unseen, passed = Counter(), Counter()
    for sort, got_in, _ in planted(COUNT // 10, UNSEEN, random.Random(8)):
        unseen[sort] += 1
        passed[sort] += got_in
    if os.environ.get("FACTIO_WRITE") == "1":
        write(total, unseen, passed)
    words = PAGE.read_text()
    for sort in (*CAUGHT, *UNSEEN):
        assert f"| {sort.replace('_', ' ')} |" in words


def write(total, unseen, passed):
    caught = "\n".join(f"| {sort.replace('_', ' ')} | {total[sort]:,} | {total[sort]:,} |" for sort in CAUGHT)
    open_ = "\n".join(
        f"| {sort.replace('_', ' ')} | {unseen[sort]} | {unseen[sort] - passed[sort]} |" for sort in UNSEEN
    )
    PAGE.write_text(
        f"""# What grounding catches, and what it cannot

A coder's claims of the coded articles, each with one thing changed by a generator, are given as a model's
answers (`FACTIO_PROVE=1 pytest tests/reading/llm/test_plants.py`, {sum(total.values()):,} plants).

## What the words contradict
| sort of plant | planted | refused |
| --- | --- | --- |
{caught}

## What form cannot tell
A true quote that is read wrongly has nothing in its characters that gives it away. Some of these are refused
by chance (a name in a role that takes no such thing, a date that is nowhere); most get in. They are what the
second reader, `factio readers` and a person's judgement are for.

| sort of plant | planted | refused |
| --- | --- | --- |
{open_}
""",
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("sentence", "quote", "refused"),
    [
        ("The League was not registered in 1935.", "registered in 1935", True),
        ("The League was never officially registered.", "officially registered", True),
        ("The League wasn't registered in 1935.", "registered in 1935", True),
        ("The League was registered in 1935, but not recognised.", "was registered in 1935", False),
        (
            "It was not large, and the League was registered in 1935.",
            "the League was registered in 1935",
            False,
        ),
        ("Not only was the League registered in 1935.", "the League registered in 1935", False),
    ],
)
def test_a_swallowed_not(sentence, quote, refused):
    document = read_text(sentence, "league.txt")
    (passage,) = passages(document)
    where = setting(document, passage, names_of(document), load())
    entry = {"kind": "registration", "roles": {"organisation": "League"}, "quote": quote}
    found = grounded(entry, where)
    assert (not isinstance(found, Claim)) is refused
