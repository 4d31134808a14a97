"""How many conversations hold, and how one went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.dialogues.playing import Played


def share(played: Sequence[Played]) -> float:
    """The part that holds, 0 to 1; 1 where there is none."""
    return sum(one.holds for one in played) / len(played) if played else 1.0


def by_group(played: Sequence[Played]) -> dict[str, list[Played]]:
    """The conversations of each group, in the order of the file."""
    groups: dict[str, list[Played]] = {}
    for one in played:
        groups.setdefault(one.dialogue.group, []).append(one)
    return groups


def table(played: Sequence[Played]) -> str:
    """A line a group with the share that holds and the names of those that do not, and one for all."""
    lines = []
    for group, members in by_group(played).items():
        lines.append(_line(group, members))
        lines += [f"    {'guard ' if one.dialogue.guard else ''}{_brief(one)}" for one in members if not one.holds]
    return "\n".join([*lines, _line("all", played)])


def transcript(played: Played) -> str:
    """A conversation word for word, with what failed where it failed."""
    return "\n".join([f"{played.dialogue.name}: {'holds' if played.holds else 'fails'}", *played.transcript])


def as_json(played: Sequence[Played]) -> dict[str, Any]:
    """The same figures for another program."""
    return {
        "share": share(played),
        "groups": {
            group: {"hold": sum(one.holds for one in members), "of": len(members)}
            for group, members in by_group(played).items()
        },
        "failed": {
            one.dialogue.name: {"guard": one.dialogue.guard, "because": list(one.failed)}
            for one in played
            if not one.holds
        },
    }


def _line(name: str, played: Sequence[Played]) -> str:
    hold = sum(one.holds for one in played)
    return f"{name:28}{hold:5} of {len(played):4}{100 * share(played):7.0f} %"


def _brief(played: Played) -> str:
    return f"{played.dialogue.name}: {played.failed[0][:120]}"
