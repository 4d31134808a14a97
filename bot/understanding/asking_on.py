"""What a short text asks about the answer before it, where no listed sentence says it word by word; and what is asked
behind a courtesy ("thanks! and how often?") or a protest ("no, I meant how to prevent it"), or beside a feeling.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain.intents import FollowUpKind
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.recent import ITS_PARTS

_LONGEST = 90
"""Characters; who asks about what was just said writes little."""
_MOST_WORDS = 9
_NO_WORD = re.compile(r"[\W_]+")
_KINDS = (
    FollowUpKind.NOT_HELPED,
    FollowUpKind.DOUBTED,
    FollowUpKind.BRIEF,
    FollowUpKind.MORE,
    FollowUpKind.IS_IT_BAD,
    FollowUpKind.HOW_OFTEN,
    FollowUpKind.HOLD,
    FollowUpKind.HOW_LONG,
    FollowUpKind.ELSEWHEN,
)
"""In the order in which they are looked for."""


class AskingOnReader:
    """Knows the words of intents/cues/asking_on; whether anything was answered is not known here."""

    def __init__(self, phrasing: Phrasing) -> None:
        beside = phrasing.pattern("asking_on.beside")
        self._kinds = {kind: _Alone(phrasing, phrasing.pattern(f"asking_on.{kind}"), beside) for kind in _KINDS}
        self._asked = _Alone(phrasing, phrasing.pattern("asking_on.no_more"), beside)
        self._see_doctor = _Alone(phrasing, phrasing.pattern("asking_on.see_doctor"), beside)
        self._going_on = phrasing.pattern("asking_on.going_on")
        self._courtesy = phrasing.regex(
            r"\W*(?:{asking_on.courtesy}(?!\w)\W*)+(?:{asking_on.joins}(?!\w)\W*)*(?={asking_on.asks}(?!\w))"
        )
        self._venting_first = phrasing.regex(r"\W*(?:{asking_on.venting}(?!\w)\W*)+")
        self._venting_last = phrasing.regex(r"(?:\W+{asking_on.venting}(?!\w))+\W*$")
        self._meant = phrasing.regex(r"\W*(?:{asking_on.protest}(?!\w)\W*)*{asking_on.meant}(?!\w)\W*")

    def read(self, text: str) -> FollowUpKind | None:
        """What the whole text asks."""
        said = bare(text)
        if not said or len(text) > _LONGEST:
            return None
        found = next((kind for kind, pattern in self._kinds.items() if pattern.is_all_of(said)), None)
        return FollowUpKind.MORE if found is None and "?" in text and self._asked.is_all_of(said) else found

    def read_second(self, text: str) -> FollowUpKind | None:
        """What a second question of the same message asks about the first."""
        return FollowUpKind.IS_IT_BAD if self._see_doctor.is_all_of(bare(text)) else self.read(text)

    def goes_on(self, text: str) -> bool:
        """Whether it only tells under which circumstances something was."""
        said = bare(text)
        return "?" not in text and len(said.split()) <= _MOST_WORDS and self._going_on.search(said) is not None

    def behind(self, text: str) -> str | None:
        """What is asked behind a courtesy, meant behind a protest, or said beside a feeling; None where nothing is."""
        said = fold(text).replace("'", "")
        for pattern in (self._courtesy, self._meant):
            found = pattern.match(said)
            if found is not None and said[found.end() :].strip():
                return said[found.end() :]
        return self._beside_feelings(said)

    def _beside_feelings(self, said: str) -> str | None:
        first = self._venting_first.match(said)
        rest = said[first.end() :] if first is not None else said
        last = self._venting_last.search(rest)
        rest = rest[: last.start()] if last is not None else rest
        return rest if rest != said and rest.strip() else None


class _Alone:
    """A list that is all that a text says, but for words that say nothing."""

    def __init__(self, phrasing: Phrasing, said: re.Pattern[str], beside: re.Pattern[str]) -> None:
        self._said = said
        self._nothing_else = phrasing.regex(rf"(?:(?:{said.pattern}|{beside.pattern})(?: |$))+")

    def is_all_of(self, said: str) -> bool:
        return self._nothing_else.fullmatch(said) is not None and self._said.search(said) is not None


@lru_cache(ITS_PARTS)
def bare(text: str) -> str:
    """Letters and digits alone, each word apart by one blank."""
    return _NO_WORD.sub(" ", fold(text).replace("'", "")).strip()
