"""The open questions that were asked for of late, so that a typed message normally needs no query."""

from __future__ import annotations

from collections import OrderedDict

from bot.domain.drafts import Draft
from bot.domain.messages import Speaker


class KnownDrafts:
    """What the database holds for the most recently used speakers, at most `limit`; None where it holds no draft."""

    def __init__(self, limit: int = 10_000) -> None:
        self._limit = limit
        self._known: OrderedDict[Speaker, Draft | None] = OrderedDict()

    def __contains__(self, speaker: Speaker) -> bool:
        return speaker in self._known

    def __getitem__(self, speaker: Speaker) -> Draft | None:
        """Raises KeyError for a speaker of whom nothing is known."""
        self._known.move_to_end(speaker)
        return self._known[speaker]

    def remember(self, speaker: Speaker, draft: Draft | None) -> None:
        """This is what is stored."""
        self._known[speaker] = draft
        self._known.move_to_end(speaker)
        if len(self._known) > self._limit:
            self._known.popitem(last=False)

    def forget(self) -> None:
        """Nothing is known any more: ask the database."""
        self._known.clear()
