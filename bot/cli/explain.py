"""hammy explain"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.assistant import load_assistant
from bot.cli.asking import deciding
from bot.cli.failing import plainly
from bot.domain.conversation import Decision
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.settings import cache_folder, read_settings
from bot.understanding.ranking import ACCEPTED, CLEAR_OF_OUTSIDE, CLEAR_OF_RIVAL, HOPELESS, TOO_STRANGE, Weights
from bot.understanding.red_flags.screen import Mention

_SHOWN_ELSEWHERE = ("ranking", "flags", "response")


@plainly
def explain_text(text: str) -> int:
    """Print what a message was taken for, and what decided it."""
    assistant = load_assistant(cache_folder()).configured(read_settings())
    understander = assistant.understander
    understanding = understander.understand(text)
    with deciding(assistant) as decide:
        decision = decide(text)
    console = Console(highlight=False)
    mentions = understander.mentions(text)
    console.print(_signs(mentions, understanding) if mentions else "No warning sign is recognised.")
    console.print(_intents(understanding.ranking))
    for line in _reasons(understanding.ranking, understander.weigh(text)):
        console.print(Text(f"  {line}"))
    console.print(_readings(understanding))
    console.print(Text(f"So the reply is: {_outcome(decision)}", style="bold"))
    return 0


def _signs(mentions: tuple[Mention, ...], understanding: Understanding) -> Table:
    table = Table("sign", "tier", "meant", "words", "judged by", title="Warning signs", title_justify="left")
    for one in mentions:
        meant = one.meant.value if one.meant is not None else "of a thing"
        table.add_row(*map(Text, (one.sign, one.tier.value, meant, one.words, one.scope)))
    table.caption = f"owed: {understanding.response.value}"
    return table


def _intents(ranking: Ranking) -> Table:
    table = Table("intent", "share", title="Intents", title_justify="left")
    for one in ranking.candidates:
        table.add_row(Text(one.intent), f"{one.score:.3f}")
    return table


def _reasons(ranking: Ranking, weights: Weights) -> Iterator[str]:
    yield f"verdict: {ranking.verdict.value}"
    yield f"the best with its siblings has {weights.served:.2f}; clear from {ACCEPTED:.2f} on"
    times = weights.best / weights.rival_score if weights.rival_score else float("inf")
    yield f"it has {times:.1f} times the share of {weights.rival or 'no other'}; clear from {CLEAR_OF_RIVAL:.1f} on"
    often = weights.served / weights.outside if weights.outside else float("inf")
    yield f"with them it has {often:.1f} times the share of all out of scope; clear from {CLEAR_OF_OUTSIDE:.1f} on"
    yield f"{weights.unknown:.0%} of the words are not known; clear below {TOO_STRANGE:.0%}"
    if ranking.verdict is not Verdict.CLEAR:
        yield f"the three best have {weights.offered:.2f} together; offered from {HOPELESS:.2f} on"
    yield f"the nearest example of the best: {weights.example}"
    if ranking.outside is not None:
        yield f"out of scope: {ranking.outside.subject}"


def _readings(understanding: Understanding) -> Table:
    """What else was read, but for what was not there."""
    table = Table("read as", "what", title="What else was read", title_justify="left")
    for field in fields(understanding):
        value = getattr(understanding, field.name)
        if value and field.name not in _SHOWN_ELSEWHERE:
            table.add_row(field.name, Text(str(value)))
    return table


def _outcome(decision: Decision) -> str:
    about = f" ({decision.intent})" if decision.intent is not None else ""
    return f"{decision.outcome.value}{about}"
