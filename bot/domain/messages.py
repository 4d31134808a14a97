"""What comes in and what goes out, free of any messenger."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from bot.domain.actions import Action
from bot.domain.calendar import Calendar
from bot.domain.illustrations import Illustration
from bot.domain.text import Text
from bot.domain.values import dataclass
from bot.domain.week_chart import WeekChart


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person in one chat, and in one topic of it where it has topics: the key of a conversation.

    `twelve_hours` says that where their language is set for, a clock has twelve hours; it is no part of the key.
    """

    chat: int
    person: int
    thread: int | None = None
    twelve_hours: bool = field(default=False, compare=False)

    @property
    def in_group(self) -> bool:
        """True outside the person's private chat, whose id is the person's own."""
        return self.chat != self.person


@dataclass(frozen=True, slots=True)
class Said:
    """A typed sentence, or a caption. An edited one is screened, but it is not a new question.

    A forwarded one was written by somebody else, who can ask and not wish. `quoted` are the buttons of the message that
    is answered, where one of Hammy's own is. `instead_of` is the number of the draft that the same message began before
    it was edited: what it says now comes in its place.
    """

    text: str
    edited: bool = False
    forwarded: bool = False
    quoted: tuple[Button, ...] = ()
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class Commanded:
    """A /command with what stands after it. `name` is lower case without the slash."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A tapped button; `action` is None where its data is stale or forged. `message` is its message's id.

    `rateable` says that there are thumbs below that message.
    """

    action: Action | None
    message: int | None
    rateable: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something Hammy cannot read: a sticker, a voice message, a photo without words."""

    kind: str


@dataclass(frozen=True, slots=True)
class Located:
    """A shared location, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Returned:
    """The person unblocked the bot, or it was added to the group again."""


@dataclass(frozen=True, slots=True)
class Departed:
    """The person blocked the bot, or it was removed from the group."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group has a new id from now on; `Speaker.chat` is the old one."""

    to: int


Incoming = Said | Commanded | Pressed | Located | Returned | Departed | Migrated | Unreadable


class ButtonStyle(StrEnum):
    """Colour of a button; the label always carries the meaning too."""

    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A label and what it does."""

    label: str
    action: Action
    style: ButtonStyle | None = None


Row = tuple[Button, ...]
"""Buttons beside each other."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a reply; a calendar is written when it is sent."""

    name: str
    content: bytes | Calendar


Picture = Illustration | WeekChart
"""What stands above a text: a drawing that is shipped, or a card that is drawn for one person."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to a person: text, rows of buttons, and whether it replaces the message that was tapped.

    With attachments the text is the caption of the first, and they are always new messages. A new message shows its
    picture above the text; the text is whole without it, and is what is sent where the picture cannot be.
    """

    text: Text
    rows: tuple[Row, ...] = field(default=())
    in_place: bool = False
    attachments: tuple[Attachment, ...] = ()
    picture: Picture | None = None

    @property
    def is_new(self) -> bool:
        """It never replaces a message: a file, or a card that was drawn for it."""
        return bool(self.attachments) or isinstance(self.picture, WeekChart)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons in reading order."""
        return tuple(button for row in self.rows for button in row)
