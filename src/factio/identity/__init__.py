"""Which names are one thing in many documents: sure ones are gathered, unsure ones proposed."""

from factio.identity.judged import Found, Link, Member, judged, linked
from factio.identity.names import heads, is_abbreviation, is_common, normal, plain
from factio.identity.proposals import Proposal, propose
from factio.identity.sameness import RecordEntity, SourceEntity, block, gather, stands_alone

__all__ = [
    "Found",
    "Link",
    "Member",
    "Proposal",
    "RecordEntity",
    "SourceEntity",
    "block",
    "gather",
    "heads",
    "is_abbreviation",
    "is_common",
    "judged",
    "linked",
    "normal",
    "plain",
    "propose",
    "stands_alone",
]
