"""Which words lead a date in, and what they make of it.

Each wording has a normalised name and what it does to the bare date: `plain` leaves it,
`since` opens its end, `until` its begin, `before` and `after` make it some time up to or
from it, `near` puts the mark of doubt on it.
"""

from __future__ import annotations

from typing import Literal

Effect = Literal["plain", "since", "until", "before", "after", "near"]

_TABLE: dict[tuple[str, Effect], str] = {
    ("in", "plain"): (
        "in | within | some time in | sometime in | at some point in | at some time in | as early as in | "
        "not until | only in | early on in | later in | earlier in | in the course of | over the course of"
    ),
    ("on", "plain"): "on | upon | dated | dating from",
    ("at", "plain"): "at | towards | toward",
    ("during", "plain"): (
        "during | throughout | all through | in the period | sometime during | some time during | "
        "at some point during | later during | through the"
    ),
    ("as of", "plain"): "as of | as at | as on",
    ("since", "since"): (
        "since | ever since | since at least | since as early as | starting in | starting on | starting from | "
        "starting with | beginning in | beginning on | beginning from | beginning with | as from | effective from | "
        "effective | with effect from | commencing in | commencing on"
    ),
    ("until", "until"): (
        "until | till | til | up until | up till | up to | right up to | right up until | until at least | "
        "at least until | at least up to | up until at least | until as late as | through to | until after | into | "
        "well into | until well into | down to | lasting until | as late as until"
    ),
    ("by", "before"): (
        "by | no later than | not later than | at the latest by | by no later than | at the latest in | by at least"
    ),
    ("before", "before"): (
        "before | ahead of | prior to | on the eve of | in the run - up to | in the run up to | in the runup to | "
        "in the lead - up to | in the lead up to | in the run - up of | in the leadup to | in advance of | until before | "
        "in the build - up to | in preparation for | in anticipation of | leading up to | previous to | preceding | "
        "in or before | on or before | pre - | pre –"
    ),
    ("after", "after"): (
        "after | following | in the wake of | in the aftermath of | subsequent to | not before | no earlier than | "
        "not earlier than | in or after | on or after | any time after | some time after | sometime after | "
        "later than | only after | in the years after | in the years following | post - | post – | upon completion of"
    ),
    ("after", "near"): (
        "shortly after | soon after | immediately after | right after | just after | not long after | "
        "shortly following | immediately following | in the immediate aftermath of | a short time after | "
        "directly after"
    ),
    ("before", "near"): (
        "shortly before | just before | immediately before | right before | not long before | a short time before | "
        "just prior to | shortly prior to | immediately prior to | on the very eve of"
    ),
    ("around", "near"): (
        "around | about | circa | c . | ca . | c | ca | approximately | around the time of | about the time of | "
        "sometime around | some time around | in or around | in or about | on or about | on or around | in about | "
        "in around | in circa | in c . | in ca . | in c | in approximately | at or around | at around | at about | "
        "somewhere around | at approximately | roughly | in roughly | in and around | in the vicinity of | near"
    ),
    ("from", "since"): "from | right from | already from",
    (
        "between",
        "plain",
    ): "between | in between | some time between | sometime between | at some point between | betwixt",
    ("", "plain"): "of",
}

PREPOSITIONS: dict[str, tuple[str, Effect]] = {
    wording.strip(): key for key, wordings in _TABLE.items() for wording in wordings.split("|")
}

# Words between two dates that make one span of them.
SPAN_LINKS: frozenset[str] = frozenset(
    (
        "to",
        "until",
        "till",
        "through",
        "up to",
        "up until",
        "and until",
        "and up to",
        "through to",
        "right up to",
    )
)

# What stands for the open end of a span.
PRESENT_WORDS: tuple[str, ...] = (
    "present", "the present", "the present day", "present day", "now", "today", "date", "this day", "the present time",
    "an undetermined date", "an unknown date",
)  # fmt: skip

# What opens the end of the date before it.
ONWARDS: tuple[str, ...] = (
    "on", "onwards", "onward", "forward", "forwards", "and after", "and later", "and onwards", "or later", "on wards",
)  # fmt: skip

