"""python -m benchmarks.faults [--write FILE] [--only WORDS] [--updates N]"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.faults.of_telegram import FAULTS_OF_TELEGRAM
from benchmarks.faults.of_the_clock import FAULTS_OF_THE_CLOCK
from benchmarks.faults.of_the_line import FAULTS_OF_THE_LINE
from benchmarks.faults.of_the_machine import FAULTS_OF_THE_MACHINE
from benchmarks.faults.of_the_process import FAULTS_OF_THE_PROCESS
from benchmarks.faults.of_updates import hostile_updates
from benchmarks.faults.stage import Fault, Row
from benchmarks.reliability import machine, write_faults
from bot.model import load_model
from bot.settings import cache_folder

_HEADINGS = ("fault", "messages", "exceptions", "lost", "twice", "seconds", "")
_DOCUMENT = """Written by `make faults`; run it to see the same on your machine.

The bot is the process that an operator starts, with its own database, over HTTP against the playground. While a fault
lasts, people write to it, most often 20. Then their answers are counted:

- **exceptions**: lines of the log that tell of an error that was not foreseen, and promises that were broken;
- **lost**: no answer came;
- **twice**: it came twice. In brackets where Telegram cannot say whether the first one arrived, or where the process
  died before it could note that: twice is better than never. A reminder never comes twice;
- **seconds**: from the end of the fault until somebody has an answer again, or a reminder that was due.

{machine}

{table}
"""


def _faults(updates: int, only: str) -> list[Fault]:
    every = (*FAULTS_OF_THE_MACHINE, *FAULTS_OF_THE_PROCESS, *FAULTS_OF_THE_CLOCK, *FAULTS_OF_THE_LINE)
    every = (*every, *FAULTS_OF_TELEGRAM)
    return [fault for fault in (*every, hostile_updates(updates)) if only.lower() in fault.name.lower()]


async def _run(faults: list[Fault], console: Console) -> list[Row]:
    rows = []
    for fault in faults:
        rows.append(await fault.met())
        console.print(" | ".join(_cells(rows[-1])), "" if rows[-1].holds else "[red]BROKEN[/]", soft_wrap=True)
    return rows


def _cells(row: Row) -> tuple[str, ...]:
    twice = f"({row.twice})" if row.named and row.twice else str(row.twice)
    seconds = f"{max(row.seconds, 0.0):.1f}" if row.seconds is not None else ""
    return (row.fault, str(row.messages), str(int(row.exceptions)), str(row.lost), twice, seconds, row.note)


def as_markdown(rows: list[Row], measured_on: str) -> str:
    """The part of RELIABILITY.md."""
    lines = ["| " + " | ".join(cells) + " |" for cells in (_HEADINGS, *map(_cells, rows))]
    lines.insert(1, "|---|" + "--:|" * 5 + "---|")
    return _DOCUMENT.format(table="\n".join(lines), machine=measured_on)


def run(
    write: Annotated[Path | None, typer.Option(help="Write the table into this file, as Markdown.")] = None,
    updates: Annotated[int, typer.Option(min=20, help="How many random updates.")] = 10_000,
    only: Annotated[str, typer.Option(help="Meet those alone whose line has these words; nothing is written.")] = "",
) -> None:
    """Meet every fault, and count. Exit code 1 where a promise was broken."""
    console = Console(width=160)
    load_model(cache_folder())  # as at every start but the first
    load = os.getloadavg()[0]
    rows = asyncio.run(_run(_faults(updates, only), console))
    holds = all(row.holds for row in rows)
    console.print("Every promise held." if holds else "[red]A promise was broken.[/]")
    if write is not None and holds and not only:
        write_faults(write, as_markdown(rows, machine(load)))
    raise typer.Exit(0 if holds else 1)


if __name__ == "__main__":
    typer.run(run)
