"""Short texts through the passes of the prose reader, one pass or all of them."""

from factio.codebook import Codebook, load
from factio.dates import DateExpression, find
from factio.documents import read_text
from factio.model import Claim, Document, Reading
from factio.reading import Reader
from factio.reading.clauses.predicates import Predicate, predicates
from factio.reading.lines import Line, lines
from factio.reading.mentions.entities import Cast, make_cast
from factio.reading.pipeline import parse
from factio.reading.scene import Scene
from factio.reading.story import Story

READER = Reader(load())
PARTY = "The Harvest Party is a party in Norway. "
UNION = "The Weavers' Union is a trade union in Norway. "


def page(text: str) -> Document:
    return read_text(text, "page.txt")


def rows(text: str) -> list[Line]:
    return list(lines(page(text)))


def cast_of(text: str) -> Cast:
    document = page(text)
    laid_out = list(lines(document))
    return make_cast(document, laid_out, list(parse(line.text for line in laid_out)))


def names(text: str, sort: str = "organisation") -> list[str]:
    """The main names of the entities of one type, in the order of the text."""
    return [e.name for e in cast_of(text).entities if e.type == sort]


def scene_of(text: str) -> tuple[Scene, Story, Document, tuple[DateExpression, ...]]:
    """The scene of the last line of a text, in the story of all lines before it."""
    document = page(text)
    laid_out = list(lines(document))
    docs = list(parse(line.text for line in laid_out))
    cast = make_cast(document, laid_out, docs)
    story = Story(cast)
    for line, doc in zip(laid_out, docs, strict=True):
        scene = Scene(line, doc, cast.mentions[line.number], cast.offices[line.number])
        story.begin(scene, document)
        if line is not laid_out[-1]:
            story.end(scene)
    return scene, story, document, find(scene.line.text, None)


def slots(text: str, lemma: str) -> dict[str, list[str]]:
    """The slots of the predicate with a lemma, each filled by names or words."""
    scene, _, _, _ = scene_of(text)
    found: Predicate = next(p for p in predicates(scene.view) if p.lemma == lemma)
    return {
        slot: [scene.mention_at[p].text if p in scene.mention_at else scene.doc[p].text for p in places]
        for slot, places in found.slots.items()
    }


def read(text: str, codebook: Codebook | None = None) -> Reading:
    return (READER if codebook is None else Reader(codebook)).read(page(text))


def claims(text: str, kind: str) -> list[Claim]:
    return [c for c in read(text).claims if c.kind == kind]


def roles(text: str, kind: str) -> list[dict[str, object]]:
    return [dict(c.roles) for c in claims(text, kind)]


def dates(text: str, kind: str) -> list[tuple[str | None, str | None]]:
    """(date, phase) of each claim of a kind."""
    return [(c.date, c.phase) for c in claims(text, kind)]
