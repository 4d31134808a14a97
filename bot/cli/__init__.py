"""The command line: one module a verb."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of the console script.

    `hammy run` stays for as long as it serves, so it does without the libraries of the command line: they would
    keep 8 MB and a tenth of a second.
    """
    if sys.argv[1:] == ["run"]:
        from bot.cli.run import run_until_stopped

        raise SystemExit(run_until_stopped())
    from bot.cli.commands import app

    app()
