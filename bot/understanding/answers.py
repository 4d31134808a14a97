"""A typed text as the answer to an open question."""

from __future__ import annotations

from dataclasses import replace

from whenever import Instant

from bot.domain.drafts import Awaiting, is_answered
from bot.domain.editing import Edit, Which
from bot.domain.intents import ShortReply
from bot.domain.schedules import EVERY_DAY, HalfDay, ScheduleRequest, later
from bot.domain.typed_answers import TypedAnswer
from bot.understanding.amounts import AmountReader, BareNumber
from bot.understanding.another_one import AnotherOneReader
from bot.understanding.editing.reading import EditReader
from bot.understanding.night_ends import NightEndReader
from bot.understanding.picking import PickReader
from bot.understanding.schedule.reading import ScheduleReader
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.clock_times import MORNING
from bot.understanding.time.pauses import PauseReader
from bot.understanding.time.windows import WindowReader

_NAME = 4
"""Words; the name of a kind has no more."""
_LONGEST = 200
"""Characters; no answer to these questions is longer."""

_PLACES_IN_A_LIST = (ShortReply.FIRST, ShortReply.SECOND, ShortReply.THIRD)
_NUMBERS = (Awaiting.TIME, Awaiting.INTERVAL, Awaiting.GOAL, Awaiting.GLASS, Awaiting.BOTTLE, Awaiting.AMOUNT)
"""Where 2 is an answer by itself, and not the second button."""

_REMINDERS = (
    Awaiting.KIND,
    Awaiting.DAYS,
    Awaiting.TIME,
    Awaiting.HALF_DAY,
    Awaiting.INTERVAL,
    Awaiting.WINDOW,
    Awaiting.PREVIEW,
    Awaiting.WHICH,
    Awaiting.EDITS,
)
"""What is asked of a reminder, where "forget it" drops it."""

_VALUES = (Awaiting.GOAL, Awaiting.GLASS, Awaiting.BOTTLE, Awaiting.AMOUNT, Awaiting.QUIET_HOURS)
"""Questions for a value alone: whoever wants back from one wants out of it."""

_CHOSEN = (Awaiting.DAYS, Awaiting.TIME, Awaiting.INTERVAL, Awaiting.WINDOW, Awaiting.KIND)
"""What may be left to Hammy, which leaves it to the person."""

_TOLD = (Awaiting.DAYS, Awaiting.TIME, Awaiting.INTERVAL, Awaiting.WINDOW)
"""What is also read among other words: it is shown before anything is saved."""

_PLACES = (Awaiting.ZONE, Awaiting.CLOCK_CHECK)


