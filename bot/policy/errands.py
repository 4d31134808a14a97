"""Which errand a message, a command or an intent is."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.conversation import Conversation, Decision, Outcome
from bot.domain.errands import (
    CancelReminders,
    DeleteData,
    Errand,
    ExportData,
    ListReminders,
    LogWater,
    OpenSettings,
    PauseReminders,
    Remind,
    ResumeReminders,
    SetZone,
    ShowProgress,
)
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.schedules import ScheduleRequest
from bot.domain.understanding import Understanding, Verdict

_PLAIN: Mapping[str, type[ListReminders | ResumeReminders | ShowProgress | OpenSettings | ExportData | DeleteData]] = {
    "reminder_list": ListReminders,
    "reminders_resume": ResumeReminders,
    "progress": ShowProgress,
    "settings": OpenSettings,
    "export_data": ExportData,
    "delete_data": DeleteData,
}
_INTENTS: Mapping[type, str] = {
    Remind: "reminder_create",
    ListReminders: "reminder_list",
    CancelReminders: "reminder_cancel",
    PauseReminders: "reminders_pause",
    ResumeReminders: "reminders_resume",
    LogWater: "hydration_log",
    ShowProgress: "progress",
    SetZone: "timezone_set",
    OpenSettings: "settings",
    ExportData: "export_data",
    DeleteData: "delete_data",
}


def do(errand: Errand, conversation: Conversation) -> Decision:
    """A decision that is made once the errand is done."""
    return Decision(Outcome.ACTION, None, conversation, _INTENTS.get(type(errand)), errand=errand)


def errand_of(intent: str, text: str = "", known: Understanding | None = None) -> Errand | None:
    """The errand of an intent that was clear or picked; None where the intent has an answer."""
    match intent:
        case "reminder_create":
            return Remind(known.schedule if known else None)
        case "reminder_cancel":
            return CancelReminders(known.cancel if known else None)
        case "hydration_log":
            return LogWater(known.drink if known else None)
        case "reminders_pause":
            return PauseReminders(text, sentence=True)
        case "timezone_set":
            return SetZone(text)
    plain = _PLAIN.get(intent)
    return plain() if plain is not None else None


def errand_in(text: str, known: Understanding, library: Library) -> Errand | None:
    """The errand in a typed sentence: a reminder that is asked for, something drunk, or a clear intent.

    A pause, its end or a deletion that names a day is none of a new reminder, and the size of a glass is no drink.
    """
    best = known.ranking.best if known.ranking.verdict is Verdict.CLEAR else None
    if known.schedule is not None:
        instead = best is not None and best.intent in _instead_of_new(known.schedule)
        return errand_of(best.intent, text, known) if best is not None and instead else Remind(known.schedule)
    glass_ml = _glass_ml(text, known)
    if glass_ml is not None:
        return OpenSettings(glass_ml)
    group = library.training.intents[best.intent].group if best is not None else None
    if known.cancel is not None and group is not IntentKind.KNOWLEDGE:
        return CancelReminders(known.cancel)
    if known.drink is not None and group is not IntentKind.KNOWLEDGE:
        return LogWater(known.drink)
    return errand_of(best.intent, text, known) if best is not None else None


def _instead_of_new(schedule: ScheduleRequest) -> tuple[str, ...]:
    """The intents that win over a reminder that nearly nothing is said of."""
    if schedule.times or schedule.every_minutes or schedule.in_minutes or schedule.impossible:
        return ()
    if schedule.once_day is not None:
        return ("reminders_pause", "reminder_cancel")
    return ("reminders_pause", "reminder_cancel", "reminders_resume")


def _glass_ml(text: str, known: Understanding) -> int | None:
    """What a glass holds, where a text that reads like an amount is rather about that setting."""
    best, drink = known.ranking.best, known.drink
    if best is None or best.intent != "settings" or known.ranking.verdict is Verdict.MISS or drink is None:
        return None
    return drink.ml if "glass" in text.casefold() else None
