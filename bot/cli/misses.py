"""hammy misses"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.assistant import load_assistant
from bot.catalogue.cues import read_cues
from bot.catalogue.root import catalogue_root
from bot.catalogue.training_phrases import read_vocabulary
from bot.cli.database import Place, database, explained, opened
from bot.cli.failing import plainly
from bot.domain.feedback import Feedback
from bot.evaluation.missed import Group, as_json, grouped, summed
from bot.settings import cache_folder
from bot.understanding.features import FeatureReader
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.stemming import stem
from bot.understanding.text.tokens import Words

_SENTENCES = 4


@plainly
def show_misses(*, as_json_text: bool) -> int:
    """Print what was not understood, in groups, and what people thought of answers; 1 after one clear line."""
    place = database()
    with explained():
        feedback = asyncio.run(_read(place))
    understander = load_assistant(cache_folder()).understander
    groups = grouped(feedback.misses, _comparing(), understander.rank)
    if as_json_text:
        print(json.dumps(as_json(groups, feedback), ensure_ascii=False))
    else:
        _show(groups, feedback)
    return 0


async def _read(place: Place) -> Feedback:
    async with opened(place) as store:
        return await store.feedback.all()


def _comparing() -> Callable[[str], frozenset[str]]:
    """Sentences are compared by the stems and families of their words."""
    words = Words(Phrasing(read_cues(catalogue_root())))
    reader = FeatureReader(read_vocabulary(catalogue_root()), words)

    def keys(text: str) -> frozenset[str]:
        said = [word for word in words(text) if word.isalpha()]
        return frozenset(map(stem, said)) | reader.families(said)

    return keys


def _show(groups: tuple[Group, ...], feedback: Feedback) -> None:
    console = Console(highlight=False)
    if not groups:
        console.print("No missed sentence is kept; with HAMMY_KEEP_MISSES=on those without health are, for 30 days.")
    else:
        table = Table("times", "days", "sentences", "may belong to", title="Not understood", title_justify="left")
        for group in groups:
            shown = [f"{text} ({times})" if times > 1 else text for text, times in group.sentences[:_SENTENCES]]
            more = len(group.sentences) - len(shown)
            days = group.last.format_iso() if group.first == group.last else f"{group.first} to {group.last}"
            belongs = "\n".join(f"{one.belongs} {one.share:.0%}" for one in group.proposals)
            said = "\n".join([*shown, *([f"and {more} more"] if more > 0 else [])])
            table.add_row(str(group.times), days, Text(said), Text(belongs or "a new intent, or out of scope"))
        console.print(table)
    if feedback.thumbs:
        table = Table("answer", "up", "down", title="Thumbs under answers", title_justify="left")
        for intent, up, down in summed(feedback.thumbs):
            table.add_row(Text(intent), str(up), str(down))
        console.print(table)
