"""hammy check"""

from __future__ import annotations

from pathlib import Path

from bot.catalogue.library import load_library
from bot.catalogue.problems import ContentError, Problem
from bot.catalogue.root import catalogue_root
from bot.cli.failing import complain
from bot.content_lint.deep import deep_problems
from bot.content_lint.overmatch import FOLDS
from bot.content_lint.reading import is_measured
from bot.gateway.callbacks import Callbacks


def check_all(root: Path | None = None, shares: int = FOLDS) -> int:
    """Print every problem of intents/ and content/, one a line, and how many there are; 1 where there are any.

    The slow checks need content that loads: while it does not, only what keeps it from loading is listed. Most of the
    time goes into learning without each of the `shares` of the sentences.
    """
    problems = _problems(root or catalogue_root(), shares)
    for problem in problems:
        print(problem)
    print(_closing(len(problems)))
    if not is_measured():
        complain("how hard answers are to read was not measured: textstat is not installed (the extra check)")
    return 1 if problems else 0


def _problems(root: Path, shares: int) -> list[Problem]:
    try:
        library, _ = load_library(root)
    except ContentError as error:
        return list(error.problems)
    return deep_problems(library, root, Callbacks("check").encode, shares)


def _closing(count: int) -> str:
    if count == 0:
        return "No problems."
    return "1 problem." if count == 1 else f"{count} problems."
