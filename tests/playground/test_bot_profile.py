from __future__ import annotations

from typing import Any

import pytest

from .driver import SAM, Driver


async def test_get_me(driver: Driver) -> None:
    me = await driver.ok("getMe")
    assert me["id"] == 1
    assert me["is_bot"] is True
    assert me["username"] == "playground_bot"


async def test_commands_by_scope_and_language(driver: Driver) -> None:
    helping = [{"command": "help", "description": "What I can do"}]
    hilfe = [{"command": "help", "description": "Was ich kann"}]
    await driver.ok("setMyCommands", commands=helping)
    await driver.ok("setMyCommands", commands=hilfe, language_code="de", scope={"type": "all_private_chats"})
    assert await driver.ok("getMyCommands") == helping
    assert await driver.ok("getMyCommands", language_code="de") == []
    german = {"language_code": "de", "scope": {"type": "all_private_chats"}}
    assert await driver.ok("getMyCommands", **german) == hilfe
    assert (await driver.state())["commands"] == helping
    await driver.ok("deleteMyCommands", **german)
    assert await driver.ok("getMyCommands", **german) == []
    own = {"scope": {"type": "chat", "chat_id": SAM}}
    await driver.ok("setMyCommands", commands=helping, **own)
    assert await driver.ok("getMyCommands", **own) == helping


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "Help", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "two words", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "x" * 33, "description": "x"}, "command length must not exceed 32"),
        ({"command": "", "description": "x"}, "command must be non-empty"),
        ({"command": "x", "description": " "}, "command description must be non-empty"),
        ({"command": "x", "description": "x" * 257}, "command description length must not exceed 256"),
        ("help", "can't parse BotCommand: expected an Object"),
    ],
)
async def test_commands_are_checked(driver: Driver, command: Any, words: str) -> None:
    assert await driver.refused("setMyCommands", commands=[command]) == words


async def test_more_commands_than_100_are_refused(driver: Driver) -> None:
    commands = [{"command": f"c{n}", "description": "x"} for n in range(101)]
    assert await driver.refused("setMyCommands", commands=commands) == "BOT_COMMANDS_TOO_MUCH"
    await driver.ok("setMyCommands", commands=commands[:100])


@pytest.mark.parametrize(
    ("name", "field", "limit"),
    [
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
        ("Name", "name", 64),
    ],
)
async def test_profile_texts(driver: Driver, name: str, field: str, limit: int) -> None:
    assert await driver.ok(f"setMy{name}", **{field: "x" * limit}) is True
    assert await driver.ok(f"setMy{name}", **{field: "für", "language_code": "de"}) is True
    assert await driver.ok(f"getMy{name}", language_code="de") == {field: "für"}
    assert await driver.ok(f"getMy{name}", language_code="fr") == {field: "x" * limit}
    assert "length must not exceed" in await driver.refused(f"setMy{name}", **{field: "x" * (limit + 1)})
    bad = await driver.refused(f"setMy{name}", **{field: "x", "language_code": "deutsch"})
    assert bad == "invalid language code specified"


async def test_menu_button(driver: Driver) -> None:
    assert await driver.ok("getChatMenuButton") == {"type": "default"}
    await driver.ok("setChatMenuButton", menu_button={"type": "commands"})
    assert await driver.ok("getChatMenuButton", chat_id=SAM) == {"type": "commands"}


async def test_token_and_method_are_checked(driver: Driver) -> None:
    wrong = await driver.http.get("/bot2:other/getMe")
    assert (wrong.status_code, wrong.json()) == (
        401,
        {"ok": False, "error_code": 401, "description": "Unauthorized"},
    )
    unknown = await driver.http.get("/bot1:playground/getSandwich")
    assert (unknown.status_code, unknown.json()["description"]) == (
        404,
        "Not Found: the Bot API has no method getSandwich",
    )


async def test_arguments_from_query_form_and_json(started: Driver) -> None:
    path = "/bot1:playground/sendmessage"
    from_query = await started.http.get(path, params={"chat_id": SAM, "text": "a"})
    from_form = await started.http.post(path, data={"chat_id": str(SAM), "text": "b", "entities": "[]"})
    from_both = await started.http.post(path, params={"chat_id": SAM}, json={"text": "c"})
    answers = [from_query.json(), from_form.json(), from_both.json()]
    assert [a["result"]["text"] for a in answers] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[]"),
        ("application/json", b"\xff"),
        ("application/x-www-form-urlencoded", b"\xff=%FF"),
        ("multipart/form-data", b"x"),
        ("application/json", b'{"chat_id": 1001, "text": "\\ud800"}'),
        ("application/json", b'{"chat_id": 1001, "text": "x", "reply_markup": "{"}'),
        ("application/json", b'{"chat_id": 1001, "text": "x", "reply_markup": []}'),
        ("application/json", b"[" * 100_000),
    ],
)
async def test_broken_bodies_are_refused(started: Driver, content_type: str, body: bytes) -> None:
    headers = {"content-type": content_type}
    answer = await started.http.post("/bot1:playground/sendMessage", content=body, headers=headers)
    assert (answer.status_code, answer.json()["ok"]) == (400, False)
