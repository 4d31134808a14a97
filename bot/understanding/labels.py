"""The words of a button, typed instead of tapped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.asking_on import bare
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 80
"""Characters; nobody types more to tap a button."""

_MEASURE = re.compile(r"(?P<number>\d+) ?(?P<unit>[a-z]*)")


class LabelReader:
    """Knows the words of intents/cues/labels, which may stand around those of a button."""

    def __init__(self, phrasing: Phrasing) -> None:
        self._before = phrasing.regex(r"^(?:{labels.beside} )+")
        self._about = phrasing.pattern("labels.about")
        self._anywhere = phrasing.regex(r"\b{labels.beside}\b ?")
        self._behind = phrasing.regex(r"(?: {labels.beside})+$")

    def read(self, text: str, labels: Sequence[str]) -> int | None:
        """The place of the label that a text is, whole or but for such words; None where it is none, or several."""
        if len(text) > _LONGEST:
            return None
        said = bare(text)
        known = [bare(label) for label in labels]
        for form in dict.fromkeys(
            (said, self._behind.sub("", said), self._without(said), self._anywhere.sub("", said).strip())
        ):
            if form and known.count(form) == 1:
                return known.index(form)
        if self._about.search(said):
            return self._described(said, known)
        return _measured(self._without(said), known)

    def _described(self, said: str, known: Sequence[str]) -> int | None:
        """The place of the only label that has most of the words of "the one about it being normal"."""
        words = set(self._about.sub("", said).split())
        shared = [len(words.intersection(label.split())) for label in known]
        most = max(shared, default=0)
        return shared.index(most) if most and shared.count(most) == 1 else None

    def _without(self, said: str) -> str:
        return self._behind.sub("", self._before.sub("", said))


def _measured(said: str, known: Sequence[str]) -> int | None:
    """The place of the only label of the same number whose unit begins as it was typed: "30 secs" is 30 seconds.

    A number alone is one too where it is no place in the list.
    """
    typed = _MEASURE.fullmatch(said)
    if typed is None or (not typed["unit"] and int(typed["number"]) <= len(known)):
        return None
    unit = typed["unit"].removesuffix("s")
    measures = [(place, one) for place, label in enumerate(known) if (one := _MEASURE.fullmatch(label)) and one["unit"]]
    fits = [place for place, one in measures if one["number"] == typed["number"] and one["unit"].startswith(unit)]
    return fits[0] if len(fits) == 1 else None
