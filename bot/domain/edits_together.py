"""Two changes of one reminder in one sentence: "make that 9 and leave out saturdays". Pure."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.editing import Edit
from bot.domain.rules import NO_RULE


def aspects(edit: Edit) -> frozenset[str]:
    """What of a reminder a change speaks of."""
    said, gone = edit.said, edit.gone
    named = {
        "times": said.times or said.per_day,
        "days": (said.days and not said.days_assumed) or said.once_day or said.per_week,
        "interval": said.every_minutes,
        "window": said.window or edit.starts or edit.ends,
        "kind": said.kind,
        "end": said.rule != NO_RULE,
        "no days": gone.days,
        "no times": gone.times or gone.part,
        "moved": edit.minutes or edit.within,
    }
    return frozenset(aspect for aspect, there in named.items() if there)


def together(one: Edit, other: Edit) -> Edit | None:
    """Two changes of one reminder as one; None where they speak of two reminders, or of the same thing twice."""
    mine, others = aspects(one), aspects(other)
    days = {"days", "no days"}
    if not mine or not others or mine & others or (mine & days and others & days):
        return None
    if one.adds != other.adds or (other.which.names_one and one.which.names_one and one.which != other.which):
        return None
    if any(edit.said.impossible for edit in (one, other)):
        return None
    if _is_elsewhere(one, other) or _is_elsewhere(other, one):
        return None
    which = one.which if one.which.names_one else other.which
    first, second = one.said, other.said
    said = replace(
        first,
        kind=first.kind or second.kind,
        times=first.times or second.times,
        half_day_open=first.half_day_open or second.half_day_open,
        days=first.days or second.days,
        once_day=first.once_day or second.once_day,
        every_minutes=first.every_minutes or second.every_minutes,
        window=first.window or second.window,
        per_day=first.per_day or second.per_day,
        per_week=first.per_week or second.per_week,
        rule=first.rule if first.rule != NO_RULE else second.rule,
    )
    gone = replace(
        one.gone,
        days=one.gone.days or other.gone.days,
        times=one.gone.times or other.gone.times,
        half_day_open=one.gone.half_day_open or other.gone.half_day_open,
        part=one.gone.part or other.gone.part,
    )
    return Edit(
        which,
        said,
        gone,
        adds=one.adds,
        minutes=one.minutes or other.minutes,
        within=one.within or other.within,
        starts=one.starts or other.starts,
        ends=one.ends or other.ends,
        sure=one.sure or other.sure,
        corrects=one.corrects or other.corrects,
    )


def _is_elsewhere(timed: Edit, parted: Edit) -> bool:
    """Whether the part of the day that one names is not that of the times of the other: 8am and in the evening."""
    part = parted.within
    return part is not None and not all(part.holds(time) for time in timed.said.times)
