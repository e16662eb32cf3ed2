"""Results of elections told in prose: who got how many votes, which share, how many seats, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from factio.codebook.entries import Codebook
from factio.dates import DateExpression
from factio.model import RoleValue
from factio.reading.clauses.predicates import Predicate
from factio.reading.frames.matching import Draft
from factio.reading.frames.numbers import number_of, numbers_in
from factio.reading.meaning import Meaning, meaning
from factio.reading.mentions.entities import Mention
from factio.reading.story import Filler, Scene, Story

_NUMBER = r"(?P<{0}>\d{{1,3}}(?:[,. ]\d{{3}})+|\d+|(?:a |the )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|single|only|sole)"
_SEAT_NOUN = r"(?:(?:[\w'’-]+ ){0,4}?(?:seats?|mandates?|deputies|deputy|MPs?|MEPs?|councillors?|councilors?|senators?|legislators?|representatives?|members? of parliament|parliamentarians|benches|bench))"
_VOTES = re.compile(
    _NUMBER.format("votes")
    + r" (?:(?:valid|preference|first[- ]preference|popular|list|personal|total|party) )?votes?\b"
)
_SHARE = re.compile(
    r"(?P<share>\d{1,3}(?:[.,]\d+)?) ?(?:%|per ?cent\b|percent\b)(?! (?:electoral )?(?:threshold|hurdle|barrier|increase|more))"
)
_SEATS_OF = re.compile(
    _NUMBER.format("seats")
    + r" (?:out )?of (?:the |its |their )?(?:available |total |possible )?"
    + _NUMBER.format("of_seats")
    + r" (?:available |contested )?"
    + _SEAT_NOUN
)
_SEATS = re.compile(
    _NUMBER.format("seats") + r" (?:out of " + _NUMBER.format("of_seats") + r" )?" + _SEAT_NOUN
)
_CANDIDATES = re.compile(
    _NUMBER.format("candidates") + r" (?:of its |of their )?(?:[\w-]+ ){0,2}candidates?\b"
)
_ELECTED_OF = re.compile(
    _NUMBER.format("seats")
    + r" (?:out )?of (?:its |the |their )?"
    + _NUMBER.format("candidates")
    + r" (?:[\w-]+ ){0,2}candidates (?:were|was|got|had been) (?:elected|successful|victorious)"
)
_NO_SEAT = re.compile(
    r"\b(?:fail(?:ed|ing)? to (?:win|gain|obtain|secure|get|capture|take) (?:any|a|a single)(?: \w+){0,2} (?:seats?|representation|mandates?|deputies)|no (?:\w+ )?(?:seats?|deputies|mandates?)|not (?:win|gain|obtain|get|enough for) (?:any|a|a single)(?: \w+){0,2} (?:seats?|mandates?)|without (?:winning )?(?:any|a) seats?|none (?:was|were|of \w+ (?:was|were)) (?:elected|successful)|any seats?)\b",
    re.I,
)
_FAILED = re.compile(
    r"\b(?:fail(?:ed|ing)? to (?:win|reach|pass|cross|gain|obtain|secure|enter|get)|unsuccessful(?:ly)?|lost|not elected|was defeated|were defeated|finished (?:in )?(?:second|third|fourth|fifth|last)|came (?:in )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d+(?:st|nd|rd|th)))\b",
    re.I,
)
_RESULT_VERBS = frozenset(
    "win obtain receive gain poll get secure garner muster capture take score retain field elect lose hold achieve attain collect attract earn have run return claim amass tally record increase send seat present stand nominate reach hold".split()
)
_CONTEXT = re.compile(
    r"\b(?:election|elections|vote|votes|poll|polls|seat|seats|ballot|constituency|electorate|candidates?|elected|parliament|assembly|council|%)\b",
    re.I,
)
_HOUSES = re.compile(
    r"\b(?:parliament|assembly|senate|council|congress|chamber|house|legislature|bundestag|landtag|reichstag|sejm|lok sabha|rajya sabha|vidhan sabha|legislative|diet|duma|knesset|cortes|storting|riksdag|folketing|althing|majlis)\b",
    re.I,
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
    contest = next((m for m in scene.mentions if m.type == "contest"), None)
    if contest is not None:
        story.contest = contest.text
        story.contest_date = next(
            (d.value for d in dates if d.start < contest.end and contest.start < d.end), None
        ) or next((d.value for d in dates if d.value), None)
    if not _CONTEXT.search(scene.line.text) and not any(
        "%" in b.text or "vote" in b.text for b in scene.line.brackets
    ):
        return
    with_figures = list(_figures(scene, story, predicates, dates, contest))
    yield from with_figures
    yield from _outcomes(scene, story, predicates, dates, contest, bool(with_figures))


def _figures(
    scene: Scene,
    story: Story,
    predicates: Sequence[Predicate],
    dates: Sequence[DateExpression],
    contest: Mention | None,
) -> Iterator[Draft]:
    text = _with_brackets(scene)
    if not (contest is not None or story.contest or re.search(r"\bvotes?\b|%", text)):
        return
    groups: list[dict[str, tuple[str, int, int]]] = []
    found = sorted(_all_figures(text), key=lambda f: f[2])
    for role, value, start, end in found:
        if not groups or role in groups[-1]:
            groups.append({})
        groups[-1][role] = (value, start, end)
    for group in groups:
        if not set(group) & {"votes", "share", "seats", "candidates"}:
            continue
        if (
            set(group) == {"share"}
            and not re.search(r"\bvotes?\b|\bpolled\b|\bballots?\b|electorate", text)
            and contest is None
            and not story.contest
        ):
            continue
        start = min(s for _, s, _ in group.values())
        end = max(e for _, _, e in group.values())
        verb = _verb_for(scene, predicates, min(start, len(scene.line.text) - 1))
        who = _who(scene, story, verb, start)
        if who is None:
            continue
        roles: dict[str, RoleValue] = {"organisation": who.name, **{r: v for r, (v, _, _) in group.items()}}
        if _FAILED.search(scene.line.text) and len(groups) == 1:
            roles["outcome"] = "lost"
        yield _draft(
            scene,
            story,
            roles,
            verb,
            dates,
            contest,
            who,
            (start, min(end, len(scene.line.text))),
            "figures in the sentence",
        )


def _with_brackets(scene: Scene) -> str:
    """The line's text; brackets that hold shares or votes are put back in front of what follows them."""
    text = scene.line.text
    told = [b for b in scene.line.brackets if re.search(r"\d.*(?:%|per ?cent|votes|seats)", b.text)]
    for bracket in reversed(told):
        text = text[: bracket.at] + " (" + bracket.text + ")" + text[bracket.at :]
    return text


