"""Identity over many names: time, pairs compared, and the ratio to comparing each with each.

    .venv/bin/python bench/identity.py [--names 100000] [--sample 4000]

Prints one JSON object. `ratio` is the time that rapidfuzz's `cdist` would take for all pairs
(measured on a sample in the same run, grown with the square) over the time Factio takes.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict

from rapidfuzz import fuzz, process

from factio.identity import SourceEntity, block, gather, propose
from factio.identity.proposals import name_of, pairs

MARKS = ["Communist", "Socialist", "Democratic", "National", "Liberal", "Progressive", "Workers'", "Islamic"]
HEADS = ["Party", "Union", "League", "Front", "Movement", "Alliance", "Federation", "Committee", "Congress"]
ONSETS = [
    "b",
    "br",
    "ch",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "v",
]
ENDS = ["an", "ar", "en", "el", "ia", "im", "in", "o", "on", "ov", "sky", "stan", "tt", "u", "y"]


def word(chance: random.Random, syllables: int) -> str:
    """A made-up name of a person or place."""
    inner = "".join(chance.choice(ONSETS) + chance.choice("aeiou") for _ in range(syllables))
    return (inner + chance.choice(ENDS)).capitalize()


def made_up(count: int) -> list[SourceEntity]:
    """Half organisations, half persons; a tenth of them stand in two documents or in two spellings."""
    chance = random.Random(0)
    towns = [word(chance, chance.randint(1, 3)) for _ in range(12_000)]
    given = [word(chance, 1) for _ in range(800)]
    surnames = [word(chance, chance.randint(1, 2)) for _ in range(20_000)]
    found: list[SourceEntity] = []
    while len(found) < count:
        document = f"{len(found) // 20}.txt"
        if chance.random() < 0.1 and found:
            again = found[chance.randrange(len(found))]
            name, sort = again.name, again.type
            place = chance.randrange(len(name))
            name = name if chance.random() < 0.5 else name[:place] + chance.choice("aeiou") + name[place:]
        elif chance.random() < 0.5:
            sort = "person"
            name = f"{chance.choice(given)} {chance.choice(surnames)}"
        else:
            sort = "organisation"
            marks = f"{chance.choice(MARKS)} {chance.choice(MARKS)}"
            name = f"{marks} {chance.choice(HEADS)} of {chance.choice(towns)}"
        found.append(SourceEntity(document, name, sort))
    return found


def main() -> None:
    options = argparse.ArgumentParser(description="Identity over many names.")
    options.add_argument("--names", type=int, default=100_000)
    options.add_argument("--sample", type=int, default=4_000)
    given = options.parse_args()
    members = made_up(given.names)
    distinct = sorted({member.name for member in members})

    begun = time.perf_counter()
    blocks = defaultdict(list)
    for member in members:
        blocks[block(member)].append(member)
    entities = [entity for group in blocks.values() for entity in gather(group)]
    gathered = time.perf_counter() - begun
    begun = time.perf_counter()
    proposals = propose(entities)
    proposed = time.perf_counter() - begun
    compared = sum(1 for _ in pairs([name_of(entity) for entity in entities]))

    sample = distinct[:: max(len(distinct) // given.sample, 1)][: given.sample]
    begun = time.perf_counter()
    process.cdist(sample, sample, scorer=fuzz.token_sort_ratio, workers=1)
    naive = (time.perf_counter() - begun) * (len(distinct) / len(sample)) ** 2
    report = {
        "names": len(members),
        "entities": len(entities),
        "gather_s": round(gathered, 2),
        "propose_s": round(proposed, 2),
        "pairs_compared": compared,
        "pairs_of_all": len(entities) * (len(entities) - 1) // 2,
        "proposals": len(proposals),
        "naive_s_extrapolated": round(naive, 1),
        "ratio": round(naive / (gathered + proposed), 1),
    }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
