"""For how long a token may be refused."""

from __future__ import annotations

import asyncio

import pytest

from bot.gateway.sources import Refusals, TokenRefusedError

_MOST = 0.05


async def test_a_token_that_was_refused_for_so_long_is_refused_for_good() -> None:
    refusals = Refusals(_MOST)
    refusals.refused()
    await asyncio.sleep(_MOST)
    with pytest.raises(TokenRefusedError):
        refusals.refused()


async def test_refusals_with_an_answer_between_them_do_not_add_up() -> None:
    refusals = Refusals(_MOST)
    refusals.refused()
    refusals.accepted()
    await asyncio.sleep(_MOST)
    refusals.refused()
