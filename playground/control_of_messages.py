"""The control API of the chats: what the chat page and tests use to act as people."""

from __future__ import annotations

from typing import Any

from starlette.routing import Route

from playground.ballots import Ballots
from playground.checkouts import Checkouts
from playground.control_input import Fields, action, person_content
from playground.inline_queries import InlineQueries
from playground.model import Chat, Message, Person
from playground.people import People
from playground.reactions import Reactions
from playground.world import World


class ControlOfMessages:
    """Endpoints under /playground; errors are 400, 404 or 413 with {"error": one sentence}."""

    def __init__(self, world: World, people: People, checkouts: Checkouts, queries: InlineQueries) -> None:
        self._world = world
        self._people = people
        self._checkouts = checkouts
        self._queries = queries
        self._ballots = Ballots(world)
        self._reactions = Reactions(world)

    def routes(self) -> list[Route]:
        """All routes of the chats, the busiest first."""
        return [
            Route("/playground/send", action(self._send), methods=["POST"]),
            Route("/playground/press", action(self._press), methods=["POST"]),
            Route("/playground/edit", action(self._edit), methods=["POST"]),
            Route("/playground/react", action(self._react), methods=["POST"]),
            Route("/playground/vote", action(self._vote), methods=["POST"]),
            Route("/playground/pay", action(self._pay), methods=["POST"]),
            Route("/playground/inline", action(self._ask_inline), methods=["POST"]),
            Route("/playground/inline/{id}", action(self._choose_inline), methods=["POST"]),
        ]

    def _send(self, fields: Fields) -> dict[str, Any]:
        chat = self._people.chat(fields.whole("chat_id"))
        person = self._people.member(chat, fields.whole("person_id"))
        reply_to = fields.whole("reply_to_message_id") if fields.has("reply_to_message_id") else None
        message = self._people.say(chat, person, person_content(fields), reply_to)
        return {"message": self._world.page_message(message)}

    def _edit(self, fields: Fields) -> dict[str, Any]:
        chat = self._people.chat(fields.whole("chat_id"))
        person = self._people.member(chat, fields.whole("person_id"))
        message = self._people.edit(chat, person, fields.whole("message_id"), fields.text("text"))
        return {"message": self._world.page_message(message)}

    def _press(self, fields: Fields) -> dict[str, Any]:
        chat = self._people.chat(fields.whole("chat_id"))
        person = self._people.member(chat, fields.whole("person_id"))
        number, forged = fields.whole("message_id"), fields.flag("forged", False)
        if fields.has("label"):
            data = self._people.labelled(chat, number, fields.text("label"))
        else:
            data = fields.text("data", longest=4096)
        press = self._people.press(chat, person, number, data, forged=forged)
        return {"callback_query_id": press.id}

    def _react(self, fields: Fields) -> dict[str, Any]:
        chat, person, message = self._meant(fields)
        emoji = fields.text("emoji", longest=32) if fields.has("emoji") else None
        self._reactions.react(chat, person, message, emoji)
        return {"message": self._world.page_message(message)}

    def _vote(self, fields: Fields) -> dict[str, Any]:
        chat, person, message = self._meant(fields)
        self._ballots.vote(chat, person, message, fields.wholes("options"))
        return {"message": self._world.page_message(message)}

    def _pay(self, fields: Fields) -> dict[str, Any]:
        return {"query_id": self._checkouts.begin(*self._meant(fields))}

    def _meant(self, fields: Fields) -> tuple[Chat, Person, Message]:
        chat = self._people.chat(fields.whole("chat_id"))
        person = self._people.member(chat, fields.whole("person_id"))
        return chat, person, self._people.message(chat, fields.whole("message_id"))

    def _ask_inline(self, fields: Fields) -> dict[str, Any]:
        chat = self._people.chat(fields.whole("chat_id"))
        person = self._people.member(chat, fields.whole("person_id"))
        return {"query_id": self._queries.ask(chat, person, fields.text("query", ""), fields.text("offset", ""))}

    def _choose_inline(self, fields: Fields) -> dict[str, Any]:
        message = self._queries.choose(fields.text("id"), fields.text("result_id"))
        return {"message": self._world.page_message(message)}
