"""Sentences that were not understood, in groups of like ones, with where each group may belong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from whenever import Date

from bot.domain.feedback import Feedback, Miss, Thumbs
from bot.domain.understanding import Ranking

ALIKE = 0.35
"""From this share of what two sentences have together on they are of one group, rare words counting more."""
_PROPOSED = 3
_LEAST_SHARE = 0.03


@dataclass(frozen=True, slots=True)
class Proposal:
    """An intent, or a subject that is out of scope (<field>/<subject>), with its share of the group, 0-1."""

    belongs: str
    share: float


@dataclass(frozen=True, slots=True)
class Group:
    """Like sentences, the most frequent first, each with how often it was missed, and the places it may belong to."""

    sentences: tuple[tuple[str, int], ...]
    first: Date
    last: Date
    proposals: tuple[Proposal, ...] = ()

    @property
    def times(self) -> int:
        """How often any of them was missed."""
        return sum(times for _, times in self.sentences)


def grouped(
    misses: Sequence[Miss], keys_of: Callable[[str], frozenset[str]], rank: Callable[[str], Ranking]
) -> tuple[Group, ...]:
    """All groups, the largest first. `keys_of` says what a sentence is compared by."""
    times: Counter[str] = Counter()
    days: defaultdict[str, list[Date]] = defaultdict(list)
    for miss in misses:
        times[miss.text] += miss.times
        days[miss.text].append(miss.day)
    often_first = sorted(times, key=lambda text: (-times[text], text))
    keys = {text: keys_of(text) for text in often_first}
    made = []
    for texts in _alike(often_first, keys):
        seen = [day for text in texts for day in days[text]]
        proposals = _proposals([(rank(text), times[text]) for text in texts])
        made.append(Group(tuple((text, times[text]) for text in texts), min(seen), max(seen), proposals))
    return tuple(sorted(made, key=lambda group: (-group.times, group.sentences)))


def summed(thumbs: Iterable[Thumbs]) -> tuple[tuple[str, int, int], ...]:
    """Each intent with its thumbs up and down over all days, the least liked first."""
    ups: Counter[str] = Counter()
    downs: Counter[str] = Counter()
    for one in thumbs:
        ups[one.intent] += one.up
        downs[one.intent] += one.down
    intents = sorted(ups.keys() | downs.keys(), key=lambda intent: (ups[intent] - downs[intent], intent))
    return tuple((intent, ups[intent], downs[intent]) for intent in intents)


def as_json(groups: Sequence[Group], feedback: Feedback) -> dict[str, Any]:
    """Groups and thumbs for programs."""
    return {
        "groups": [
            {
                "times": group.times,
                "first": group.first.format_iso(),
                "last": group.last.format_iso(),
                "sentences": [{"text": text, "times": times} for text, times in group.sentences],
                "belongs": [{"to": one.belongs, "share": round(one.share, 3)} for one in group.proposals],
            }
            for group in groups
        ],
        "thumbs": [
            {"intent": one.intent, "day": one.day.format_iso(), "up": one.up, "down": one.down}
            for one in feedback.thumbs
        ],
    }


def _alike(texts: Sequence[str], keys: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """Each sentence with the first that it is like; the first of a group stands for it."""
    standing = Counter(key for text in texts for key in keys[text])
    weight = {key: log(1 + len(texts) / count) for key, count in standing.items()}
    groups: list[list[str]] = []
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for text in texts:
        near = {number for key in keys[text] for number in by_key[key]}
        best = max(
            near, key=lambda number: (_likeness(keys[text], keys[groups[number][0]], weight), -number), default=-1
        )
        if best >= 0 and _likeness(keys[text], keys[groups[best][0]], weight) >= ALIKE:
            groups[best].append(text)
            continue
        for key in keys[text]:
            by_key[key].append(len(groups))
        groups.append([text])
    return groups


def _likeness(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    whole = sum(weight[key] for key in one | other)
    return sum(weight[key] for key in one & other) / whole if whole else 0.0


def _proposals(rankings: Sequence[tuple[Ranking, int]]) -> tuple[Proposal, ...]:
    shares: defaultdict[str, float] = defaultdict(float)
    whole = sum(times for _, times in rankings)
    for ranking, times in rankings:
        for candidate in ranking.candidates:
            shares[candidate.intent] += candidate.score * times / whole
        if ranking.outside is not None:
            rest = max(0.0, 1 - sum(candidate.score for candidate in ranking.candidates))
            shares[ranking.outside.subject] += rest * times / whole
    best = sorted(shares.items(), key=lambda one: (-one[1], one[0]))[:_PROPOSED]
    return tuple(Proposal(belongs, share) for belongs, share in best if share >= _LEAST_SHARE)
