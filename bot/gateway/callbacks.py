"""Actions as callback data (1-64 bytes) and back. What cannot be read is None, never an error."""

from __future__ import annotations

import hmac
import re
from base64 import urlsafe_b64encode
from hashlib import sha256

from bot.domain.actions import (
    Action,
    BrowseTopics,
    CheckStep,
    NoneOfThese,
    PickAnswer,
    ShowAnswer,
    ShowLess,
    ShowMarks,
    ShowMore,
    StartCheck,
)
from bot.domain.checklists import CheckAnswer
from bot.domain.nudge_actions import (
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeSnoozeFor,
)
from bot.domain.personal_actions import (
    DeskMove,
    DeskStep,
    DraftField,
    DraftStep,
    PersonalAction,
    ReminderMove,
    ReminderStep,
)
from bot.gateway.nudge_codec import decode_nudge, encode_nudge

_ID = re.compile(r"[a-z][a-z0-9_]{1,40}")
_STEP = re.compile(r"k:([a-z]{1,12}):([0-9a-f]{6}):(\d{1,2}):([a-z]):(\d{1,16}):([\w-]{8})", re.ASCII)
_WITH_TOPIC: dict[str, type[ShowAnswer] | type[PickAnswer] | type[ShowMore] | type[ShowLess]] = {
    "a": ShowAnswer,
    "p": PickAnswer,
    "m": ShowMore,
    "l": ShowLess,
}
_LETTERS = {kind: letter for letter, kind in _WITH_TOPIC.items()}
_SEAL_BYTES = 6
_NUMBERED = re.compile(r"([dr]):(\d{1,15}):([A-Za-z]):([\w/+-]{0,40})", re.ASCII)
_DESK = re.compile(r"u:([A-Za-z]):([\w/+-]{0,40})", re.ASCII)


class Callbacks:
    """The codec of buttons. Steps of a check are sealed, so that none can be made up.

    The key comes from the bot's token: buttons survive a restart, and a new token voids them.
    """

    def __init__(self, secret: str) -> None:
        self._key = sha256(b"buttons of " + secret.encode()).digest()

    def encode(self, action: Action) -> str:
        """The callback data of a button."""
        match action:
            case ShowAnswer(topic) | PickAnswer(topic) | ShowMore(topic) | ShowLess(topic):
                return f"{_LETTERS[type(action)]}:{topic}"
            case BrowseTopics(category):
                return f"b:{category}" if category else "b"
            case StartCheck(check):
                return f"c:{check}" if check else "c"
            case CheckStep():
                step = f"k:{action.check}:{action.version}:{action.position}:{action.answer}:{action.person}"
                return f"{step}:{self._seal(step)}"
            case NoneOfThese():
                return "n"
            case ShowMarks():
                return "s"
            case DraftStep(number, field, value):
                return f"d:{number}:{field}:{value}"
            case ReminderStep(reminder, move, value):
                return f"r:{reminder}:{move}:{value}"
            case DeskStep(move, value):
                return f"u:{move}:{value}"
            case NudgeDone() | NudgeSnooze() | NudgeSnoozeFor() | NudgeSkip() | NudgeSkipAs() | NudgeBack():
                return encode_nudge(action)

    def decode(self, data: str) -> Action | None:
        """The action of callback data, or None where it is stale or forged."""
        letter, _, rest = data.partition(":")
        if letter == "k":
            return self._step(data)
        if letter in ("d", "r", "u"):
            return _personal(data)
        if letter == "o":
            return decode_nudge(data)
        if rest and not _ID.fullmatch(rest):
            return None
        if letter in _WITH_TOPIC and rest:
            return _WITH_TOPIC[letter](rest)
        match letter:
            case "b":
                return BrowseTopics(rest or None)
            case "c":
                return StartCheck(rest or None)
        match data:
            case "n":
                return NoneOfThese()
            case "s":
                return ShowMarks()
        return None

    def _step(self, data: str) -> CheckStep | None:
        match = _STEP.fullmatch(data)
        if match is None or not hmac.compare_digest(match[6], self._seal(data.rpartition(":")[0])):
            return None
        check, version, position, answer, person, _ = match.groups()
        if answer not in list(CheckAnswer):
            return None
        return CheckStep(check, version, int(position), CheckAnswer(answer), int(person))

    def _seal(self, step: str) -> str:
        digest = hmac.digest(self._key, step.encode(), "sha256")
        return urlsafe_b64encode(digest[:_SEAL_BYTES]).decode()


def _personal(data: str) -> PersonalAction | None:
    """A step of reminders or settings. What it names is checked against what is kept of the person."""
    if (match := _DESK.fullmatch(data)) is not None:
        return DeskStep(DeskMove(match[1]), match[2]) if match[1] in list(DeskMove) else None
    if (match := _NUMBERED.fullmatch(data)) is None:
        return None
    kind, number, letter, value = match.groups()
    if kind == "d":
        return DraftStep(int(number), DraftField(letter), value) if letter in list(DraftField) else None
    return ReminderStep(int(number), ReminderMove(letter), value) if letter in list(ReminderMove) else None
