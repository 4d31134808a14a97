"""A daily goal that a typed sentence names: "my goal is 2 l", "half a litre less", "3 l is too much, make it 2"."""

from __future__ import annotations

import re

from bot.domain.amounts import Amount
from bot.domain.settings_wishes import Setting, SettingWish
from bot.understanding.amounts import AmountReader, in_glasses
from bot.understanding.text.phrasing import Phrasing

_NOTHING = (None, None, None)
_DIGIT = re.compile(r"[0-9]")
_DECIMAL = re.compile(r"[0-9][.,][0-9]")


class GoalReader:
    """Knows the words of intents/cues/settings that are about a goal."""

    def __init__(self, phrasing: Phrasing, amounts: AmountReader) -> None:
        self._amounts = amounts
        self._goal = phrasing.pattern("settings.goal")
        self._around = phrasing.regex(r"(?<!\w)(?:{settings.goal}|{settings.moved})(?!\w)")
        self._intends = phrasing.pattern("settings.intends")
        self._each_day = phrasing.pattern("settings.each_day")
        self._alters = phrasing.pattern("settings.alters_goal")
        self._off = phrasing.pattern("settings.ended")
        self._unfit = phrasing.pattern("settings.unfit")
        self._no_good = phrasing.regex(r"[0-9][^,.;:!]*?{settings.not_right}[^,.;:!]*[,.;:!]")
        self._fits = phrasing.pattern("settings.fits")
        self._clause = phrasing.regex(r"\s*[,;:!–]\s*|\.\s+|\s+-\s+|\s+(?={settings.fits}(?!\w))")
        self._by = phrasing.regex(
            r"(?:[0-9]|{amounts.measures}|{amounts.glasses})\s+(?:(?P<more>{settings.more})|{settings.less})(?!\w)"
            r"|(?<!\w)(?:(?P<raised>{settings.raised_by})|{settings.lowered_by})(?!\w)"
        )

    def read(self, said: str) -> SettingWish | None:
        """The goal that a folded text wishes for; None where it names none."""
        if self._unfit.search(said) and (instead := self._instead(said)) is not None:
            return SettingWish(Setting.GOAL, amount=instead)
        intended = self._intends.search(said) and self._each_day.search(said)
        wished = self._no_good.sub(" ", said)  # "2 litres isn't right for me, I need another goal"
        asked = _DIGIT.search(wished) is None and self._alters.search(wished) is not None
        if not self._goal.search(said) and not intended:
            return SettingWish(Setting.GOAL) if asked else None
        amount = self._amount(said)
        if amount is None or (asked and wished != said):
            off = self._off.search(said) is not None and _DIGIT.search(said) is None
            return SettingWish(Setting.GOAL, off=off and not asked) if off or asked else None
        by = self._by.search(said)
        sign = 0 if by is None else 1 if by["more"] or by["raised"] else -1
        return SettingWish(Setting.GOAL, amount=amount, by=sign)

    def _amount(self, said: str) -> Amount | None:
        tokens = self._amounts.tokens(said)
        amount = self._amounts.amount_of(tokens, self._amounts.measures(tokens))
        if amount is not None:
            return amount if (amount.ml, amount.glasses, amount.bottles) != _NOTHING else None
        return self._bare(self._around.sub(" ", said))

    def _bare(self, said: str) -> Amount | None:
        return self._amounts.read(said, "litres")

    def _instead(self, said: str) -> Amount | None:
        """What would fit, behind a clause in which another amount does not; a bare number counts as that one does."""
        if not self._amounts.measures(self._amounts.tokens(said)) and not _DECIMAL.search(said):
            return None
        clauses = [one for one in self._clause.split(said) if one and one.strip()]
        place = next((at for at, one in enumerate(clauses) if self._unfit.search(one)), len(clauses) - 1)
        before = self._amount(self._unfit.sub(" ", clauses[place]))
        named = (self._amount(self._fits.sub(" ", one)) for one in clauses[place + 1 :])
        amount = next((one for one in named if one is not None), None)
        if before is None or amount is None:
            return None
        return in_glasses(amount.ml / 1000) if before.glasses and amount.ml and amount.ml % 1000 == 0 else amount
