"""The control API: what the chat page and tests use to act as people, travel in time and plan failures."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from playground.ballots import Ballots
from playground.calls import CallLog
from playground.checkouts import Checkouts
from playground.control_input import Fields, person_content
from playground.faults import ANY_METHOD, KINDS, Fault, FaultPlan
from playground.groups import Groups
from playground.method_names import METHOD_NAMES
from playground.model import Chat, Message, Person
from playground.page_views import page_person
from playground.people import People
from playground.reactions import Reactions
from playground.refusals import RefusedError
from playground.world import World

Endpoint = Callable[[Request], Awaitable[Response]]
Action = Callable[[Fields], dict[str, Any] | Awaitable[dict[str, Any]]]
NextMoment = Callable[[], Awaitable[datetime | None]]


class Control:
    """Endpoints under /playground; errors are 400, 404 or 413 with {"error": one sentence}."""

    def __init__(
        self, world: World, checkouts: Checkouts, faults: FaultPlan, calls: CallLog, next_moment: NextMoment
    ) -> None:
        self._world = world
        self._checkouts = checkouts
        self._ballots = Ballots(world)
        self._reactions = Reactions(world)
        self._people = People(world)
        self._groups = Groups(world, self._people)
        self._faults = faults
        self._calls = calls
        self._next_moment = next_moment

    def routes(self) -> list[Route]:
        """All routes of the control API, the busiest first."""
        return [
            Route("/playground/send", _action(self._send), methods=["POST"]),
            Route("/playground/press", _action(self._press), methods=["POST"]),
            Route("/playground/edit", _action(self._edit), methods=["POST"]),
            Route("/playground/react", _action(self._react), methods=["POST"]),
            Route("/playground/vote", _action(self._vote), methods=["POST"]),
            Route("/playground/pay", _action(self._pay), methods=["POST"]),
            Route("/playground/calls", self._get_calls, methods=["GET"]),
            Route("/playground/state", self._get_state, methods=["GET"]),
            Route("/playground/events", self._get_events, methods=["GET"]),
            Route("/playground/people", _action(self._add_person), methods=["POST"]),
            Route("/playground/people/{id:int}/block", _action(self._block), methods=["POST"]),
            Route("/playground/groups", _action(self._add_group), methods=["POST"]),
            Route("/playground/groups/{group}/admins", _action(self._promote), methods=["POST"]),
            Route("/playground/groups/{group}/bot", _action(self._set_bot), methods=["POST"]),
            Route("/playground/groups/{group}/upgrade", _action(self._upgrade), methods=["POST"]),
            Route("/playground/limits", _action(self._set_limits), methods=["POST"]),
            Route("/playground/delivered", self._get_delivered, methods=["GET"]),
            Route("/playground/clock", _action(self._move_clock), methods=["POST"]),
            Route("/playground/faults", _action(self._plan_fault), methods=["POST"]),
            Route("/playground/faults", self._clear_faults, methods=["DELETE"]),
        ]

    async def _get_state(self, _request: Request) -> Response:
        return JSONResponse(self._world.state())

    async def _get_events(self, _request: Request) -> Response:
        return StreamingResponse(self._world.events.stream(), media_type="text/event-stream")

    async def _get_calls(self, request: Request) -> Response:
        return _since(request, self._calls.since)

    async def _get_delivered(self, request: Request) -> Response:
        return _since(request, self._world.deliveries.since)

    async def _clear_faults(self, _request: Request) -> Response:
        self._faults.clear()
        return JSONResponse({})

    def _add_person(self, fields: Fields) -> dict[str, Any]:
        first_name = fields.text("first_name", longest=64).strip()
        person, chat = self._world.add_person(first_name, fields.text("language_code", "en", longest=8))
        return {"person": page_person(person), "chat": self._world.page_chat(chat)}

    def _block(self, fields: Fields) -> dict[str, Any]:
        person = self._people.person(fields.whole("id"))
        self._people.block(person, fields.flag("blocked"))
        return {"person": page_person(person)}

    def _add_group(self, fields: Fields) -> dict[str, Any]:
        chat = self._groups.start(
            fields.text("title", longest=128).strip(),
            fields.wholes("members"),
            privacy=fields.flag("privacy", True),
        )
        return {"chat": self._world.page_chat(chat)}

    def _promote(self, fields: Fields) -> dict[str, Any]:
        chat = self._groups.group(fields.in_address("group"))
        self._groups.promote(chat, fields.whole("member"), fields.flag("admin", True))
        return {"chat": self._world.page_chat(chat)}

    def _set_bot(self, fields: Fields) -> dict[str, Any]:
        chat = self._groups.group(fields.in_address("group"))
        self._groups.set_bot_present(chat, fields.flag("present"), fields.whole("by", chat.members[0]))
        return {"chat": self._world.page_chat(chat)}

    def _upgrade(self, fields: Fields) -> dict[str, Any]:
        chat = self._groups.upgrade(self._groups.group(fields.in_address("group")))
        return {"chat": self._world.page_chat(chat)}

    def _set_limits(self, fields: Fields) -> dict[str, Any]:
        self._world.flood.switch(fields.flag("on"))
        return {"on": self._world.flood.on}

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
        data, forged = fields.text("data", longest=4096), fields.flag("forged", False)
        press = self._people.press(chat, person, fields.whole("message_id"), data, forged=forged)
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

    async def _move_clock(self, fields: Fields) -> dict[str, Any]:
        clock = self._world.clock
        try:
            if fields.flag("to_next", False):
                clock.move_to(await self._planned())
            else:
                clock.forward(fields.number("forward_seconds"))
        except ValueError as error:
            raise RefusedError(str(error)) from None
        state = self._world.clock_state()
        self._world.events.publish("clock", **state)
        self._ballots.clock_moved()
        return state

    async def _planned(self) -> datetime:
        moment = await self._next_moment()
        if moment is None or moment < self._world.clock.now():
            raise RefusedError("Nothing is planned.")
        return moment

    def _plan_fault(self, fields: Fields) -> dict[str, Any]:
        method = fields.text("method")
        if method != ANY_METHOD and method not in METHOD_NAMES:
            raise RefusedError(f'The Bot API has no method "{method[:64]}".')
        kind = fields.text("kind")
        if kind not in KINDS:
            raise RefusedError(f'The field "kind" must be one of {", ".join(KINDS)}.')
        description = fields.text("description", longest=1024) if fields.has("description") else None
        times, retry_after = (fields.whole("times", 1, least=1), fields.whole("retry_after", 3, least=1))
        self._faults.plan(Fault(method, kind, times, retry_after, description))
        return {}


def refusal(refused: RefusedError) -> Response:
    """The JSON answer for a refused request."""
    return JSONResponse({"error": str(refused)}, status_code=refused.status)


def _since(request: Request, entries: Callable[[int], list[dict[str, Any]]]) -> Response:
    since = request.query_params.get("since", "0")
    if not since.isascii() or not since.isdigit() or len(since) > 15:
        return refusal(RefusedError('The parameter "since" must be a whole number.'))
    return JSONResponse(entries(int(since)))


def _action(act: Action) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            answer = act(await Fields.of(request))
            return JSONResponse(await answer if inspect.isawaitable(answer) else answer)
        except RefusedError as refused:
            return refusal(refused)

    return endpoint
