"""Open questions as JSON in their column."""

from __future__ import annotations

import json
from typing import Any

from whenever import Time

from bot.domain.drafts import Awaiting, Draft
from bot.domain.editing import Edit, Which
from bot.domain.kinds import KindId
from bot.domain.places import Place
from bot.domain.schedules import Day, Window
from bot.storage.sqlite.rows import clock, moment, ms, request_of, request_values, time_of


def draft_content(draft: Draft) -> str:
    """An open question as JSON."""
    request = draft.request
    return json.dumps(
        {
            "number": draft.number,
            "asked": ms(draft.asked),
            "request": request_values(request) if request is not None else None,
            "awaiting": draft.awaiting,
            "replaces": draft.replaces,
            "days_open": draft.days_open,
            "glasses": draft.glasses,
            "place": draft.place,
            "edit": _edit_values(draft.edit) if draft.edit is not None else None,
            "towns": [[one.name, one.country, one.zone] for one in draft.towns],
            "days_ago": draft.days_ago,
            "occurrence": draft.occurrence,
        },
        separators=(",", ":"),
    )


def draft_of(content: str) -> Draft | None:
    """A stored open question; None for one that another version wrote and this one cannot read."""
    try:
        return _draft_of(json.loads(content))
    except (KeyError, TypeError, ValueError):
        return None


def _draft_of(stored: dict[str, Any]) -> Draft:
    request = stored["request"]
    return Draft(
        stored["number"],
        moment(stored["asked"]),
        request_of(request) if request is not None else None,
        Awaiting(stored["awaiting"]) if stored["awaiting"] else None,
        stored["replaces"],
        stored["days_open"],
        stored["glasses"],
        stored["place"],
        _edit_of(stored["edit"]) if stored.get("edit") else None,
        tuple(Place(*one) for one in stored.get("towns", ())),
        stored.get("days_ago", 0),
        stored.get("occurrence"),
    )


def _edit_values(edit: Edit) -> dict[str, Any]:
    return {
        "which": _which_values(edit.which),
        "said": request_values(edit.said),
        "gone": request_values(edit.gone),
        "adds": edit.adds,
        "minutes": edit.minutes,
        "within": _window_values(edit.within),
        "starts": _clock_or_none(edit.starts),
        "ends": _clock_or_none(edit.ends),
        "sure": edit.sure,
        "corrects": edit.corrects,
    }


def _edit_of(stored: dict[str, Any]) -> Edit:
    return Edit(
        _which_of(stored["which"]),
        request_of(stored["said"]),
        request_of(stored["gone"]),
        stored["adds"],
        stored["minutes"],
        _window_of(stored["within"]),
        time_of(stored["starts"]) if stored["starts"] else None,
        time_of(stored["ends"]) if stored["ends"] else None,
        stored["sure"],
        stored["corrects"],
    )


def _which_values(which: Which) -> dict[str, Any]:
    return {
        "kind": which.kind,
        "times": [clock(time) for time in which.times],
        "days": list(which.days),
        "within": _window_values(which.within),
        "place": which.place,
        "interval": which.interval,
        "several": which.several,
    }


def _which_of(stored: dict[str, Any]) -> Which:
    return Which(
        KindId(stored["kind"]) if stored["kind"] else None,
        tuple(time_of(time) for time in stored["times"]),
        tuple(Day(day) for day in stored["days"]),
        _window_of(stored["within"]),
        stored["place"],
        stored["interval"],
        stored["several"],
    )


def _window_values(window: Window | None) -> list[str] | None:
    return [clock(window.start), clock(window.until)] if window is not None else None


def _window_of(stored: list[str] | None) -> Window | None:
    return Window(time_of(stored[0]), time_of(stored[1])) if stored is not None else None


def _clock_or_none(time: Time | None) -> str | None:
    return clock(time) if time is not None else None
