"""The command line: one module a verb."""

from bot.cli.commands import main

__all__ = ["main"]
