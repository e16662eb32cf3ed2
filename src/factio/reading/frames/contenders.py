"""Whose result it is: the organisation or person that figures and outcomes of elections belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factio.reading.clauses.predicates import Predicate
from factio.reading.frames.figures import Figure
from factio.reading.mentions.entities import Mention
from factio.reading.referring.filling import fill
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

_TYPES = ("organisation", "person")
_HOUSES = re.compile(
    r"\b(?:parliament|assembly|senate|council|congress of deputies|chamber|house|legislature|bundestag"
    r"|landtag|reichstag|sejm"
    r"|lok sabha|rajya sabha|vidhan sabha|legislative|diet|duma|knesset|cortes|storting|riksdag|folketing"
    r"|althing"
    r"|majlis|national assembly)\b",
    re.I,
)
_GIVES = frozenset("give bring earn award allot assign hand grant".split())
_STANDS_FOR = re.compile(
    r"(?:\b(?:for|representing|with) (?:the )?|\bas (?:an?|the|its|their) (?:\w+ )?(?:candidate|member"
    r"|nominee|"
    r"representative|MP|deputy) (?:of|for) (?:the )?|\bon (?:the|an?) (?:\w+ )?(?:list|ticket|platform"
    r"|slate|line)s? "
    r"of (?:the )?|\bunder (?:the )?(?:banner|label|colours|colors) of (?:the )?)$"
)
_BEFORE_TICKET = re.compile(
    r"(?:\bas (?:an?|the|its)|\bon (?:the|an?)|\bfor the|\bunder the|\bon) (?:[\w-]+ )?$"
)
_TICKET = re.compile(
    r"^(?:[’']s)? (?:\w+ )?(?:ticket|list|slate|label|banner|candidate|nominee|member|platform|tickets"
    r"|lists)s?\b"
)
_OF = re.compile(
    r",? (?:of|from|for|representing) (?:the )?|, (?:an?|the|its|their) [\w '’-]{3,50} (?:of|for|from|in) "
    r"(?:the )?"
)
_CANDIDATE = re.compile(
    r"(?:[’']s?)? (?:\w+ )?(?:candidate|nominee|politician|leader|incumbent|rival|challenger|opponent"
    r"|deputy|MP),? $"
)


def is_contender(mention: Mention) -> bool:
    """Whether a name may be that of who stands in an election."""
    return mention.type == "organisation" and not _HOUSES.search(mention.text)


def contenders(
    scene: Scene, story: Story, verb: Predicate | None, group: Sequence[Figure], since: int
) -> list[Filler]:
    """Who a group of figures belongs to, at best one; several where they share it ("respectively" aside).

    `since` is where the group before ended: in a list the name that stands between is the one.
    """
    at = min(f.start for f in group)
    listed = _named_between(scene, story, since, at, group[0].bracket)
    if listed is not None:
        return [listed]
    receiver = _receiver(scene, story, verb, max(f.end for f in group))
    if receiver is not None:
        return [receiver]
    if verb is not None:
        for slot in ("subject", "object"):
            for place in verb.slots.get(slot, []):
                found = [f for f in fill(story, scene, place, _TYPES) if f.type != "place"]
                if found:
                    return [party_of(story, scene, f) for f in found]
    before = [m for m in scene.mentions if (is_contender(m) or m.type == "person") and m.start <= at]
    if before:
        return [party_of(story, scene, as_filler(story, before[-1]))]
    topic = story.topic_person() if story.cast.subject_type == "person" else story.topic_organisation()
    if not topic:
        return []
    told = Filler(topic, story.cast.subject_type, at, at + 1, "spoken of here")
    return [party_of(story, scene, told)]


def as_filler(story: Story, mention: Mention, how: str = "named") -> Filler:
    """A name that stands in the line, as one that fills a slot."""
    entity = story.cast.entities[mention.entity]
    return Filler(entity.name, entity.type, mention.start, mention.end, how)


def _named_between(scene: Scene, story: Story, since: int, at: int, bracket: bool) -> Filler | None:
    """ "A (4.4%) and B (7.9%)", "A won 31 per cent, B 22 per cent": the name right before the figure."""
    near = [m for m in scene.mentions if since <= m.start < at and (is_contender(m) or m.type == "person")]
    if not near:
        return None
    last = near[-1]
    between = scene.line.text[last.end : at].strip(" ,:–-")
    if bracket and at - last.end <= 1:
        return party_of(story, scene, as_filler(story, last))
    if since and re.fullmatch(r"(?:with|at|on|got|only|just|about|some)?", between):
        return party_of(story, scene, as_filler(story, last))
    return None


def _receiver(scene: Scene, story: Story, verb: Predicate | None, end: int) -> Filler | None:
    """ "14 seats went to X", "gave X 14 seats", "14 members of X were elected"."""
    text = scene.line.text
    for mention in scene.mentions:
        if not is_contender(mention):
            continue
        lead = text[: mention.start]
        if mention.start >= end - 60 and re.search(
            r"(?:\b(?:went|fell|goes|going|was given|were given|allotted|awarded|assigned) to|"
            r"(?:members|candidates|deputies|representatives|councill?ors|MPs) (?:of|from)) (?:the )?$",
            lead,
        ):
            return as_filler(story, mention)
        if verb is not None and verb.lemma in _GIVES and scene.doc[verb.token].idx < mention.start < end:
            return as_filler(story, mention)
    return None


# ---- candidates
def take_sides(scene: Scene, story: Story, predicates: Sequence[Predicate]) -> None:
    """Remember with whom a person goes when a party splits: "she sided with X in the split"."""
    for predicate in predicates:
        if predicate.lemma not in {"side", "go", "stay", "remain"} or "with" not in predicate.slots:
            continue
        if predicate.lemma != "side" and not re.search(r"\bsplit|\bschism\b", scene.line.text):
            continue
        people = [f for p in predicate.slots.get("subject", []) for f in fill(story, scene, p, ("person",))]
        sides = fill(story, scene, predicate.slots["with"][0], ("organisation",), False)
        for person in people if sides else ():
            story.party_of[person.name] = sides[0].name


def party_of(story: Story, scene: Scene, filler: Filler) -> Filler:
    """A candidate's result is that of the party that the text has the candidate in, else of the person."""
    if filler.type != "person":
        return filler
    beside = _beside(scene, filler) or _stood_for(story, scene, filler)
    if beside is not None:
        entity = story.cast.entities[beside.entity]
        story.party_of[filler.name] = entity.name
        return Filler(entity.name, "organisation", beside.start, beside.end, "whose candidate")
    bracket = _in_bracket(story, scene, filler) or _its_candidate(story, scene, filler)
    party = bracket or story.party_of.get(filler.name)
    if not party:
        return filler
    return Filler(party, "organisation", filler.start, filler.end, f"{filler.name} stands for it")


