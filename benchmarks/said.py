"""The sentences that are benchmarked with: examples of intents/ and labelled ones of tests/said."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import ROOT
from bot.domain.intents import IntentKind, TrainingPhrases

_NONE = "none"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence and the intents that answer it; none for one that is out of scope."""

    text: str
    labels: frozenset[str]


def typical_questions(sayings: TrainingPhrases, count: int = 200) -> tuple[str, ...]:
    """Examples of the knowledge intents, the same ones at every call, in mixed order."""
    knowledge = (one for one in sayings.intents.values() if one.group is IntentKind.KNOWLEDGE)
    every = [example for intent in knowledge for example in intent.examples]
    return tuple(random.Random(1).sample(every, min(count, len(every))))


def labelled_questions(folder: Path = ROOT / "tests" / "said") -> list[Labelled]:
    """All labelled questions, in and out of scope; files without intent labels are not questions."""
    found: list[Labelled] = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            if "label" in one:
                labels = {one["label"], *one.get("also", ())} - {_NONE}
                found.append(Labelled(one["text"], frozenset(labels)))
    return found
