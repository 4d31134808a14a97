"""What Telegram calls the pictures that were uploaded."""

from __future__ import annotations

from tests.storage.contract.conftest import Stores

BOT = 42


async def test_a_name_is_kept_for_everyone_who_looks(stores: Stores) -> None:
    store, other = await stores.open(), await stores.open()
    await store.uploads.keep(BOT, "hinge", "of this content", "file 1")
    assert await other.uploads.find(BOT, "hinge", "of this content") == "file 1"


async def test_a_name_holds_for_one_bot_one_picture_and_one_content(stores: Stores) -> None:
    uploads = (await stores.open()).uploads
    await uploads.keep(BOT, "hinge", "old", "file 1")
    assert await uploads.find(BOT + 1, "hinge", "old") is None
    assert await uploads.find(BOT, "sensors", "old") is None
    assert await uploads.find(BOT, "hinge", "new") is None


async def test_a_picture_that_was_drawn_anew_takes_the_place_of_the_old_one(stores: Stores) -> None:
    uploads = (await stores.open()).uploads
    await uploads.keep(BOT, "hinge", "old", "file 1")
    await uploads.keep(BOT, "hinge", "new", "file 2")
    assert await uploads.find(BOT, "hinge", "new") == "file 2"
    assert await uploads.find(BOT, "hinge", "old") is None


async def test_a_name_that_means_nothing_any_more_is_dropped(stores: Stores) -> None:
    uploads = (await stores.open()).uploads
    await uploads.keep(BOT, "hinge", "old", "file 1")
    await uploads.drop(BOT, "hinge")
    await uploads.drop(BOT, "hinge")
    assert await uploads.find(BOT, "hinge", "old") is None
