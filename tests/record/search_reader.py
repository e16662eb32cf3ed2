"""Texts and a reader for the tests of the search."""

from collections.abc import Iterable, Iterator

from factio.model import Claim, Document, Entity, Reading

TEXTS = {
    "a.txt": "= A story =\n\nRadical League was founded in Zürich in 1921. "
    "Radical League was banned in 1934. Ann Smith led Народная воля. 中国共产党 met. "
    "حزب توده met. समाजवादी पार्टी met. Łódź Circle met.",
    "b.txt": "Radical League of the North was founded in 1950.",
}
ENTITIES = (
    Entity("Radical League", "organisation", ("RL",), "Norway"),
    Entity("Radical League of the North", "organisation"),
    Entity("Zürich", "place"),
    Entity("Ann Smith", "person"),
    Entity("Народная воля", "organisation"),
    Entity("中国共产党", "organisation"),
    Entity("حزب توده", "organisation"),
    Entity("समाजवादी पार्टी", "organisation"),
    Entity("Łódź Circle", "organisation"),
)
_CLAIMS: dict[str, list[tuple[str, str, dict[str, str], str | None]]] = {
    "a.txt": [
        (
            "founding",
            "Radical League was founded in Zürich in 1921",
            {"organisation": "Radical League", "place": "Zürich"},
            "1921",
        ),
        ("ban", "Radical League was banned in 1934", {"organisation": "Radical League"}, "1934"),
        (
            "leadership",
            "Ann Smith led Народная воля",
            {"person": "Ann Smith", "organisation": "Народная воля"},
            None,
        ),
        *(
            ("congress", f"{name} met", {"organisation": name}, None)
            for name in ("中国共产党", "حزب توده", "समाजवादी पार्टी", "Łódź Circle")
        ),
    ],
    "b.txt": [
        (
            "founding",
            "Radical League of the North was founded in 1950",
            {"organisation": "Radical League of the North"},
            "1950",
        )
    ],
}


class SearchReader:
    """Gives the claims that are written down above."""

    version = "search 1"

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            claims = []
            for kind, quote, roles, date in _CLAIMS[document.name]:
                start = document.text.index(quote)
                claims.append(Claim(kind, dict(roles), quote, start, start + len(quote), date=date))
            said = {name for claim in claims for name in claim.roles.values()}
            named = tuple(one for one in ENTITIES if one.name in said)
            yield Reading(tuple(claims), named, (), len(document.sentences), len(claims))
