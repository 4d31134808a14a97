"""How far a denial reaches over a list, and where it ends."""

from __future__ import annotations

import pytest

from bot.domain.red_flags import Response
from bot.understanding.red_flags import respond
from tests.support.whole_screen import whole_screen


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        ("no cough, chest pain or dizziness", "no cough, chest pain and dizziness"),  # only "or" denies on
        ("no cough, chest pain or dizziness", "no cough, chest pain or dizziness since this morning"),
        ("no cough, chest pain or dizziness", "no cough, chest pain or maybe heartburn"),
        ("no cough, chest pain or dizziness", "no cough, my chest hurts or burns"),  # a statement is no item
        ("no chest pain, trouble breathing, slurred speech or drooping face", "no fever, my speech is slurred"),
        ("fever, swelling, chest pain? none of it", "fever, swelling, chest pain? none of it makes sense"),
        ("chest pain no, fainting no", "chest pain yes, fainting no"),
        ("swelling: no, chest pain: no", "swelling: no, chest pain: yes"),
        ("swelling: no, chest pain: no", "chest pain, no, no, really"),
    ],
)
def test_a_list_is_denied_as_a_whole_and_no_further(denied: str, told: str) -> None:
    screen = whole_screen()
    assert respond(screen.screen(denied)) is Response.NOTHING
    assert respond(screen.screen(told)) in (Response.EMERGENCY_CARD, Response.START_CHECK)
