"""Imported by the process that others are forked from (`nursery`): with it all is imported and learned."""

from __future__ import annotations

import httpx

import bot.app
import bot.assistant
import bot.cli.run
from tests.support.certificates import read_certificates_once
from tests.support.learned import learned_model

__all__ = ["bot"]

_MODEL = learned_model()
vars(bot.assistant)["load_model"] = lambda _: _MODEL

read_certificates_once()
httpx.create_ssl_context()
