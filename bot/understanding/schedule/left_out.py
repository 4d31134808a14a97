"""What of a sentence sounds like a time or a condition, and was read by nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.understanding.schedule.finding import masked
from bot.understanding.schedule.heard import Span
from bot.understanding.text.phrasing import Phrasing

_SIGN = r"(?:\b{left_out.signs}\b|(?<![\w.])\d+(?:[.,:/]\d+)*[a-z]*\b)"
_CLOCK = (
    r"\s*(?:{left_out.of_a_clock} )?(?!{left_out.no_clock}\b)"
    r"(?P<clock>{left_out.clocks}\b(?! time)|{left_out.clock_of_a_town}\b|{left_out.towns}\b(?! time))"
)
_CLAUSE = re.compile(r"[^,]+")
_MOST_WORDS = 14
_MOST_PHRASES = 4


class LeftOut:
    """Finds it in what is left of a sentence in the form that is searched."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._sign = phrasing.regex(_SIGN)
        self._clock = phrasing.regex(_CLOCK)
        self._condition = phrasing.pattern("left_out.conditions")
        self._not_then = phrasing.pattern("left_out.not_then")
        self._occasion = phrasing.pattern("left_out.occasions")
        self._ignored = phrasing.pattern("left_out.ignored")
        self._once = phrasing.pattern("left_out.once")
        self._before_noun = phrasing.words("left_out.before_noun")
        self._joints = phrasing.words("left_out.joints")
        self._around = phrasing.words("left_out.around")

    def find(
        self, said: str, read: Iterable[Span], moments: Sequence[Span], *, timed: bool, once: bool
    ) -> tuple[str, ...]:
        """The phrases, as they stand in the sentence, without the characters that were `read`, and with `moments`.

        Where a time is known (`timed`), an occasion such as "after work" says why, and not when; "once" says nothing
        more of what comes `once`.
        """
        rest = said
        for start, end in sorted(read):
            rest = masked(rest, start, end)
        rest = self._ignored.sub(lambda match: " " * len(match.group()), rest)
        if once:
            rest = self._once.sub(lambda match: " " * len(match.group()), rest)
        for start, end in moments:
            rest = f"{rest[:start]}{said[start:end]}{rest[end:]}"
        found: list[str] = []
        for clause in _CLAUSE.finditer(rest):
            there = [(start - clause.start(), end - clause.start()) for start, end in moments]
            found += self._in_clause(clause.group(), there, timed=timed)
        return tuple(dict.fromkeys(found))[:_MOST_PHRASES]

    def clock_behind(self, said: str, end: int) -> str | None:
        """Whose clock is named right behind a time that ends there: "est", "berlin time"."""
        found = self._clock.match(said, end)
        return found["clock"] if found is not None else None

    def not_then(self, said: str) -> list[Span]:
        """Where hours or a day are named that are none of the reminder."""
        return [match.span() for match in self._not_then.finditer(said)]

    def without_conditions(self, said: str) -> str:
        """The sentence without what begins with "if" or "unless", to the end of each clause."""
        return _CLAUSE.sub(lambda clause: self._condition.split(clause.group(), maxsplit=1)[0], said)

    def _in_clause(self, clause: str, moments: Sequence[Span], *, timed: bool) -> list[str]:
        """`moments` may lie outside of the clause."""
        condition = self._condition.search(clause) or (None if timed else self._occasion.search(clause))
        if condition is not None:
            before = self._in_clause(clause[: condition.start()], moments, timed=timed)
            words = clause[condition.start() :].split()
            return [*before, " ".join(words[:_MOST_WORDS])]
        found: list[str] = []
        end = 0
        signs = [match.span() for match in self._sign.finditer(clause)]
        for sign in sorted({*signs, *(one for one in moments if 0 <= one[0] < len(clause))}):
            if sign[0] < end:
                continue
            start, end = self._with_small_words(clause, *sign)
            words = clause[start:end].split()
            while words and words[-1] in self._around:
                words.pop()
            while words and words[0] in self._joints:
                words.pop(0)
            found.append(" ".join(words))
        return [one for one in found if one]

    def _with_small_words(self, clause: str, start: int, end: int) -> Span:
        """A sign with the small words before it and the next words: "for 30 minutes", "in summer"."""
        while (before := re.search(r"(\S+)\s+$", clause[:start])) and before[1] in self._around:
            start = before.start()
        while following := re.match(r"\s+(\S+)", clause[end:]):
            last = clause[start:end].split()[-1]
            if not (
                self._sign.fullmatch(following[1])
                or following[1] in self._around
                or last[-1].isdigit()
                or last in self._before_noun
            ):
                break
            end += following.end()
        return start, end
