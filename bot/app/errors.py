"""Why Hammy does not start, or does not go on."""

from __future__ import annotations


class StartError(Exception):
    """Hammy cannot start; the message is one clear line for the operator."""


class GoneWrongError(StartError):
    """Hammy cannot go on, and its supervisor should start it anew; the message is one clear line."""
