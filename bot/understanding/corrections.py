"""Words that take back or put right what was just logged or changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.corrections import Correction
from bot.understanding.amounts import AmountReader
from bot.understanding.night_ends import NightEndReader
from bot.understanding.text.fold import fold
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.windows import WindowReader

_LONGEST = 80
_NUMBER = r"(?:[0-9]+(?:[.,][0-9]+)?\s?(?:{amounts.measures}|{amounts.glasses}|{amounts.bottles})?)"


def _among(phrasing: Phrasing, what: str) -> re.Pattern[str]:
    """A text that is this and at most some words of no weight before and behind it."""
    return phrasing.regex(rf"\W*(?:{{corrections.aside}}\W+)*(?:{what})(?:\W+{{corrections.aside}})*\W*")


class CorrectionReader:
    """Knows the words of intents/cues/corrections; whether anything was just done is not known here."""

    def __init__(
        self,
        phrasing: Phrasing,
        amounts: AmountReader,
        windows: WindowReader,
        ends: NightEndReader,
        numbers: Numbers,
    ) -> None:
        self._amounts = amounts
        self._numbers = numbers
        self._windows = windows
        self._ends = ends
        self._undone = phrasing.pattern("corrections.undone")
        self._nothing_else = phrasing.regex(r"\W*(?:(?:{corrections.undone}|{corrections.aside})(?!\w)\W*)+")
        self._plans_off = phrasing.regex(
            r"\W*(?:{corrections.aside}\W+)*{corrections.plans_off}(?:\W+(?:{corrections.plans_off}|{corrections.aside}))*\W*"
        )
        self._clause = phrasing.regex(r"\s*[,;.!–]\s*|\s+-\s+")
        self._weightless = phrasing.pattern("corrections.aside")
        self._taken = phrasing.pattern("corrections.taken")
        self._was = phrasing.pattern("corrections.was")
        self._what_was_deleted = _among(phrasing, "{corrections.what_was_deleted}")
        self._not_stretched = _among(
            phrasing, r"{corrections.not_stretched}\W+(?:(?P<yesterday>{stretches.yesterday})|{said_days.today})"
        )
        self._was_yesterday = _among(phrasing, "{corrections.was_on} {stretches.yesterday}")
        self._again = _among(phrasing, "{corrections.again}")
        self._part = _among(
            phrasing,
            r"(?:{corrections.had_part}|(?P<lost>{corrections.lost_part}))"
            r" (?P<part>\w+(?:[ /]\w+)??)(?: {corrections.of_it})?",
        )
        self._ml = phrasing.numbers("amounts.measures")
        self._measure = phrasing.regex(
            r"\W*(?:(?:{corrections.aside}|{corrections.opens})\W+)*(?P<measure>{amounts.measures})"
            r"(?:\W+{corrections.instead_of}\W+{amounts.measures})?(?:\W+(?:{corrections.aside}|{corrections.opens}))*\W*"
        )
        self._lost = phrasing.pattern("corrections.lost")
        self._opens = phrasing.pattern("corrections.opens")
        self._instead_of = phrasing.regex(rf"(?<!\w){{corrections.instead_of}}\s+{_NUMBER}(?!\w)")
        self._beside = phrasing.regex(r"\W*(?:(?:{corrections.beside}|{corrections.undone})(?!\w)\W*)*")

    def read(self, text: str) -> Correction | None:
        """Take it back, the same again, or what was meant instead; None for a question, and beside anything else."""
        said = fold(text)
        if len(text) <= _LONGEST and self._what_was_deleted.fullmatch(said):
            return Correction(asks=True)
        if len(text) > _LONGEST or "?" in text:
            return None
        if (undone := self._not_stretched.fullmatch(said)) is not None:
            return Correction(stretch_of=1 if undone["yesterday"] else 0)
        if self._undone.search(said) and (self._nothing_else.fullmatch(said) or self._says_why(said)):
            return Correction()
        if self._plans_off.fullmatch(said):
            return Correction(plans=True)
        if self._was_yesterday.fullmatch(said):
            return Correction(days_ago=1)
        if self._again.fullmatch(said):
            return Correction(again=True)
        if (share := self._share(said)) is not None:
            return Correction(share=share)
        if self._opens.search(said) is None and self._instead_of.search(said) is None:
            return None
        if (measure := self._measure.fullmatch(said)) is not None:
            return Correction(measure=self._ml[measure["measure"]])
        meant = self._lost.sub(" ", self._instead_of.sub(" ", said))
        window = self._windows.read(meant, at_night=True)
        if window is not None:
            return Correction(window=window)
        tokens = self._amounts.tokens(meant)
        measures = self._amounts.measures(tokens)
        amount = self._amounts.amount_of(tokens, measures)
        if amount is not None:
            inside = {at for one in measures for at in range(one.start, one.end)}
            return Correction(amount=amount) if self._is_beside(tokens, inside) else None
        number = self._amounts.bare_number(tokens)
        if number is not None and self._is_beside(tokens, set(range(number.start, number.end))):
            return Correction(number=number.value)
        end = self._ends.alone(self._opens.sub(" ", meant))
        return Correction(end=end) if end is not None else None

    def what_is_meant(self, text: str) -> str:
        """What is left of a text without what opens a correction, and what stands beside one."""
        said = self._opens.sub(" ", fold(text))
        return " ".join(self._weightless.sub(" ", said).split()).strip(" ,.;!")

    def _share(self, said: str) -> float | None:
        """The part that was drunk, where nothing else is said; "I left a third" is two thirds."""
        found = self._part.fullmatch(said)
        if found is None:
            return None
        tokens = self._amounts.tokens(found["part"])
        part = self._numbers.at(tokens, 0)
        if part is None or part.end < len(tokens) or not 0 < part.value < 1:
            return None
        return 1 - part.value if found["lost"] else part.value

    def _says_why(self, said: str) -> bool:
        """Whether one of two clauses takes something back, and the other tells of what was, without a number."""
        clauses = [one for one in self._clause.split(said) if one.strip()]
        taken = [one for one in clauses if self._taken.search(one) and self._nothing_else.fullmatch(one)]
        return (
            len(clauses) == 2
            and len(taken) == 1
            and not any(map(str.isdigit, said))
            and (self._was.search(next(one for one in clauses if one not in taken)) is not None)
        )

    def _is_beside(self, tokens: Sequence[str], inside: set[int]) -> bool:
        """True where nothing of weight is said beside an amount."""
        rest = " ".join(token for at, token in enumerate(tokens) if at not in inside)
        return self._beside.fullmatch(rest) is not None
