"""What happened to a reminder of late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whenever import Instant

from bot.domain.library import Library
from bot.domain.messages import Reply
from bot.domain.occurrences import ENDED, Occurrence, Reason, State
from bot.domain.phrasebook import Phrases, keyed, slots
from bot.domain.reminders import Scheduled
from bot.domain.text import Text, joined
from bot.domain.values import dataclass
from bot.views.one_reminder import back_button, said
from bot.views.wording import moment_words


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPhrases(Phrases):
    """A line for each time that it came, or did not."""

    title: Text = slots("schedule")
    empty: Text
    line: Text = slots("moment", "outcome")
    states: Mapping[State, str] = keyed(ENDED)
    reasons: Mapping[Reason, str]


def history_reply(
    library: Library, one: Scheduled, history: Sequence[Occurrence], zone: str | None, now: Instant
) -> Reply:
    """What happened to it, in the order given; all of it has ended."""
    phrases = library.phrasebook.of(HistoryPhrases)
    lines = [_line(library, occurrence, zone, now) for occurrence in history]
    text = phrases.title.fill(schedule=said(library, one, zone, now))
    return Reply(joined((text, *(lines or [phrases.empty]))), ((back_button(library, one),),))


def _line(library: Library, occurrence: Occurrence, zone: str | None, now: Instant) -> Text:
    phrases = library.phrasebook.of(HistoryPhrases)
    outcome = phrases.states[occurrence.state]
    if occurrence.reason is not None:
        outcome = f"{outcome} ({phrases.reasons[occurrence.reason]})"
    return phrases.line.fill(moment=moment_words(library, occurrence.due, zone, now), outcome=outcome)
