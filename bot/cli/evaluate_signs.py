"""hammy evaluate for warning signs over several files, and within harmless phrases.

Nothing here prints a message, so that held lines stay unread by whoever tunes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.assistant import load_assistant
from bot.catalogue.problems import ContentError
from bot.catalogue.wrapping import load_wrappings
from bot.cli.failing import complain, plainly
from bot.domain.red_flags import Response
from bot.evaluation import warning_scores, wrapping
from bot.evaluation.labelled import LabelledError, LineKind, read_lines
from bot.evaluation.labelled import held_out as held_out_of
from bot.settings import cache_folder
from bot.understanding.red_flags import respond

_BAD_INPUT = 2
_TITLE = "Emergencies with a card or the list, signs with a line; other messages alarmed, or asked first"

_SUFFIX = "_red_flags"

Lines = list[dict[str, Any]]


@plainly
def evaluate_files(files: Sequence[Path], *, as_json: bool, held_out: bool = False, typos: int = 0) -> int:
    """Score warning signs file by file and in all; 2 where one cannot be read as such."""
    try:
        read = {file: _signs(file, held_out) for file in files}
    except LabelledError as error:
        complain(str(error))
        return _BAD_INPUT
    responded = _screen()
    figures = [warning_scores.score_file(file.stem, lines, responded, typos) for file, lines in read.items()]
    if as_json:
        print(json.dumps(warning_scores.files_as_json(figures), ensure_ascii=False))
    else:
        _show_files([*figures, warning_scores.in_all(figures)])
    return 0


@plainly
def evaluate_wrapped(files: Sequence[Path], phrases: Path, *, as_json: bool, held_out: bool = False) -> int:
    """Score labelled warning signs within each harmless phrase; 2 where a file cannot be read as such."""
    try:
        lines = [line for file in files for line in _signs(file, held_out)]
        wrappings = load_wrappings(phrases)
    except (LabelledError, ContentError) as error:
        complain(str(error))
        return _BAD_INPUT
    responded = _screen()
    alone = [warning_scores.Warned(one["text"], one["flag"], responded(one["text"])) for one in lines]
    figures = [wrapping.score_wrapping(one, alone, responded) for one in wrappings]
    if as_json:
        print(json.dumps(wrapping.wrapped_as_json(figures), ensure_ascii=False))
    else:
        _show_wrapped(figures)
    return 0


def _signs(file: Path, held_out: bool) -> Lines:
    """The lines of a file of warning signs, perhaps only those held out. Raises LabelledError."""
    kind, lines = read_lines(file)
    if kind is not LineKind.RED_FLAGS:
        raise LabelledError(f"{file}: has no messages labelled with a flag")
    return held_out_of(lines) if held_out else lines


def _screen() -> Callable[[str], Response]:
    """What a message is owed."""
    screen = load_assistant(cache_folder()).understander.screen
    return lambda text: respond(screen.screen(text))


def _show_files(figures: Sequence[warning_scores.FileFigures]) -> None:
    table = Table("File", "emergencies", "with slips", "professional", "alarmed", "asked", title=_TITLE)
    for one in figures:
        alone = one.alone
        table.add_row(
            one.name.removesuffix(_SUFFIX),
            _share(alone.emergencies, alone.lines[warning_scores.EMERGENCY]),
            "" if one.with_slips is None else f"{100 * one.with_slips:.1f} %",
            _share(alone.professional, alone.lines[warning_scores.PROFESSIONAL]),
            _share(alone.false_alarms, alone.lines[warning_scores.NONE]),
            f"{100 * one.asked:.1f} %",
        )
    Console(highlight=False).print(table)


def _share(share: float, lines: int) -> str:
    return f"{100 * share:.1f} % of {lines}"


def _show_wrapped(figures: list[wrapping.WrappedFigures]) -> None:
    table = Table("Harmless phrase", "signs", "lost", "other messages", "alarmed")
    for one in sorted(figures, key=lambda one: (-one.lost, -one.alarmed)):
        shares = (f"{100 * one.lost:.1f} %", f"{100 * one.alarmed:.1f} %")
        table.add_row(one.id, str(one.signs), shares[0], str(one.others), shares[1])
    mean = [sum(shares) / max(len(figures), 1) for shares in ([f.lost for f in figures], [f.alarmed for f in figures])]
    table.add_section()
    table.add_row("mean", "", f"{100 * mean[0]:.1f} %", "", f"{100 * mean[1]:.1f} %")
    Console(highlight=False).print(table)
