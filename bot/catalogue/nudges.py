"""content/nudges: what a reminder says, kind by kind, and what may not stand on a locked phone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.catalogue.files import Folder
from bot.catalogue.markup import parse_text
from bot.catalogue.schemas import KindEntry, NudgeFile, NudgeWordsFile
from bot.domain.answers import Fact
from bot.domain.kinds import KindId
from bot.domain.limits import utf16_units
from bot.domain.nudges import Nudge

LOCK_SCREEN_UNITS = 60
"""Characters of a nudge's first line."""

WITHOUT_LIMITS = 2
"""So many nudges to drink in a row may go without the line on drinking limits."""

_BELOW = "content/nudges"
_WORDS = "words"
_AMOUNT = re.compile(r"\d")


def load_nudges(
    folder: Folder, facts: Mapping[str, Fact], kinds: Sequence[KindEntry]
) -> dict[KindId, tuple[Nudge, ...]]:
    """The nudges of each kind in the order in which they take turns."""
    root = folder.root / _BELOW
    words = folder.read(root / f"{_WORDS}.yaml", NudgeWordsFile)
    owners: dict[str, str] = {}
    nudges: dict[KindId, tuple[Nudge, ...]] = {}
    if kinds:
        _check_files(folder, root, kinds)
    for entry in kinds:
        kind = KindId(entry.id)
        path = root / f"{kind}.yaml"
        file = folder.read(path, NudgeFile)
        if file is None:
            continue
        if file.kind != kind:
            folder.report(path, "kind", f"must be the file's name, {kind}")
        for one in file.nudges:
            if one.id in owners:
                folder.report(path, f"nudges.{one.id}", f"{owners[one.id]} has a nudge with this id too")
            owners[one.id] = folder.name(path)
        read = tuple(Nudge(one.id, kind, parse_text(one.says), one.facts, one.limits) for one in file.nudges)
        for nudge in read:
            _check(folder, path, nudge, facts, words, entry)
        if entry.counts == "drinks":
            _check_turns(folder, path, read)
        nudges[kind] = read
    return nudges


def _check_files(folder: Folder, root: Path, kinds: Sequence[KindEntry]) -> None:
    """Report nudges of a kind that is not there."""
    known = {_WORDS, *(kind.id for kind in kinds)}
    for path in sorted(root.glob("*.yaml")):
        if path.stem not in known:
            folder.report(path, "kind", f"content/kinds.yaml has no kind {path.stem}")


def _check(
    folder: Folder,
    path: Path,
    nudge: Nudge,
    facts: Mapping[str, Fact],
    words: NudgeWordsFile | None,
    kind: KindEntry,
) -> None:
    key = f"nudges.{nudge.id}"
    first, whole = nudge.text.paragraphs[0].plain, nudge.text.plain
    if utf16_units(first) > LOCK_SCREEN_UNITS:
        folder.report(path, key, f"the first line is longer than {LOCK_SCREEN_UNITS} characters")
    for slot in sorted(nudge.text.slots):
        folder.report(path, key, f"nothing fills the slot {slot}")
    for fact in nudge.facts:
        if fact not in facts:
            folder.report(path, f"{key}.facts", f"there is no fact {fact}")
    to_drink = kind.counts == "drinks"
    if kind.cites and not nudge.facts:
        folder.report(path, key, f"a {kind.id} nudge restates at least one fact")
    if to_drink and _AMOUNT.search(whole):
        folder.report(path, key, "names a number, and a nudge to drink names no amount")
    if words is None:
        return
    for word in _begun(first, words.first_line):
        folder.report(path, key, f"{word!r} stands in the first line, which a locked phone shows")
    for word in _begun(whole, words.anywhere):
        folder.report(path, key, f"{word!r} may stand in no nudge")
    for word in _begun(whole, words.drinks) if to_drink else ():
        folder.report(path, key, f"{word!r} may stand in no nudge to drink")


def _begun(text: str, beginnings: Sequence[str]) -> list[str]:
    """The words of a text that begin with one of these, in lower case."""
    every = "|".join(re.escape(one.casefold()) for one in beginnings)
    return re.findall(rf"(?<!\w)(?:{every})\w*", text.casefold())


def _check_turns(folder: Folder, path: Path, nudges: Sequence[Nudge]) -> None:
    """The last one is followed by the first."""
    for number, nudge in enumerate(nudges):
        ahead = (nudges[(number + step) % len(nudges)] for step in range(WITHOUT_LIMITS + 1))
        if not any(one.limits for one in ahead):
            key = f"nudges.{nudge.id}"
            folder.report(path, key, f"more than {WITHOUT_LIMITS} in a row from here say nothing of drinking limits")
