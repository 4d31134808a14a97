"""Words that take back or put right what was just logged or changed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.corrections import Correction
from bot.understanding.amounts import AmountReader
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.windows import WindowReader

_LONGEST = 80
_NUMBER = r"(?:[0-9]+(?:[.,][0-9]+)?\s?(?:{amounts.measures}|{amounts.glasses}|{amounts.bottles})?)"


class CorrectionReader:
    """Knows the words of intents/cues/corrections; whether anything was just done is not known here."""

    def __init__(self, phrasing: Phrasing, amounts: AmountReader, windows: WindowReader) -> None:
        self._amounts = amounts
        self._windows = windows
        self._undone = phrasing.pattern("corrections.undone")
        self._nothing_else = phrasing.regex(r"\W*(?:(?:{corrections.undone}|{corrections.aside})(?!\w)\W*)+")
        self._plans_off = phrasing.regex(
            r"\W*(?:{corrections.aside}\W+)*{corrections.plans_off}(?:\W+(?:{corrections.plans_off}|{corrections.aside}))*\W*"
        )
        self._clause = phrasing.regex(r"\s*[,;.!–]\s*|\s+-\s+")
        self._taken = phrasing.pattern("corrections.taken")
        self._was = phrasing.pattern("corrections.was")
        self._what_was_deleted = phrasing.regex(
            r"\W*(?:{corrections.aside}\W+)*{corrections.what_was_deleted}(?:\W+{corrections.aside})*\W*"
        )
        self._not_stretched = phrasing.regex(
            r"\W*(?:{corrections.aside}\W+)*{corrections.not_stretched}"
            r"\W+(?:(?P<yesterday>{stretches.yesterday})|{said_days.today})(?:\W+{corrections.aside})*\W*"
        )
        self._was_yesterday = phrasing.regex(
            r"\W*(?:{corrections.aside}\W+)*{corrections.was_on} {stretches.yesterday}(?:\W+{corrections.aside})*\W*"
        )
        self._again = phrasing.regex(r"\W*(?:{corrections.aside}\W+)*{corrections.again}(?:\W+{corrections.aside})*\W*")
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
        if self._opens.search(said) is None and self._instead_of.search(said) is None:
            return None
        meant = self._instead_of.sub(" ", said)
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
        if number is None or not self._is_beside(tokens, set(range(number.start, number.end))):
            return None
        return Correction(number=number.value)

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
