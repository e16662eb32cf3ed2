"""Marks told by what an organisation is called: "is a LABEL party in COUNTRY", "communist X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factio.codebook.entries import Codebook
from factio.reading.frames.matching import Draft
from factio.reading.mentions.lexicon import Lexicon, is_label, lexicon
from factio.reading.referring.filling import fill
from factio.reading.scene import Scene
from factio.reading.story import Story

_COPULA = re.compile(
    r"\b(?:is|was|are|were|remains|became|has been|had been|emerged as|"
    r"had emerged as)\s+(?:(?:an?|the|one of the)\s+)?(?P<words>(?:[\w'’–-]+(?:,\s+|\s+and\s+|"
    r"\s+))*?)(?P<noun>party|parties|movement|organisation|organization|alliance|coalition|"
    r"front|union|group|league|faction|association|federation|force|newspaper|magazine|list|"
    r"bloc|militia|federation|confederation|society|tendency|grouping|formation|initiative|"
    r"committee)\b(?P<rest>[^.;]{0,120})"
)
_APPOSED = re.compile(
    r",\s+(?:an?|the|another)\s+(?P<words>(?:[\w'’–-]+(?:,\s+|\s+and\s+|"
    r"\s+))*?)(?P<noun>party|movement|organisation|organization|alliance|coalition|front|"
    r"union|group|league|faction|association|federation|newspaper|magazine|outfit|club|tendency|current|"
    r"grouping|formation|splinter|body|network|circle|guerrilla|platform|bloc|"
    r"militia)\b(?P<rest>[^.;,]{0,60})"
)
_SKIPPED = frozenset(
    "political small minor major new former largest main largest-ever local national "
    "regional opposition ruling armed militant parliamentary trade labour labor youth "
    "student electoral international short-lived defunct registered unregistered minor-party "
    "active officially ideologically consistent leading".split()
)


def read_traits(scene: Scene, story: Story, codebook: Codebook) -> Iterator[Draft]:
    """Drafts of `trait` claims of one line."""
    if "trait" not in codebook.kinds:
        return
    yield from _copula(scene, story)
    yield from _apposed(scene, story)
    yield from _before_names(scene, story)


def _copula(scene: Scene, story: Story) -> Iterator[Draft]:
    found = _COPULA.search(scene.line.text)
    if found is None:
        return
    bearer = _subject(scene, story, found.start())
    if bearer:
        indefinite = bool(re.match(r"(?:is|was|are|were|remains)\s+an?\b", found.group()))
        yield from _labels(scene, bearer, found, story, country=indefinite)


def _subject(scene: Scene, story: Story, verb_at: int) -> str:
    verb = next((t for t in scene.doc if t.idx == verb_at or (t.idx <= verb_at < t.idx + len(t.text))), None)
    if verb is None:
        return ""
    places = scene.view.subjects(verb) or scene.view.subjects(verb.head)
    for place in places:
        for filler in fill(story, scene, place, ("organisation",), False):
            if filler.type in {"organisation", "publication"}:
                return filler.name
    return ""


def _apposed(scene: Scene, story: Story) -> Iterator[Draft]:
    for found in _APPOSED.finditer(scene.line.text):
        mention = next(
            (m for m in scene.mentions if m.end == found.start() or m.end + 1 == found.start()), None
        )
        if mention is not None and mention.type in {"organisation", "publication"}:
            yield from _labels(scene, story.cast.entities[mention.entity].name, found, story, country=True)


def _labels(
    scene: Scene, bearer: str, found: re.Match[str], story: Story, country: bool = True
) -> Iterator[Draft]:
    lex = lexicon()
    if re.search(r"\b(?:of|for|by|in|to|with|from)\b", found.group("words")):
        return
    start = found.start("words")
    for piece in re.finditer(r"[^,]+?(?=,\s|\sand\s|\s*$)|(?<=and\s)[^,]+", found.group("words")):
        kept: list[tuple[int, int, str]] = []
        for word in re.finditer(r"[\w'’–-]+", piece.group()):
            low = word.group().lower()
            at = start + piece.start() + word.start()
            if low in {"the", "a", "an", "of"}:
                kept = []
                continue
            if low in lex.demonyms:
                if country:
                    yield _draft(scene, bearer, "country", lex.demonyms[low], at, at + len(word.group()))
                continue
            told = next((t for t in scene.doc if t.idx == at), None)
            if told is not None and told.pos_ == "VERB" and told.tag_ in {"VBD", "VBZ", "VBP"}:
                kept = []
                break
            if is_label(low) or (kept and low not in _SKIPPED):
                kept.append((at, at + len(word.group()), word.group()))
        while kept and not is_label(kept[-1][2].lower()):
            kept.pop()  # "a Marxist guerrilla group": the sort of body is no mark
        if kept and any(
            m.type != "place" and m.start < kept[-1][1] and kept[0][0] < m.end for m in scene.mentions
        ):
            continue
        if kept:
            value = scene.line.text[kept[0][0] : kept[-1][1]]
            trait = _trait_of(value, lex)
            if trait:
                yield _draft(scene, bearer, trait, value, kept[0][0], kept[-1][1])
    if country:
        place = re.search(
            r"\b(?:in|of|from|based in|active in|set in|operating in|region of)\s+(?:the\s+)?",
            found.group("rest"),
        )
        base = found.start("rest")
        places = [
            m
            for m in scene.mentions
            if m.type == "place" and base <= m.start < base + len(found.group("rest"))
        ]
        if place and places:
            named = [m for m in places if m.text.lower() in lex.countries]
            chosen = named[-1] if named else places[0]
            if chosen.text.lower() not in lex.demonyms:
                yield _draft(
                    scene,
                    bearer,
                    "country",
                    story.cast.entities[chosen.entity].name,
                    chosen.start,
                    chosen.end,
                )


def _trait_of(value: str, lex: Lexicon) -> str:
    low = value.lower()
    if low in {"social", "left the"}:
        return ""
    if re.fullmatch(
        r"(?:far|centre|center|hard|ultra|radical|extreme|moderate)?[\s-]?(?:left|right|centre|"
        r"center)(?:[\s-]wing)?|centrist|leftist|rightist|radical|syncretic|big[\s-]tent|moderate|"
        r"(?:centre|center)[\s-](?:left|right)",
        low,
    ):
        return "position"
    return "ideology" if low in lex.ideologies or any(map(is_label, low.split())) else ""


_BODY = r"""party|organi[sz]ation|group|grouping|movement|union|federation|league|front|faction|tendency
|current|club|alliance|coalition|bloc|militia|list|newspaper|paper|weekly|daily|journal|magazine|circle|network|outfit
|formation|association|society|trade\ union|guerrilla\ (?:group|movement|army)
|youth\ (?:group|league|movement)|student\ (?:group|union|movement)|splinter\ (?:group|party)
|opposition\ (?:club|group|party|bloc|movement)"""
_BEFORE = re.compile(
    rf"(?:^|[\s(\"“])(?P<label>(?:(?:far|hard|extreme|radical|democratic|revolutionary|Christian|social|national"
    rf"|right-wing|left-wing|conservative|militant)[ ])?[A-Za-z][\w–-]+)\ "
    rf"(?P<body>(?:{_BODY})\ )?(?:the\ )?[_\"“]?$",
    re.X,
)
_LED = re.compile(r"[-–](?:led|dominated|controlled|inspired|oriented|leaning)$")
_TOO_PLAIN = frozenset("left right social democratic christian green federal radical moderate centre".split())


def _before_names(scene: Scene, story: Story) -> Iterator[Draft]:
    """ "communist Tudeh Party", "the Maoist organisation Tufan", "the Communist-led Workers' Union"."""
    for mention in scene.mentions:
        if mention.type not in {"organisation", "publication"}:
            continue
        before = _BEFORE.search(scene.line.text[: mention.start])
        if before is None:
            continue
        value = _LED.sub("", before.group("label"))
        last = value.split()[-1]
        if not is_label(last) or (last.lower() in _TOO_PLAIN and " " not in value):
            continue
        bare = not before.group("body") and value == before.group("label")
        if bare and not last.islower():
            continue
        start = before.start("label")
        if any(m is not mention and m.start < start + len(value) and start < m.end for m in scene.mentions):
            continue
        trait = _trait_of(value, lexicon())
        if trait:
            name = story.cast.entities[mention.entity].name
            yield _draft(scene, name, trait, value, start, start + len(value), mention.end)


def _draft(scene: Scene, bearer: str, trait: str, value: str, start: int, end: int, until: int = 0) -> Draft:
    token = next((t.i for t in scene.doc if t.idx + len(t.text) > start), 0)
    return Draft(
        "trait",
        f"trait: {trait} by its label",
        {"organisation": bearer, "trait": trait, "value": value},
        [(start, max(end, until))],
        [],
        token,
        how=[f"{bearer} is called so"],
        dated=False,
    )