class AnswerReader:
    """Reads typed texts as answers to open questions."""

    def __init__(
        self,
        phrasing: Phrasing,
        schedules: ScheduleReader,
        amounts: AmountReader,
        windows: WindowReader,
        ends: NightEndReader,
        picks: PickReader,
        pauses: PauseReader,
        edits: EditReader,
    ) -> None:
        self._schedules = schedules
        self._amounts = amounts
        self._windows = windows
        self._ends = ends
        self._picks = picks
        self._pauses = pauses
        self._edits = edits
        self._another = AnotherOneReader(phrasing, edits)
        beside = r"(?:\W*\b{answers.beside}\b)*"
        self._agreed = phrasing.regex(rf"{beside}(?:\W*\b{{answers.agreed}}\b{beside})+\W*")
        self._holding = phrasing.regex(r"^\W*{answers.holding}\b")
        self._saves = phrasing.regex(rf"{beside}\W*\b{{answers.saves}}\b{beside}\W*")
        around = r"(?:\W*\b(?:{answers.beside}|{answers.hesitant})\b)*"
        self._dropped = phrasing.regex(rf"{around}(?:\W*\b{{answers.dropped}}\b{around})+\W*")
        self._waits = phrasing.regex(
            rf"{around}(?:\W*\b{{answers.waits}}\b{around}(?:\W*{{answers.because}}[^0-9?]*)?)+\W*"
        )
        self._wrong = phrasing.regex(rf"{around}(?:\W*\b{{answers.wrong}}\b{around})+\W*")
        self._undecided = phrasing.regex(rf"{around}(?:\W*\b{{answers.undecided}}\b{around})+\W*")
        self._returned = phrasing.regex(r"(?i)^\W*(?:\b{answers.beside}\W+)*{answers.returned}(?!\w)\W*")
        self._done = phrasing.pattern("answers.done")
        self._opening = phrasing.pattern("windows.opening")
        self._closing = phrasing.pattern("windows.closing")
        self._clause_end = phrasing.regex(r"\s*[,.;!–-]\s+|\s+(?={answers.why}\s)")
        self._question = phrasing.pattern("answers.question")
        self._drunk = phrasing.pattern("answers.drunk")
        self._earlier = phrasing.pattern("answers.earlier")
        self._later = phrasing.pattern("answers.later")
        self._part = phrasing.regex(r"\b(?P<part>{time.parts_of_day})s?\b")
        self._parts = phrasing.meanings("time.parts_of_day")
        times = phrasing.phrases("answers.time_openings")
        self._openings: dict[Awaiting, tuple[str, ...]] = {
            Awaiting.TIME: times,
            Awaiting.HALF_DAY: times,
            Awaiting.DAYS: phrasing.phrases("answers.days_openings"),
            Awaiting.DATE_ORDER: phrasing.phrases("answers.days_openings"),
            Awaiting.INTERVAL: phrasing.phrases("answers.interval_openings"),
            Awaiting.WINDOW: phrasing.phrases("answers.window_openings"),
            Awaiting.KIND: phrasing.phrases("answers.kind_openings"),
            Awaiting.PREVIEW: times,
        }

    def read(
        self, awaiting: Awaiting, text: str, word: ShortReply | None, zone: str, now: Instant
    ) -> TypedAnswer | None:
        """What a text means as the answer, None where it is none. `word` is the text as a yes or a no."""
        if len(text) > _LONGEST:
            return None
        text = self._returned.sub("", text)
        if word in _PLACES_IN_A_LIST and awaiting is Awaiting.WHICH:
            return TypedAnswer(which=Which(place=_PLACES_IN_A_LIST.index(word)))
        if word in _PLACES_IN_A_LIST:
            if awaiting not in _NUMBERS:
                return None
        elif word is ShortReply.BACK and awaiting in _VALUES:
            return TypedAnswer(word=ShortReply.STOP)
        elif word is not None:
            return TypedAnswer(word=word) if word is not ShortReply.BACK or awaiting not in _PLACES else None
        if awaiting in (Awaiting.PREVIEW, Awaiting.EDITS, Awaiting.CLOCK_CHECK) and self._agreed.fullmatch(fold(text)):
            return TypedAnswer(word=ShortReply.YES)
        if awaiting in (*_REMINDERS, Awaiting.PAUSE) and self._drops(text):
            return TypedAnswer(word=ShortReply.STOP)
        if awaiting is Awaiting.HALF_DAY and (half := self._half_day(text)) is not None:
            return TypedAnswer(half_day=half)
        if awaiting in _REMINDERS and self._wrong.fullmatch(fold(text)):
            return TypedAnswer(word=ShortReply.BACK)
        if self._waits.fullmatch(fold(text)) and self._other(awaiting, text) is None:
            return TypedAnswer(waits=True)
        if awaiting in _CHOSEN and self._undecided.fullmatch(fold(text)):
            return TypedAnswer(undecided=True)
        found = self._strictly(awaiting, text, zone, now)
        whole = found is not None and (found.edit is None or not found.edit.only_says)
        return found if whole or awaiting not in _TOLD else self._loosely(awaiting, text) or found

    def _strictly(self, awaiting: Awaiting, text: str, zone: str, now: Instant) -> TypedAnswer | None:
        """A text that is the answer, and little else."""
        if awaiting is Awaiting.WINDOW and (request := self._window(text)) is not None:
            return TypedAnswer(request=request)
        edit = self._edit(awaiting, text) if awaiting in _REMINDERS else None
        other = self._other(awaiting, text)
        if (edit is not None and not edit.left_out) or other is not None:
            return TypedAnswer(edit=edit, which=other)
        if edit is not None:  # rather the answer that loses nothing
            request = self._request(awaiting, text) if awaiting in self._openings else None
            return (
                TypedAnswer(request=request) if request is not None and not request.left_out else TypedAnswer(edit=edit)
            )
        match awaiting:
            case Awaiting.WHICH | Awaiting.EDITS:
                which = self._edits.which(text) or (None, False)
                pick = self._picks.read(text) if not which[1] else None
                return TypedAnswer(which=which[0], all=which[1], pick=pick) if pick or any(which) else None
            case Awaiting.ZONE | Awaiting.CLOCK_CHECK:
                return self._place(text)
            case Awaiting.GOAL | Awaiting.GLASS | Awaiting.BOTTLE if self._drunk.search(fold(text)):
                return None
            case Awaiting.GOAL | Awaiting.GLASS | Awaiting.BOTTLE | Awaiting.AMOUNT:
                text = self._holding.sub("", fold(text))
                if awaiting in (Awaiting.GLASS, Awaiting.BOTTLE) and (both := self._amounts.size_and_more(text)):
                    return TypedAnswer(amount=both[0], more=both[1])
                amount = self._amounts.read(text, _bare_number(awaiting, text))
                return TypedAnswer(amount=amount) if amount is not None else None
            case Awaiting.PAUSE:
                return TypedAnswer(until=until) if (until := self._pauses.read(text, zone, now)) is not None else None
            case Awaiting.QUIET_HOURS:
                window = self._windows.read(text, at_night=True)
                end = self._ends.alone(text) if window is None else None
                return TypedAnswer(window=window, end=end) if window or end else None
            case Awaiting.WINDOW:
                return self._otherwise(text)
            case _:
                request = self._request(awaiting, text)
                if request is None:
                    return self._otherwise(text)
                return TypedAnswer(request=request, exact=awaiting is Awaiting.KIND and self._is_kind_alone(text))

    def _window(self, text: str) -> ScheduleRequest | None:
        """From when to when, and what else stands beside it; None where it is neither two times nor a span."""
        window = self._windows.asked(text)
        request = self._request(Awaiting.WINDOW, text) if window is not None else None
        if request is None or request.window is None:
            return ScheduleRequest(window=window) if window is not None else None
        days = () if request.days == EVERY_DAY else request.days  # every day is what no day says
        return replace(request, every_minutes=None, days=days)

    def _other(self, awaiting: Awaiting, text: str) -> Which | None:
        return self._another.read(text) if awaiting is Awaiting.PREVIEW else None

    def _drops(self, text: str) -> bool:
        """Whether a text drops what is being made, and says at most why."""
        said = fold(text)
        if self._dropped.fullmatch(said):
            return True
        for end in self._clause_end.finditer(said):
            why = said[end.end() :]
            if self._dropped.fullmatch(said[: end.start()]) and not self._schedules.may_name_times(why):
                return self._edits.read(why, about=True) is None
        return False

    def _loosely(self, awaiting: Awaiting, text: str) -> TypedAnswer | None:
        """What was asked for, among words that say why, or what is then; None for a question and for what was done."""
        said = fold(text)
        if self._question.search(said) or "?" in text or self._drunk.search(said) or self._done.search(said):
            return None
        if awaiting is Awaiting.WINDOW:
            window = self._windows.told(text)
            return TypedAnswer(request=ScheduleRequest(window=window), loose=True) if window is not None else None
        request = self._schedules.told(text)
        if request is None or not is_answered(awaiting, request):
            return None
        if request.half_day_open and not self._windows.marks_a_time(text):
            return None
        if request.half_day_open and (half := self._half_by_what_is_then(said)) is not None:
            times = tuple(later(time) if half is HalfDay.LATER else time for time in request.times)
            request = replace(request, times=times, half_day_open=False)
        return TypedAnswer(request=request, loose=True)

    def _half_by_what_is_then(self, said: str) -> HalfDay | None:
        """Breakfast is in the morning, dinner is not."""
        early, late = self._opening.search(said) is not None, self._closing.search(said) is not None
        return None if early == late else HalfDay.MORNING if early else HalfDay.LATER

    def _is_kind_alone(self, text: str) -> bool:
        """Whether a text is no more than the name of a kind: "water", "the stretch one please"."""
        return len(text.split()) <= _NAME and not self._drunk.search(fold(text))

    def _otherwise(self, text: str) -> TypedAnswer | None:
        """What else a text says of the reminder that is being made: it would save it, or names more of it."""
        if self._question.search(fold(text)):
            return None
        if self._saves.fullmatch(fold(text)):
            return TypedAnswer(word=ShortReply.YES)
        edit = self._edits.read(text, about=True)
        return TypedAnswer(edit=edit) if edit is not None and not edit.names_nothing else None

    def _half_day(self, text: str) -> HalfDay | None:
        said = fold(text)
        if any(letter.isdigit() for letter in text) or self._question.search(said):
            return None
        parts = {self._parts[match["part"]] for match in self._part.finditer(said)}
        early = self._earlier.search(said) is not None or MORNING in parts
        late = self._later.search(said) is not None or bool(parts - {MORNING})
        if early == late:
            return None
        return HalfDay.MORNING if early else HalfDay.LATER

    def _place(self, text: str) -> TypedAnswer:
        """The name of a place; words that save or drop what is being made, and those that change it, are none."""
        said = fold(text)
        if self._saves.fullmatch(said):
            return TypedAnswer(word=ShortReply.YES)
        if self._dropped.fullmatch(said):
            return TypedAnswer(word=ShortReply.STOP)
        return TypedAnswer(place=text, edit=self._edit(Awaiting.ZONE, text))

    def _edit(self, awaiting: Awaiting, text: str) -> Edit | None:
        """The text as a change of the reminder that is being made; what is asked for is rather an answer."""
        if awaiting in (Awaiting.WHICH, Awaiting.EDITS) or self._question.search(fold(text)):
            return None
        bounds = self._schedules.bounds_in(text)
        if bounds is not None:
            return Edit(said=ScheduleRequest(rule=bounds)) if awaiting in (Awaiting.PREVIEW, Awaiting.ZONE) else None
        edit = self._edits.read(text, about=True)
        if edit is None or edit.names_nothing:
            return None
        return edit if awaiting in (Awaiting.PREVIEW, Awaiting.ZONE) or not edit.only_says else None

    def _request(self, awaiting: Awaiting, text: str) -> ScheduleRequest | None:
        """The text as the rest of a sentence that asks for a reminder; None where it adds nothing asked for."""
        if self._question.search(fold(text)):
            return None
        for prefix in self._openings[awaiting]:
            request = self._schedules.read(f"{prefix} {text}")
            if request is None:
                continue
            if request.impossible is not None or is_answered(awaiting, request):
                return request
        return None


def _bare_number(awaiting: Awaiting, text: str) -> BareNumber:
    """What a number alone counts there: 2 is two litres a day, or two glasses, and 250 is always millilitres."""
    number = "".join(letter for letter in text if letter.isdigit() or letter in ".,").strip(".,")
    small = len(number.replace(",", ".").partition(".")[0]) < 3
    if not small or awaiting in (Awaiting.GLASS, Awaiting.BOTTLE):
        return "ml"
    return "litres" if awaiting is Awaiting.GOAL else "glasses"
