"""hammy doctor: what is wrong is named with what to do about it, and nothing is changed."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from whenever import Instant, TimeDelta

from bot.cli import checkup
from bot.cli.database import Place
from bot.cli.doctor import examine_all
from bot.cli.finding import Finding, Health, well
from bot.domain.changes import SaveProfile
from bot.domain.profile import Profile
from bot.gateway.examination import Answered
from bot.storage.sqlite.store import open_store
from playground.server import Playground
from tests.cli.databases import damaged, letter, newer, of_another_program, older
from tests.storage.keeping import NOW, add, apply, take_lease

NOBODY = "http://127.0.0.1:9"
THINGS = [
    "settings",
    "API",
    "token",
    "clock",
    "encryption",
    "database",
    "lease",
    "zones",
    "disk",
    "permissions",
    "content",
]


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "hammy.db"
    monkeypatch.setenv("HAMMY_DATABASE", str(path))
    return path


@pytest.fixture(autouse=True)
def quick_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the real content loads takes seconds, and other tests tell."""
    monkeypatch.setattr("bot.cli.doctor.look_at_content", lambda: well("content", "It loads."))


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    """What was printed as JSON, by what it is about."""
    return {one["thing"]: (one["health"], one["says"]) for one in json.loads(capsys.readouterr().out)}


def found(path: Path, now: Instant = NOW) -> dict[str, Finding]:
    """What is found of a database, by what it is about."""
    return {one.thing: one for one in checkup.look_at_database(Place(path, None), now)}


def test_where_nothing_is_there_nothing_is_wrong_and_nothing_is_made(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert examine_all(as_json=True) == 0
    health = told(capsys)
    assert list(health) == THINGS
    assert [health[thing][0] for thing in ("API", "token", "clock", "lease")] == ["skipped"] * 4
    assert not database.exists()


async def test_a_token_is_tried_and_told_by_its_bot(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    playground = Playground(port=0, name="Hammy", username="hammy_playground_bot")
    await playground.start()
    monkeypatch.setenv("HAMMY_API_URL", playground.url)
    try:
        monkeypatch.setenv("HAMMY_TOKEN", playground.token)
        assert await asyncio.to_thread(examine_all, as_json=True) == 0
        health = told(capsys)
        assert [health[thing][0] for thing in ("API", "token")] == ["well"] * 2
        assert health["clock"] == ("skipped", "The API does not tell its time.")  # the playground has one of its own
        assert "@hammy_playground_bot" in health["token"][1]
        monkeypatch.setenv("HAMMY_TOKEN", "1:nobody")
        assert await asyncio.to_thread(examine_all, as_json=True) == 1
        assert told(capsys)["token"][0] == "wrong"
    finally:
        await playground.stop()


def test_where_nobody_answers_the_address_is_named_and_the_token_is_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HAMMY_API_URL", NOBODY)
    monkeypatch.setenv("HAMMY_TOKEN", "1:secret")
    assert examine_all(as_json=False) == 1
    said = capsys.readouterr().out
    assert NOBODY in said
    assert "secret" not in said
    assert all(thing in said for thing in THINGS)


@pytest.mark.parametrize(
    ("seconds", "health"),
    [(0, Health.WELL), (30, Health.WELL), (31, Health.WRONG), (-30, Health.WELL), (-31, Health.WRONG)],
)
def test_a_clock_that_is_off_by_more_than_half_a_minute_is_wrong(seconds: int, health: Health) -> None:
    assert checkup._clock(Answered("hammy_bot", NOW), NOW + TimeDelta(seconds=seconds)).health is health


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HAMMY_LOG_LEVEL", "LOUD")
    assert examine_all(as_json=True) == 1
    assert told(capsys)["settings"] == ("wrong", "HAMMY_LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR.")


async def test_a_database_in_use_is_sound_and_led(database: Path) -> None:
    store = await open_store(database)
    await add(store)
    assert found(database)["lease"].says == "No Hammy runs with this database."
    assert await take_lease(store, "one", NOW)
    findings = found(database, NOW + TimeDelta(seconds=1))
    assert {one.health for one in findings.values()} == {Health.WELL}
    assert findings["lease"].says == "A running Hammy sends the reminders."
    await store.close()


async def test_a_lease_in_the_future_tells_of_a_clock_that_is_wrong(database: Path) -> None:
    store = await open_store(database)
    assert await take_lease(store, "one", NOW + TimeDelta(hours=48))
    assert found(database)["lease"].health is Health.WRONG
    await store.close()


async def test_a_zone_of_somebody_that_this_machine_does_not_know_is_named(database: Path) -> None:
    store = await open_store(database)
    await apply(store, SaveProfile(Profile(zone="Mars/Olympus_Mons")))
    await store.close()
    assert "Mars/Olympus_Mons" in found(database)["zones"].says
    assert found(database)["zones"].health is Health.WRONG


def test_an_older_database_is_left_as_it_is(database: Path) -> None:
    older(database)
    before = database.read_bytes()
    assert found(database)["database"].health is Health.WELL
    assert "which the next start brings up to date" in found(database)["database"].says
    assert database.read_bytes() == before


@pytest.mark.parametrize("made", [newer, of_another_program, damaged, letter, Path.mkdir])
def test_what_cannot_be_used_as_the_database_is_wrong(database: Path, made: object) -> None:
    assert callable(made)
    made(database)
    findings = found(database)
    assert findings["database"].health is Health.WRONG
    assert findings["database"].says.endswith(".")


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    assert found(tmp_path / "nowhere" / "hammy.db")["database"].health is Health.WRONG


@pytest.fixture
def private(database: Path) -> Path:
    """A database as Hammy makes it."""
    asyncio.run(_made(database))
    return database


async def _made(path: Path) -> None:
    await (await open_store(path)).close()


def test_files_that_others_may_read_are_named(private: Path) -> None:
    assert checkup.look_at_permissions(private).health is Health.WELL
    private.chmod(0o640)
    assert checkup.look_at_permissions(private) == Finding(
        "permissions", Health.WRONG, "Others may read hammy.db: start Hammy as the owner, or chmod 600."
    )


@pytest.mark.parametrize(("mode", "health"), [(0o755, Health.WELL), (0o757, Health.WRONG), (0o1777, Health.WELL)])
def test_a_folder_that_others_may_write_is_named(private: Path, mode: int, health: Health) -> None:
    private.parent.chmod(mode)
    assert checkup.look_at_permissions(private).health is health


def test_a_disk_that_is_nearly_full_is_wrong(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checkup.look_at_disk(private.parent / "nowhere" / "hammy.db").health is Health.SKIPPED
    monkeypatch.setattr(checkup, "_LEAST_FREE", 2**62)
    assert checkup.look_at_disk(private).health is Health.WRONG
