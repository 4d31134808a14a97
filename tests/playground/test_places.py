from __future__ import annotations

from typing import Any

import pytest

from playground.methods_places import DICE

from .driver import SAM, Driver

LISBON = {"latitude": 38.7223, "longitude": -9.1393}


async def test_a_location(started: Driver) -> None:
    sent = await started.ok(
        "sendLocation", chat_id=SAM, latitude="38.7223", longitude=-9.1393, horizontal_accuracy=12.5
    )
    assert sent["location"] == {**LISBON, "horizontal_accuracy": 12.5}
    shown = (await started.state())["chats"][0]["messages"][-1]
    assert shown["location"]["latitude"] == 38.7223


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"latitude": None}, "latitude is empty"),
        ({"longitude": ""}, "longitude is empty"),
        ({"latitude": 90.1}, "invalid location specified"),
        ({"longitude": "east"}, "invalid location specified"),
        ({"longitude": -181, "live_period": 60}, "invalid live location specified"),
        ({"horizontal_accuracy": 1501}, "wrong location horizontal accuracy specified"),
        ({"live_period": 59}, "wrong live location period specified"),
        ({"live_period": 86_401}, "wrong live location period specified"),
        ({"live_period": 60, "heading": 361}, "wrong live location heading specified"),
        (
            {"live_period": 60, "proximity_alert_radius": 100_001},
            "wrong live location proximity alert radius specified",
        ),
    ],
)
async def test_locations_that_are_refused(started: Driver, wrong: dict[str, Any], words: str) -> None:
    assert await started.refused("sendLocation", chat_id=SAM, **{**LISBON, **wrong}) == words


async def test_a_live_location_moves_until_it_is_stopped(started: Driver) -> None:
    sent = await started.ok("sendLocation", chat_id=SAM, **LISBON, live_period=60, heading=90)
    assert (sent["location"]["live_period"], sent["location"]["heading"]) == (60, 90)
    place = {"chat_id": SAM, "message_id": sent["message_id"]}
    moved = await started.ok("editMessageLiveLocation", **place, latitude=39, longitude=-9)
    assert (moved["location"]["latitude"], moved["location"]["live_period"]) == (39, 60)
    assert "heading" not in moved["location"]
    same = await started.refused("editMessageLiveLocation", **place, latitude=39, longitude=-9)
    assert same.startswith("message is not modified")
    stopped = await started.ok("stopMessageLiveLocation", **place)
    assert stopped["location"] == {"latitude": 39, "longitude": -9}
    none = "there is no live location in the message to edit"
    assert await started.refused("editMessageLiveLocation", **place, **LISBON) == none
    assert await started.refused("stopMessageLiveLocation", **place) == none


async def test_a_live_location_ends_with_its_time(started: Driver) -> None:
    sent = await started.ok("sendLocation", chat_id=SAM, **LISBON, live_period=60)
    place = {"chat_id": SAM, "message_id": sent["message_id"]}
    longer = await started.ok("editMessageLiveLocation", **place, **LISBON, live_period=120)
    assert longer["location"]["live_period"] == 120
    too_long = await started.refused("editMessageLiveLocation", **place, **LISBON, live_period=90_000)
    assert too_long == "wrong live location period specified"
    await started.control("clock", forward_seconds=119)
    await started.ok("editMessageLiveLocation", **place, latitude=1, longitude=1)
    await started.control("clock", forward_seconds=2)
    assert (
        await started.refused("editMessageLiveLocation", **place, latitude=2, longitude=1) == "message can't be edited"
    )


async def test_a_location_that_lives_forever(started: Driver) -> None:
    sent = await started.ok("sendLocation", chat_id=SAM, **LISBON, live_period=0x7FFFFFFF)
    await started.control("clock", forward_seconds=86_400 * 30)
    place = {"chat_id": SAM, "message_id": sent["message_id"]}
    await started.ok("editMessageLiveLocation", **place, latitude=1, longitude=1)


async def test_a_venue(started: Driver) -> None:
    venue = {"title": "Castle", "address": "On the hill", "foursquare_id": "4b"}
    sent = await started.ok("sendVenue", chat_id=SAM, **LISBON, **venue)
    assert sent["venue"] == {"location": LISBON, **venue}
    assert sent["location"] == LISBON
    words = await started.refused("sendVenue", chat_id=SAM, **LISBON, title="Castle")
    assert words == "venue address must be non-empty"


async def test_a_contact(started: Driver) -> None:
    sent = await started.ok("sendContact", chat_id=SAM, phone_number="+15550001", first_name="Ada", last_name="L")
    assert sent["contact"] == {"phone_number": "+15550001", "first_name": "Ada", "last_name": "L"}
    nameless = await started.refused("sendContact", chat_id=SAM, phone_number="+15550001")
    assert nameless == "first name must be non-empty"
    assert await started.refused("sendContact", chat_id=SAM, first_name="Ada") == "phone number must be non-empty"
    card = {"phone_number": "+15550001", "first_name": "Ada", "vcard": "x" * 2049}
    assert await started.refused("sendContact", chat_id=SAM, **card) == "contact vCard is too long"


async def test_a_person_shares_their_number(started: Driver) -> None:
    button = {"text": "Share", "request_contact": True}
    markup = {"keyboard": [[button]], "one_time_keyboard": True}
    await started.ok("sendMessage", chat_id=SAM, text="Who?", reply_markup=markup)
    await started.control("send", chat_id=SAM, person_id=SAM, contact=True)
    (update,) = await started.updates()
    contact = update["message"]["contact"]
    assert (contact["user_id"], contact["first_name"], contact["phone_number"]) == (SAM, "Sam", "+15550001001")
    assert (await started.state())["chats"][0]["keyboard"] is None


@pytest.mark.parametrize("emoji", DICE)
async def test_dice(started: Driver, emoji: str) -> None:
    dice = (await started.ok("sendDice", chat_id=SAM, emoji=emoji))["dice"]
    assert dice["emoji"] == emoji
    assert 1 <= dice["value"] <= DICE[emoji]


async def test_other_dice(started: Driver) -> None:
    assert (await started.ok("sendDice", chat_id=SAM))["dice"]["emoji"] == "🎲"
    assert await started.refused("sendDice", chat_id=SAM, emoji="🃏") == "wrong dice emoji specified"
