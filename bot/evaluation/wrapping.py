"""How well warning signs hold when a harmless phrase stands beside them: the metamorphic figures of the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.red_flags import Response
from bot.evaluation.warning_scores import CARDS, NONE, Warned

_SEVERITY = {response: rank for rank, response in enumerate(Response)}
_SLOT = "{}"


@dataclass(frozen=True, slots=True)
class Wrapping:
    """A harmless phrase with a place for a message. It is not tried on messages with a word of `not_with`."""

    id: str
    phrase: str
    not_with: tuple[str, ...] = ()

    def around(self, text: str) -> str:
        """The message in its place; no full stop is left in front of one."""
        inside = text.rstrip(" .") if self.phrase.startswith(_SLOT) else text
        return self.phrase.replace(_SLOT, inside)

    def fits(self, text: str) -> bool:
        """Whether the phrase says nothing that the message contradicts."""
        return not any(re.search(rf"\b{re.escape(word)}\b", text.lower()) for word in self.not_with)


@dataclass(frozen=True, slots=True)
class WrappedFigures:
    """Of one phrase: the share (0-1) of signs that it made milder, and of ordinary messages that it alarmed."""

    id: str
    signs: int
    lost: float
    others: int
    alarmed: float


def score_wrapping(wrapping: Wrapping, alone: Sequence[Warned], respond: Callable[[str], Response]) -> WrappedFigures:
    """Figures of one phrase around all messages that are rightly judged alone."""
    fitting = [one for one in alone if not one.wrong and wrapping.fits(one.text)]
    signs = [one for one in fitting if one.flag != NONE]
    others = [one for one in fitting if one.flag == NONE]
    lost = sum(_SEVERITY[respond(wrapping.around(one.text))] > _SEVERITY[one.response] for one in signs)
    alarmed = sum(respond(wrapping.around(one.text)) in CARDS for one in others)
    return WrappedFigures(
        wrapping.id, len(signs), lost / max(len(signs), 1), len(others), alarmed / max(len(others), 1)
    )


def wrapped_as_json(figures: Sequence[WrappedFigures]) -> dict[str, Any]:
    """The figures as plain data."""
    return {
        "kind": "wrapped",
        "phrases": [
            {
                "id": one.id,
                "signs": one.signs,
                "lost": round(one.lost, 4),
                "others": one.others,
                "alarmed": round(one.alarmed, 4),
            }
            for one in figures
        ],
        "worst_lost": round(max((one.lost for one in figures), default=0.0), 4),
        "worst_alarmed": round(max((one.alarmed for one in figures), default=0.0), 4),
    }
