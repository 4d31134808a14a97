"""Which reminders a typed sentence wants to stop."""

from __future__ import annotations

import re

from bot.domain.cancelling import Cancel
from bot.domain.schedules import ReminderKind
from bot.understanding.text.numbers import with_figures
from bot.understanding.text.tokens import LONGEST_ANSWER
from bot.understanding.time.clock_times import clock_times_in

_SURE = (
    r"cancel|cancle|cancell|delete|delet|remove|erase|disable|unschedule|unsubscribe|deactivate|get rid of|take away"
    r"|turn off|turn (?:\w+ ){1,5}off|switch off|switch (?:\w+ ){1,5}off|shut off|scrap"
)
_STOPS = (
    r"stop(?:ping)?|drop|kill|end|cease|quit|clear|wipe|take off|do away with|ditch|discontinue|bin|axe|call off"
    r"|chuck(?: out)?|knock"
)
_NO_MORE = (
    r"no more|no longer (?:need|want)|(?:do not|don'?t|dont) (?:want|need|remind|ping|nudge|send|bug|message)"
    r"|no need to (?:remind|ping|nudge)|enough (?:with |of )?(?:the |these )?(?:remind|ping|nudg|messag)|leave me alone"
)
_SURE_STOP = re.compile(rf"\b(?:{_SURE})\b")
_STOP = re.compile(rf"\b(?:(?:{_STOPS}|{_SURE})\b|{_NO_MORE})|\b(?:reminders?|notifications?|nudges?|pings?) off\b")
_REMINDER = re.compile(
    r"\b(?:reminders?|remindr?s?|remainders?|reminding|remind(?:ed)?|notifications?|nudges?|nudging|pings?|pinging|alarms?"
    r"|alerts?|schedules?|messages|messaging|nagging|bugging|pestering|buzz(?:es|ing)?|pok(?:es|ing))\b"
)
_STRETCH = re.compile(r"\b(?:stret?ch\w*|streching|strech\w*|hamstrings?|mobility)\b")
_WATER = re.compile(r"\b(?:water\w*|watter|drink\w*|hydrat\w*|h2o|fluids?|sip\w*)\b")
_EVERYTHING = re.compile(r"\b(?:all|everything|every reminder|any(?! ?(?:more|longer))|both|them|each of)\b")
_NARROWED = re.compile(
    r"\b(?:mon|tues?|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:days?)?\b|\b(?:weekends?|weekdays?)\b"
    r"|\b(?:morning|afternoon|evening|night)s?\b|\b(?:after|before|between|from|around) [0-9]"
    r"|\b(?:last|first|second|third|next|newest|latest|oldest|other|only|just made)\b"
)
_RANGE = re.compile(r"\b(?:after|before|between|from|around) [0-9]")
_ASKS = re.compile(
    r"^\W*(?:why|when|what|who|which|where|should|is|are|am|do|does|did|will|would (?:it|that|stop)|if|has|have)\b"
    r"|^\W*how\b(?!.*\b(?:remind|notification|nudge|ping|alarm|alert))"
)
_NOT_MEANT = re.compile(
    r"\b(?:do not|don'?t|dont|never|please don'?t|not) (?:stop|cancel|delete|remove|end|turn|switch|quit)\b"
    r"|\b(?:pain|ache|cramps?|cramping|shak\w+|spasms?|twitch\w*|burning|bleeding|hurt\w*)\b"
    r"|\b(?:mute|silence|snooze|pause|hold|skip|resume|unpause)\b"
    r"|\b(?:until|till|til|this week|today|tonight|tomorrow|for (?:now|a|an|the|this|\d+|one|two|three)"
    r" (?:week|day|hour|month|while|few|bit|minute|moment)s?)\b"
    r"|\b(?:data|account|everything you (?:know|have|keep|store)|history|about me|my (?:log|profile|settings)"
    r"|drop table|drinks?\b.*\bentry|ml|glass(?:es)?|cups?|litres?|liters?|during|at night|dentist|doctor|birthday"
    r"|bills?|pills?|meds|medication|time ?zone|gym|membership|appointment|subscription|order|meeting|quiet hours)\b"
)
_COUNTED = re.compile(r"[0-9]+ (?=(?:\w+ )?(?:reminders|alarms|alerts|nudges|pings|notifications|messages)\b)")
_ONE = re.compile(r"(?<!at )\bones?\b")
_THING = re.compile(r"\bthings?\b")
_FEW = 6
"""Words of a sentence that names a time or a kind and no reminder: "remove 14:00", "cancel my 8am stretch"."""


def read_cancel(text: str) -> Cancel | None:
    """What a sentence that asks to stop reminders names; None where it asks for nothing of the kind.

    None too for pauses, most questions, drinks and the deletion of data. `time` is set only where one time was
    named, in its morning reading where it was a bare hour. `all` is True only where everything was named and
    nothing narrows it down.
    """
    if len(text) > LONGEST_ANSWER:
        return None
    said = _COUNTED.sub("", with_figures(_ONE.sub("thing", text.lower())))
    stop = _STOP.search(said)
    if stop is None or _ASKS.search(said) or _NOT_MEANT.search(said):
        return None
    stretch, water = _STRETCH.search(said) is not None, _WATER.search(said) is not None
    times = [clock for clock in clock_times_in(said) if clock.time is not None]
    if not _is_of_reminders(said, stop, named=stretch or water, timed=bool(times)):
        return None
    kind = None if stretch == water else ReminderKind.STRETCH if stretch else ReminderKind.HYDRATION
    time = times[0].time if len(times) == 1 and not _RANGE.search(said) else None
    narrowed = _NARROWED.search(said) is not None or (bool(times) and time is None)
    everything = _EVERYTHING.search(said) is not None or (stretch and water)
    return Cancel(kind, everything and kind is None and not times and not narrowed, time, narrowed)


def _is_of_reminders(said: str, stop: re.Match[str], *, named: bool, timed: bool) -> bool:
    reminder = _REMINDER.search(said)
    if reminder is not None:
        return reminder.start() >= stop.start() or "stop" in stop.group() or _SURE_STOP.search(said) is not None
    if len(said.split()) > _FEW:
        return False
    thing = _THING.search(said) is not None
    return timed or (named and (thing or _SURE_STOP.search(said) is not None))
