"""Officers told in words that a parse did not tie together: the person and the office stand side by side.

A parse often loses a holder (an office of two words, a row of officers, a name behind "such as"). Here each
office of the line of which no frame has told anything is read by what stands right before and behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from factio.reading.frames.holding import body, is_public
from factio.reading.frames.matching import Draft
from factio.reading.frames.stand_ins import Typed
from factio.reading.mentions.seats import OfficeSpan
from factio.reading.referring.filling import fill
from factio.reading.scene import Filler, Scene
from factio.reading.story import Story

_P = r"⟦p\d+⟧"
_ITEM = (
    rf"(?:(?:the|an?|Dr\.?|Prof\.?|Rev\.?) )?"
    rf"(?:(?!(?:and|or|of|in|was|were|who|by|to|with)\b)[\w’'.-]+ ){{0,2}}?"
    rf"{_P}(?: of (?:the )?⟦[ol]\d+⟧)?"
)
_ROW = rf"{_ITEM}(?:, {_ITEM})*(?:,? (?:and|as well as)(?: later| also)? {_ITEM})?"
_OWNER = r"(?:the |its |their |his |her |an? |this |⟦[ogl]\d+⟧(?:['’]s?)? )?"
_SORT = (
    r"(?:(?:first|second|third|fourth|new|then|next|last|late|former|long-?time|acting|only|main|chief|principal|"
    r"founding|joint|sole|current|present|future|full-time|honorary|leading|local|regional|provisional|interim|"
    r"permanent|undisputed|de facto|one|two|three|four|both|all|some|several|many|most|of|the|its|their) )*"
)
_NAMED = (
    r"(?:re-?)?(?:made|elected|appointed|chosen|named|installed|selected|co-opted|promoted|designated|proclaimed|"
    r"declared|voted|sworn in)"
)
_LEFT = (
    r"(?:removed|dismissed|deposed|ousted|sacked|suspended|relieved|replaced|resigned|stepped down|retired)"
)
_BEING = r"(?:was|were|is|are|been|being|became|become|remained|remains|served|acted|serving|acting|becoming)"
_BETWEEN = (
    r"(?:,? (?:who|later|then|also|himself|herself|had|has|in turn|soon|again|in|on|from|since|⟦[dl]\d+⟧)|,)*"
)
_STARTS = re.compile(rf"\b{_NAMED}\b|\b(?:became|become|becoming)\b")
_ENDS = re.compile(rf"\b{_LEFT}\b")

_DONE_TO = re.compile(
    rf"(?P<who>{_P})(?:{_BETWEEN},? (?P<how>(?:{_BEING} )+{_NAMED}|(?:{_BEING} )*(?:{_BEING}|{_LEFT}))"
    rf"|,? (?:in|on) ⟦d\d+⟧,? (?P<deed>{_NAMED}))"
    rf"(?: ⟦[dl]\d+⟧| in ⟦[dl]\d+⟧| also| later| then| again| unanimously| by ⟦[op]\d+⟧|,)*"
    rf"(?: (?:as|to be|to|on|onto|into|from|from the post of))? {_OWNER}{_SORT}$"
)
_MADE = re.compile(
    rf"(?P<how>\b(?:re-?)?(?:made|elected|appointed|chose|named|installed|selected|co-opted|promoted))"
    rf" (?P<who>{_P}|him|her|them)(?: (?:as|to be|to))? {_OWNER}{_SORT}$"
)
_AS = re.compile(rf"(?P<who>{_P}),? (?P<how>acting as|serving as|as) {_OWNER}{_SORT}$")
_ASIDE = re.compile(
    rf"(?P<who>{_P}),"
    r"(?: (?:then|by then|until then|at that time|now|previously|formerly|later|once|and later))?"
    rf" {_OWNER}{_SORT}$"
)
_NEXT_IN_ROW = re.compile(
    rf"(?:,|;)? and (?P<who>{_P})(?: (?:of|from) (?:the )?⟦[lo]\d+⟧)?,? {_OWNER}{_SORT}$"
)
_TITLE = re.compile(rf",? (?P<who>{_P})")
_WHO_IT_IS = re.compile(
    rf"(?: (?:of|for|in) (?:the )?⟦[olg]\d+⟧)?(?: [^⟦⟧.;,]{{0,25}}?| (?:from|since|in|until) ⟦d\d+⟧)?"
    rf" (?P<how>was|were|is|are|became|included|include|being|remained) (?P<who>{_ROW})"
)
_SUCH_AS = re.compile(
    rf"(?: (?:of|for|in) (?:the )?⟦[olg]\d+⟧)?(?:,? (?:such as|including|like|notably|namely|for example|"
    r"among them|among whom (?:was|were)|among others)|:|,)"
    rf" (?P<who>{_ROW})(?=[,.;:)]| (?:and|who|were|was)\b|$)"
)
_BODY = re.compile(r" (?:of|for|in|at) (?:the )?⟦(?P<letter>[ogl])(?P<number>\d+)⟧")
_OWN = re.compile(rf"⟦(?P<letter>[ogl])(?P<number>\d+)⟧(?:['’]s?)? {_SORT}$")
_SIGN = re.compile(r"⟦p(\d+)⟧")
_OPENS = re.compile(r"(?=⟦p|[,;]? and ⟦p|\b[\w-]+ (?:⟦p|him\b|her\b|them\b))")
_ITS = re.compile(r"\b(?:its|their|which) (?:[\w-]+ ){0,4}$")
_BODY_BEFORE = re.compile(r"⟦([og])(\d+)⟧")


class _Found(msgspec.Struct, frozen=True):
    """Who holds an office, the words between, and where those begin in the typed line."""

    people: tuple[Filler, ...]
    how: str
    at: int
    rule: str


def read_officers(scene: Scene, story: Story, line: Typed, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each office of the line of which no draft tells, where its holder stands beside it."""
    told = [part for d in drafts if d.kind == "leadership" for part in d.parts]
    last: Draft | None = None
    offices = {(o.start, o.end): (token, o) for token, o in scene.office_at.items()}
    for sign in re.finditer(r"⟦f(\d+)⟧", line.text):
        office = line.fillers[int(sign.group(1))]
        token, span = offices.get((office.start, office.end), (-1, None))
        earlier = [d for d in drafts if d.kind == "leadership" and max(b for _, b in d.parts) <= office.start]
        last = max(earlier, key=lambda d: max(b for _, b in d.parts), default=last)
        if span is None or any(a < office.end and office.start < b for a, b in told):
            continue
        found = _holders(scene, story, line, sign, span, last)
        where = _where(scene, story, line, sign, token) if found else None
        if found is None or (where is None and found.rule != "row"):
            continue
        for person in found.people:
            draft = _draft(scene, line, found, person, office, where, token, last)
            if draft is not None:
                story.hold("leadership", draft.roles, draft.phase)
                yield draft
                last = draft


