"""People who talk to the bot as the chat page lets them: over the playground's control API, by HTTP only."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

PATIENCE = 60.0
"""Seconds until a test gives up on something: as long as a crowded machine may take, as only a failure waits for it."""


@dataclass(frozen=True)
class Heard:
    """A message of the bot, new or edited, as a person sees it."""

    chat: int
    id: int
    text: str
    rows: tuple[tuple[str, ...], ...]
    data: dict[str, str]
    edited: bool
    replies_to: int | None
    entities: tuple[str, ...]
    document: str | None = None
    picture: str | None = None

    @property
    def buttons(self) -> tuple[str, ...]:
        """All labels in reading order."""
        return tuple(label for row in self.rows for label in row)

    @classmethod
    def of(cls, chat: int, shown: dict[str, Any], *, edited: bool) -> Heard:
        """From a message of the control API."""
        keyboard = (shown["reply_markup"] or {"inline_keyboard": []})["inline_keyboard"]
        return cls(
            chat,
            shown["message_id"],
            shown["text"] or shown["caption"] or "",
            tuple(tuple(button["text"] for button in row) for row in keyboard),
            {button["text"]: button["callback_data"] for row in keyboard for button in row},
            edited,
            shown["reply_to_message_id"],
            tuple(entity["type"] for entity in (*shown["entities"], *shown["caption_entities"])),
            shown["document"]["url"] if shown["document"] else None,
            "photo" if shown["photo"] else (shown["media"] or {}).get("kind"),
        )


@dataclass(frozen=True)
class Offered:
    """What the bot offers in inline mode: title and description by the ids of results, and the button above."""

    query: str
    results: dict[str, tuple[str, str]]
    button: dict[str, str] | None


@dataclass(frozen=True)
class Sent:
    """A message that a person sent by choosing a result."""

    text: str
    picture: str | None
    links: dict[str, str]

    @classmethod
    def of(cls, shown: dict[str, Any]) -> Sent:
        """From a message of the control API."""
        keyboard = (shown["reply_markup"] or {"inline_keyboard": []})["inline_keyboard"]
        links = {button["text"]: button["url"] for row in keyboard for button in row}
        picture = "photo" if shown["photo"] else (shown["media"] or {}).get("kind")
        return cls(shown["text"] or shown["caption"] or "", picture, links)


class Person:
    """One person in one chat with the bot."""

    def __init__(self, page: ChatPage, person: int, chat: int) -> None:
        self._page = page
        self.id = person
        self.chat = chat
        self.sees: Heard | None = None

    async def say(self, text: str, *, reply_to: int | None = None) -> Heard:
        """Write, and wait for what the bot says next in this chat."""
        await self.write(text, reply_to=reply_to)
        return await self.hear()

    async def write(self, text: str, *, reply_to: int | None = None) -> int:
        """Write without waiting; the id of the message."""
        more = {"reply_to_message_id": reply_to} if reply_to is not None else {}
        return await self.send(text=text, **more)

    async def send(self, **content: Any) -> int:
        """Send a sticker, a voice message, a photo or a place without waiting; the id of the message."""
        answer = await self._page.post("send", chat_id=self.chat, person_id=self.id, **content)
        number: int = answer["message"]["message_id"]
        return number

    async def edit(self, number: int, text: str) -> None:
        """Change a message of one's own."""
        await self._page.post("edit", chat_id=self.chat, person_id=self.id, message_id=number, text=text)

    async def press(self, label: str, under: Heard | None = None) -> Heard:
        """Tap a button by its label, and wait for what the bot shows next in this chat."""
        await self.tap(label, under)
        return await self.hear()

    async def tap(self, label: str, under: Heard | None = None) -> str:
        """Tap a button of the message last seen, or of another, without waiting; the id of the tap."""
        under = under or self.sees
        assert under is not None, "there is no message to tap on"
        assert label in under.data, f"{label!r} is not among {under.buttons}"
        return await self.tap_data(under.data[label], under)

    async def tap_data(self, data: str, under: Heard, *, forged: bool = False) -> str:
        """Send a tap with any data."""
        place = {"chat_id": self.chat, "person_id": self.id, "message_id": under.id}
        answer = await self._page.post("press", **place, data=data, forged=forged)
        query: str = answer["callback_query_id"]
        return query

    async def ask_inline(self, query: str) -> Offered:
        """Type the bot's name and a query in this chat; what the bot offers."""
        asked = await self._page.post("inline", chat_id=self.chat, person_id=self.id, query=query)
        return await self._page.offered(asked["query_id"])

    async def choose(self, offered: Offered, result: str) -> Sent:
        """Send one of the results into this chat."""
        answer = await self._page.post(f"inline/{offered.query}", result_id=result)
        return Sent.of(answer["message"])

    async def hear(self) -> Heard:
        """The next message or edit of the bot in this chat, but for one that only lost its buttons.

        Raises TimeoutError after a minute.
        """
        async with asyncio.timeout(PATIENCE):
            self.sees = await self._page.heard(self.chat).get()
        return self.sees

    async def sees_buttons_go(self) -> Heard:
        """The next message that loses its buttons and says what it said. Raises TimeoutError after a minute."""
        async with asyncio.timeout(PATIENCE):
            return await self._page.stripped(self.chat).get()

    def heard_all(self) -> bool:
        """True where the bot has said nothing that was not listened to."""
        return self._page.heard(self.chat).empty()


