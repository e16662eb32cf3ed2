"""Bodies that act through their congress, committee or delegates: whose the deed is."""

from __future__ import annotations

from factio.reading.clauses.predicates import Predicate
from factio.reading.referring.filling import fill
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

_ORGANS = frozenset(
    "congress conference convention committee council executive plenum delegate delegates assembly session "
    "meeting leadership bureau politburo board membership rank-and-file ballot vote secretariat".split()
)


def gathering(story: Story, scene: Scene, predicate: Predicate, types: tuple[str, ...]) -> list[Filler]:
    """ "Its congress adopted …", "delegates approved …": the body whose organ is the subject of a verb.

    Where no body is named it is the one spoken of; nobody where the subject is something else.
    """
    places = predicate.slots.get("subject", [])
    for place in places:
        token = scene.doc[place]
        if token.lemma_.lower() not in _ORGANS or place in scene.mention_at:
            continue
        noun = scene.view.noun(token)
        own = next((c for c in token.children if c.dep_ == "poss"), None)
        if own is not None and own.lower_ in {"its", "their"}:
            noun.slots.pop("possessive", None)
        for owner in ("of", "possessive", "compound"):
            for deep in noun.slots.get(owner, []):
                found = [f for f in fill(story, scene, deep, types, False) if f.type != "person"]
                if found:
                    return found[:1]
        name = story.topic_organisation()
        if name:
            start, end = token.idx, token.idx + len(token.text)
            return [Filler(name, "organisation", start, end, "its organ acts")]
    return []
