"""The readers of times, amounts and wishes, as they are learned from intents/cues."""

from __future__ import annotations

from functools import cache

from whenever import Instant

from bot.catalogue.cues import load_cues
from bot.catalogue.files import Folder
from bot.catalogue.kinds import kind_cues, read_kinds
from bot.catalogue.root import catalogue_root
from bot.domain.amounts import Amount
from bot.domain.cancelling import Cancel
from bot.domain.cues import Cues
from bot.domain.editing import Edit
from bot.domain.schedules import ScheduleRequest, Window
from bot.understanding.amounts import BareNumber
from bot.understanding.readers import Readers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import BreakTokens, Words
from tests.support.learned import learned_model


@cache
def cues() -> Cues:
    """All of intents/cues, without the readers that would be built to check them."""
    folder = Folder(catalogue_root())
    return load_cues(folder, kind_cues(read_kinds(folder)))


@cache
def split_words() -> Words:
    """What cuts text into words."""
    return Words(Phrasing(cues()))


@cache
def break_tokens() -> BreakTokens:
    """What cuts text for the screen."""
    return BreakTokens(Phrasing(cues()))


@cache
def readers() -> Readers:
    """All of them, as a process that serves loads them: building them takes seconds of each process. Read-only."""
    _, understander = learned_model()
    return understander._readers


def read_schedule(text: str) -> ScheduleRequest | None:
    """As ScheduleReader.read."""
    return readers().schedules.read(text)


def read_amount(text: str, bare_number_is: BareNumber | None = "ml") -> Amount | None:
    """As AmountReader.read."""
    return readers().amounts.read(text, bare_number_is)


def read_drink(text: str) -> Amount | None:
    """As DrinkReader.read."""
    return readers().drinks.read(text)


def read_edit(text: str, *, about: bool = False) -> Edit | None:
    """As EditReader.read."""
    return readers().edits.read(text, about=about)


def read_cancel(text: str) -> Cancel | None:
    """As CancelReader.read."""
    return readers().cancels.read(text)


def read_pause(text: str, zone: str, now: Instant) -> Instant | None:
    """As PauseReader.read."""
    return readers().pauses.read(text, zone, now)


def read_window(text: str, *, at_night: bool = False) -> Window | None:
    """As WindowReader.read."""
    return readers().windows.read(text, at_night=at_night)


def questions_of(text: str) -> list[str]:
    """As QuestionReader.questions_of."""
    return readers().questions.questions_of(text)


def is_question(part: str) -> bool:
    """As QuestionReader.is_question."""
    return readers().questions.is_question(part)


def leans_on_context(text: str) -> bool:
    """As QuestionReader.leans_on_context."""
    return readers().questions.leans_on_context(text)


def words(text: str) -> list[str]:
    """As Words."""
    return split_words()(text)


def tokenise(text: str) -> list[str]:
    """As BreakTokens.tokens."""
    return break_tokens().tokens(text)


def fold_eagerly(text: str) -> str:
    """As BreakTokens.folded."""
    return break_tokens().folded(text)
