"""The words that dates are made of, as tables: calendar, numbers, units, parts and marks of doubt."""

from __future__ import annotations

MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sep sept", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
# Months that are words of another kind in lower case, or short enough to be one.
CAPITAL_MONTHS = frozenset(["may", "march", "august", "jan", "feb", "febr", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
# Months that are also names of persons or verbs: a year before them is no sign of a date.
NAMELIKE_MONTHS = frozenset(["may", "march", "april", "june", "august", "mar"])

SEASONS: dict[str, int] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

WEEKDAYS: dict[str, int] = {
    word: number
    for number, word in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}

DECADES: dict[str, int] = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"],
        1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}

ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"],
        1,
    )
} | {"thirtieth": 30}
ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))

UNITS: dict[str, str] = {
    word: unit
    for unit, words in {
        "day": "day days", "week": "week weeks fortnight", "month": "month months", "year": "year years",
        "decade": "decade decades", "century": "century centuries",
    }.items()
    for word in words.split()
}  # fmt: skip

# Counts that name no number: what is so far away is only known to lie beyond.
VAGUE_COUNTS = frozenset(["few", "several", "some", "many", "couple", "number", "numerous"])

# First and last month of a year, year of a decade, year of a century that a part covers.
PARTS: dict[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    "early": ((1, 4), (0, 3), (0, 33)),
    "mid": ((5, 8), (4, 6), (34, 66)),
    "late": ((9, 12), (6, 9), (67, 99)),
    "first half": ((1, 6), (0, 4), (0, 49)),
    "second half": ((7, 12), (5, 9), (50, 99)),
    "first quarter": ((1, 3), (0, 2), (0, 24)),
    "second quarter": ((4, 6), (3, 4), (25, 49)),
    "third quarter": ((7, 9), (5, 7), (50, 74)),
    "last quarter": ((10, 12), (8, 9), (75, 99)),
    "first third": ((1, 4), (0, 3), (0, 33)),
    "last third": ((9, 12), (6, 9), (67, 99)),
    "early to mid": ((1, 8), (0, 6), (0, 66)),
    "mid to late": ((5, 12), (4, 9), (34, 99)),
}

# The wordings of a part, before the date or before "of" and the date.
PART_WORDS: dict[str, str] = {
    "early": "early",
    "early in": "early",
    "the start of": "early",
    "start of": "early",
    "the very start of": "early",
    "the beginning of": "early",
    "beginning of": "early",
    "the beginnings of": "early",
    "the outset of": "early",
    "the opening of": "early",
    "the opening months of": "early",
    "the early days of": "early",
    "the early months of": "early",
    "the early part of": "early",
    "the first days of": "early",
    "the first weeks of": "early",
    "the first months of": "early",
    "the first years of": "early",
    "the early years of": "early",
    "the dawn of": "early",
    "mid": "mid",
    "mid -": "mid",
    "mid –": "mid",
    "the middle of": "mid",
    "middle of": "mid",
    "the midst of": "mid",
    "late": "late",
    "late in": "late",
    "very late": "late",
    "very early": "early",
    "the end of": "late",
    "end of": "late",
    "the very end of": "late",
    "the close of": "late",
    "the last days of": "late",
    "the last weeks of": "late",
    "the last months of": "late",
    "the last years of": "late",
    "the final days of": "late",
    "the final weeks of": "late",
    "the final months of": "late",
    "the final years of": "late",
    "the closing days of": "late",
    "the closing months of": "late",
    "the closing years of": "late",
    "the late part of": "late",
    "the first half of": "first half",
    "first half of": "first half",
    "the second half of": "second half",
    "second half of": "second half",
    "the latter half of": "second half",
    "the latter part of": "second half",
    "latter part of": "second half",
    "the later part of": "second half",
    "the last half of": "second half",
    "the first quarter of": "first quarter",
    "the second quarter of": "second quarter",
    "the third quarter of": "third quarter",
    "the fourth quarter of": "last quarter",
    "the last quarter of": "last quarter",
    "the final quarter of": "last quarter",
    "the first third of": "first third",
    "the last third of": "last third",
    "early to mid": "early to mid",
    "early to mid -": "early to mid",
    "early - to - mid -": "early to mid",
    "mid to late": "mid to late",
    "mid - to late": "mid to late",
    "mid - to - late": "mid to late",
    "middle to late": "mid to late",
    "middle or late": "mid to late",
}

# Words before a date that add nothing to it.
FILLERS: tuple[str, ...] = (
    "the", "the year", "year", "the years", "years", "the period", "the period of", "the period from",
    "the period between", "the month of", "the months of", "the day of", "the night of", "the evening of",
    "the morning of", "the afternoon of", "the date of", "the course of", "at least", "as early as",
    "as late as", "as recently as", "as far back as", "exactly", "precisely", "only", "circa the", "the spring term of",
    "the decade of",
)  # fmt: skip

# Doubt said before the date, and the EDTF mark for it.
DOUBT: dict[str, str] = {
    "about": "~", "around": "~", "circa": "~", "c .": "~", "ca .": "~", "c": "~", "ca": "~", "approximately": "~",
    "roughly": "~", "approx .": "~", "approx": "~", "some time around": "~", "sometime around": "~",
    "somewhere around": "~", "round about": "~", "or around": "~", "or about": "~", "the vicinity of": "~",
    "perhaps": "?", "possibly": "?", "probably": "?", "maybe": "?", "presumably": "?",
    "perhaps about": "%", "perhaps around": "%", "possibly about": "%", "possibly around": "%",
    "probably around": "%", "probably about": "%",
}  # fmt: skip

