"""The words of a button, typed instead of tapped."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understanding.asking_on import bare
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 80
"""Characters; nobody types more to tap a button."""


class LabelReader:
    """Knows the words of intents/cues/labels, which may stand around those of a button."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._before = phrasing.regex(r"^(?:{labels.beside} )+")
        self._about = phrasing.pattern("labels.about")
        self._behind = phrasing.regex(r"(?: {labels.beside})+$")

    def read(self, text: str, labels: Sequence[str]) -> int | None:
        """The place of the label that a text is, whole or but for such words; None where it is none, or several."""
        if len(text) > _LONGEST:
            return None
        said = bare(text)
        known = [bare(label) for label in labels]
        for form in dict.fromkeys((said, self._behind.sub("", said), self._without(said))):
            if form and known.count(form) == 1:
                return known.index(form)
        return self._described(said, known) if self._about.search(said) else None

    def _described(self, said: str, known: Sequence[str]) -> int | None:
        """The place of the only label that has most of the words of "the one about it being normal"."""
        words = set(self._about.sub("", said).split())
        shared = [len(words.intersection(label.split())) for label in known]
        most = max(shared, default=0)
        return shared.index(most) if most and shared.count(most) == 1 else None

    def _without(self, said: str) -> str:
        return self._behind.sub("", self._before.sub("", said))
