"""Errors that a person at the terminal can mend, said without a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.catalogue.problems import ContentError
from bot.model import ModelError
from bot.settings import SettingsError


class FailedError(Exception):
    """The verb ends with exit code 1; what is to be said was said."""


@contextmanager
def plainly() -> Iterator[None]:
    """Turns wrong settings or content, or a model that cannot be built, into plain lines and FailedError."""
    try:
        yield
    except (SettingsError, ModelError) as error:
        complain(str(error))
        raise FailedError from None
    except ContentError as error:
        complain(f"The content has {len(error.problems)} problem(s):")
        for problem in error.problems:
            complain(f"  {problem}")
        raise FailedError from None


def complain(line: str) -> None:
    """One line on standard error."""
    print(line, file=sys.stderr, flush=True)
