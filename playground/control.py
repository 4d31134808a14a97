"""The control API around the chats: who there is, travel in time, planned failures, logs."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from playground.ballots import Ballots
from playground.calls import CallLog
from playground.control_input import Fields, action, refusal
from playground.faults import ANY_METHOD, KINDS, Fault, FaultPlan
from playground.groups import Groups
from playground.method_names import METHOD_NAMES
from playground.page_views import page_person
from playground.people import People
from playground.refusals import RefusedError
from playground.world import World

NextMoment = Callable[[], Awaitable[datetime | None]]


class Control:
    """Endpoints under /playground; errors are 400, 404 or 413 with {"error": one sentence}."""

    def __init__(
        self, world: World, people: People, faults: FaultPlan, calls: CallLog, next_moment: NextMoment
    ) -> None:
        self._world = world
        self._ballots = Ballots(world)
        self._people = people
        self._groups = Groups(world, people)
        self._faults = faults
        self._calls = calls
        self._next_moment = next_moment

    def routes(self) -> list[Route]:
        """All routes around the chats."""
        return [
            Route("/playground/calls", self._get_calls, methods=["GET"]),
            Route("/playground/state", self._get_state, methods=["GET"]),
            Route("/playground/events", self._get_events, methods=["GET"]),
            Route("/playground/journeys/{chat}", self._get_journey, methods=["GET"]),
            Route("/playground/people", action(self._add_person), methods=["POST"]),
            Route("/playground/people/{id:int}/block", action(self._block), methods=["POST"]),
            Route("/playground/groups", action(self._add_group), methods=["POST"]),
            Route("/playground/groups/{group}/admins", action(self._promote), methods=["POST"]),
            Route("/playground/groups/{group}/bot", action(self._set_bot), methods=["POST"]),
            Route("/playground/groups/{group}/upgrade", action(self._upgrade), methods=["POST"]),
            Route("/playground/limits", action(self._set_limits), methods=["POST"]),
            Route("/playground/delivered", self._get_delivered, methods=["GET"]),
            Route("/playground/clock", action(self._move_clock), methods=["POST"]),
            Route("/playground/updates", action(self._add_update), methods=["POST"]),
            Route("/playground/faults", action(self._plan_fault), methods=["POST"]),
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

    async def _get_journey(self, request: Request) -> Response:
        try:
            chat = self._people.chat(Fields(request.path_params).in_address("chat"))
        except RefusedError as error:
            return refusal(error)
        name = f"{self._world.bot.username}-{self._world.clock.now():%Y-%m-%d-%H%M}.json"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        body = json.dumps(self._world.journeys.of(chat), indent=1, ensure_ascii=False)
        return Response(body, media_type="application/json", headers=headers)

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

    async def _move_clock(self, fields: Fields) -> dict[str, Any]:
        clock = self._world.clock
        to_next = fields.flag("to_next", False)
        try:
            if to_next:
                clock.move_to(await self._planned())
            else:
                clock.forward(fields.number("forward_seconds"))
        except ValueError as error:
            raise RefusedError(str(error)) from None
        state = self._world.clock_state()
        self._world.events.publish("clock", **state)
        seconds = "forward_seconds"
        self._world.journeys.moved({"to_next": True} if to_next else {seconds: fields.values[seconds]})
        self._ballots.clock_moved()
        return state

    async def _planned(self) -> datetime:
        moment = await self._next_moment()
        if moment is None or moment < self._world.clock.now():
            raise RefusedError("Nothing is planned.")
        return moment

    def _add_update(self, fields: Fields) -> dict[str, Any]:
        content, lane = fields.fields("content").values, fields.whole("chat_id", 0)
        self._world.updates.add(fields.text("kind"), content, lane, unasked=fields.flag("unasked", False))
        return {}

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


def _since(request: Request, entries: Callable[[int], list[dict[str, Any]]]) -> Response:
    since = request.query_params.get("since", "0")
    if not since.isascii() or not since.isdigit() or len(since) > 15:
        return refusal(RefusedError('The parameter "since" must be a whole number.'))
    return JSONResponse(entries(int(since)))
