"""python -m benchmarks"""

from __future__ import annotations

import json
import platform
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.figures import Section
from benchmarks.guiding import measure_guiding
from benchmarks.matching import measure_matching
from benchmarks.pictures import measure_pictures
from benchmarks.said import labelled_questions, typical_questions
from benchmarks.scale import measure_scale
from benchmarks.schedules import measure_schedules
from benchmarks.start import measure_start
from benchmarks.sustained import measure_sustained
from benchmarks.throughput import measure_throughput
from benchmarks.understanding import measure_understanding
from bot.assistant import build_assistant

_WIDTH = 120
"""A pipe is taken for a narrow terminal, and a figure that is cut off is of no use."""


class Name(StrEnum):
    """The sections, in the order they are run."""

    THROUGHPUT = "throughput"
    UNDERSTANDING = "understanding"
    START = "start"
    MATCHING = "matching"
    SCHEDULES = "schedules"
    PICTURES = "pictures"
    GUIDING = "guiding"
    SCALE = "scale"
    SUSTAINED = "sustained"


def run(
    only: Annotated[list[Name] | None, typer.Option(help="A section to run; all without it.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures to this file too.")] = None,
    corpora: Annotated[
        Path | None,
        typer.Option(help="Folder of public corpora: <name>/train.tsv and test.tsv, text<TAB>label.", exists=True),
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often each bot is started and loaded, in turns.")] = 3,
    full: Annotated[
        bool, typer.Option(help="Reminders for two minutes, and 100,000 jobs: some minutes longer.")
    ] = False,
) -> None:
    """Measure Hammy beside a bare echo bot and beside rapidfuzz alone."""
    console = Console()
    console.width = max(console.width, _WIDTH)
    assistant = build_assistant()
    texts = typical_questions(assistant.library.training)
    said = labelled_questions()
    measures: dict[Name, Callable[[], Section]] = {
        Name.THROUGHPUT: lambda: measure_throughput(texts, rounds),
        Name.UNDERSTANDING: lambda: measure_understanding(assistant, [one.text for one in said]),
        Name.START: lambda: measure_start(texts, rounds),
        Name.MATCHING: lambda: measure_matching(assistant.library.training, said, corpora),
        Name.SCHEDULES: measure_schedules,
        Name.PICTURES: lambda: measure_pictures(texts, rounds),
        Name.GUIDING: lambda: measure_guiding(assistant.library),
        Name.SCALE: lambda: measure_scale(rounds, full),
        Name.SUSTAINED: lambda: measure_sustained(full),
    }
    sections = []
    for name, measure in measures.items():
        if not only or name in only:
            section = measure()
            section.show(console)
            sections.append(section.as_json())
    if json_file is not None:
        report = {"python": platform.python_version(), "machine": platform.machine(), "sections": sections}
        json_file.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(run)
