"""Who won and who lost: outcomes of elections told by verbs and nouns, with or without figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from factio.reading.clauses.predicates import Predicate
from factio.reading.frames.contenders import party_of
from factio.reading.frames.prizes import HOUSES, has_prize, is_seated
from factio.reading.frames.verdicts import Told, again, by_noun, by_verb
from factio.reading.meaning import meaning
from factio.reading.referring.filling import fill
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

_TYPES = ("person", "organisation")
_ELECTS = frozenset("elect re-elect reelect return".split())
_WINS = frozenset("win retain regain hold capture carry take gain secure recapture recover keep".split())
_DEFEATS = frozenset("defeat beat oust unseat best trounce outpoll".split())
_CLEARS = frozenset("pass reach clear cross surpass meet overcome exceed attain".split())
_STANDS = frozenset("contest run stand campaign try seek compete bid fight attempt".split())
_RUNS_SECOND = re.compile(
    r"\b(?:finish\w*|com(?:e|es|ing)|came|plac(?:e|ed|ing)|rank\w*|end\w*) (?:up )?(?:only "
    r"|just )?(?:in )?(?:a )?(?:distant )?"
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d+(?:nd|rd|th))\b|\bcame (?:in "
    r")?\d+th\b"
)
_RUNS_FIRST = re.compile(
    r"\b(?:came (?:out )?(?:in )?(?:first|on top)|topped the poll|emerged (?:victorious|as the winner|on "
    r"top)|"
    r"finished first|swept (?:the )?(?:polls?|election))"
)
_PARLIAMENTS = HOUSES.replace("|congress", "")
_SEAT = re.compile(rf"\b(?:seats?|deputy|M[PL]A?|constituency|{_PARLIAMENTS})\b", re.I)
_CONTEXT = re.compile(
    r"\b(?:contest|race|elections?|by-elections?|votes?|polls?|seats?|ballots?|constituency|electorate"
    r"|candida\w+|elected|"
    r"parliament|assembly|presiden\w+|mayor\w*|run-?off|threshold|victor\w+|(?:stood|ran|standing"
    r"|running) (?:for|in|as))\b",
    re.I,
)


class Outcome(msgspec.Struct, frozen=True):
    """`who` won or lost by the word at token `token`."""

    who: Filler
    outcome: str
    token: int


def outcomes(scene: Scene, story: Story, predicates: Sequence[Predicate], contest: bool) -> Iterator[Outcome]:
    """The outcomes that a line tells, each with whose it is."""
    if not contest and not _CONTEXT.search(scene.line.text):
        return
    for predicate in predicates:
        if predicate.sort == "verb":
            failed = _fails(scene.doc[predicate.token])
            if _is_not_done(scene, predicate, failed):
                continue
            for places, outcome in _told(scene, story, predicate, contest, failed):
                yield from _each(scene, story, places, outcome, predicate.token)
        elif predicate.lemma == "candidate" and _is_unsuccessful(scene.doc[predicate.token]):
            yield from _each(scene, story, predicate.slots.get("subject", []), "lost", predicate.token)
        else:
            for places, outcome in by_noun(scene, predicate, contest):
                yield from _each(scene, story, places, outcome, predicate.token)


def _is_not_done(scene: Scene, predicate: Predicate, failed: bool) -> str:
    """How the deed of a verb is meant where it is not told as done ("planned", "denied"); "" where it is."""
    meant = meaning(scene, predicate.token)
    if failed and meant.modality in {None, "attempted"}:
        return ""
    return meant.modality or ("denied" if meant.polarity == "no" else "")


def withheld(scene: Scene, predicates: Sequence[Predicate]) -> Iterator[tuple[str, str]]:
    """Verbs that would tell how a contest ended, were it done: the word, and how it is meant."""
    if not _CONTEXT.search(scene.line.text):
        return
    for predicate in predicates:
        if predicate.sort == "verb" and predicate.lemma in _ELECTS | _WINS | _DEFEATS | {"lose"}:
            token = scene.doc[predicate.token]
            if meant := _is_not_done(scene, predicate, _fails(token)):
                yield token.text, meant


def _told(scene: Scene, story: Story, predicate: Predicate, contest: bool, failed: bool) -> Iterator[Told]:
    """(places of who, outcome) of one verb."""
    lemma = predicate.lemma.split()[0]
    token = scene.doc[predicate.token]
    subject, objects = predicate.slots.get("subject", []), predicate.slots.get("object", [])
    if token.dep_ == "ROOT" and not any(
        c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in token.children
    ):
        subject = _right_before(scene, token) or subject
    after = scene.line.text[token.idx : token.idx + 110]
    if (lemma in _ELECTS and objects and is_seated(scene, predicate, after, contest)) or (
        lemma in _ELECTS
        and again(scene, predicate)
        and (contest or _known(scene, story, objects) or _SEAT.search(scene.line.text))
    ):
        yield objects, "lost" if failed else "won"
    elif (
        lemma in _DEFEATS
        and not _within(scene)
        and (contest or _CONTEXT.search(after) or _stood(scene, token))
    ):
        yield objects, "lost"
        yield subject, "won"
    elif lemma == "be" and (word := _is_victorious(token)):
        yield subject, word
    elif (
        " " not in predicate.lemma
        and (lemma in _WINS or lemma == "lose")
        and has_prize(scene, predicate, after, contest)
    ):
        lost = (lemma == "lose") != failed
        yield subject, "lost" if lost else "won"
        if lemma == "lose":
            yield predicate.slots.get("to", []), "won"
    elif lemma == "lose" and predicate.slots.get("to") and not objects:
        yield subject, "lost"
        yield predicate.slots["to"], "won"
    elif lemma == "lose" and not objects and _known(scene, story, subject):
        yield subject, "lost"
    elif lemma in _STANDS and (word := _success(token)):
        yield subject, word
    elif (lemma in {"suffer", "face", "concede"} and re.search(r"\bdefeat\b", after)) or (
        lemma in _CLEARS and failed and re.search(r"threshold|hurdle|barrier", after)
    ):
        yield subject, "lost"
    elif lemma in {"come", "finish", "place", "rank", "end", "top", "emerge", "sweep"}:
        if _RUNS_FIRST.match(after):
            yield subject, "won"
        elif _RUNS_SECOND.match(after):
            yield subject, "lost"
        else:
            yield from by_verb(scene, predicate, contest, failed)
    else:
        yield from by_verb(scene, predicate, contest, failed)


_INTERNAL = re.compile(
    r"\b(?:congress|conference|convention|leadership|succession|party leader|secretary|chairmanship|delegates"
    r"|central committee|primar\w+|nomination|preselection)\b",
    re.I,
)


def _within(scene: Scene) -> bool:
    """Whether a line tells of a contest inside a party: for its leadership, at its congress."""
    return bool(_INTERNAL.search(scene.line.text)) and not _SEAT.search(scene.line.text)


def _known(scene: Scene, story: Story, places: Sequence[int]) -> bool:
    """Whether one of those at `places` was told before to have won a seat."""
    return any(
        f.name in story.elected for place in places[:2] for f in fill(story, scene, place, ("person",), False)
    )


def _stood(scene: Scene, verb: Token) -> bool:
    """Whether the verb that this one goes on from tells a candidacy ("ran for mayor and was defeated")."""
    return verb.dep_ == "conj" and verb.head.lemma_.lower() in _STANDS


def _is_victorious(token: Token) -> str:
    """What "were victorious in the by-elections" says; "" for any other being."""
    said = {
        c.lower_
        for c in token.children
        if c.dep_ == "acomp" and not any(g.dep_ == "advmod" for g in c.children)
    }
    return "won" if said & {"victorious", "successful"} else "lost" if said & {"unsuccessful"} else ""


def _right_before(scene: Scene, verb: Token) -> list[int]:
    """The name that ends right before a verb, for a subject that the parse has lost."""
    return [
        place
        for place, mention in scene.mention_at.items()
        if mention.type in _TYPES and mention.end + 1 == verb.idx
    ]


def _fails(token: Token) -> bool:
    """Whether a deed is told as not done: "failed to win", "did not win", "was not elected"."""
    if any(c.dep_ == "neg" or c.lower_ == "never" for c in token.children):
        return True
    return token.dep_ == "xcomp" and token.head.lemma_ in {"fail", "unable"}


def _success(token: Token) -> str:
    """What an adverb, or the verb that follows, says of a candidacy."""
    for child in token.children:
        if child.lower_ == "unsuccessfully":
            return "lost"
        if child.lower_ == "successfully":
            return "won"
        if (
            child.dep_ == "conj"
            and child.lemma_ == "be"
            and any(g.lower_ in {"unsuccessful", "successful"} for g in child.children)
        ):
            return "lost" if any(g.lower_ == "unsuccessful" for g in child.children) else "won"
        if (
            child.dep_ == "conj"
            and child.lemma_ == "lose"
            and not any(g.dep_ == "dobj" for g in child.children)
        ):
            return "lost"
    return ""


def _is_unsuccessful(token: Token) -> bool:
    return any(c.lower_ in {"unsuccessful", "losing", "defeated"} for c in token.children)


def _each(scene: Scene, story: Story, places: Sequence[int], outcome: str, token: int) -> Iterator[Outcome]:
    for place in places[:2]:
        found = _candidates_of(scene, story, place) or fill(story, scene, place, _TYPES)
        for filler in found:
            if filler.type == "person" and outcome == "won":
                story.elected.add(filler.name)
            if filler.type in {"person", "organisation"}:
                yield Outcome(party_of(story, scene, filler), outcome, token)


def _candidates_of(scene: Scene, story: Story, place: int) -> list[Filler]:
    """ "defeating the A and B candidates": A and B."""
    token = scene.doc[place]
    if token.lemma_ not in {"candidate", "opponent", "nominee", "incumbent", "rival", "challenger"}:
        return []
    noun = scene.view.noun(token)
    out: list[Filler] = []
    for slot in ("apposition", "compound", "of", "possessive"):
        for other in noun.slots.get(slot, []):
            out += fill(story, scene, other, ("organisation", "person"))
        if out and slot == "apposition":
            break
    return out
