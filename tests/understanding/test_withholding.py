"""Commands that are only asked about, or negated."""

from __future__ import annotations

import pytest

from bot.domain.understanding import Withheld
from tests.support.readers import readers


@pytest.mark.parametrize(
    ("text", "withheld"),
    [
        ("can I stretch every 2 hours?", Withheld.ASKED),
        ("is it bad to drink 2 litres at once?", Withheld.ASKED),
        ("so, should we drink more", Withheld.ASKED),
        ("would it be ok to stretch at night", Withheld.ASKED),
        ("don't delete my reminders", Withheld.NEGATED),
        ("I do not want to cancel anything", Withheld.NEGATED),
        ("never stop reminding me", Withheld.NEGATED),
        ("remind me not to stretch at 8am", Withheld.NEGATED),
        ("remind me not to forget to stretch", None),
        ("can you remind me to stretch every 2 hours?", None),
        ("could I have a water reminder?", None),
        ("don't delete it, move it to 9 instead", None),
        ("delete my reminders", None),
        ("don't let me forget to drink", None),
    ],
)
def test_what_is_asked_or_negated_is_no_command(text: str, withheld: Withheld | None) -> None:
    assert readers().withholdings.read(text) is withheld
