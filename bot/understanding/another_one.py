"""The reminder that is meant in place of the one whose change is shown: "no, the water one"."""

from __future__ import annotations

from bot.domain.editing import Which
from bot.understanding.editing.reading import EditReader
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing


class AnotherOneReader:
    """Knows the words that turn down the one that is shown."""

    def __init__(self, phrasing: Phrasing, edits: EditReader) -> None:
        self._edits = edits
        around = r"(?:\W*\b(?:{answers.beside}|{answers.hesitant}|{answers.not_this})\b)*"
        self._not_this = phrasing.regex(r"^(?:\W*\b{answers.not_this}\b)+\W*")
        self._other_one = phrasing.regex(rf"{around}\W*\b{{answers.other_one}}\b{around}\W*")
        self._one = phrasing.pattern("answers.a_reminder")

    def read(self, text: str) -> Which | None:
        """What describes it, which names nothing for any other; None where the one that is shown is not turned down.

        Days and times alone are rather what the one that is shown shall have.
        """
        said = fold(text)
        if self._other_one.fullmatch(said):
            return Which()
        turned_down = self._not_this.match(said)
        if turned_down is None:
            return None
        rest = said[turned_down.end() :]
        which, everything = self._edits.which(rest) or (None, False)
        if which is None or everything:
            return None
        return which if which == Which(kind=which.kind) or self._one.search(rest) else None
