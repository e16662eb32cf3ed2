"""The narrower types of slots: an alliance, a union, a party."""

from __future__ import annotations

NARROW = {
    "alliance": frozenset({"alliance", "front", "list", "alternative"}),
    "union": frozenset({"federation", "association", "union", "youth", "group"}),
    "party": frozenset({"party", "party_plural", "league", "movement", "union"}),
    "army": frozenset({"army"}),
    "club": frozenset(
        {
            "party",
            "party_plural",
            "league",
            "movement",
            "union",
            "front",
            "alliance",
            "federation",
            "association",
            "group",
            "list",
            "alternative",
            "army",
            "youth",
            "committee",
            "",
        }
    ),
}
"""Sorts of head nouns that the narrower types of slots accept."""
