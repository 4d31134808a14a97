"""content/kinds.yaml: what people can be reminded of, and by which cues it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.catalogue.files import Folder
from bot.catalogue.schemas import KindEntry, KindsFile
from bot.domain.cues import KindCues
from bot.domain.kinds import KindId, ReminderKind
from bot.domain.limits import BUTTON_LABEL_UNITS, KIND_NAME_UNITS, utf16_units

_FILE = "content/kinds.yaml"
_OTHER_LINKS = ("topic_", "check_")


def read_kinds(folder: Folder) -> tuple[KindEntry, ...]:
    """The entries in their order; empty where the file cannot be read."""
    path = folder.root / _FILE
    file = folder.read(path, KindsFile)
    if file is None:
        return ()
    for key in ("id", "name", "new", "link"):
        for value, times in Counter(getattr(one, key).casefold() for one in file.kinds).items():
            if times > 1:
                folder.report(path, "kinds", f"{times} kinds have the {key} {value!r}")
    for one in file.kinds:
        for key, limit in (("name", KIND_NAME_UNITS), ("new", BUTTON_LABEL_UNITS)):
            if utf16_units(getattr(one, key)) > limit:
                folder.report(path, f"kinds.{one.id}.{key}", f"is longer than {limit} characters")
        if one.link.startswith(_OTHER_LINKS):
            folder.report(path, f"kinds.{one.id}.link", "is the link of a topic or a check")
    if sum(one.habit for one in file.kinds) > 1:
        folder.report(path, "kinds", "only one kind is the habit")
    if sum(one.sums_up for one in file.kinds) > 1:
        folder.report(path, "kinds", "only one kind sums up the week")
    return file.kinds


def kinds_of(entries: Sequence[KindEntry]) -> dict[KindId, ReminderKind]:
    """The kinds by their ids."""
    kinds = (
        ReminderKind(
            KindId(one.id),
            one.name,
            one.reminders,
            one.new,
            one.link,
            counts_drinks=one.counts == "drinks",
            rests=one.rests,
            habit=one.habit,
            sums_up=one.sums_up,
            shows=one.shows,
        )
        for one in entries
    )
    return {kind.id: kind for kind in kinds}


def kind_cues(entries: Sequence[KindEntry]) -> dict[KindId, KindCues]:
    """The cue lists of each kind."""
    return {KindId(one.id): KindCues(one.asked, one.stopped, apart=one.sums_up) for one in entries}
