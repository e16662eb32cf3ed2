"""A claim as an English sentence, from the template of its kind.

A template is English with four marks:

- `{role}` is the role's value, lists as "A, B and C"; `{when}` and `{modality}` place the date's words and
  the adjective of a modality (both with a blank before them) where they stand, not in the usual place;
- `[ by {founder}]` is dropped when a role in it is absent; `[{office}|a leader]` takes the first
  alternative whose roles are all present; brackets nest;
- `<was>`, `<is>`, `<merged|merge>` (past, base) and `<works|work|worked>` (present, base, past) are verbs,
  put into number, tense, denial and modality.
"""

from __future__ import annotations

import re

import msgspec

from factio.codebook.entries import Codebook, Kind
from factio.errors import DateError
from factio.model import Claim, RoleValue

ADVERBS = {
    "alleged": "allegedly",
    "covert": "covertly",
    "de facto": "de facto",
    "estimated": "by an estimate",
}
UNTOLD = {"organisation": "an organisation", "person": "somebody", "publication": "a publication"}
# names that English gives an article: those built from a common noun
NOUNS_WITH_ARTICLE = """
Alliance Army Assembly Association Bloc Block Board Brigade Cabinet Caucus Chamber Coalition Commission
Committee Community Confederation Conference Congress Convention Corps Council Democrats Department Federation
Fellowship Forum Front Government Greens Group Guard Initiative Institute International Labourists League
Legion Liberals Militia Ministry Movement Office Organisation Organization Parliament Party Police Section
Senate Socialists Society Union Wing
"""
ARTICLE = re.compile(
    rf"(?:{'|'.join(NOUNS_WITH_ARTICLE.split())})s?(?: \([^)]*\))?$"
    rf"|\b(?:{'|'.join(NOUNS_WITH_ARTICLE.split())})s? (?:of|for|in|to|against)\b"
)
DETERMINED = re.compile(
    r"(?:the|an?|its|his|her|their|some|most|many|several|other|another|all|both|no|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|various|\d\S*) ",
    re.IGNORECASE,
)
TOKEN = re.compile(r"\{(\w+)\}|<([^>]*)>|([\[\]|])")


class Rendering(msgspec.Struct):
    """What the parts of one sentence share."""

    kind: Kind
    claim: Claim
    present: bool
    perfect: bool
    moment: bool
    plural: bool | None = None
    placed: frozenset[str] = frozenset()


def sentence(codebook: Codebook, claim: Claim) -> str:
    """The claim in one English sentence with a full stop.

    Raises:
        KeyError: the claim's kind is not in the codebook.
    """
    kind = codebook.kinds[claim.kind]
    of_phase = {"starts": kind.sentence_starts, "ends": kind.sentence_ends}
    template = of_phase.get(claim.phase or "", "") or kind.sentence
    told = template is kind.sentence
    open_end = bool(claim.date and claim.date.endswith("/.."))
    state = kind.sort != "event" or claim.phase == "holds"
    present = told and state and (not claim.date or open_end)
    moment = not (told and state)
    rendering = Rendering(kind, _without_echo(claim), present=present, perfect=open_end, moment=moment)
    text, _, _ = _sequence(template, 0, rendering)
    if "when" not in rendering.placed:
        text += _when(rendering.claim, rendering.moment)
    if claim.modality == "attempted" and "modality" not in rendering.placed and " tried to " not in text:
        text += " (an attempt)"
    if claim.by:
        text = f"according to {_named(claim.by, named=True)}, {text}"
    return _tidy(text)


def _without_echo(claim: Claim) -> Claim:
    """The claim without a place or year that its contest names already."""
    place, contest = claim.roles.get("place"), claim.roles.get("contest")
    if not isinstance(contest, str):
        return claim
    roles = {k: v for k, v in claim.roles.items() if k != "place" or str(place) not in contest}
    date = None if claim.date and claim.date in contest else claim.date
    return msgspec.structs.replace(claim, roles=roles, date=date)


def _alternatives(template: str, start: int, rendering: Rendering) -> tuple[str, int]:
    """Render up to the closing bracket: the first alternative with all its roles, and where it ends."""
    position = start
    chosen: str | None = None
    while True:
        before = rendering.plural, rendering.placed
        text, complete, position = _sequence(template, position, rendering)
        if chosen is None and complete:
            chosen = text
        else:
            rendering.plural, rendering.placed = before
        if position >= len(template) or template[position] == "]":
            return chosen or "", position + 1
        position += 1


