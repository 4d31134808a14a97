"""One of several reminders that were named together: "only the morning one", "not the water one, the stretch one"."""

from __future__ import annotations

from bot.domain.picking import Pick
from bot.understanding.editing.reading import EditReader
from bot.understanding.text.fold import fold
from bot.understanding.text.phrasing import Phrasing

_LONGEST = 80
"""Characters; whoever picks says little."""


class PickReader:
    """Knows the words of intents/cues/picking; whether several were named is not known here."""

    def __init__(self, phrasing: Phrasing, edits: EditReader) -> None:
        self._edits = edits
        self._aside = phrasing.pattern("picking.aside")
        self._spares = phrasing.pattern("picking.spares")
        self._left = phrasing.pattern("picking.left")
        self._behind = phrasing.regex(r"(?<!\w)({picking.one}) {picking.at} ({time.parts_of_day})(?!\w)")
        self._by_part = phrasing.meanings("picking.by_part")
        self._one = phrasing.regex(r"\W*{picking.only_one}\W*")
        self._joint = phrasing.regex(
            r"\s*[,;.–]\s*|\s+-\s+|\s*(?<!\w){picking.joints}(?!\w)\s*|\s+(?={picking.spares}(?!\w))"
        )

    def read(self, text: str) -> Pick | None:
        """None for a question, and where anything else is said too."""
        if len(text) > _LONGEST or "?" in text:
            return None
        said, meant, spared, one = fold(text), None, None, False
        for clause in filter(None, self._joint.split(said)):
            rest = self._behind.sub(r"\2 \1", " ".join(self._aside.sub(" ", clause).split()))
            rest = " ".join(self._by_part.get(word, word) for word in rest.split())
            if not rest or self._one.fullmatch(rest):
                one = one or bool(rest)
                continue
            spares = self._spares.search(rest) is not None
            named = self._edits.which(" ".join(self._left.sub(" ", self._spares.sub(" ", rest)).split()))
            if named is None or named[1]:
                return None
            if spares:
                spared = spared or named[0]
            else:
                meant = meant or named[0]
        return Pick(meant, spared) if one or meant is not None or spared is not None else None
