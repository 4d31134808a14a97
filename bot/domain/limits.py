"""Telegram's limits on what a bot may send (core.telegram.org/bots/api, Bot API 10.1)."""

MESSAGE_UNITS = 4096
"""UTF-16 code units of a message after its markup is parsed."""

CAPTION_UNITS = 1024
"""The same of what stands under a picture."""

CALLBACK_DATA_BYTES = 64
"""UTF-8 bytes of what a button sends back."""

BUTTON_LABEL_UNITS = 64
"""Our own limit: longer labels are cut by clients on narrow screens."""

KIND_NAME_UNITS = 44
"""Our own limit for the name of a kind of reminder: on buttons its times stand behind it."""

TITLE_UNITS = 48
"""Our own limit for the title of a topic, which is a button label."""

TOAST_UNITS = 200
"""Text of an answered callback query."""

COMMAND_DESCRIPTION_UNITS = 256
DESCRIPTION_UNITS = 512
SHORT_DESCRIPTION_UNITS = 120


def utf16_units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def first_units(text: str, units: int) -> str:
    """The beginning of a text that takes at most so many UTF-16 code units; no character is cut in two."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")