def _all_figures(text: str) -> Iterator[tuple[str, str, int, int]]:
    taken: list[tuple[int, int]] = []
    for expression in (_ELECTED_OF, _SEATS_OF, _VOTES, _SEATS, _CANDIDATES, _SHARE):
        for found in expression.finditer(text):
            if any(a < found.end() and found.start() < b for a, b in taken):
                continue
            values = {r: _value(v) for r, v in found.groupdict().items() if v is not None}
            if any(v is None for v in values.values()):
                continue
            taken.append(found.span())
            for role, value in values.items():
                yield role, str(value), found.start(), found.end()
    none = _NO_SEAT.search(text)
    if none and not any(a < none.end() and none.start() < b for a, b in taken):
        yield "seats", "0", none.start(), none.end()


def _value(words: str) -> str | None:
    low = words.lower().removeprefix("a ").removeprefix("the ").strip()
    if low in {"single", "only", "sole"}:
        return "1"
    numbers = numbers_in(low)
    return (
        numbers[0][2] if numbers else ("1" if low == "one" else number_of(low) if low[:1].isdigit() else None)
    )


def _verb_for(scene: Scene, predicates: Sequence[Predicate], at: int) -> Predicate | None:
    verbs = [p for p in predicates if p.sort == "verb" and p.lemma.split()[0] in _RESULT_VERBS]
    before = [p for p in verbs if scene.doc[p.token].idx <= at]
    return before[-1] if before else (verbs[0] if verbs else None)


