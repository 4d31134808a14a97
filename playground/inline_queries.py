"""Inline mode from the side of people: asking the bot from any chat, and sending one of its results."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from playground import views
from playground.inline_results import Result
from playground.model import Chat, Message, Person
from playground.people import People
from playground.refusals import RefusedError
from playground.text import utf16_length
from playground.world import World

QUERY_LIMIT = 256
ANSWER_SECONDS = 60
QUERIES_KEPT = 1_000


@dataclass(slots=True)
class InlineQuery:
    """Something typed after the bot's name; `results` is None until the bot has answered."""

    chat: Chat
    person: Person
    text: str
    asked_at: int
    results: list[Result] | None = field(default=None)


class InlineQueries:
    """Open queries, each answered once."""

    def __init__(self, world: World, people: People) -> None:
        self._world = world
        self._people = people
        self._queries: OrderedDict[str, InlineQuery] = OrderedDict()
        self._last = self._last_message = 0

    def ask(self, chat: Chat, person: Person, text: str, offset: str) -> str:
        """A person types `@bot text`; the id of the query. Raises RefusedError."""
        if utf16_length(text) > QUERY_LIMIT:
            raise RefusedError(f"An inline query holds at most {QUERY_LIMIT} characters.")
        self._last += 1
        query_id = f"{self._world.bot.id}60{self._last:08d}"
        self._queries[query_id] = InlineQuery(chat, person, text, self._world.clock.timestamp())
        if len(self._queries) > QUERIES_KEPT:
            self._queries.popitem(last=False)
        kind = "sender" if chat.type == "private" else chat.type
        query = {"id": query_id, "from": views.api_person(person), "query": text, "offset": offset, "chat_type": kind}
        self._world.updates.add("inline_query", query, person.id)
        return query_id

    def answer(
        self, query_id: str, results: list[Result], next_offset: str, button: dict[str, str] | None = None
    ) -> bool:
        """Shows the bot's results to the pages; False where no query waits for them."""
        query = self._queries.get(query_id)
        if query is None or query.results is not None:
            return False
        if self._world.clock.timestamp() - query.asked_at > ANSWER_SECONDS:
            return False
        query.results = results
        shown = [{"id": one.id, "title": one.title, "description": one.description} for one in results]
        self._world.events.publish(
            "inline_results", query_id=query_id, results=shown, next_offset=next_offset, button=button
        )
        return True

    def choose(self, query_id: str, result_id: str) -> Message:
        """The person sends a result; the bot hears which. Raises RefusedError."""
        query = self._queries.get(query_id)
        if query is None:
            raise RefusedError("There is no such inline query.", 404)
        result = next((one for one in query.results or [] if one.id == result_id), None)
        if result is None:
            raise RefusedError("The bot offered no such result.")
        self._people.member(query.chat, query.person.id)
        chosen = {"result_id": result.id, "from": views.api_person(query.person), "query": query.text}
        inline_id = f"inline-{query_id}-{self._last_message}"
        self._last_message += 1
        message = self._world.new_message(
            query.chat, query.person.id, inline_id=inline_id, reply_markup=result.reply_markup, **result.content
        )
        if result.reply_markup is not None:
            self._world.inline_messages[inline_id] = message
            chosen["inline_message_id"] = inline_id
        self._people.deliver("message", query.chat, message)
        self._world.updates.add("chosen_inline_result", chosen, query.person.id)
        return message