def _sequence(template: str, position: int, rendering: Rendering) -> tuple[str, bool, int]:
    text, complete = "", True
    while True:
        match = TOKEN.search(template, position)
        if match is None:
            return text + template[position:], complete, len(template)
        text += template[position : match.start()]
        role, verb, mark = match.groups()
        position = match.end()
        if mark == "[":
            inner, position = _alternatives(template, position, rendering)
            text += inner
        elif mark:
            return text, complete, match.start()
        elif verb:
            text += _verb(verb, rendering)
        elif role == "when":
            text += _when(rendering.claim, rendering.moment)
            rendering.placed |= {role}
        elif role == "modality":
            text += f" {rendering.claim.modality}" if rendering.claim.modality else ""
            rendering.placed |= {role}
        elif role in rendering.claim.roles:
            text += _value(role, rendering)
        else:
            complete = False
            known = rendering.kind.roles.get(role)
            text += UNTOLD.get(known.types[0] if known else "", "something")


def _value(role: str, rendering: Rendering) -> str:
    value: RoleValue = rendering.claim.roles[role]
    known = rendering.kind.roles.get(role)
    named = known is not None and bool({"organisation", "group"} & {*known.types})
    items = [value] if isinstance(value, str) else list(value)
    words = [_named(item, named) for item in items]
    if rendering.plural is None:
        rendering.plural = len(items) > 1 or (items[0].startswith("<") and _many(items[0].strip("<>")))
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _named(name: str, named: bool) -> str:
    """A name with the article that English wants; a description out of its angle brackets."""
    if name.startswith("<"):
        bare = name.strip("<>")
        return bare if _many(bare) or DETERMINED.match(bare) or bare[:1].isupper() else f"a {bare}"
    if named and (ARTICLE.search(name) or name[:1].islower()) and not DETERMINED.match(name):
        return f"the {name}"
    return name


def _many(description: str) -> bool:
    head = re.split(r",| (?:of|in|from|for|at|to|with|by|under|around|who|that|inside|on)\b", description)[0]
    return bool(re.search(r"(?:[^su]s|people|men)$", head.strip()))


def _verb(forms: str, rendering: Rendering) -> str:
    words = forms.split("|")
    claim, plural = rendering.claim, bool(rendering.plural)
    adverb = ADVERBS.get(claim.modality or "", "")
    if "modality" in _marks(rendering.kind):
        modality, adverb = None, ""
    else:
        modality = claim.modality
    if words[0] in ("was", "is"):
        return _being(words, modality, adverb, rendering, plural)
    base = words[1] if len(words) > 1 else words[0]
    past = words[2] if len(words) > 2 else words[0]
    present = rendering.present and len(words) > 2
    if modality == "planned":
        return f"did not plan to {base}" if claim.polarity else f"{'were' if plural else 'was'} to {base}"
    if modality == "attempted":
        return f"did not try to {base}" if claim.polarity else f"tried to {base}"
    if claim.polarity:
        done = f"{'do' if plural else 'does'} not {base}" if present else f"did not {base}"
    elif present and rendering.perfect:
        done = f"{'have' if plural else 'has'} {past}"
    else:
        done = (base if plural else words[0]) if present else past
    if adverb == ADVERBS["estimated"]:
        return f"{done}, {adverb},"
    return f"{adverb} {done}" if adverb else done


def _being(words: list[str], modality: str | None, adverb: str, rendering: Rendering, plural: bool) -> str:
    denied = " not" if rendering.claim.polarity else ""
    past = "were" if plural else "was"
    if modality in ("planned", "attempted"):
        return f"{past}{denied} to be"
    if rendering.present and rendering.perfect:
        form = f"{'have' if plural else 'has'}{denied} been"
    elif rendering.present:
        form = ("are" if plural else "is") + denied
    else:
        form = past + denied
    return f"{form} {adverb}" if adverb else form


def _marks(kind: Kind) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", kind.sentence))


def _when(claim: Claim, moment: bool) -> str:
    """The date in words with a blank before it; the bare EDTF where it has no wording.

    A span means some `moment` in it where something happens, begins or ends.
    """
    if not claim.date:
        return ""
    # here, because the room of dates takes longer to import than the codebook to load
    from factio.dates import words

    try:
        text = words(claim.date)
    except DateError:
        return f" ({claim.date})"
    if moment:
        text = re.sub(r"^from (.*) to (.*)$", r"between \1 and \2", text)
    if re.match(r"(?:in or \w+ )?\d{1,2} [A-Z]", text):
        return f" on {text.removeprefix('in ')}"
    if re.match(r"\d|the |[A-Z][a-z]+ ", text):
        return f" in {text}"
    return f" {text}"


def _tidy(text: str) -> str:
    text = re.sub(r":,", ":", re.sub(r":$", "", text.strip()))
    text = re.sub(r"\b(the) the\b", r"\1", text, flags=re.IGNORECASE)
    text = re.sub(r"\ba (?=[aeiou])", "an ", text)
    text = re.sub(r"\b1 (seat|vote|candidate|member)s\b", r"1 \1", text)
    text = re.sub(r"\b(is|was|be|become|became|been) member ", r"\1 a member ", text)
    text = text.replace("women wing", "women's wing")
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
