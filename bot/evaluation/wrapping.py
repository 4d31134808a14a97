"""How well warning signs hold when a harmless phrase stands beside them: the metamorphic figures of the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.red_flags import Response
from bot.domain.wrapping import Wrapping
from bot.evaluation.warning_scores import CARDS, NONE, Warned

_SEVERITY = {response: rank for rank, response in enumerate(Response)}


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