class ChatPage:
    """What the page of the playground does: acts as people, and listens to what the bot does."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self._heard: dict[int, asyncio.Queue[Heard]] = {}
        self._stripped: dict[int, asyncio.Queue[Heard]] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self._listening = asyncio.Event()
        self._offers: dict[str, asyncio.Future[Offered]] = {}

    async def post(self, path: str, **body: Any) -> dict[str, Any]:
        """A call of the control API that must go well."""
        answer = await self._http.post(f"/playground/{path}", json=body)
        assert answer.status_code == 200, answer.text
        decoded: dict[str, Any] = answer.json()
        return decoded

    async def try_post(self, path: str, **body: Any) -> httpx.Response:
        """A call of the control API that may be refused."""
        return await self._http.post(f"/playground/{path}", json=body)

    def heard(self, chat: int) -> asyncio.Queue[Heard]:
        """What the bot said in a chat and nobody listened to yet."""
        return self._heard.setdefault(chat, asyncio.Queue())

    def stripped(self, chat: int) -> asyncio.Queue[Heard]:
        """What only lost its buttons in a chat, and nobody looked at yet."""
        return self._stripped.setdefault(chat, asyncio.Queue())

    async def offered(self, query: str) -> Offered:
        """What the bot offers for an inline query. Raises TimeoutError after a minute."""
        async with asyncio.timeout(PATIENCE):
            return await self._offer(query)

    def _offer(self, query: str) -> asyncio.Future[Offered]:
        return self._offers.setdefault(query, asyncio.get_running_loop().create_future())

    async def person(self, name: str) -> Person:
        """A new person with a private chat."""
        made = await self.post("people", first_name=name)
        return Person(self, made["person"]["id"], made["chat"]["id"])

    async def group(self, *people: Person, privacy: bool = True) -> list[Person]:
        """The same people, in a new group with the bot."""
        members = [person.id for person in people]
        made = await self.post("groups", title="Stretchers", members=members, privacy=privacy)
        return [Person(self, person.id, made["chat"]["id"]) for person in people]

    async def fault(self, method: str, kind: str, **more: Any) -> None:
        """Let the next call of a method fail."""
        await self.post("faults", method=method, kind=kind, **more)

    async def clear_faults(self) -> None:
        """Let no more calls fail."""
        (await self._http.delete("/playground/faults")).raise_for_status()

    async def calls(self, *methods: str) -> list[dict[str, Any]]:
        """What the bot called, of some methods, oldest first."""
        calls: list[dict[str, Any]] = (await self._http.get("/playground/calls")).json()
        return [call for call in calls if call["method"] in methods]

    async def called(self, *methods: str, times: int) -> list[dict[str, Any]]:
        """The same, as soon as there are that many. Raises TimeoutError after a minute."""
        async with asyncio.timeout(PATIENCE):
            while len(calls := await self.calls(*methods)) < times:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.02)
        return calls

    async def file(self, path: str) -> bytes:
        """What is in a file that the bot sent."""
        answer = await self._http.get(path)
        assert answer.status_code == 200, answer.text
        return answer.content

    async def state(self) -> dict[str, Any]:
        """Everything the page shows."""
        state: dict[str, Any] = (await self._http.get("/playground/state")).json()
        return state

    async def listen(self) -> None:
        """Collect what the bot does until the playground stops."""
        async with self._http.stream("GET", "/playground/events", timeout=None) as events:
            self._listening.set()
            async for line in events.aiter_lines():
                if not line.startswith("data: "):
                    continue
                event = json.loads(line.removeprefix("data: "))
                if event["type"] == "inline_results":
                    results = {one["id"]: (one["title"], one["description"]) for one in event["results"]}
                    offer = Offered(event["query_id"], results, event["button"])
                    self._offer(offer.query).set_result(offer)
                if event["type"] in {"message", "edit"} and event["message"]["from"]["is_bot"]:
                    heard = Heard.of(event["chat_id"], event["message"], edited=event["type"] == "edit")
                    before = self._texts.get((heard.chat, heard.id))
                    self._texts[heard.chat, heard.id] = heard.text
                    stripped = heard.edited and not heard.rows and heard.text == before
                    (self.stripped if stripped else self.heard)(heard.chat).put_nowait(heard)

    async def listening(self) -> None:
        """Wait until nothing is missed any more."""
        await self._listening.wait()


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[ChatPage]:
    """The chat page of a playground at an address."""
    plain = httpx.AsyncHTTPTransport(verify=False)  # reading certificates takes a while, and none is needed
    async with httpx.AsyncClient(base_url=url, timeout=PATIENCE, transport=plain) as http:
        page = ChatPage(http)
        listener = asyncio.ensure_future(page.listen())
        try:
            async with asyncio.timeout(PATIENCE):
                await page.listening()
            yield page
        finally:
            listener.cancel()
            with contextlib.suppress(asyncio.CancelledError, httpx.HTTPError):
                await listener
