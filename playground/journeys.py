"""What was done and heard in each private chat, step by step, so that it can be saved and played again."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import Any

from playground.model import Chat, Message

STEPS_KEPT = 2_000
FORMAT = "playground journey 1"


class Journeys:
    """The last `STEPS_KEPT` steps of each private chat.

    A step is what the person did, much as the control API takes it: `{"send": content}`, `{"clock": how}`,
    `{"edit": text, "message": id}`, `{"tap": label, "message": id}`. Or it is what the bot showed:
    `{"hear": text, "message": id}`, with `buttons` (rows of labels), `shows` (photo, or a kind of file) and `edited`
    where they say something.
    """

    def __init__(self) -> None:
        self._steps: defaultdict[int, deque[dict[str, Any]]] = defaultdict(lambda: deque(maxlen=STEPS_KEPT))
        self._count: defaultdict[int, int] = defaultdict(int)

    def done(self, chat: Chat, step: dict[str, Any]) -> None:
        """A person did something in a chat."""
        if chat.type == "private":
            self._steps[chat.id].append(step)
            self._count[chat.id] += 1

    def moved(self, how: dict[str, Any]) -> None:
        """The clock was moved, which is a step of every chat that has any."""
        for chat_id, steps in self._steps.items():
            steps.append({"clock": how})
            self._count[chat_id] += 1

    def heard(self, chat: Chat, message: Message, *, edited: bool) -> None:
        """The bot showed something new, or something else than before."""
        step: dict[str, Any] = {"hear": message.text or message.caption or "", "message": message.message_id}
        rows = message.reply_markup.get("inline_keyboard", []) if message.reply_markup else []
        if rows:
            step["buttons"] = [[button["text"] for button in row] for row in rows]
        if message.photo is not None:
            step["shows"] = "photo"
        elif message.document is not None:
            step["shows"] = message.document.kind
        if edited:
            step["edited"] = True
        self.done(chat, step)

    def of(self, chat: Chat) -> dict[str, Any]:
        """All steps of a chat; `whole` is false where the first ones were forgotten."""
        steps = list(self._steps[chat.id])
        return {"format": FORMAT, "whole": self._count[chat.id] == len(steps), "steps": steps}
