"""The verbs of the command line. The modules of a verb are imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path

_MOST_TIMES = 1000
_BAD_INPUT = 2
_NOBODY_READS = 1
"""The exit code where the reader of the output has gone, as after `| head -1`."""

Verb = Callable[[Namespace], int]


def main() -> None:
    """Entry point of the console script: does what the arguments say, and ends with its exit code.

    One that serves stays for long and is ready soon, so this reads its arguments with what Python brings: libraries
    for it keep 12 MB.
    """
    given = _parser().parse_args()
    verb: Verb = given.verb
    try:
        status = verb(given)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = _NOBODY_READS
    raise SystemExit(status)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        "hammy", description="A Telegram bot for legs that shake in a hamstring stretch and hamstrings that cramp."
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def add(name: str, verb: Verb, says: str) -> ArgumentParser:
        added = verbs.add_parser(name, help=says, description=says)
        added.set_defaults(verb=verb)
        return added

    add("run", _run, "Serve Telegram with HAMMY_TOKEN, or the local playground without one.")
    ask = add("ask", _ask, "Print what Hammy would answer.")
    ask.add_argument("text", nargs="?", help="What a person would type.")
    ask.add_argument(
        "--json", action="store_true", help="Read a message a line from standard input, write a JSON object a line."
    )
    explain = add("explain", _explain, "Print why Hammy understands a message as it does.")
    explain.add_argument("text", help="What a person would type.")
    add("check", _check, "Validate intents/ and content/; every problem with its file and key.")
    evaluate = add("evaluate", _evaluate, "Score labelled messages.")
    evaluate.add_argument(
        "file",
        type=Path,
        nargs="+",
        help="Labelled messages, one JSON object a line; several files of warning signs are shown in one table.",
    )
    evaluate.add_argument("--json", action="store_true", help="Print the figures as JSON.")
    evaluate.add_argument(
        "--held-out",
        action="store_true",
        help="Score only the half of the lines that nothing is tuned on: those marked as held, or every second one.",
    )
    evaluate.add_argument(
        "--typos", type=_count, default=0, metavar="N", help="Put so many slips of the finger into each message."
    )
    evaluate.add_argument(
        "--wrapped",
        type=Path,
        metavar="PHRASES",
        help="A file of harmless phrases: print what each does to the warning signs.",
    )
    following = add("next", _next, "Print when a reminder comes: its next instants, in UTC.")
    following.add_argument("sentence", help="What a person would type to be reminded.")
    following.add_argument("--zone", required=True, help="IANA time zone of their clock, such as Europe/Lisbon.")
    following.add_argument(
        "--after", help="The instant when they type it, such as 2026-03-28T07:00:00Z; now without it."
    )
    following.add_argument("--count", type=_count, default=3, help="How many to print; 3 without it.")
    following.add_argument("--json", action="store_true", help="Print a JSON array.")
    backup = add("backup", _backup, "Copy the database, also while Hammy runs.")
    backup.add_argument("file", type=Path, help="The file to write; it must not exist.")
    restore = add("restore", _restore, "Put a backup in the place of the database, while Hammy does not run.")
    restore.add_argument("file", type=Path, help="The backup; what it replaces is kept beside the database.")
    encrypt = add("encrypt", _encrypt, "Encrypt the database with the key of HAMMY_DATABASE_KEY_FILE.")
    encrypt.add_argument("--keep", action="store_true", help="Keep the plain file beside it, instead of deleting it.")
    rekey = add("rekey", _rekey, "Encrypt the database with another key.")
    rekey.add_argument("--new-key-file", type=Path, required=True, help="The file with the new key.")
    rekey.add_argument("--keep", action="store_true", help="Keep the file of the older key beside it.")
    purge = add("purge", _purge, "Erase people who have been silent for 90 days, as Hammy does once a day.")
    purge.add_argument("--dry-run", action="store_true", help="Only print how many they are.")
    misses = add("misses", _misses, "Print what had no answer, in groups, and where each may belong.")
    misses.add_argument("--json", action="store_true", help="Print the groups and the thumbs as JSON.")
    doctor = add("doctor", _doctor, "Look at all that Hammy needs, and say what to do about what is wrong.")
    doctor.add_argument("--json", action="store_true", help="Print what was found as JSON.")
    return parser


def _run(_: Namespace) -> int:
    gc.disable()  # until all is read: nothing of it is garbage, and looking for some takes an eighth of the start
    from bot.cli.run import run_until_stopped

    return run_until_stopped()


def _ask(given: Namespace) -> int:
    from bot.cli.ask import ask_json, ask_once

    if given.json:
        return ask_json()
    if given.text is None:
        print("say something, or pass --json and messages on standard input", file=sys.stderr)
        return _BAD_INPUT
    return ask_once(given.text)


def _explain(given: Namespace) -> int:
    from bot.cli.explain import explain_text

    return explain_text(given.text)


def _check(_: Namespace) -> int:
    from bot.cli.check import check_all

    return check_all()


def _evaluate(given: Namespace) -> int:
    from bot.cli.evaluate import evaluate_file
    from bot.cli.evaluate_signs import evaluate_files, evaluate_wrapped

    if given.wrapped is not None:
        return evaluate_wrapped(given.file, given.wrapped, as_json=given.json, held_out=given.held_out)
    if len(given.file) > 1:
        return evaluate_files(given.file, as_json=given.json, held_out=given.held_out, typos=given.typos)
    return evaluate_file(given.file[0], as_json=given.json, held_out=given.held_out, typos=given.typos)


def _next(given: Namespace) -> int:
    from bot.cli.next import next_instants

    return next_instants(given.sentence, zone=given.zone, after=given.after, count=given.count, as_json=given.json)


def _backup(given: Namespace) -> int:
    from bot.cli.backup import backup_to

    return backup_to(given.file)


def _restore(given: Namespace) -> int:
    from bot.cli.restore import restore_from

    return restore_from(given.file)


def _encrypt(given: Namespace) -> int:
    from bot.cli.encrypt import encrypt_in_place

    return encrypt_in_place(keep=given.keep)


def _rekey(given: Namespace) -> int:
    from bot.cli.encrypt import change_key

    return change_key(given.new_key_file, keep=given.keep)


def _purge(given: Namespace) -> int:
    from bot.cli.purge import purge_silent

    return purge_silent(dry_run=given.dry_run)


def _misses(given: Namespace) -> int:
    from bot.cli.misses import show_misses

    return show_misses(as_json_text=given.json)


def _doctor(given: Namespace) -> int:
    from bot.cli.doctor import examine_all

    return examine_all(as_json=given.json)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_TIMES):
        raise ArgumentTypeError(f"{text!r} is no number from 1 to {_MOST_TIMES}")
    return int(text)