_FIXED: dict[tuple[str, Effect], str] = {
    ("", "plain"): (
        "then | at that time | at the time | at this time | at the same time | on that day | on this day | "
        "on that date | on this date | on that occasion | on this occasion | at that point | at this point | "
        "at that moment | in that period | in this period | during that time | during this time | "
        "during that period | during this period | during the same period | in the same period | as a result | "
        "in response | thereupon | meanwhile | in the meantime | simultaneously | on the same occasion | back then | "
        "at that stage | at this stage | during these years | during those years | in those years | in these years | "
        "the same day | at that same time | as a consequence | in consequence"
    ),
    ("after", "after"): (
        "later | later on | afterwards | afterward | subsequently | thereafter | after that | after this | "
        "following this | following that | eventually | in later years | years later | some time later | "
        "some years later | many years later | months later | several months later | a few months later | "
        "some months later | several years later | a few years later | a couple of years later | decades later | "
        "this led to | which led to | in subsequent years | in the following years | in the years that followed | "
        "in the ensuing years | over the following years | after which | in due course | in the aftermath | "
        "at a later date | in the next few years | a few decades later | sometime later | sometime afterwards | "
        "some time afterwards | some time after | some years afterwards | in the months that followed | "
        "in the following months | after this time | after that time | in the aftermath of this"
    ),
    ("since", "since"): (
        "since then | ever since | since that time | since that date | from then on | from then onwards | "
        "from that time on | from that time | from that time onwards | from that point on | from that date | "
        "from that date on | from this time on | from this time | from this point on | from that day on | henceforth | "
        "from that moment on | from that moment"
    ),
    ("until", "until"): (
        "until then | till then | up to then | up until then | until that time | up to that time | until that point | "
        "up to that point | hitherto | until this time | up to this time"
    ),
    ("before", "before"): (
        "by then | by that time | by this time | by that point | by this point | before then | before that | "
        "before this | prior to that | prior to this | earlier | previously | before that time | by which time | "
        "years earlier | some years earlier | a few years earlier | several years earlier | months earlier | "
        "a few months earlier | some years before | years before | beforehand | until recently before"
    ),
    ("after", "near"): (
        "soon after | soon afterwards | soon afterward | shortly after | shortly afterwards | shortly afterward | "
        "shortly thereafter | soon thereafter | immediately afterwards | immediately after | immediately thereafter | "
        "not long after | not long afterwards | not long thereafter | soon | a short time later | a short while later | "
        "a little later | a short time afterwards | a short time after | before long | days later | weeks later | "
        "a few days later | several days later | some days later | a few weeks later | several weeks later | "
        "some weeks later | a couple of weeks later | a couple of days later | within days | within weeks | "
        "right afterwards | right after | just after | directly afterwards | very soon | soon after that | "
        "shortly after that | shortly after this | soon after this | immediately after this | immediately after that"
    ),
    ("before", "near"): (
        "shortly before | shortly beforehand | just before | a short time before | a short time earlier | "
        "immediately before | a few days earlier | a few days before | a few weeks earlier | a few weeks before | "
        "days earlier | weeks earlier | shortly before that | just before that | shortly before this"
    ),
    ("around", "near"): (
        "around that time | around this time | about that time | about this time | around the same time | "
        "at around the same time | at about the same time | at around this time | at around that time | "
        "at about this time | at about that time | about the same time"
    ),
}  # fmt: skip

# Whole phrases that lean on the date before them, and what they make of it.
FIXED: dict[str, tuple[str, Effect]] = {
    wording.strip(): key for key, wordings in _FIXED.items() for wording in wordings.split("|")
}

# Which step leads to a unit of time from the date before ("text") or from the day of writing
# ("reference"; "either" where the words can do both): determiner, base, units to go.
STEPS: dict[str, tuple[str, int]] = {
    "the same": ("text", 0),
    "that same": ("text", 0),
    "this same": ("text", 0),
    "that very": ("text", 0),
    "that very same": ("text", 0),
    "the very same": ("text", 0),
    "same": ("text", 0),
    "that": ("text", 0),
    "the said": ("text", 0),
    "this": ("either", 0),
    "the current": ("either", 0),
    "the present": ("either", 0),
    "the following": ("text", 1),
    "following": ("text", 1),
    "the next": ("text", 1),
    "the very next": ("text", 1),
    "the subsequent": ("text", 1),
    "the ensuing": ("text", 1),
    "the succeeding": ("text", 1),
    "the previous": ("text", -1),
    "the preceding": ("text", -1),
    "the prior": ("text", -1),
    "previous": ("text", -1),
    "next": ("reference", 1),
    "this coming": ("reference", 1),
    "last": ("reference", -1),
    "this past": ("reference", -1),
}

# "the year after": the step stands behind the unit.
STEPS_BEHIND: dict[str, int] = {
    "after": 1, "following": 1, "later": 1, "thereafter": 1, "before": -1, "earlier": -1, "previous": -1, "prior": -1,
    "previously": -1,
}  # fmt: skip

# "two years later": which way, and whether from the date before or from the day of writing.
WAYS: dict[str, tuple[str, int]] = {
    "later": ("text", 1), "after": ("text", 1), "afterwards": ("text", 1), "afterward": ("text", 1),
    "thereafter": ("text", 1), "hence": ("text", 1), "on": ("text", 1), "earlier": ("text", -1),
    "before": ("text", -1), "previously": ("text", -1), "beforehand": ("text", -1), "prior": ("text", -1),
    "ago": ("reference", -1),
}  # fmt: skip

# Days counted from the day of writing.
NEAR_DAYS: dict[str, int] = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1, "yesterday morning": -1,
    "yesterday evening": -1, "yesterday afternoon": -1, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "the day before yesterday": -2, "the day after tomorrow": 2, "tomorrow morning": 1, "tomorrow night": 1,
    "earlier today": 0, "later today": 0, "late yesterday": -1, "early today": 0,
}  # fmt: skip
