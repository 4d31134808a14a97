"""The verbs of the command line. The modules of a verb are imported when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="hammy",
    help="A Telegram bot for legs that shake in a hamstring stretch and hamstrings that cramp.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.command()
def run() -> None:
    """Serve Telegram with HAMMY_TOKEN, or the local playground without one."""
    from bot.cli.run import run_until_stopped

    raise typer.Exit(run_until_stopped())


@app.command()
def ask(
    text: Annotated[str | None, typer.Argument(help="What a person would type.")] = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Read a message a line from standard input, write a JSON object a line."),
    ] = False,
) -> None:
    """Print what Hammy would answer."""
    from bot.cli.ask import ask_json, ask_once

    if as_json:
        raise typer.Exit(ask_json())
    if text is None:
        raise typer.BadParameter("say something, or pass --json and messages on standard input", param_hint="TEXT")
    raise typer.Exit(ask_once(text))


@app.command()
def check() -> None:
    """Validate intents/ and content/; every problem with its file and key."""
    from bot.cli.check import check_all

    raise typer.Exit(check_all())


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(help="Labelled messages, one JSON object a line.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Score only the half of the lines that nothing is tuned on.")
    ] = False,
    wrapped: Annotated[
        Path | None,
        typer.Option("--wrapped", help="A file of harmless phrases: print what each does to the warning signs."),
    ] = None,
) -> None:
    """Score labelled messages."""
    from bot.cli.evaluate import evaluate_file, evaluate_wrapped

    if wrapped is not None:
        raise typer.Exit(evaluate_wrapped(file, wrapped, as_json=as_json))
    raise typer.Exit(evaluate_file(file, as_json=as_json, held_out=held_out))


@app.command("next")
def next_times(
    sentence: Annotated[str, typer.Argument(help="What a person would type to be reminded.")],
    zone: Annotated[str, typer.Option(help="IANA time zone of their clock, such as Europe/Lisbon.")],
    after: Annotated[
        str | None, typer.Option(help="The instant when they type it, such as 2026-03-28T07:00:00Z; now without it.")
    ] = None,
    count: Annotated[int, typer.Option(min=1, max=1000, help="How many to print.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
) -> None:
    """Print when a reminder comes: its next instants, in UTC."""
    from bot.cli.next import next_instants

    raise typer.Exit(next_instants(sentence, zone=zone, after=after, count=count, as_json=as_json))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not exist.")],
) -> None:
    """Copy the database, also while Hammy runs."""
    from bot.cli.backup import backup_to

    raise typer.Exit(backup_to(file))
