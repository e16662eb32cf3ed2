"""Results of elections told in prose: who got how many votes, which share, how many seats, where; who won."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factio.codebook.entries import Codebook
from factio.dates import DateExpression
from factio.dates.vocabulary import MONTHS
from factio.model import RoleValue
from factio.reading.clauses.predicates import Predicate
from factio.reading.frames.contenders import contenders, take_sides
from factio.reading.frames.elliptic import alone, leaning
from factio.reading.frames.figures import Figure, figures
from factio.reading.frames.matching import Draft
from factio.reading.frames.prizes import HOUSES
from factio.reading.frames.winning import outcomes
from factio.reading.meaning import meaning
from factio.reading.mentions.entities import Mention
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

_RESULT_VERBS = frozenset(
    "win obtain receive gain poll get secure garner muster capture take score retain field elect lose hold "
    "achieve "
    "attain collect attract earn have run return claim amass tally record increase send seat present stand "
    "nominate "
    "reach pick allot award allocate go give bring enter keep remain leave miss recover slump decline sink "
    "lead come emerge reduce fall drop rise contest finish end tie "
    "improve "
    "grow double decline pull grant assign be win put".split()
)
_SEAT_VERBS = frozenset(
    "win obtain gain get secure garner capture take retain elect lose achieve return claim pick earn allot "
    "award "
    "muster send keep enter re-enter miss leave".split()
)
_MOVES = frozenset("reduce fall drop rise increase go slump decline sink recover shrink improve".split())
_COMES = frozenset("come return go emerge remain sit represent".split())
_HOUSE = re.compile(rf"\b{HOUSES}\b", re.I)
_VOTE_WORDS = re.compile(r"\b(?:votes?|polled|polls?|ballots?|electorate|elections?|constituency)\b", re.I)
_PLACES = (
    re.compile(
        r"\b(?:from|in|for|the|his|her)\s+(?:the\s+)?((?:[A-Z][\w'’–-]+(?:\s+|$)){1,4})"
        r"(?=(?:assembly |parliamentary |electoral )?(?:constituency|seat|district|division|ward)\b)"
    ),
    re.compile(r"\b(?:constituency|seat|district|ward|division) (?:of|in) ((?:[A-Z][\w'’–-]+ ?){1,4})"),
    re.compile(r"\b(?:elections?|by-elections?|byelection|returned) (?:in|for) ((?:[A-Z][\w'’–-]+ ?){1,4})"),
    re.compile(r"\bcontested (?:the )?((?:[A-Z][\w'’–-]+ ){1,4})(?:for|as|on|at|in)\b"),
)


def read_results(
    scene: Scene,
    story: Story,
    predicates: Sequence[Predicate],
    dates: Sequence[DateExpression],
    codebook: Codebook,
) -> Iterator[Draft]:
    """Drafts of `election` claims of one line."""
    if "election" not in codebook.kinds:
        return
    take_sides(scene, story, predicates)
    contest = next((m for m in scene.mentions if m.type == "contest"), None)
    if contest is not None:
        story.contest = contest.text
        story.contest_date = next(
            (d.value for d in dates if d.start < contest.end and contest.start < d.end), None
        ) or next((d.value for d in dates if d.value), story.date)
    make = _Maker(scene, story, dates, contest)
    counted = list(_figures(scene, story, predicates, contest, make))
    yield from counted
    for outcome in outcomes(scene, story, predicates, contest is not None or bool(story.contest)):
        same = next((d for d in counted if d.roles.get("organisation") == outcome.who.name), None)
        agrees = same is not None and same.roles.get("outcome", outcome.outcome) == outcome.outcome
        if same is not None and agrees and "candidates" not in same.roles:
            same.roles.setdefault("outcome", outcome.outcome)
            continue
        token = scene.doc[outcome.token]
        roles: dict[str, RoleValue] = {"organisation": outcome.who.name, "outcome": outcome.outcome}
        part = (token.idx, token.idx + len(token.text))
        draft = make.draft(roles, outcome.token, outcome.who, part, f"outcome by “{token.text}”")
        yield draft


def _figures(
    scene: Scene, story: Story, predicates: Sequence[Predicate], contest: Mention | None, make: _Maker
) -> Iterator[Draft]:
    since = 0
    found = figures(scene.line)
    found = found or alone(scene, story.counted)
    groups = _groups(scene, found)
    last: Filler | None = None
    verbs = [_verb_for(scene, predicates, group) for group in groups]
    for number, group in enumerate(groups):
        verb = verbs[number]
        if not _tells_a_result(scene, story, group, verb, contest):
            continue
        who = contenders(scene, story, verb, group, since)
        if len(who) > 1 and len(who) == len(groups) and "respectively" in scene.line.text:
            who = [who[number]]
        since = max(f.end for f in group)
        part = (min(f.start for f in group), since)
        whose = _together(scene, who) if len(who) > 1 else who
        last = whose[0] if whose else last
        story.counted = next((f.role for f in group if f.role in {"seats", "share"}), story.counted)
        for one in whose:
            roles: dict[str, RoleValue] = {"organisation": one.name}
            roles |= {f.role: f.value for f in group}
            draft = make.draft(roles, verb.token if verb else 0, one, part, "figures in the sentence")
            if len(group) == 1 and _FEWER.search(scene.line.text[: part[0]]):
                draft.polarity = "no"
            yield draft
    if last is None:
        return
    for lean in leaning(scene, story, found):
        one = lean.who or last
        part = (lean.figure.start, lean.figure.end)
        yield make.draft(
            {"organisation": one.name, lean.figure.role: lean.figure.value},
            0,
            one,
            part,
            "a figure without a unit",
        )


_JOINTLY = re.compile(r"\b(?:together|jointly|combined|between them|in (?:an )?(?:alliance|coalition))\b")


def _together(scene: Scene, who: Sequence[Filler]) -> list[Filler]:
    """Whose figures are that are told of several: the sum of two, else the first's."""
    first, second = who[:2]
    if len(who) > 2 or first.type != "organisation" or not _JOINTLY.search(scene.line.text):
        return [first]
    name = f"<{first.name} and {second.name} together>"
    return [Filler(name, "organisation", first.start, second.end, f"{first.name} and {second.name} together")]


