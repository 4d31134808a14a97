"""Bot API methods about places, people's numbers and dice: what is sent without a file."""

from __future__ import annotations

import random
from typing import Any

from playground.errors import NOT_MODIFIED, bad_request
from playground.model import Message
from playground.params import Params
from playground.points import FOREVER, LONGEST_LIVE, is_live, live_period, movement_of, point_of
from playground.sending import Sending
from playground.text import trimmed, without_controls
from playground.world import World

DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
VCARD_BYTES = 2048


class PlaceMethods:
    """sendLocation, sendVenue, sendContact, sendDice, editMessageLiveLocation, stopMessageLiveLocation."""

    def __init__(self, world: World, sending: Sending) -> None:
        self._world = world
        self._sending = sending

    def send_location(self, params: Params) -> dict[str, Any]:
        """sendLocation; with a live_period it can be moved until that has passed."""
        period = live_period(params)
        location = point_of(params, live=bool(period))
        if period:
            location |= {"live_period": period, **movement_of(params)}
        return self._sending.send(params, location=location)

    def send_venue(self, params: Params) -> dict[str, Any]:
        """sendVenue"""
        location = point_of(params)
        venue: dict[str, Any] = {"location": location, "title": _text(params, "title", "venue title")}
        venue["address"] = _text(params, "address", "venue address")
        for name in ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type"):
            if value := params.string(name):
                venue[name] = value
        return self._sending.send(params, location=location, parts={"venue": venue})

    def send_contact(self, params: Params) -> dict[str, Any]:
        """sendContact"""
        number = _text(params, "phone_number", "phone number")
        contact = {"phone_number": number, "first_name": _text(params, "first_name", "first name")}
        for name in ("last_name", "vcard"):
            if value := params.string(name):
                contact[name] = value
        if len(contact.get("vcard", "").encode()) > VCARD_BYTES:
            raise bad_request("contact vCard is too long")
        return self._sending.send(params, parts={"contact": contact})

    def send_dice(self, params: Params) -> dict[str, Any]:
        """sendDice: a fair throw"""
        emoji = (params.string("emoji") or "🎲").replace("\ufe0f", "")
        if emoji not in DICE:
            raise bad_request("wrong dice emoji specified")
        value = random.randint(1, DICE[emoji])  # noqa: S311 (a game)
        return self._sending.send(params, parts={"dice": {"emoji": emoji, "value": value}})

    def edit_message_live_location(self, params: Params) -> dict[str, Any] | bool:
        """editMessageLiveLocation, until the live period is over"""
        message = self._live(params)
        location = message.location or {}
        moved = {**point_of(params, live=True), "live_period": self._new_period(params, message), **movement_of(params)}
        markup = self._sending.markup(params, only_inline=True)
        if (moved, markup) == (location, message.reply_markup):
            raise bad_request(NOT_MODIFIED)
        message.location, message.reply_markup = moved, markup
        return self._sending.edited(message)

    def stop_message_live_location(self, params: Params) -> dict[str, Any] | bool:
        """stopMessageLiveLocation: the place stays, and moves no more"""
        message = self._live(params)
        location = message.location or {}
        message.location = {name: location[name] for name in ("latitude", "longitude")}
        message.reply_markup = self._sending.markup(params, only_inline=True)
        return self._sending.edited(message)

    def _live(self, params: Params) -> Message:
        message = self._sending.editable(params)
        if message.location is None or "live_period" not in message.location:
            raise bad_request("there is no live location in the message to edit")
        if not is_live(message, self._world.clock.timestamp()):
            raise bad_request("message can't be edited")
        return message

    def _new_period(self, params: Params, message: Message) -> int:
        """A live period counts from the day the message was sent, and grows by a day at most."""
        old: int = (message.location or {})["live_period"]
        period = params.integer("live_period")
        if not period or period in (old, FOREVER):
            return period or old
        passed = self._world.clock.timestamp() - message.date
        if old == FOREVER or not passed < period <= old + LONGEST_LIVE:
            raise bad_request("wrong live location period specified")
        return period


def _text(params: Params, name: str, what: str) -> str:
    text = trimmed(without_controls(params.string(name)), [])[0]
    if not text:
        raise bad_request(f"{what} must be non-empty")
    return text
