"""What a user of the pages does, for locust: see `bench/pages.py`, which starts it."""

import json
import os
import random

from locust import HttpUser, constant, task

KNOWN = json.loads(os.environ["FACTIO_KNOWN"])
CHANCE = random.Random(0)


class Reader(HttpUser):
    """Looks at pages of every kind, and searches while typing; waits a second between two."""

    wait_time = constant(1)

    def look(self, kind: str, path: str) -> None:
        self.client.get(path, name=kind)

    @task(4)
    def organisation(self) -> None:
        self.look("entity", f"/entities/{CHANCE.choice(KNOWN['entities'])}")

    @task(3)
    def claim(self) -> None:
        self.look("claim", f"/claims/{CHANCE.choice(KNOWN['claims'])}")

    @task(2)
    def document(self) -> None:
        self.look("document", f"/documents/{CHANCE.choice(KNOWN['documents'])}")

    @task(1)
    def front(self) -> None:
        self.look("front", "/")

    @task(1)
    def lists(self) -> None:
        self.look("list", f"/organisations?page={CHANCE.randint(1, 20)}")

    @task(1)
    def day(self) -> None:
        about = CHANCE.choice(KNOWN["entities"])
        self.look("day of one", f"/on?date={CHANCE.randint(1900, 2000)}&about={about}")

    @task(1)
    def figure(self) -> None:
        self.look("figures", f"/entities/{CHANCE.choice(KNOWN['entities'])}/figures")

    @task(4)
    def suggest(self) -> None:
        name = CHANCE.choice(KNOWN["names"])
        self.look("search: typed", f"/suggest?q={name[: CHANCE.randint(1, len(name))]}")

    @task(2)
    def search(self) -> None:
        self.look("search: page", f"/search?q={CHANCE.choice(CHANCE.choice(KNOWN['names']).split())}")