def _groups(scene: Scene, found: Sequence[Figure]) -> list[list[Figure]]:
    """Figures that tell one result: none of a role twice, none beyond a semicolon or another name's own."""
    groups: list[list[Figure]] = []
    for figure in found:
        last = groups[-1] if groups else []
        between = scene.line.text[last[-1].end : figure.start] if last else ""
        own = figure.bracket and any(
            m.type == "organisation" and 0 <= figure.start - m.end <= 1 for m in scene.mentions
        )
        turns = bool(last) and _told_of_another(scene, last[-1].end, figure.start)
        if not last or own or turns or ";" in between or any(f.role == figure.role for f in last):
            groups.append([])
        groups[-1].append(figure)
    return groups


def _told_of_another(scene: Scene, start: int, end: int) -> bool:
    """Whether between two figures another one is named who wins something of his own."""
    return any(
        t.pos_ == "VERB"
        and start < t.idx < end
        and t.lemma_.lower() in _RESULT_VERBS
        and any(
            start < c.idx and scene.view.top(c) in scene.mention_at for c in t.children if c.dep_ == "nsubj"
        )
        for t in scene.doc
    )


_FEWER = re.compile(r"\b(?:fewer|less) than (?:\w+ )?$|\bnever (?:reached |exceeded |more than )$", re.I)


def _verb_for(scene: Scene, predicates: Sequence[Predicate], group: Sequence[Figure]) -> Predicate | None:
    start, end = min(f.start for f in group), max(f.end for f in group)
    verbs = [p for p in predicates if p.sort == "verb" and p.lemma.split()[0] in _RESULT_VERBS]
    before = [p for p in verbs if scene.doc[p.token].idx <= max(start, 0)]
    inside = [p for p in verbs if start <= scene.doc[p.token].idx < end]
    if inside or before:
        return (inside or before)[-1]
    return verbs[0] if verbs else None


