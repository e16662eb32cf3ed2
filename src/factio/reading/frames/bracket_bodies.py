"""What a bracket right after an alliance tells: its members ("the Front (SAP, KPD and Green League)")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factio.codebook.entries import Codebook
from factio.dates import DateExpression
from factio.model import Claim, Document, Why
from factio.reading.carrying import carried
from factio.reading.mentions.listed import bodies_listed
from factio.reading.moments import inherited
from factio.reading.referring.narrow import NARROW
from factio.reading.scene import Scene
from factio.reading.story import Story


def bracket_bodies(
    scene: Scene, story: Story, dates: Sequence[DateExpression], document: Document, codebook: Codebook
) -> Iterator[Claim]:
    """The members that a bracket lists of the alliance right before it."""
    for bracket in scene.line.brackets if "alliance" in codebook.kinds else ():
        for place, mention in scene.mention_at.items():
            name = story.cast.entities[mention.entity].name
            if not 0 <= bracket.at - mention.end <= 1 or story.sort_of(name) not in NARROW["alliance"]:
                continue
            members = tuple(
                dict.fromkeys(story.cast.full(n) for n in bodies_listed(bracket.text, story.cast.is_body))
            )
            if len(members) < 2 or name in members:
                continue
            when = inherited(scene, dates, place) or carried(scene, story, place, dates)
            first = scene.line.source(document, mention.start, mention.end)
            last = document.blocks[scene.line.block].source(bracket.start, bracket.end)
            yield Claim(
                "alliance",
                {"alliance": name, "member": members},
                document.text[first.start : last.end],
                first.start,
                last.end,
                date=when.edtf,
                phase="holds",
                frame="alliance: bracket",
                why=(Why("bracket", f"“{bracket.text}” stands right after {name}"),),
            )
