"""A database is put in the place of another at once, and only where nobody uses that one."""

from __future__ import annotations

from pathlib import Path

import pytest
from whenever import TimeDelta

from bot.storage.errors import StoreError
from bot.storage.sqlite import copies
from bot.storage.sqlite.copies import refuse_while_led, restore
from bot.storage.sqlite.store import Store, open_store
from tests.storage.keeping import NOW, SECOND, add, count, take_lease
from tests.storage.sqlite.conftest import killed

LED = 15
"""Seconds for which a lease is taken here."""


AHEAD = (-TimeDelta(minutes=1), -TimeDelta(hours=6), -TimeDelta(hours=9000))


@pytest.mark.parametrize("later", [*AHEAD, TimeDelta.ZERO, (LED - 1) * SECOND])
async def test_until_a_lease_ends_nothing_is_replaced_however_far_that_is(
    store: Store, path: Path, later: TimeDelta
) -> None:
    assert await take_lease(store)
    with pytest.raises(StoreError, match="stop it first"):
        refuse_while_led(path, NOW + later)


async def test_a_lease_that_is_over_is_none(store: Store, path: Path) -> None:
    assert await take_lease(store)
    refuse_while_led(path, NOW + LED * SECOND)


async def test_a_lease_that_was_given_up_is_none(store: Store, path: Path) -> None:
    assert await take_lease(store)
    await store.ticks.release_lease("one")
    refuse_while_led(path, NOW)


async def test_where_the_last_step_fails_the_database_is_what_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, store = path.with_name("copy.db"), await open_store(path)
    copies.copy(path, backup)
    await add(store)
    await store.close()
    monkeypatch.setattr(copies, "put_in_place", _full)
    with pytest.raises(StoreError, match="cannot be replaced: no space"):
        restore(backup, path, NOW)
    again = await open_store(path)
    assert await count(again, "reminders") == 1
    await again.close()
    assert not list(path.parent.glob("*-coming*"))


async def test_what_is_in_the_log_is_not_lost_where_the_new_one_does_not_come(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, store = path.with_name("copy.db"), await open_store(path)
    copies.copy(path, backup)
    await add(store)
    await killed(store)
    with monkeypatch.context() as failing:
        failing.setattr(Path, "replace", _full)
        with pytest.raises(StoreError, match="cannot be replaced: no space"):
            restore(backup, path, NOW)
    again = await open_store(path)
    assert await count(again, "reminders") == 1
    await again.close()


def _full(*_: object) -> None:
    raise OSError("no space")


async def test_without_hard_links_the_one_before_is_copied(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = await open_store(path)
    copies.copy(path, path.with_name("copy.db"))
    await store.close()
    monkeypatch.setattr("bot.storage.sqlite.copies.os.link", _full)
    replaced = restore(path.with_name("copy.db"), path, NOW)
    assert replaced is not None
    assert replaced.stat().st_mode & 0o777 == 0o600