def _who(scene: Scene, story: Story, verb: Predicate | None, at: int) -> Filler | None:
    if verb is not None:
        for slot in ("subject", "object"):
            for place in verb.slots.get(slot, []):
                for filler in story.fill(scene, place, ("organisation", "person"), False):
                    if filler.type in {"organisation", "person", "publication"}:
                        return _party_of(story, scene, filler)
    before = [m for m in scene.mentions if m.type in {"organisation", "person"} and m.start <= at]
    if before:
        entity = story.cast.entities[before[-1].entity]
        return _party_of(story, scene, Filler(entity.name, entity.type, before[-1].start, before[-1].end))
    topic = story.cast.subject
    return (
        _party_of(story, scene, Filler(topic, story.cast.subject_type, at, at + 1, "spoken of here"))
        if topic
        else None
    )


def _party_of(story: Story, scene: Scene, filler: Filler) -> Filler:
    """A candidate's result is that of the party that the text has the candidate in, else of the person."""
    if filler.type != "person":
        return filler
    beside = re.match(r",? (?:of|from|for) (?:the )?", scene.line.text[filler.end :])
    for mention in scene.mentions:
        if mention.type != "organisation" or _HOUSES.search(mention.text):
            continue
        if beside and mention.start == filler.end + beside.end():
            return Filler(
                story.cast.entities[mention.entity].name,
                "organisation",
                mention.start,
                mention.end,
                "whose candidate",
            )
        if re.fullmatch(
            r"[’']?s? (?:candidate|nominee|politician|leader|incumbent),? ",
            scene.line.text[mention.end : filler.start],
        ):
            return Filler(
                story.cast.entities[mention.entity].name,
                "organisation",
                mention.start,
                mention.end,
                "whose candidate",
            )
    for place, mention in sorted(scene.mention_at.items()):
        if (
            mention.type == "organisation"
            and re.search(
                r"\b(?:for|as an?|on (?:the|an?)|of|from|representing)\s+(?:the\s+)?(?:candidate (?:of|for) (?:the )?)?$",
                scene.line.text[: mention.start],
            )
            and re.search(
                r"candidate|ticket|list|for (?:the )?$|represent|member",
                scene.line.text[max(0, mention.start - 25) : mention.end + 20],
            )
            and place >= 0
        ):
            sort = story.sort_of(story.cast.entities[mention.entity].name)
            if sort in {
                "party",
                "front",
                "league",
                "union",
                "movement",
                "alliance",
                "party_plural",
                "",
            } and not _HOUSES.search(mention.text):
                return Filler(
                    story.cast.entities[mention.entity].name,
                    "organisation",
                    mention.start,
                    mention.end,
                    "whose candidate",
                )
    party = story.party_of.get(filler.name)
    return (
        Filler(party, "organisation", filler.start, filler.end, f"{filler.name} stands for it")
        if party
        else filler
    )