def _beside(scene: Scene, filler: Filler) -> Mention | None:
    """ "Ann Smith of X", "X candidate Ann Smith"."""
    text = scene.line.text
    for mention in scene.mentions:
        if not is_contender(mention):
            continue
        if mention.start > filler.end and _OF.fullmatch(text[filler.end : mention.start]):
            return mention
        if _CANDIDATE.fullmatch(text[mention.end : filler.start]):
            return mention
    return None


def _stood_for(story: Story, scene: Scene, filler: Filler) -> Mention | None:
    """ "stood for X", "on an X ticket", "as the candidate of X": in the clause of the person alone."""
    text = scene.line.text
    others = [m for m in scene.mentions if m.type == "person" and m.start > filler.end]
    for mention in scene.mentions:
        if not is_contender(mention) or any(filler.end < o.start < mention.start for o in others):
            continue
        lead = text[: mention.start]
        if (_STANDS_FOR.search(lead) and not re.search(r"\bvot\w* for (?:the )?$", lead)) or (
            _BEFORE_TICKET.search(lead) and _TICKET.match(text[mention.end :])
        ):
            return mention
    return None


_ITS = re.compile(
    r"\b(?:(?P<its>[Ii]ts)|[Tt]he (?:party|league|front|movement|alliance|union|list)[’']s) "
    r"(?:(?:[\w-]+ ){0,3}?(?:candidate|nominee|contender|standard-bearer|MP|deputy|leader|chairman"
    r"|president|spokesman|spokesperson)(?: for (?:the )?\w+| of [A-Z]\w+)?,? )?$"
)


def _its_candidate(story: Story, scene: Scene, filler: Filler) -> str:
    """ "its nominee, Ann Smith": the body that the words before the person take up."""
    found = _ITS.search(scene.line.text[: filler.start])
    if found is None:
        return ""
    at = found.start()
    token = next((t for t in scene.doc if t.idx <= at < t.idx + len(t.text)), None)
    if token is not None and found["its"]:
        owner = fill(story, scene, token.i, ("organisation",), False)
        return owner[0].name if owner else ""
    return story.topic_organisation() if story.cast.subject_type == "organisation" else ""


def _in_bracket(story: Story, scene: Scene, filler: Filler) -> str:
    """ "Ann Smith (X)": the name in the bracket, where it is that of an organisation."""
    for bracket in scene.line.brackets:
        if 0 <= bracket.at - filler.end <= 1:
            words = re.split(r"[,;]", bracket.text)[0].strip()
            if story.cast.type_of(words) == "organisation":
                return story.cast.full(words)
    return ""
