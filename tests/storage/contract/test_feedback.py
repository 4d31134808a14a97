"""What use teaches is kept by day, without anybody, and for so many days."""

from __future__ import annotations

import pytest
from whenever import Date

from bot.domain.changes import CountThumb, Forget, KeepMiss
from bot.domain.feedback import Miss, Thumbs
from tests.storage.contract.conftest import Stores
from tests.storage.keeping import ADA, BEN, LATER, NOW, AnyStore, apply

TODAY, TOMORROW = Date(2026, 3, 2), Date(2026, 3, 3)
MANY = 100


async def test_sentences_are_counted_by_day(store: AnyStore) -> None:
    for now in (NOW, NOW, LATER):
        await apply(store, KeepMiss("why does … hurt", MANY), now=now)
    kept = await store.feedback.all()
    assert kept.misses == (Miss(TODAY, "why does … hurt", 2), Miss(TOMORROW, "why does … hurt", 1))


async def test_thumbs_are_counted_by_answer_and_day_whoever_tapped(store: AnyStore) -> None:
    await apply(store, CountThumb("warm_up", up=True))
    await apply(store, CountThumb("warm_up", up=False), speaker=BEN)
    await apply(store, CountThumb("warm_up", up=True), speaker=BEN)
    await apply(store, CountThumb("cramp_relief", up=False), now=LATER)
    kept = await store.feedback.all()
    assert kept.thumbs == (Thumbs(TODAY, "warm_up", 2, 1), Thumbs(TOMORROW, "cramp_relief", 0, 1))


async def test_another_process_sees_the_same(stores: Stores) -> None:
    store, other = await stores.open(), await stores.open()
    await apply(store, KeepMiss("one two three", MANY), CountThumb("warm_up", up=True))
    assert await other.feedback.all() == await store.feedback.all()


async def test_of_one_day_no_more_different_sentences_are_kept_than_may_be(store: AnyStore) -> None:
    for text in ("one", "two", "three", "one"):
        await apply(store, KeepMiss(text, 2))
    await apply(store, KeepMiss("four", 2), now=LATER)
    kept = await store.feedback.all()
    assert [(one.text, one.times) for one in kept.misses] == [("one", 2), ("two", 1), ("four", 1)]


async def test_nobody_becomes_known_by_it(store: AnyStore) -> None:
    await apply(store, KeepMiss("one", MANY), CountThumb("warm_up", up=True))
    assert (await store.records.everything(ADA.person)).profile is None


async def test_who_is_erased_takes_nothing_of_it_along(store: AnyStore) -> None:
    await apply(store, KeepMiss("one", MANY), CountThumb("warm_up", up=True))
    before = await store.feedback.all()
    await apply(store, Forget())
    assert await store.feedback.all() == before


@pytest.mark.parametrize(
    ("misses_before", "thumbs_before", "left"),
    [(TODAY, TODAY, (2, 2)), (TOMORROW, TODAY, (1, 2)), (TODAY, TOMORROW, (2, 1))],
)
async def test_what_is_of_an_older_day_goes(
    store: AnyStore, misses_before: Date, thumbs_before: Date, left: tuple[int, int]
) -> None:
    for now in (NOW, LATER):
        await apply(store, KeepMiss("one", MANY), CountThumb("warm_up", up=True), now=now)
    gone = await store.feedback.trim(misses_before, thumbs_before)
    kept = await store.feedback.all()
    assert (len(kept.misses), len(kept.thumbs)) == left
    assert gone == 4 - sum(left)


async def test_what_goes_cannot_be_read_in_the_file(stores: Stores) -> None:
    store = await stores.open()
    await apply(store, KeepMiss("zanzibar zeppelin", MANY))
    await store.feedback.trim(TOMORROW, TOMORROW)
    path = getattr(store, "path", None)
    if path is not None:
        assert all(b"zanzibar" not in file.read_bytes() for file in path.parent.iterdir())
