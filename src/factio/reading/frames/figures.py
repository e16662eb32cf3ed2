"""Figures of elections in running text: votes, shares, seats, candidates, changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from factio.reading.frames.numbers import number_of, numbers_in
from factio.reading.lines import Line


class Figure(msgspec.Struct, frozen=True):
    """One figure for the role `role` of a result, at characters `start` to `end` of a line; one that stood
    in a bracket is told at the place of the bracket."""

    role: str
    value: str
    start: int
    end: int
    bracket: bool = False


_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = (
    rf"(?i:\d{{1,3}}(?:[,. ]\d{{3}})+|\d+|(?:a |the )?(?:(?:{_TENS})(?:[- ](?:{_UNIT}))?|{_UNIT}|{_TEEN})"
    r"|(?:a |the |its |their |his |her )?(?:single|only|sole|lone))"
)
_SEATS = (
    r"(?:seats?|mandates?|deputies|deputy|MPs?|MLAs?|MEPs?|councill?ors?|senators?|legislators?"
    r"|representatives?"
    r"|TDs?|MSPs?|MPPs?|MKs?|MLCs?|MHAs?"
    r"|members? of (?:the )?(?:\w+ )?(?:parliament|assembly)|parliamentarians?|bench(?:es)?|deputyships?"
    r"|aldermen"
    r"|assembly ?men)"
)
_RULED = (
    r"(?:mayors|mayoralties|mayorships|town halls|city halls|municipalities|communes|councils|boroughs"
    r"|governorships|governors|constituencies|districts|wards)"
)
"""What is won in local elections, one by one."""
_BETWEEN = (
    r"(?:(?:of|the|its|their|his|available|contested|possible|elected|total|parliamentary|legislative"
    r"|assembly"
    r"|council|local|municipal|city|town|county|provincial|state|national|federal|regional|district"
    r"|constituency"
    r"|proportional|reserved|general|lower|upper|house|senate|more|other|new|additional|legislature"
    r"|opposition"
    r"|elective|directly-elected|communal|Reichstag|[A-Z][\w'’-]+) ){0,4}"
)
_VOTED = r"(?:valid |preference |first[- ]preference |popular |list |personal |total |party |postal |cast )*"
_EXPRESSIONS: tuple[str, ...] = (
    r"(?:los(?:t|ing)|shed) (?P<lost>N) (?:of (?:its|their) (?:N )?)?B ?S",
    r"(?P<seats>N) (?:out )?of (?:its|their) (?:N )?(?:B )?S",
    # of its candidates so many were elected
    r"(?P<seats>N) (?:out )?of (?:its |the |their |all )?(?P<candidates>N) (?:[\w-]+ ){0,2}candidates "
    r"(?:were|was|got|had been|being) (?:elected|successful|victorious|returned)",
    r"(?:majority|total|tally) of (?P<seats>N) S(?:,)? (?:out of|of|in) (?:a |the )?(?P<of_seats>N)(?:[- "
    r"](?:member|seat)| S)",
    r"(?P<seats>N) (?:B ?S )?(?:out )?of (?:the |its |their |a (?:possible |total )?(?:of )?)?(?:available "
    r"|total |possible )?"
    r"(?P<of_seats>N) (?:available |contested )?B ?S",
    r"[Oo]f (?:the |its )?(?P<of_seats>N) B ?S[^.;,()]{0,50},? (?:\w+ )?(?:won|captured|took|gained|secured|"
    r"obtained|got|held|retained|carried) (?:only |just |merely |no more than )?(?P<seats>N)\b",
    r"(?P<seats>N) B ?S (?:out )?of (?:the |a |a total of )?(?P<of_seats>N)\b",
    r"(?P<seats>N) B ?S in (?:the |a )?(?P<of_seats>N)[- ](?:seat|member)\b",
    r"(?P<seats>N)(?= and N B ?S)",
    r"(?P<seats>N) (?:out )?of (?:the )?(?P<of_seats>N)(?=[.,;]| in\b)",
    r"(?:seats?|mandates?|representation) (?:\w+ )?from N to (?P<seats>N)",
    r"(?P<votes>N) (?:of (?:the )?)?V votes?\b",
    r"(?P<seats>N) B ?S",
    r"(?:return|elect)(?:ed|ing) (?P<seats>N) (?:\w+ )?(?:members|candidates)\b",
    r"(?P<seats>N) (?:[A-Z]\w+ ){0,4}(?:men|women|nominees) (?:were |was |being |had been )?"
    r"(?:elected|returned)\b",
    r"(?:sent|sends|sending) (?P<seats>N) (?:of its )?(?:men|women|members|deputies|MPs|representatives) "
    r"to\b",
    r"(?P<seats>N) (?:\w+ )?(?:members|candidates)(?: of (?:the )?[A-Z][\w'’ -]+)? (?:were |was |being |had "
    r"been )?(?:elected|returned)\b",
    r"(?:(?:reduced|down|up|fell|dropped|rose|increased|recovered|shrank|slumped|declined"
    r"|sank) to) (?P<seats>N)"
    r"(?=[.,;](?!\d)|$| seats?\b| in (?:\w+ )?\d{4}\b)",
    r"(?:number of \w+|seats|seat count|representation|delegation|caucus|tally) (?:\w+ ){0,3}?to (?P<seats>N)"
    r"(?=[.,;](?!\d)|$| in\b| at\b| and\b)",
    r"[Oo]f (?:the |its |their )?(?P<candidates>N) (?:[\w-]+ ){0,3}candidates[^.;]{0,50},? "
    r"(?:only |just |merely )?(?P<seats>N) (?:was|were|got|gained|won|succeeded)",
    r"(?:won|winning|gained|gaining|captured|capturing|took|taking|carried|obtained|secured|held|retained) "
    r"(?:control of |(?:the )?(?:presidency|majority|leadership) (?:of|in) )?(?:only |just |some |about )?"
    r"(?P<seats>N) (?:\w+ ){0,2}?T",
    r"(?:field|fielded|fielding|ran|put up|stood|nominated|presented|run|standing) (?:a total of |about "
    r"|some )?"
    r"(?P<candidates>N) (?:of (?:its|their) own )?(?:[\w-]+ ){0,2}candidates?\b",
    r"(?P<candidates>N) (?:[\w-]+ ){0,2}candidates\b",
    r"(?:contest(?:ed|ing)?|fought|stood in|ran in|standing in|running in) (?P<candidates>N) "
    r"B(?:constituencies|seats|districts)",
    r"(?P<share>\d{1,3}(?:[.,]\d+)?|N) ?(?:%|per ?cent\b|percent\b)"
    r"(?! (?:electoral )?(?:threshold|hurdle|barrier|increase|more|turnout)|[^.;]{0,30}(?:in favour|in "
    r"favor|against))",
    r"(?:received|obtained|polled|won|got|gained|garnered|mustered) (?P<votes>\d{1,3}(?:[,.]\d{3})+"
    r"|\d{4,})(?=[.,;]|$| in\b)",
)
_NONE = re.compile(
    r"\b(?:fail(?:ed|ing)? to (?:win|gain|obtain|secure|get|capture|take|elect) (?:any|a|a single|even one)"
    r"(?: \w+){0,2} (?:seats?|representation|mandates?|deputies)"
    r"|(?:no|zero) (?:\w+ )?(?:seats?|deputies|mandates?|representation)"
    r"|n[o']t (?:win|gain|obtain|get|secure|enough for) (?:any|a|a single)(?: \w+){0,2} (?:seats?|mandates?)"
    r"|without (?:winning |gaining |obtaining |getting )?(?:any|a(?: single)?) (?:seats?|deput\w+"
    r"|mandates?|representation)"
    r"|without (?:electing|returning) (?:any(?:body|one)?|a (?:single )?(?:candidate|deputy|member))"
    r"|n[o't]t (?:elect|return) (?:any(?:body|one)?|a (?:single )?(?:candidate|deputy|member))"
    r"|(?:none|no one|nobody) (?:of (?:\w+ ){0,4})?(?:was|were|got|being) (?:re-?)?(?:elected|successful"
    r"|returned|in\b)"
    r"|none of (?:\w+ ){0,4}(?:won|gained|obtained|succeeded|made it|entered)"
    r"|no candidates? (?:was|were|being) (?:elected|returned|successful)|any seats?"
    r"|(?:not (?:sufficient|enough)|insufficient) (?:for|to (?:win|gain|obtain|secure|get)) (?:any"
    r"|a(?: single)?) seats?"
    r"|los(?:t|es|ing) (?:all|every(?: single)? one|each|both|the whole) (?:of )?(?:its|their) (?:\w+ ){0,2}"
    r"(?:seats|deputies|MPs|mandates|representation)"
    r"|los(?:t|es|ing) (?:all (?:\w+ )?(?:representation|seats)|(?:its|their) (?:only|sole|last|lone) "
    r"(?:\w+ )?(?:seat|MP|deputy|mandate))|drew a blank|won nothing"
    r"|(?:vanished|disappeared|dropped out|fell out|ousted|thrown out|ejected|eliminated|voted out|gone"
    r"|absent)"
    r" (?:from|of) (?:the )?(?:[\w-]+ )?(?:parliament|assembly|chamber|council|legislature|house|senate)"
    r"|los(?:t|es|ing) (?:its|their|all) (?:parliamentary |legislative )?representation"
    r"|(?:was|were) (?:wiped out|shut out)(?: of (?:the )?parliament)?)\b",
    re.I,
)
_TELLS = re.compile(
    r"%|seat|mandate|deput|\bM(?:P|LA|EP)|[Cc]ouncil|[Ss]enat|egislat|epresent|ember|arliament|[Bb]ench"
    r"|[Aa]lderm|ssembly|[Mm]ayor|alls\b|unicipalit|ommune|orough|overnor|[Ww]ards|[Vv]ote|andidate"
    r"|[Pp]er ?cent|onstituenc|istrict"
    rf"|\bof (?:the |a |its |their |his |her )?(?:\d|(?i:{_UNIT}|{_TEEN}|{_TENS}|single|only|sole|lone)\b)"
    r"|(?:reduced|down|up|fell|dropped|rose|increased|recovered|shrank|slumped|declined|sank) to"
    r"|received|obtained|polled|won|got|gained|garnered|mustered|returned|elected|\bsen[dt]|drew|vanish"
    r"|wiped|shut"
)
"""One of these stands in all that an expression can match."""
_MARGIN = re.compile(
    r"(?:\b(?:margin|majority|lead|plurality|difference|threshold|minimum|at least|least|quota|need(?:ed"
    r"|ing)?)"
    r" of (?:just |only |about |some )?|\bby (?:just |only |about |some )?|threshold of |majority, )$"
)


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    out = []
    for text in _EXPRESSIONS:
        text = re.sub(r"\bN\b", lambda _: NUMBER, text)
        text = re.sub(r"\bB(?= ?\?|\b)", lambda _: _BETWEEN, text)
        text = re.sub(r"\bT\b", lambda _: _RULED + r"\b", text)
        text = re.sub(r"\bS\b", lambda _: _SEATS + r"\b", text)
        text = re.sub(r"\bV ", lambda _: _VOTED, text)
        out.append(re.compile(rf"(?<![\w.,–/-])(?:{text})"))
    return tuple(out)


def figures(line: Line) -> list[Figure]:
    """All figures of a line and its brackets, left to right."""
    found = list(_in_text(line.text, 0, False))
    for bracket in line.brackets:
        if re.search(r"\d.*(?:%|per ?cent|votes|seats)", bracket.text):
            for figure in _in_text(bracket.text, 0, True):
                found.append(msgspec.structs.replace(figure, start=bracket.at, end=bracket.at))
    return sorted(found, key=lambda f: (f.start, f.bracket))


def _in_text(text: str, base: int, bracket: bool) -> Iterator[Figure]:
    if not _TELLS.search(text):
        return
    taken: list[tuple[int, int]] = []
    none = _NONE.search(text)
    if none:
        taken.append(none.span())
        yield Figure("seats", "0", base + none.start(), base + none.end(), bracket)
    for expression in _compiled():
        for found in expression.finditer(text):
            if any(a < found.end() and found.start() < b for a, b in taken):
                continue
            if _MARGIN.search(text[: found.start()]) or _is_year(text, found):
                taken.append(found.span())
                continue
            rank = _RANK.search(text[: found.start()]) if found.groupdict().get("candidates") else None
            if rank is not None:
                taken.append(found.span())
                won = rank.group().lower().startswith("first")
                yield Figure(
                    "outcome", "won" if won else "lost", base + rank.start(), base + found.end(), bracket
                )
                continue
            values = {r: value_of(v) for r, v in found.groupdict().items() if v is not None}
            if any(v is None for v in values.values()):
                continue
            taken.append(found.span())
            for role, value in values.items():
                name = "change" if role == "lost" else role
                yield Figure(
                    name,
                    f"-{value}" if role == "lost" else str(value),
                    base + found.start(),
                    base + found.end(),
                    bracket,
                )


_RANK = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|fewest|\d+th)\b"
    r"[^.;,]{0,14}? (?:out )?of (?:the |a field of )?$"
)


def _is_year(text: str, found: re.Match[str]) -> bool:
    """Whether the number is a year ("in 1955 elected deputy")."""
    before = text[: found.start()]
    roles = {role for role, value in found.groupdict().items() if value}
    if not roles <= {"seats", "candidates"}:
        return False
    year = re.match(r"(?:1[89]|20)\d\d ", found.group())
    return bool(year and re.search(r"\b(?:in|since|from|until|by|and|after|before) $", before))


def value_of(words: str) -> str | None:
    """The digits of a number in words or figures ("its only" is 1); None where there is none."""
    low = re.sub(r"^(?:a|the|its|their|his|her) ", "", words.lower()).strip()
    if low in {"single", "only", "sole", "lone", "one"}:
        return "1"
    numbers = numbers_in(low)
    return numbers[0][2] if numbers else number_of(low) if low[:1].isdigit() else None
