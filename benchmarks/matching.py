"""How often the right intent comes first, or among the first three."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.figures import Figure, Section
from benchmarks.nearest import SCORERS, Nearest
from benchmarks.said import Labelled
from bot.domain.intents import TrainingPhrases, Vocabulary
from bot.understanding.matcher import IntentMatcher
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.tokens import Words

_MOST = 3


def measure_matching(sayings: TrainingPhrases, said: Sequence[Labelled], corpora: Path | None) -> Section:
    """Our own labelled sentences, and each folder of `corpora` with a train.tsv and a test.tsv."""
    examples = {one.id: one.examples for one in sayings.intents.values()}
    words = Words(Phrasing(sayings.cues))
    inside = [one for one in said if one.labels]
    figures = _compared("our sentences", examples, inside, words, sayings.vocabulary)
    for folder in sorted(corpora.iterdir()) if corpora else ():
        if (folder / "train.tsv").is_file():
            figures += _compared(folder.name, _examples(folder / "train.tsv"), _labelled(folder / "test.tsv"), words)
    how = "examples of each intent learned, other sentences asked; nearest: by the best example under a rapidfuzz ratio"
    return Section("Matching", how, tuple(figures))


def _compared(
    name: str,
    examples: Mapping[str, Sequence[str]],
    asked: Sequence[Labelled],
    words: Words,
    vocabulary: Vocabulary | None = None,
) -> list[Figure]:
    matcher = IntentMatcher(examples, words, vocabulary)
    ours = [[one.intent for one in matcher.rank(said.text)[:_MOST]] for said in asked]
    texts = [said.text for said in asked]
    theirs = {scorer: Nearest(examples, scorer).ranked(texts, _MOST) for scorer in SCORERS}
    return [
        Figure(f"{name}, top {most}", "%", _right(ours, asked, most), f"nearest, {scorer}", _right(ranked, asked, most))
        for scorer, ranked in theirs.items()
        for most in (1, _MOST)
    ]


def _right(ranked: Sequence[Sequence[str]], asked: Sequence[Labelled], most: int) -> float:
    hits = sum(not said.labels.isdisjoint(found[:most]) for found, said in zip(ranked, asked, strict=True))
    return 100 * hits / len(asked)


def _examples(path: Path) -> dict[str, list[str]]:
    examples: dict[str, list[str]] = {}
    for text, label in _rows(path):
        examples.setdefault(label, []).append(text)
    return examples


def _labelled(path: Path) -> list[Labelled]:
    return [Labelled(text, frozenset({label})) for text, label in _rows(path)]


def _rows(path: Path) -> list[tuple[str, str]]:
    """Text and label of each line. Raises ValueError for a line without exactly one tab."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(text, label) for text, label in (line.split("\t") for line in lines if line)]
