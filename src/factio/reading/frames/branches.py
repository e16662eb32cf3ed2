"""Territorial parts that no verb tells: "secretary of the Leeds district committee of the party"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from factio.model import RoleValue
from factio.reading.frames.matching import Draft
from factio.reading.frames.offices_in_places import read_places
from factio.reading.frames.stand_ins import named as stand_ins
from factio.reading.scene import Filler, Scene, verb_over
from factio.reading.story import Story

_AREA = (
    r"(?:provincial|regional|district|city|local|county|state|municipal|territorial|area|town|oblast|"
    r"constituency|divisional|Provincial|Regional|District|City|Local|County|State|Municipal|Area)"
)
_PART = (
    r"(?:(?:party |Party )?(?:[Cc]ommittee|[Bb]ranch|[Cc]hapter|[Ff]ederation|[Uu]nit|[Oo]rgani[sz]ation|"
    r"[Ee]xecutive|[Ll]eadership|[Dd]istrict|[Ss]ecretariat|[Aa]ssociation)|[Ss]ection)"
)
_NAMED = r"(?P<near>⟦[loxp]\d+⟧)"
_WHOLE = r"(?P<whole>⟦o\d+⟧)"
_IN = r"(?: (?:in|for|of) (?:the )?(?P<place>⟦l\d+⟧))"
_BARE = r"(?:[Bb]ranch|[Cc]hapter|[Ff]ederation|[Dd]istrict|[Ss]ection)"
_WAYS = (
    re.compile(rf"(?P<words>(?:{_NAMED} (?:{_AREA} )?{_PART}|{_AREA} {_PART})) of (?:the )?{_WHOLE}{_IN}?"),
    re.compile(rf"{_WHOLE}(?:[’']s?)? (?P<words>(?:{_NAMED} (?:{_AREA} )?{_PART}|{_AREA} {_PART}))\b{_IN}?"),
    re.compile(rf"{_WHOLE}(?:[’']s?)? (?P<words>{_PART}){_IN}"),
    re.compile(rf"\b(?P<words>{_BARE}) of (?:the )?{_WHOLE}{_IN}"),
    re.compile(rf"\b(?:[Ii]ts|[Tt]heir) (?P<words>{_NAMED} (?:{_AREA} )?{_PART})\b"),
    re.compile(rf"\b(?:of|on|in|by|to) the (?P<words>{_NAMED} (?:{_AREA} {_PART}|[Bb]ranch))\b(?! of)"),
)
"""How a part, the body that it is of, and the place stand in a line with stand-ins for names."""
_NAME = re.compile(
    rf"(?P<near>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*?) (?P<part>(?:{_AREA} )?(?:Committee|Branch|"
    r"Federation|Council|Section|Unit|Chapter|District))(?: of (?:the )?(?P<whole>.+))?"
)
_FOUNDED = frozenset("found establish create form open set launch organise organize constitute elect".split())
_OF = re.compile(r"[’']?s? (?:of|in) (?:the )?$")
_ITS_OWN = re.compile(r"\b(?:an?|its|their)(?: new| first| separate| provisional)? $")
_NO_PLACE = frozenset(
    "central executive national political youth student women women's general world high supreme grand first "
    "second third new".split()
)


def read_branches(scene: Scene, story: Story, told: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each territorial part that stands in the line and that no frame has told."""
    line = stand_ins(scene, story)
    taken = [p for d in told if d.kind == "branch" for p in d.parts]
    for way in _WAYS:
        for found in way.finditer(line.text):
            start, end = line.places[found.start("words")], line.places[found.end()]
            if any(a < end and b > start for a, b in taken):
                continue
            draft = _draft(scene, story, line.text, line.fillers, found, start, end)
            if draft is not None:
                taken += draft.parts
                yield draft
    yield from _by_name(scene, story, line.fillers)
    yield from read_places(scene, story, told)


