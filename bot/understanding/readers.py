"""All readers of times, amounts and wishes, built from the cues once and then read-only."""

from __future__ import annotations

from bot.domain.cues import Cues
from bot.understanding.acts import ActReader
from bot.understanding.amounts import AmountReader
from bot.understanding.answers import AnswerReader
from bot.understanding.asking_on import AskingOnReader
from bot.understanding.away import AwayReader
from bot.understanding.bare_times import BareTimeReader
from bot.understanding.cancelling import CancelReader
from bot.understanding.choosing import ChoiceReader
from bot.understanding.clock_questions import ClockQuestionReader
from bot.understanding.complaints import ComplaintReader
from bot.understanding.corrections import CorrectionReader
from bot.understanding.drinks import DrinkReader
from bot.understanding.editing.reading import EditReader
from bot.understanding.labels import LabelReader
from bot.understanding.looking_back import LookBackReader
from bot.understanding.night_ends import NightEndReader
from bot.understanding.nudging import NudgeReader
from bot.understanding.picking import PickReader
from bot.understanding.questions import QuestionReader
from bot.understanding.schedule.pairs import PairReader
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.setting_values import SettingReader
from bot.understanding.skipping import SkipReader
from bot.understanding.steering import SteeringReader
from bot.understanding.stretches import StretchReader
from bot.understanding.text.fold import fold
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.calendar_days import CalendarDays
from bot.understanding.time.clock_times import ClockTimes
from bot.understanding.time.pauses import PauseReader
from bot.understanding.time.windows import WindowReader
from bot.understanding.travels import TravelReader
from bot.understanding.withdrawing import WithdrawalReader
from bot.understanding.withholding import WithholdingReader


class Readers:
    """Raises CueError where a list that a reader needs is missing or cannot be read."""

    def __init__(self, cues: Cues) -> None:
        phrasing = self.phrasing = Phrasing(cues)
        numbers = self._numbers = Numbers(phrasing)
        clocks = ClockTimes(phrasing)
        self.windows = WindowReader(phrasing, numbers, clocks)
        self.pauses = PauseReader(phrasing, numbers, CalendarDays(phrasing), clocks)
        self.schedules = ScheduleReader(phrasing, numbers, clocks, self.windows)
        self.pairs = PairReader(phrasing, self.schedules)
        self.bare_times = BareTimeReader(phrasing, self.schedules)
        self.amounts = AmountReader(phrasing, numbers)
        self.drinks = DrinkReader(phrasing, self.amounts)
        self.cancels = CancelReader(phrasing, numbers, clocks)
        self.edits = EditReader(phrasing, self.schedules, clocks, self.windows)
        self.picks = PickReader(phrasing, self.edits)
        self.night_ends = NightEndReader(phrasing, self.windows)
        self.answers = AnswerReader(
            phrasing, self.schedules, self.amounts, self.windows, self.night_ends, self.picks, self.pauses, self.edits
        )
        self.nudges = NudgeReader(phrasing, numbers, self.pauses)
        self.questions = QuestionReader(phrasing)
        self.asking_on = AskingOnReader(phrasing)
        self.choices = ChoiceReader(phrasing)
        self.complaints = ComplaintReader(phrasing)
        self.skips = SkipReader(phrasing)
        self.absences = AwayReader(phrasing, numbers)
        self.stretches = StretchReader(phrasing, numbers)
        self.steerings = SteeringReader(phrasing, numbers)
        self.corrections = CorrectionReader(phrasing, self.amounts, self.windows, self.night_ends, numbers)
        self.settings = SettingReader(phrasing, self.amounts, self.windows, self.night_ends)
        self.acts = ActReader(phrasing, self.drinks, self.stretches, self.settings, self.schedules, self.questions)
        self.looking_back = LookBackReader(phrasing, numbers)
        self.travels = TravelReader(phrasing)
        self.labels = LabelReader(phrasing)
        self.clock_questions = ClockQuestionReader(phrasing)
        self.withdrawals = WithdrawalReader(phrasing)
        self.withholdings = WithholdingReader(phrasing)

    def finds(self, name: str, text: str) -> bool:
        """Whether a list, by its <file>.<list>, is found in a text as it was typed or as its reader prepares it."""
        pattern = self.phrasing.pattern(name)
        return any(pattern.search(form) for form in (fold(text), self._prepared(name.partition(".")[0], text)))

    def _prepared(self, file: str, text: str) -> str:
        match file:
            case "schedule" | "asking" | "days" | "intervals" | "rules" | "said_days" | "left_out" | "bare_times":
                return self.schedules.prepared(text)
            case "cancelling":
                return self.cancels.prepared(text)
            case "editing":
                return self.edits.prepared(text)
            case "amounts" | "drinks":
                return self.amounts.prepared(text)
            case "numbers" | "withholding" | "stretches" | "corrections" | "settings" | "skipping":
                return fold(text)
            case "withdrawing":
                return fold(text).replace("'", "")
            case _:
                return self._numbers.with_figures(text)
