"""Entities brought into the order and nesting that Telegram allows."""

from __future__ import annotations

from collections.abc import Iterable

from playground.text import Entity

SOLID = frozenset({"code", "pre"})
SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
LINKS = frozenset({"text_link", "text_mention", "custom_emoji", "date_time"})
MARKUP = frozenset({*SOLID, *SPLITTABLE, *QUOTES, *LINKS})
DETECTED = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"})

_RANK = {
    **dict.fromkeys(QUOTES, 0),
    "pre": 10,
    "code": 20,
    **dict.fromkeys(LINKS, 49),
    **{name: 90 + place for place, name in enumerate(SPLITTABLE)},
}


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """Sorted by offset, the enclosing one first."""
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], _RANK.get(e["type"], 50)))


def normalised(entities: list[Entity]) -> list[Entity]:
    """What Telegram keeps of `entities`.

    Code, links, mentions and quotes never overlap one of their own kind: the outermost stays. Bold and its
    like are merged where they touch, and cut out of code, which contains nothing.
    """
    if len(entities) < 2:
        return entities
    ordered = in_order(entities)
    kept = _without_overlaps(e for e in ordered if e["type"] in QUOTES)
    solid_or_link = _without_overlaps(e for e in ordered if e["type"] not in QUOTES and e["type"] not in SPLITTABLE)
    kept += solid_or_link
    solid = [(e["offset"], e["offset"] + e["length"]) for e in solid_or_link if e["type"] in SOLID]
    for name in SPLITTABLE:
        for start, end in _merged(e for e in ordered if e["type"] == name):
            for piece_start, piece_end in _cut(start, end, solid):
                kept.append({"type": name, "offset": piece_start, "length": piece_end - piece_start})
    return in_order(kept)


def _without_overlaps(ordered: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    end = 0
    for entity in ordered:
        if entity["offset"] >= end:
            kept.append(entity)
            end = entity["offset"] + entity["length"]
    return kept


def _merged(ordered: Iterable[Entity]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for entity in ordered:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _cut(start: int, end: int, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    pieces = []
    for hole_start, hole_end in holes:
        if hole_end <= start or hole_start >= end:
            continue
        if hole_start > start:
            pieces.append((start, hole_start))
        start = max(start, hole_end)
    if start < end:
        pieces.append((start, end))
    return pieces
