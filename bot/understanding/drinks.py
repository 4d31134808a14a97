"""Something that was just drunk, as a typed sentence reports it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.amounts import Amount
from bot.domain.past_days import PastDay, PastSpan
from bot.understanding.amounts import AmountReader, in_millilitres
from bot.understanding.measures import Measured, Vessel
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.time.past_days import PastDays

_LONGEST = 200
"""Characters; longer texts tell of more than a drink."""

_OPENINGS = frozenset([",", ".", "!", ":", ";", "-", "(", '"', "'"])
_TODAY = PastDay()
_SOON = 3
"""Within so many words it says that it is more of the same."""
_FEW = 7
"""Words in which a drink is reported without any amount."""


class DrinkReader:
    """Reads reports of drinks."""

    def __init__(self, phrasing: Phrasing, amounts: AmountReader) -> None:
        self._amounts = amounts
        self._reminded = phrasing.pattern("drinks.reminded")
        self._past = PastDays(phrasing)
        self._a_big_one = phrasing.regex(r"\b{drinks.a_big_one}(?=\W+[0-9])")
        self._at_time = phrasing.pattern("drinks.at_time")
        self._nothing = phrasing.regex(r"\W*{drinks.nothing}\W*")
        self._other_drink = phrasing.regex(r"\W*{drinks.other_drink}\W*")
        self._again = phrasing.words("amounts.again")
        no_report = ("asks", "wishes", "habits", "denials", "other_times", "other_matters")
        self._no_report = (
            *(phrasing.pattern(f"drinks.{name}") for name in no_report),
            phrasing.regex(r"/ ?{drinks.rates}\b"),
        )
        self._drank = phrasing.words("drinks.drank")
        self._had = phrasing.words("drinks.had")
        self._present = phrasing.words("drinks.present")
        self._just_now = phrasing.words("drinks.just_now")
        self._after_had = phrasing.words("drinks.after_had")
        self._somebody_else_has = phrasing.words("drinks.somebody_else_has")
        self._others = phrasing.words("drinks.others")
        self._logs = phrasing.words("drinks.logs")
        self._before_logs = phrasing.words("drinks.before_logs")
        self._more = phrasing.words("drinks.more")
        self._water = phrasing.words("drinks.water")
        self._before_verb = phrasing.words("drinks.before_verb")
        self._subjects = phrasing.words("drinks.subjects")
        self._just_drank = phrasing.words("drinks.just_drank")
        self._drinks = phrasing.words("drinks.drinks")
        self._of = phrasing.words("drinks.of")
        self._fillers = phrasing.words("drinks.fillers")

    def read(self, text: str) -> Amount | None:
        """What a text reports as drunk just now, earlier today or on a day before; None where it reports no drink.

        None for questions, habits, plans, wishes for a reminder, corrections, other people's drinks and alcohol. An
        Amount with nothing in it says that something was drunk and not how much.
        """
        if len(text) > _LONGEST:
            return None
        folded = self._reminded.sub(" ", fold(text))
        if self._nothing.fullmatch(folded):
            return Amount(nothing=True)
        if self._other_drink.fullmatch(folded):
            return Amount(other_drink=True)
        days = self._past.days(folded)
        on = {one.span for one in days} - {_TODAY}
        if len(on) > 1 or (on and len(days) > 1):
            return None
        for one in reversed(days):
            if one.span != _TODAY:
                folded = f"{folded[: one.start]} {folded[one.end :]}"
        amount = self._reported(folded)
        day = next(iter(on), None)
        if amount is None or not isinstance(day, PastDay):
            return amount
        return replace(amount, days_ago=day.days_ago) if day.weekday is None else replace(amount, on=day)

    def days_of(self, text: str) -> frozenset[PastSpan]:
        """The days that a text names, today too."""
        return frozenset(one.span for one in self._past.days(fold(text)))

    def _reported(self, folded: str) -> Amount | None:
        """What was drunk, whenever it was."""
        if "?" in folded or any(pattern.search(folded) for pattern in self._no_report):
            return None
        tokens = self._amounts.tokens(self._a_big_one.sub(" ", self._at_time.sub(" ", folded)))
        measures = self._amounts.measures(tokens)
        if any(self._of_something_else(tokens, one) for one in measures):
            return None
        verb = self._drinking_verb(tokens, measures)
        if verb is not None and self._is_own(tokens, verb):
            return (
                self._amounts.amount_of(tokens, measures)
                or self._loose_number(tokens, verb)
                or self._unnamed(tokens, verb)
            )
        if verb is not None and (self._others & set(tokens) or not any(one.start < verb for one in measures)):
            return None
        if self._is_logged(tokens):
            return (
                self._amounts.amount_of(tokens, measures) or self._loose_number(tokens, 0) or self._unnamed(tokens, 0)
            )
        if self._is_nothing_else(tokens, measures):
            return self._amounts.amount_of(tokens, measures)
        had = next((at for at, token in enumerate(tokens) if token in self._had and self._is_own(tokens, at)), None)
        if had is not None and (amount := self._loose_number(tokens, had)) is not None:
            return amount
        more = next((at for at, token in enumerate(tokens[:_SOON]) if token in self._more), None)
        return self._loose_number(tokens, more) if more is not None else None

    def _of_something_else(self, tokens: Sequence[str], measure: Measured) -> bool:
        """Two cups of rice, a bottle of pills."""
        if measure.end + 1 >= len(tokens) or tokens[measure.end] not in self._of:
            return False
        following = tokens[measure.end + 1]
        return not (following in self._drinks or following[0].isdigit())

    def _drinking_verb(self, tokens: Sequence[str], measures: Sequence[Measured]) -> int | None:
        """The position of a word that says that somebody drank; None where there is none."""
        last = max((one.start for one in measures), default=-1)
        words = set(tokens)
        for at, token in enumerate(tokens):
            if token in self._present and not words & self._just_now:
                continue
            if token in self._drank or (
                token in self._had and (at < last or self._after_had.intersection(tokens[at + 1 : at + 2]))
            ):
                return at
        return None

    def _is_own(self, tokens: Sequence[str], verb: int) -> bool:
        """True where the subject of a verb is the writer, said or left out."""
        at = verb - 1
        while at >= 0 and tokens[at] in self._before_verb:
            if tokens[at] in self._somebody_else_has:
                return False
            at -= 1
        return at < 0 or tokens[at] in self._subjects or tokens[at] in _OPENINGS or not tokens[at][0].isalpha()

    def _loose_number(self, tokens: Sequence[str], verb: int) -> Amount | None:
        """A number from 50 to 9999 without a unit is millilitres, with nothing of weight beside it."""
        number = self._amounts.bare_number(tokens)
        if number is None or not 50 <= number.value < 10_000:
            return None
        others = (one for at, one in enumerate(tokens) if at != verb and not number.start <= at < number.end)
        if not all(token in self._fillers for token in others):
            return None
        return in_millilitres(number.value * (2 if self._again.intersection(tokens[number.end :]) else 1))

    def _unnamed(self, tokens: Sequence[str], verb: int) -> Amount | None:
        """Some water was drunk, in few words."""
        rest = tokens[verb + 1 :]
        if len(tokens) > _FEW or not all(token in self._fillers or token in self._water for token in rest):
            return None
        named = any(token in self._water for token in rest)
        just = tokens[verb] in self._just_drank and (verb > 0 or bool(rest))
        return Amount() if named or just else None

    def _is_logged(self, tokens: Sequence[str]) -> bool:
        """Log 250 ml; could you put me down for a glass."""
        opening = [token for token in tokens[:4] if token not in self._before_logs]
        return bool(opening) and opening[0] in self._logs

    def _is_nothing_else(self, tokens: Sequence[str], measures: Sequence[Measured]) -> bool:
        """True where a text is an amount and little else."""
        if not any(not one.implied or (one.vessel is Vessel.GLASS and len(tokens) > 1) for one in measures):
            return False
        inside = {at for one in measures for at in range(one.start, one.end)}
        return all(at in inside or token in self._fillers for at, token in enumerate(tokens))