def _by_name(scene: Scene, story: Story, fillers: Sequence[Filler]) -> Iterator[Draft]:
    """Parts with a name of their own: "the West Bengal State Committee of the party"."""
    for here in fillers:
        found = _NAME.fullmatch(here.name) if here.type == "organisation" else None
        if found is None or found["near"].split()[0].lower() in _NO_PLACE:
            continue
        whole = story.cast.full(found["whole"]) if found["whole"] else _behind(scene, here, fillers)
        if not whole and not found["part"].endswith("Council"):
            whole = _new_part_of(scene, story, here)
        if not whole or _is_world(whole) or whole == here.name or not story.cast.is_body(whole):
            continue
        anchor = next((p for p, m in scene.mention_at.items() if m.start == here.start), None)
        if anchor is None:
            continue
        roles: dict[str, RoleValue] = {"branch": here.name, "of": whole, "place": found["near"]}
        yield _made(scene, roles, here.start, here.end, anchor)


def _new_part_of(scene: Scene, story: Story, here: Filler) -> str:
    """The body spoken of, where a part is told as one of its own ("elected a Leeds District Committee")."""
    return story.topic_organisation() if _ITS_OWN.search(scene.line.text, 0, here.start) else ""


def _behind(scene: Scene, here: Filler, fillers: Sequence[Filler]) -> str:
    """The body of which a part is told by "of" behind its name."""
    text = scene.line.text
    return next(
        (
            f.name
            for f in fillers
            if f.type == "organisation"
            and f.start > here.end
            and (_OF.fullmatch(text[here.end : f.start]) or text[here.end : f.start] == " of ")
        ),
        "",
    )


def _draft(
    scene: Scene,
    story: Story,
    text: str,
    fillers: Sequence[Filler],
    found: re.Match[str],
    start: int,
    end: int,
) -> Draft | None:
    groups = found.groupdict()
    named = {k: fillers[int(v[2:-1])] for k, v in groups.items() if v and k != "words"}
    whole = named["whole"].name if "whole" in named else _owner(scene, story, text[found.start() :], start)
    near = named.get("near")
    if near is not None and (parted := _parted(story, near.name)):
        whole, near = parted[0], msgspec.structs.replace(near, name=parted[1])
    if not whole or (near is not None and near.name == whole) or _is_world(whole):
        return None
    words = re.sub(r"⟦\w(\d+)⟧", lambda m: _said(scene, fillers[int(m.group(1))]), found.group("words"))
    place = named.get("place") or near
    branch = f"<{words} of {whole}>"
    roles: dict[str, RoleValue] = {"branch": branch, "of": whole}
    if place is not None:
        roles["place"] = place.name
    inside = [t for t in scene.tokens_in(start, end) if t.text in words]
    return _made(scene, roles, start, end, inside[-1].i) if inside else None


def _owner(scene: Scene, story: Story, words: str, start: int) -> str:
    """Whose "its" part is: the body that is the subject before it, or whose organ is; else that spoken of."""
    if words[:5].lower().startswith(("its ", "their")):
        for place, mention in sorted(scene.mention_at.items(), reverse=True):
            token = scene.doc[place]
            while token.dep_ in {"pobj", "prep", "poss", "compound"} and token.head.i != token.i:
                token = token.head
            if (
                mention.end <= start
                and mention.type == "organisation"
                and token.dep_ in {"nsubj", "nsubjpass"}
            ):
                return story.cast.entities[mention.entity].name
    return story.topic_organisation()


def _made(scene: Scene, roles: dict[str, RoleValue], start: int, end: int, anchor: int) -> Draft:
    verb = verb_over(scene.doc[anchor])
    founded = scene.doc[anchor].dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in _FOUNDED
    phase = "starts" if founded else None
    draft = Draft(
        "branch", "branch: a part in a place", roles, [(start, end)], [anchor, verb.i], verb.i, phase
    )
    draft.how = [f"the words “{scene.line.text[start:end]}” tell a part in a place"]
    return draft


def _parted(story: Story, name: str) -> tuple[str, str] | None:
    """The body and the place of a name that joins them ("CPI Bengal")."""
    first, _, rest = name.partition(" ")
    return (story.cast.full(first), rest) if rest and story.cast.is_body(first) else None


def _said(scene: Scene, filler: Filler) -> str:
    return scene.line.text[filler.start : filler.end]


def _is_world(name: str) -> bool:
    return bool(re.search(r"\b(?:International|Internationale|Comintern|European|World)\b", name))