def _outcomes(
    scene: Scene,
    story: Story,
    predicates: Sequence[Predicate],
    dates: Sequence[DateExpression],
    contest: Mention | None,
    figures: bool,
) -> Iterator[Draft]:
    text = scene.line.text
    for predicate in predicates:
        if predicate.sort != "verb" or meaning(scene, predicate.token) != Meaning():
            continue
        lemma = predicate.lemma.split()[0]
        token = scene.doc[predicate.token]
        places = (
            predicate.slots.get("object", [])
            if lemma in {"elect", "re-elect", "reelect", "return", "defeat", "beat"}
            else predicate.slots.get("subject", [])
        )
        after = text[token.idx : token.idx + 90]
        if lemma in {"elect", "re-elect", "reelect", "return"}:
            if not re.match(
                r"\S+(?: \w+){0,4} (?:to|from|for|in|as an? (?:member of|MP|MLA|deputy|senator|councillor)|by)\b",
                after,
            ) or any(p in scene.office_at for s in ("as", "complement") for p in predicate.slots.get(s, [])):
                continue
            if not (_HOUSES.search(after) or contest is not None or re.search(r"constituency|seat", after)):
                continue
            outcome = "won"
        elif lemma in {"win", "retain", "lose"} and re.search(
            r"\b(?:seat|constituency|by-election|byelection|election|mayoralty|district)\b", after
        ):
            outcome = "lost" if lemma == "lose" else "won"
            if figures and re.search(r"\bseats\b", after):
                continue
        elif lemma in {"defeat", "beat"} or (
            lemma in {"contest", "run", "stand"}
            and re.search(r"unsuccessful|but (?:was|were|did) (?:not|defeated|unsuccess)|failed", text)
        ):
            outcome = "lost"
        else:
            continue
        for place in places[:1]:
            for filler in story.fill(scene, place, ("person", "organisation")) or _candidates_of(
                scene, story, place
            ):
                if filler.type not in {"person", "organisation"}:
                    continue
                who = _party_of(story, scene, filler)
                roles: dict[str, RoleValue] = {"organisation": who.name, "outcome": outcome}
                yield _draft(
                    scene,
                    story,
                    roles,
                    predicate,
                    dates,
                    contest,
                    who,
                    (token.idx, token.idx + len(token.text)),
                    f"outcome by “{token.text}”",
                )
        if (
            lemma in {"defeat", "beat"}
            and not any(
                p.sort == "verb" and p.lemma.split()[0] in {"win", "retain", "elect"} for p in predicates
            )
            and not figures
        ):
            for place in predicate.slots.get("subject", [])[:1]:
                for filler in story.fill(scene, place, ("person", "organisation"), False):
                    if filler.type in {"person", "organisation"}:
                        who = _party_of(story, scene, filler)
                        yield _draft(
                            scene,
                            story,
                            {"organisation": who.name, "outcome": "won"},
                            predicate,
                            dates,
                            contest,
                            who,
                            (token.idx, token.idx + len(token.text)),
                            "defeats another",
                        )


def _candidates_of(scene: Scene, story: Story, place: int) -> list[Filler]:
    """ "defeating the A and B candidates": A and B."""
    token = scene.doc[place]
    if token.lemma_ not in {"candidate", "opponent", "nominee", "incumbent", "rival"}:
        return []
    noun = scene.view.noun(token)
    out: list[Filler] = []
    for slot in ("compound", "of", "possessive", "apposition"):
        for other in noun.slots.get(slot, []):
            out += story.fill(scene, other, ("organisation", "person"))
    return out


_PLACE = re.compile(
    r"\b(?:from|in|for|the)\s+(?:the\s+)?((?:[A-Z][\w'’–-]+(?:\s+|$)){1,4})(?=(?:assembly |parliamentary |electoral )?(?:constituency|seat|district|division|ward)\b)"
)


def _draft(
    scene: Scene,
    story: Story,
    roles: dict[str, RoleValue],
    verb: Predicate | None,
    dates: Sequence[DateExpression],
    contest: Mention | None,
    who: Filler,
    part: tuple[int, int],
    how: str,
) -> Draft:
    name = contest.text if contest is not None else story.contest
    if name:
        roles["contest"] = name
    place = _PLACE.search(scene.line.text)
    if place:
        roles["place"] = place.group(1).strip()
    token = verb.token if verb is not None else 0
    start = min(part[0], max(len(scene.line.text) - 1, 0))
    draft = Draft(
        "election",
        f"election: {how}",
        roles,
        [(who.start, max(who.end, who.start + 1)), (start, max(part[1], start + 1))],
        [token],
        token,
        how=[how],
    )
    draft.plain = True
    if contest is not None:
        inside = next(
            (n for n, d in enumerate(dates) if d.start < contest.end and contest.start < d.end), None
        )
        if inside is not None:
            draft.date, draft.dated = str(inside), True
            draft.bare = True
    if not dates and story.contest_date is not None:
        draft.edtf = story.contest_date
    return msgspec.structs.replace(draft)