def _holders(
    scene: Scene, story: Story, line: Typed, sign: re.Match[str], office: OfficeSpan, last: Draft | None
) -> _Found | None:
    before, after = line.text[: sign.start()], line.text[sign.end() :]
    for rule, expression in (("done to", _DONE_TO), ("made", _MADE), ("as", _AS), ("aside", _ASIDE)):
        found = _last(expression, before)
        if found:
            return _found(story, line, found, rule)
    if last is not None and (found := _last(_NEXT_IN_ROW, before)):
        return _found(story, line, found, "row")
    for rule, expression in (("title", _TITLE), ("who it is", _WHO_IT_IS), ("such as", _SUCH_AS)):
        behind = expression.match(after)
        if behind and (rule != "such as" or office.plural):
            return _found(story, line, behind, rule, sign.end())
    return None


def _last(expression: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The match of words that end right before an office, begun as late as can be."""
    for start in reversed([m.start() for m in _OPENS.finditer(before)]):
        found = expression.match(before, start)
        if found:
            return found
    return None


def _found(story: Story, line: Typed, found: re.Match[str], rule: str, base: int = 0) -> _Found | None:
    people = [line.fillers[int(n)] for n in _SIGN.findall(found.group("who"))]
    if not people and story.topic_person():
        at = line.places[found.start("who") + base]
        people = [Filler(story.topic_person(), "person", at, at + 3, "spoken of here")]
    words = found.groupdict()
    told = "how" if words.get("how") else "deed" if words.get("deed") else ""
    at = base + (found.end(told) if told else found.start("who"))
    return _Found(tuple(people), words[told] if told else "", at, rule) if people else None


def _where(scene: Scene, story: Story, line: Typed, sign: re.Match[str], token: int) -> Filler | None:
    behind = _BODY.match(line.text, sign.end())
    own = _OWN.search(line.text[: sign.start()])
    noun = scene.view.noun(scene.doc[token])
    public = is_public(scene.office_at[token])
    for place in noun.slots.get("possessive", []) if not public else []:
        for filler in fill(story, scene, place, ("organisation", "group"), False):
            return filler
    for found in (behind, own):
        if found is not None and (public or found.group("letter") != "l"):
            return line.fillers[int(found.group("number"))]
    if not public and _ITS.search(line.text[: sign.start()]):
        named = [m for m in _BODY_BEFORE.finditer(line.text, 0, sign.start())]
        if named:
            return line.fillers[int(named[-1].group(2))]
    return body(story, scene, noun)


def _draft(
    scene: Scene,
    line: Typed,
    found: _Found,
    person: Filler,
    office: Filler,
    where: Filler | None,
    token: int,
    last: Draft | None,
) -> Draft | None:
    phase = "starts" if _STARTS.search(found.how) else "ends" if _ENDS.search(found.how) else None
    organisation = where.name if where is not None else ""
    parts = [(person.start, person.end), (office.start, office.end)]
    anchor, plain = token, not found.how or found.how.endswith("as")
    if found.rule == "row" and last is not None:
        phase, organisation = last.phase, organisation or str(last.roles.get("organisation", ""))
        anchor = last.verb
    elif not plain:
        words = scene.tokens_in(line.places[max(0, found.at - 1)] - 12, line.places[found.at])
        verbs = [t.i for t in words if t.pos_ in {"VERB", "AUX"}]
        anchor = verbs[-1] if verbs else token
    if not organisation or organisation == person.name:
        return None
    return Draft(
        "leadership",
        f"leadership: officer {found.rule}",
        {"person": person.name, "organisation": organisation, "office": office.name},
        parts,
        [anchor, token],
        anchor,
        phase,
        how=[f"{person.name} stands beside “{office.name}”"],
        plain=plain,
    )
