"""Errors that a person at the terminal can mend, said without a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from bot.catalogue.problems import ContentError
from bot.model import ModelError
from bot.settings import SettingsError
from bot.storage.errors import StoreError

P = ParamSpec("P")


class FailedError(Exception):
    """The verb ends with exit code 1, and says this in one line."""


def plainly(verb: Callable[P, int]) -> Callable[P, int]:
    """The verb, where wrong settings or content, a model that cannot be built and a database that is out of order are
    said in plain lines; its exit code is 1 then.
    """

    @wraps(verb)
    def said(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return verb(*args, **kwargs)
        except (FailedError, SettingsError, ModelError, StoreError) as error:
            complain(str(error))
        except ContentError as error:
            complain(f"The content has {len(error.problems)} problem(s):")
            for problem in error.problems:
                complain(f"  {problem}")
        return 1

    return said


def complain(line: str) -> None:
    """One line on standard error."""
    print(line, file=sys.stderr, flush=True)
