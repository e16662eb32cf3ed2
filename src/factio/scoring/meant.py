"""What a reader tells otherwise than it is meant: the planned as done, the denied as true."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from factio.codebook import Codebook
from factio.scoring.coded import Coded, apart
from factio.scoring.days import date_fits
from factio.scoring.fit import NOT_DONE, anchors_fit
from factio.scoring.names import Names


class Misread(msgspec.Struct, frozen=True):
    """A machine's claim that says as done or true what the gold's says as planned, attempted or denied."""

    gold: Coded
    machine: Coded
    what: str


def misread(gold: Iterable[Coded], machine: Iterable[Coded], codebook: Codebook) -> list[Misread]:
    """The machine's claims that tell the planned as done or the denied as true.

    A claim counts where it fits a claim of the gold in kind and anchors, loosely in date, and differs from
    it in this; and where no other claim of the gold says it as the machine does, at whatever date.
    """
    ours = apart(list(gold), codebook)
    names = Names(ours)
    found = []
    for claim in apart(list(machine), codebook):
        about = [one for one in ours if _same_deed(one, claim, codebook, names)]
        if any(_meant(one) == _meant(claim) for one in about):
            continue
        for one in about:
            what = _worse(one, claim)
            if what and any(date_fits(date, claim.date, True) for date in (one.date, *one.or_dates)):
                found.append(Misread(one, claim, what))
                break
    return found


def _same_deed(gold: Coded, machine: Coded, codebook: Codebook, names: Names) -> bool:
    if gold.kind != machine.kind or gold.kind not in codebook.kinds:
        return False
    told = msgspec.structs.replace(machine, polarity=gold.polarity)
    ours, theirs = gold.phase, machine.phase or "holds"
    phase = not ours or theirs == ours or "holds" in (ours, theirs)
    return phase and anchors_fit(gold, told, codebook.kinds[gold.kind], names)


def _meant(claim: Coded) -> tuple[str | None, str | None]:
    return claim.modality if claim.modality in NOT_DONE else None, claim.polarity


def _worse(gold: Coded, machine: Coded) -> str:
    """How a machine's claim overstates the gold's; "" where it does not."""
    if gold.polarity == "no" and machine.polarity is None:
        return "the denied told as true"
    if gold.modality in NOT_DONE and machine.modality not in NOT_DONE and machine.polarity is None:
        return f"the {gold.modality} told as done"
    return ""