def _tells_a_result(
    scene: Scene, story: Story, group: Sequence[Figure], verb: Predicate | None, contest: Mention | None
) -> bool:
    """Whether figures are those of a contest, told as done."""
    roles = {f.role for f in group}
    none_won = any(f.role == "seats" and f.value == "0" for f in group)
    meant = meaning(scene, verb.token).modality if verb is not None else None
    if meant == "planned" or (meant == "attempted" and not none_won):
        return False
    lemma = verb.lemma.split()[0] if verb is not None else ""
    told = contest is not None or bool(story.contest)
    if roles <= {"share"}:
        return bool(_VOTE_WORDS.search(scene.line.text)) or (
            told and (lemma in _RESULT_VERBS - {"have", "be"} or group[0].bracket)
        )
    if roles <= {"seats", "of_seats", "change"}:
        if lemma in _MOVES and _VOTE_WORDS.search(scene.line.text):
            return True
        if lemma in _COMES and _HOUSE.search(scene.line.text):
            return True
        return lemma in _SEAT_VERBS or (told and (contest is not None or lemma in _RESULT_VERBS))
    if roles <= {"candidates"}:
        return told or bool(_VOTE_WORDS.search(scene.line.text))
    return True


def _right_before(text: str, date: DateExpression, at: int) -> bool:
    """Whether a date stands right before a figure that another verb does not tell: "and in 1999 one seat"."""
    return 0 < at - date.end <= 2 and bool(re.search(r"(?:\band|,|;|\bbut) $", text[: date.start]))


class _Maker:
    """Makes the drafts of one line: contest, place and date are the same for all of them."""

    def __init__(
        self, scene: Scene, story: Story, dates: Sequence[DateExpression], contest: Mention | None
    ) -> None:
        self.scene, self.story, self.dates, self.contest = scene, story, dates, contest
        found = next((m for e in _PLACES if (m := e.search(scene.line.text))), None)
        place = found.group(1).strip() if found else ""
        self.place = "" if place.split(" ")[0].lower() in MONTHS else place

    def _contest(self, at: int) -> Mention | None:
        """The contest that the words at `at` tell of: the last one named before them, else the first."""
        named = [m for m in self.scene.mentions if m.type == "contest"]
        before = [m for m in named if m.start <= at]
        return before[-1] if before else self.contest

    def _beside(self, part: tuple[int, int]) -> int | None:
        """The date in, right behind or right before the words at `part`."""
        text = self.scene.line.text
        for number, date in enumerate(self.dates):
            if 0 <= date.start - part[1] <= 1:
                return number
            if not date.relative and (part[0] <= date.start < part[1] or _right_before(text, date, part[0])):
                return number
        return None

    def draft(
        self, roles: dict[str, RoleValue], token: int, who: Filler, part: tuple[int, int], how: str
    ) -> Draft:
        """The draft of a result whose words stand at `part`."""
        text = self.scene.line.text
        contest = self._contest(part[0])
        name = contest.text if contest is not None else self.story.contest
        if name:
            roles["contest"] = name
        if self.place:
            roles["place"] = self.place
        start = min(part[0], max(len(text) - 1, 0))
        draft = Draft(
            "election",
            f"election: {how}",
            roles,
            [(who.start, max(who.end, who.start + 1)), (start, max(min(part[1], len(text)), start + 1))],
            [token],
            token,
            how=[how],
        )
        draft.plain = True
        if (beside := self._beside(part)) is not None:
            draft.date, draft.dated, draft.bare = str(beside), True, True
        elif contest is not None and ";" not in text[part[1] : contest.start]:
            inside = next(
                (n for n, d in enumerate(self.dates) if d.start < contest.end and contest.start < d.end), None
            )
            if inside is not None:
                draft.date, draft.dated, draft.bare = str(inside), True, True
        if not self.dates and self.story.contest_date is not None:
            draft.edtf = self.story.contest_date
        return draft
