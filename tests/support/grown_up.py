"""Imported by the process that others are forked from (`nursery`): with it all is imported and learned."""

from __future__ import annotations

from functools import partial

import httpx

import bot.app
import bot.assistant
import bot.cli.run
from bot.watching.signs import Patience
from tests.support.certificates import read_certificates_once
from tests.support.learned import learned_model
from tests.support.patient import draw_patiently

__all__ = ["bot"]

_MODEL = learned_model()
vars(bot.assistant)["load_model"] = lambda _: _MODEL

vars(bot.app)["Patience"] = partial(Patience, ending=60)  # nobody is cut off for a machine that is crowded

draw_patiently()
read_certificates_once()
httpx.create_ssl_context()