DETERMINERS = frozenset(
    ["the", "its", "his", "her", "their", "our", "my", "your", "a", "an", "this", "that", "these", "those", "each", "every", "both", "first", "second", "third", "last", "next", "final"]
)

# Words that no noun phrase goes on with: a date before one of these modifies nothing.
FUNCTION_WORDS = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "who", "whom", "whose", "which", "what", "when", "where", "while", "and", "or", "but", "nor", "so", "yet", "for", "of", "in", "on", "at", "by", "to", "from", "with", "without", "into", "onto", "over", "under", "after", "before", "since", "until", "till", "during", "through", "between", "among", "against", "about", "around", "as", "than", "if", "because", "although", "though", "however", "also", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do", "does", "did", "will", "would", "shall", "should", "may", "might", "can", "could", "must", "not", "no", "there", "then", "thus", "hence", "here", "both", "either", "neither", "all", "some", "many", "most", "several", "when", "whereas", "where", "via", "per", "ad", "ce", "bc", "bce", "onwards", "onward", "forward", "following", "including", "led", "saw", "became", "brought", "marked", "witnessed", "came", "went", "took", "made", "won", "lost", "joined", "left", "founded", "formed", "became", "remained", "until", "only", "again", "later", "earlier", "ago", "respectively"]
)

# Things that happen in a year: "1977 elections" is theirs even without an article.
EVENT_NOUNS = frozenset(
    ["election", "elections", "by-election", "poll", "polls", "ballot", "vote", "votes", "referendum", "plebiscite", "congress", "conference", "convention", "coup", "revolution", "uprising", "revolt", "rebellion", "insurrection", "war", "constitution", "census", "crisis", "split", "strike", "strikes", "protests", "demonstrations", "riots", "massacre", "agreement", "treaty", "pact", "accord", "accords", "manifesto", "campaign", "session", "summit", "plenum", "season", "general-election", "budget", "amendment", "act", "primary", "primaries", "caucus"]
)

# Nouns that a number counts or measures, never a year's.
MEASURES = frozenset(
    ["votes", "vote", "seats", "seat", "percent", "km", "kilometres", "kilometers", "metres", "meters", "miles", "mi", "m", "kg", "tonnes", "tons", "acres", "hectares", "ha", "hours", "hrs", "minutes", "seconds", "days", "weeks", "months", "years", "pages", "copies", "dollars", "pounds", "euros", "rupees", "francs", "marks", "roubles", "rubles", "pesos", "yen", "crore", "lakh", "million", "billion", "thousand", "hundred", "villages", "towns", "cities", "municipalities", "constituencies", "districts", "wards", "branches", "cells", "schools", "countries", "locals", "localities", "places", "points", "words", "lines", "signatures", "units", "items", "rifles", "guns", "weapons", "kwh", "mw", "mhz", "times", "hp", "rpm", "feet", "ft", "inches", "sq", "square"]
)
PEOPLE = frozenset(
    ["members", "people", "persons", "delegates", "candidates", "voters", "workers", "men", "women", "fighters", "soldiers", "cadres", "activists", "militants", "supporters", "participants", "students", "peasants", "deputies", "councillors", "councilors", "prisoners", "refugees", "volunteers", "party-members", "inhabitants", "residents", "families", "adherents", "followers", "guerrillas", "troops", "guests", "teachers", "miners", "employees", "strikers", "protesters", "demonstrators", "policemen", "officers", "victims", "dead", "casualties"]
)

# Words right before a number that is no year.
NUMBER_SIGNS = frozenset(
    ["no", "nos", "nr", "number", "numbers", "page", "pages", "p", "pp", "article", "articles", "art", "section", "sections", "chapter", "vol", "volume", "resolution", "isbn", "issn", "rs", "usd", "eur", "gbp", "inr", "us", "flight", "room", "tel", "phone", "fax", "code", "order", "paragraph", "para", "figure", "fig", "model", "route", "highway", "building", "bus", "line", "lot", "serial", "case", "psalm", "verse", "usc"]
)
QUANTIFIERS = frozenset(
    ["over", "some", "nearly", "almost", "than", "exactly", "totalling", "totaling", "numbering", "under", "approximately", "roughly", "had", "has", "have", "won", "polled", "received", "got", "obtained", "secured", "numbered", "totalled", "counted", "reached", "with", "claimed", "gained", "only", "least", "most", "another", "these", "those", "additional", "further", "estimated"]
)
COUNTED_THINGS = frozenset(
    ["membership", "total", "majority", "number", "electorate", "population", "circulation", "strength", "turnout", "lead", "margin", "average", "maximum", "minimum", "crowd", "army", "force", "sum", "group", "audience"]
)
CURRENCIES = frozenset(["$", "€", "£", "¥", "₹", "#", "§", "№", "₽", "₩"])

BEFORE_CHRIST = frozenset(("bc", "bce"))
AFTER_CHRIST = frozenset(("ad", "ce"))
DASHES = frozenset("-–—‐‑‒−―")
APOSTROPHES = frozenset("'’‘ʼ`´")
