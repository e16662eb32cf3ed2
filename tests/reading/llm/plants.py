"""A generator of inventions: a coder's claim, changed so that its words no longer carry it."""

from __future__ import annotations

import copy
import re

from factio.codebook import load

NAMES = ("Nordland Progress Union", "Olmar Quist", "Veldenburg", "Treskow Society", "Ilka Bramborn")
KINDS = ("birth", "wedding", "bankruptcy", "policy", "election_result", "Founding")


DENYING = re.compile(
    r"n['’]t\b|\b(?:no|non|not|never|none|nothing|neither|nor|cannot|without|un\w+|fail|refus|reject|declin|den"
    r"|disqualif|lack|instead|rather|ineligible|invalid|annul|withdr|prevent|ceas|less|fewer|below|under|short)",
    re.I,
)


class Plants:
    """Makes plants of every sort; `chance` decides, `others` are quotes of other passages."""

    def __init__(self, chance):
        self.chance = chance
        self.kinds = load().kinds

    def make(self, sort, claim, passage, others):
        """`claim` with one thing changed; None where this sort does not fit it."""
        changed = copy.deepcopy(claim)
        return getattr(self, sort)(changed, passage, others)

    # What the form gives away: every one of these is to be refused.
    def changed_quote(self, claim, passage, others):
        words = claim["quote"].split(" ")
        place = self.chance.randrange(len(words))
        words[place] = self.chance.choice(("quickly", "former", "reportedly", words[place][::-1] + "x"))
        claim["quote"] = " ".join(words)
        return claim if plain(claim["quote"]) not in plain(passage) else None

    def quote_from_elsewhere(self, claim, passage, others):
        fitting = [quote for quote in others if plain(quote) not in plain(passage)]
        if not fitting:
            return None
        claim["quote"] = self.chance.choice(fitting)
        return claim

    def ellipsis(self, claim, passage, others):
        words = claim["quote"].split(" ")
        if len(words) < 4:
            return None
        start = self.chance.randrange(1, len(words) - 2)
        words[start : start + 1] = [self.chance.choice(("...", "…", "[...]"))]
        claim["quote"] = " ".join(words)
        return claim

    def swallowed_not(self, claim, passage, others):
        """The denial is left out: of the claim, and where it stands at the beginning, of the quote too."""
        if claim.get("polarity") != "no":
            return None
        claim["polarity"] = None
        return claim if re.search(r"\b(?:not|never|neither|nor)\b|n['’]t\b", claim["quote"]) else None

    def name_not_in_the_text(self, claim, passage, others):
        named = [role for role in claim["roles"] if self._is_name(claim, role)]
        if not named:
            return None
        role = self.chance.choice(named)
        name = self.chance.choice(NAMES)
        claim["roles"][role] = [name] if isinstance(claim["roles"][role], list) else name
        return claim

    def wrong_number(self, claim, passage, others):
        figures = [role for role in claim["roles"] if "number" in self._types(claim, role)]
        figures = [role for role in figures if re.fullmatch(r"[\d.,]+", claim["roles"][role])]
        if not figures:
            return None
        role = self.chance.choice(figures)
        wrong = str(self.chance.randrange(10_000, 99_999) * 10 + 7)
        if wrong in claim["quote"].replace(",", ""):
            return None
        claim["roles"][role] = wrong
        return claim

    def year_not_in_the_text(self, claim, passage, others):
        year = re.search(r"\d{4}", claim.get("date") or "")
        if not year:
            return None
        claim["date"] = claim["date"].replace(year.group(), str(self.chance.randrange(1601, 1790)))
        return claim

    def year_that_the_quote_contradicts(self, claim, passage, others):
        """The quote tells one year and nothing else; the claim another of the same passage."""
        told = set(re.findall(r"\b(?:18|19|20)\d\d\b", claim["quote"]))
        if not re.fullmatch(r"\d{4}", claim.get("date") or "") or told != {claim["date"]}:
            return None
        if re.search(rf"{claim['date']}\s", claim["quote"]):
            return None  # "the 1977 elections": such a year need not date the claim
        other = sorted(set(re.findall(r"\b(?:18|19|20)\d\d\b", passage)) - told)
        if not other:
            return None
        claim["date"] = self.chance.choice(other)
        return claim

    def no_such_kind(self, claim, passage, others):
        claim["kind"] = self.chance.choice(KINDS)
        return claim

    def no_such_role(self, claim, passage, others):
        role = self.chance.choice(sorted(claim["roles"]))
        claim["roles"][f"{role}_of"] = claim["roles"].pop(role)
        return claim

    def no_anchor(self, claim, passage, others):
        for role in self.kinds[claim["kind"]].anchors:
            claim["roles"].pop(role, None)
        return claim

    def no_such_value(self, claim, passage, others):
        closed = [role for role in claim["roles"] if self.kinds[claim["kind"]].roles[role].values]
        if not closed:
            return None
        claim["roles"][closed[0]] = "splendid"
        return claim

    def phase_that_the_kind_has_not(self, claim, passage, others):
        if self.kinds[claim["kind"]].phases:
            return None
        claim["phase"] = "starts"
        return claim

    def denied_without_a_word(self, claim, passage, others):
        if claim.get("polarity") or DENYING.search(passage):
            return None
        claim["polarity"] = "no"
        return claim

    # What no form gives away: told in the docs, and not counted as caught.
    def wrong_kind(self, claim, passage, others):
        twins = {"ban": "legalisation", "founding": "dissolution", "arrest": "release", "legalisation": "ban"}
        if claim["kind"] not in twins or set(claim["roles"]) - {"organisation", "person", "actor"}:
            return None
        claim["kind"] = twins[claim["kind"]]
        return claim

    def swapped_roles(self, claim, passage, others):
        named = [r for r in claim["roles"] if self._is_name(claim, r) and isinstance(claim["roles"][r], str)]
        if len(named) < 2:
            return None
        one, other = named[:2]
        roles = claim["roles"]
        roles[one], roles[other] = roles[other], roles[one]
        return claim

    def another_year_of_the_passage(self, claim, passage, others):
        told = re.findall(r"\b(?:18|19|20)\d\d\b", claim["quote"])
        years = sorted(set(re.findall(r"\b(?:18|19|20)\d\d\b", passage)) - {claim.get("date")})
        if told or not years or not re.fullmatch(r"\d{4}", claim.get("date") or ""):
            return None
        claim["date"] = self.chance.choice(years)
        return claim

    def another_phase(self, claim, passage, others):
        if len(self.kinds[claim["kind"]].phases) < 3 or claim.get("phase") not in ("starts", "ends"):
            return None
        claim["phase"] = "ends" if claim["phase"] == "starts" else "starts"
        return claim

    def _types(self, claim, role):
        return self.kinds[claim["kind"]].roles[role].types

    def _is_name(self, claim, role):
        types = self._types(claim, role)
        return not {"text", "number", "office", "contest"} & set(types) and "organisation" in types


CAUGHT = (
    "changed_quote",
    "quote_from_elsewhere",
    "ellipsis",
    "swallowed_not",
    "name_not_in_the_text",
    "wrong_number",
    "year_not_in_the_text",
    "year_that_the_quote_contradicts",
    "no_such_kind",
    "no_such_role",
    "no_anchor",
    "no_such_value",
    "phase_that_the_kind_has_not",
    "denied_without_a_word",
)
UNSEEN = ("wrong_kind", "swapped_roles", "another_year_of_the_passage", "another_phase")


def plain(words):
    """Words as the matching of quotes sees them: single blanks, plain quotation marks, no layout."""
    words = re.sub(r"[‘’‚‛`´ʼ]", "'", re.sub(r"[“”„‟«»]", '"', words))
    return " ".join(words.split())
