"""Words that take back or put right what was just logged or changed."""

from __future__ import annotations

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
        self._opens = phrasing.pattern("corrections.opens")
        self._instead_of = phrasing.regex(rf"(?<!\w){{corrections.instead_of}}\s+{_NUMBER}(?!\w)")
        self._beside = phrasing.regex(rf"\W*(?:(?:{{corrections.beside}}|{{corrections.undone}}|{_NUMBER})(?!\w)\W*)+")

    def read(self, text: str) -> Correction | None:
        """Take it back, or what was meant instead; None for a question and where anything else is said too."""
        if len(text) > _LONGEST or "?" in text:
            return None
        said = fold(text)
        if self._undone.search(said) and self._nothing_else.fullmatch(said):
            return Correction()
        if self._opens.search(said) is None and self._instead_of.search(said) is None:
            return None
        meant = self._instead_of.sub(" ", said)
        window = self._windows.read(meant, at_night=True)
        if window is not None:
            return Correction(window=window)
        if self._beside.fullmatch(meant) is None:
            return None
        tokens = self._amounts.tokens(meant)
        amount = self._amounts.amount_of(tokens, self._amounts.measures(tokens))
        if amount is not None:
            return Correction(amount=amount)
        number = self._amounts.bare_number(tokens)
        return Correction(number=number.value) if number is not None else None
