"""Points on the map: what a call says about a location, live or not."""

from __future__ import annotations

from typing import Any

from playground.errors import bad_request
from playground.model import Message
from playground.params import Params

FOREVER = 0x7FFFFFFF
SHORTEST_LIVE, LONGEST_LIVE = 60, 86_400
WIDEST_ACCURACY = 1500
FURTHEST_ALERT = 100_000


def point_of(params: Params, *, live: bool = False) -> dict[str, Any]:
    """Latitude, longitude and accuracy of a call. Raises BotApiError."""
    for name in ("latitude", "longitude"):
        if not params.string(name):
            raise bad_request(f"{name} is empty")
    latitude, longitude = params.decimal("latitude"), params.decimal("longitude")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        raise bad_request("invalid live location specified" if live else "invalid location specified")
    point: dict[str, Any] = {"latitude": latitude, "longitude": longitude}
    accuracy = params.decimal("horizontal_accuracy")
    if accuracy is not None:
        if not 0 <= accuracy <= WIDEST_ACCURACY:
            raise bad_request("wrong location horizontal accuracy specified")
        if accuracy:
            point["horizontal_accuracy"] = accuracy
    return point


def movement_of(params: Params) -> dict[str, int]:
    """Where a live location heads, and when to warn of others. Raises BotApiError."""
    movement: dict[str, int] = {}
    heading = params.integer("heading")
    if heading:
        if not 1 <= heading <= 360:
            raise bad_request("wrong live location heading specified")
        movement["heading"] = heading
    radius = params.integer("proximity_alert_radius")
    if radius:
        if not 0 < radius <= FURTHEST_ALERT:
            raise bad_request("wrong live location proximity alert radius specified")
        movement["proximity_alert_radius"] = radius
    return movement


def live_period(params: Params) -> int:
    """How long a call's location stays live, in seconds; 0 for not at all. Raises BotApiError."""
    period = params.integer("live_period")
    if period and period != FOREVER and not SHORTEST_LIVE <= period <= LONGEST_LIVE:
        raise bad_request("wrong live location period specified")
    return period


def is_live(message: Message, now: int) -> bool:
    """Whether a message is a live location that can still move, at `now` in Unix seconds."""
    period = (message.location or {}).get("live_period", 0)
    return bool(period) and (period == FOREVER or now < message.date + period)
