"""What was meant, before anything is decided."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from bot.domain.amounts import Amount
from bot.domain.away import Away
from bot.domain.cancelling import Cancel
from bot.domain.clock_questions import ClockQuestion
from bot.domain.corrections import Correction
from bot.domain.editing import Edit, Which
from bot.domain.intents import Candidate, FollowUpKind, ShortReply
from bot.domain.kinds import KindId
from bot.domain.looking_back import LookBack
from bot.domain.nudge_replies import NudgeReply
from bot.domain.red_flags import RedFlag, Response
from bot.domain.schedules import ScheduleRequest
from bot.domain.sessions import Steering
from bot.domain.settings_wishes import SettingWish
from bot.domain.skipping import Skip
from bot.domain.stretches import StretchReport
from bot.domain.subjects import Outside
from bot.domain.travels import Travel
from bot.domain.values import dataclass


class Verdict(StrEnum):
    """How far a ranking can be trusted."""

    CLEAR = "clear"
    CLOSE = "close"
    MISS = "miss"


class Withheld(StrEnum):
    """Why a sentence that sounds like a command is none."""

    ASKED = "asked"
    """May I stretch every two hours?"""
    NEGATED = "negated"
    """Don't delete my reminders; remind me not to stretch."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates best first (curated intents only), the verdict on them, and the nearest example of the best.

    `outside` is what the text is about where that is more likely something that no intent answers.
    """

    candidates: tuple[Candidate, ...]
    verdict: Verdict
    example: str | None = None
    outside: Outside | None = None

    @property
    def best(self) -> Candidate | None:
        """The best candidate, where there is any."""
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True, slots=True)
class Understanding:
    """One message as understood.

    `second` is the ranking of a second question in the same message; `in_context` ranks the words against the last
    topic, for sentences that lean on it. `flags` are the warning signs in it, most serious first, `response` what they
    are owed; `symptom` is True where it reads like a complaint of the writer's own. `schedule` is a reminder that is
    asked for, `edit` a change of one that is there, `drink` something just drunk, `cancel` the reminders that are to
    stop, `nudge` what the words would be as an answer to a nudge, if there is one, `kind` the one kind of reminder
    that is named. `withheld` says why a sentence about stretching, drinking or reminders is no command; then no action
    is among the candidates, and there is no `drink` and no `cancel`. `pieces` are the lexicon's own words of a
    complaint, `taken_back` that something said before was no sign, `meant` whether
    a hurt was meant, where the words say so. `language` is the ISO 639-1 code of a language that
    is not English, None for English and where it cannot be told. `failed` says where readers failed, without a word of
    the message; what they would have read is missing. `setting` is a setting with its value, `stretched` a stretch
    that was done, `correction` what takes back or puts right what was just done, if anything was. `steering` is what
    the words do in a run of a session, if there is one. `skip` is one time of reminders that is left out, `which` are
    the reminders that a wish describes, as far as it does. `look_back` asks what
    was logged on a day before today, `travel` tells of a journey that is ahead, `away` of a time to come in which
    nobody is there, `clock` asks what time it is. `then` is what a second question asks about the answer to the first,
    `choice` the place of a title that is picked by its place, -1 for the last, `complaint` the check of the one
    complaint that is named, `bare` are the topics to offer where the text is a subject and nothing else.
    """

    ranking: Ranking
    second: Ranking | None = None
    then: FollowUpKind | None = None
    choice: int | None = None
    complaint: str | None = None
    bare: tuple[str, ...] = ()
    in_context: Ranking | None = None
    follow_up: FollowUpKind | None = None
    short_reply: ShortReply | None = None
    flags: tuple[RedFlag, ...] = ()
    response: Response = Response.NOTHING
    symptom: bool = False
    schedule: ScheduleRequest | None = None
    edit: Edit | None = None
    kind: KindId | None = None
    drink: Amount | None = None
    cancel: Cancel | None = None
    nudge: NudgeReply | None = None
    withheld: Withheld | None = None
    pieces: tuple[str, ...] = ()
    taken_back: bool = False
    meant: bool | None = None
    language: str | None = None
    failed: tuple[str, ...] = ()
    setting: SettingWish | None = None
    stretched: StretchReport | None = None
    correction: Correction | None = None
    steering: Steering | None = None
    skip: Skip | None = None
    which: Which = field(default_factory=Which)
    look_back: LookBack | None = None
    travel: Travel | None = None
    away: Away | None = None
    clock: ClockQuestion | None = None

    @property
    def tells_of_doing(self) -> bool:
        """True where it may answer a nudge: by its words, or by what was done."""
        return self.nudge is not None or self.drink is not None or self.stretched is not None
