"""Hold the conversations of a file with the bot, and print the share that holds, overall and by group.

python -m tests.dialogues [FILE] [--group GROUP] [--name NAME] [--json]
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from bot.assistant import load_assistant
from bot.settings import cache_folder
from tests.dialogues.playing import play_all
from tests.dialogues.reading import DIALOGUES, DialoguesError, read
from tests.dialogues.report import as_json, table, transcript


def main(arguments: Sequence[str]) -> int:
    """0 where every guard that was played holds, 1 where one does not."""
    reader = ArgumentParser("tests.dialogues", description=__doc__)
    reader.add_argument("file", nargs="?", type=Path, default=DIALOGUES, metavar="FILE")
    reader.add_argument("--group", help="only this group")
    reader.add_argument("--name", help="only this conversation, word for word")
    reader.add_argument("--json", action="store_true", help="figures for another program")
    asked = reader.parse_args(arguments)
    try:
        file = read(asked.file)
    except DialoguesError as error:
        reader.exit(2, f"{error}\n")
    chosen = [one for one in file.dialogues if asked.group in (None, one.group) and asked.name in (None, one.name)]
    if not chosen:
        reader.error("no conversation is chosen by that")
    logging.disable(logging.WARNING)
    played = asyncio.run(play_all(load_assistant(cache_folder()), file, chosen))
    if asked.json:
        print(json.dumps(as_json(played), indent=2, ensure_ascii=False))
    elif asked.name is not None:
        print("\n\n".join(map(transcript, played)))
    else:
        print(table(played))
    return 0 if all(one.holds for one in played if one.dialogue.guard) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
