"""What a typed text says to a nudge: done, later, in 20 minutes, not today."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from whenever import Instant, TimeDelta

from bot.domain.intents import ShortReply
from bot.domain.nudge_replies import NudgeReply, NudgeWord
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.pauses import PauseReader

_LONGEST = 100
"""Characters; what is said to a nudge is short."""

_FURTHEST: Final = TimeDelta(hours=24)

_MOST_TELLING = (
    NudgeWord.HURTING,
    NudgeWord.STOP,
    NudgeWord.BUSY,
    NudgeWord.SKIP,
    NudgeWord.EVENING,
    NudgeWord.LATER,
    NudgeWord.DONE,
)
"""Which word counts where a text has several: "done for today, it hurts"."""

_SHORT = {ShortReply.YES: NudgeWord.DONE, ShortReply.NO: NudgeWord.SKIP}

_CLAUSE = r"\s*(?:[,;!–—]|\.(?![0-9])|\s-)\s*|\s+{nudging.turns}\s+"
_COUNT = r"(?:[0-9]+(?:[.,][0-9]+)?\s?|{time.half_a} |{time.couple} |{time.one} )"
_LENGTH = _COUNT + r"(?:{time.units}|{time.unit_letters})\b(?: {time.and_a_half})?"
_PAST = r"(?:(?:{time.half}|{time.quarter}) (?:{time.past}|{time.before}) )?"
_CLOCK = r"(?:{time.noon}|" + _PAST + r"[0-9]{1,2}(?:[:.][0-9]{2})?(?:\s?[ap]\.?m\b\.?)?)(?: {time.oclock})?"
_MINUTES = r"{nudging.in_minutes} (?P<minutes>[0-9]{1,3})(?![\w.:,]*[0-9])(?! ?{time.units})"
_MOMENT = rf"(?:(?:{{nudging.from_now}} )?{_LENGTH}(?: {_LENGTH})*|{{nudging.at}} {_CLOCK}|{_MINUTES})"


class NudgeReader:
    """Reads texts that are nothing but an answer to a nudge; whether there is one is not known here."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers, pauses: PauseReader) -> None:
        self._numbers = numbers
        self._pauses = pauses
        self._words = {word: phrasing.pattern(f"nudging.{word}") for word in _MOST_TELLING}
        self._kinds = {kind: phrasing.pattern(cues.stopped) for kind, cues in phrasing.kinds.items()}
        self._asks = phrasing.pattern("nudging.asks")
        self._moment = phrasing.regex(rf"(?<!\w){_MOMENT}(?!\w)")
        self._at = phrasing.regex(rf"^{{nudging.at}}(?= {_CLOCK}$)")
        said = "|".join(f"{{nudging.{word}}}" for word in _MOST_TELLING)
        named = "|".join(f"{{{cues.stopped}}}" for cues in phrasing.kinds.values())
        moment = _MOMENT.replace("?P<minutes>", "?:")
        part = rf"(?:{said}|{moment}|{{nudging.beside}}|{named})(?!\w)"
        self._clause = phrasing.regex(_CLAUSE)
        self._not_skipped = phrasing.pattern("nudging.not_skipped")
        self._then = phrasing.pattern("nudging.then")
        self._nothing_else = phrasing.regex(rf"\W*(?:{part}\W*)+")

    def read(self, text: str, short: ShortReply | None) -> NudgeReply | None:
        """The answer; None for a question and where anything else is said too. `short` is the text as a yes or a no."""
        if short is not None:
            word = _SHORT.get(short)
            return NudgeReply(word) if word is not None else None
        said = self._numbers.with_figures(text)
        if len(text) > _LONGEST or ("?" in text and self._moment.search(said) is None):
            return None
        if self._asks.search(said):
            return None
        if self._nothing_else.fullmatch(said):
            return self._reply(said)
        reply = self._reply(self._telling(said))
        return replace(reply, beside=True) if reply is not None else None

    def _reply(self, said: str) -> NudgeReply | None:
        said = self._not_skipped.sub(" ", said)
        word = next((one for one in _MOST_TELLING if self._words[one].search(said)), None)
        if word is None and self._moment.search(said) is not None:
            word = NudgeWord.LATER
        elif word is NudgeWord.BUSY and self._moment.search(self._words[word].sub(" ", said)) is not None:
            word = NudgeWord.LATER  # a day off is no length of time
        kinds = [kind for kind, pattern in self._kinds.items() if pattern.search(said)]
        if word is None or len(kinds) > 1:
            return None
        return NudgeReply(word, kinds[0] if kinds else None)

    def _telling(self, said: str) -> str:
        """The clauses that are nothing but an answer; empty where another one asks something."""
        clauses = self._clause.split(said)
        if len(clauses) < 2 or any(self._asks.search(one) for one in clauses):
            return ""
        return ", ".join(one for one in clauses if self._nothing_else.fullmatch(one))

    def read_again(self, text: str, zone: str, now: Instant) -> Instant | None:
        """When it is to come again, within a day; None where the text does not say."""
        said = self._numbers.with_figures(text)
        if not self._nothing_else.fullmatch(said) and self._then.search(said) is None:
            said = self._telling(said)
        moment = self._moment.search(said)
        if moment is None:
            return None
        if moment["minutes"]:
            return now.add(minutes=int(moment["minutes"])) if int(moment["minutes"]) else None
        again = self._pauses.read(self._at.sub("", moment.group()).strip(), zone, now)
        return again if again is not None and again - now <= _FURTHEST else None
