"""What a person can be reminded of. Which kinds there are is content, in content/kinds.yaml."""

from __future__ import annotations

from typing import NewType

from bot.domain.values import dataclass

KindId = NewType("KindId", str)
"""The name of a kind as it is stored, exported and carried by buttons."""


@dataclass(frozen=True, slots=True)
class ReminderKind:
    """One kind of reminder, and all that the rules ask of it.

    `name` begins what is said of such a reminder and stands on buttons, `reminders` is what several are called within
    a sentence, `new` the button that begins one, `link` the payload of the deep link that does the same.
    `counts_drinks` says that what was drunk counts against it, `rests` that it may hurt: a warning sign and "hurting
    today" pause it. `habit` says that its days make up the strength of the habit. One that
    `sums_up` sends the card of the person's week; it is asked for on its own, and not offered among the others.
    `shows` is the topic whose picture its nudges can show. One that is `gone` is stored, but no
    longer in the content: it is shown by its id, and nothing of it is sent.
    """

    id: KindId
    name: str
    reminders: str
    new: str
    link: str
    counts_drinks: bool = False
    rests: bool = False
    habit: bool = False
    sums_up: bool = False
    shows: str | None = None
    gone: bool = False


def gone_kind(kind: KindId) -> ReminderKind:
    """What stands for a kind that the content no longer has."""
    return ReminderKind(kind, name=kind, reminders=kind, new=kind, link="", gone=True)
