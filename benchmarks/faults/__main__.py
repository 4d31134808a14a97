"""python -m benchmarks.faults [--write FILE] [--only WORDS]"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.faults.of_telegram import faults_of_telegram
from benchmarks.faults.of_the_machine import faults_of_the_machine
from benchmarks.faults.of_updates import hostile_updates
from benchmarks.faults.stage import Row
from benchmarks.reliability import write_faults

_HEADINGS = ("fault", "messages", "exceptions", "lost", "twice", "seconds", "")
_DOCUMENT = """Written by `make faults`; run it to see the same on your machine.

The bot is the process that an operator starts, with its own database, over HTTP against the playground. While a fault
lasts, people write to it, most often 20. Then their answers are counted:

- **exceptions**: lines of the log that tell of an error that was not foreseen, and promises that were broken;
- **lost**: no answer came;
- **twice**: it came twice. In brackets where Telegram cannot say whether the first one arrived, or where the process
  died before it could note that: twice is better than never. A reminder never comes twice;
- **seconds**: from the end of the fault until somebody has an answer again. A line that is dead is noticed after 25 s.

{table}
"""


async def _all(updates: int) -> AsyncIterator[Row]:
    async for row in faults_of_the_machine():
        yield row
    async for row in faults_of_telegram():
        yield row
    yield await hostile_updates(updates)


async def _run(updates: int, console: Console) -> list[Row]:
    rows = []
    async for row in _all(updates):
        rows.append(row)
        console.print(" | ".join(_cells(row)), "" if row.holds else "[red]BROKEN[/]", soft_wrap=True)
    return rows


def _cells(row: Row) -> tuple[str, ...]:
    twice = f"({row.twice})" if row.named and row.twice else str(row.twice)
    seconds = f"{max(row.seconds, 0.0):.1f}" if row.seconds is not None else ""
    return (row.fault, str(row.messages), str(int(row.exceptions)), str(row.lost), twice, seconds, row.note)


def as_markdown(rows: list[Row]) -> str:
    """The part of RELIABILITY.md."""
    lines = ["| " + " | ".join(cells) + " |" for cells in (_HEADINGS, *map(_cells, rows))]
    lines.insert(1, "|---|" + "--:|" * 5 + "---|")
    return _DOCUMENT.format(table="\n".join(lines))


def run(
    write: Annotated[Path | None, typer.Option(help="Write the table into this file, as Markdown.")] = None,
    updates: Annotated[int, typer.Option(min=20, help="How many random updates.")] = 10_000,
) -> None:
    """Meet every fault, and count. Exit code 1 where a promise was broken."""
    console = Console(width=160)
    rows = asyncio.run(_run(updates, console))
    holds = all(row.holds for row in rows)
    console.print("Every promise held." if holds else "[red]A promise was broken.[/]")
    if write is not None and holds:
        write_faults(write, as_markdown(rows))
    raise typer.Exit(0 if holds else 1)


if __name__ == "__main__":
    typer.run(run)
