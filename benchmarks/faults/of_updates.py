"""Updates of every type of the Bot API with anything in them."""

from __future__ import annotations

import time
from random import Random

from benchmarks.faults.stage import ASKED, Row, staged
from tests.support.hostile_updates import HostileUpdates


async def hostile_updates(number: int) -> Row:
    """So many, and somebody who asks between them now and then."""
    row = Row(f"{number:,} random and hostile updates of every type")
    updates, chance = HostileUpdates(), Random(1)
    async with staged() as stage, stage.hammy() as hammy:
        people = await stage.people(20)
        ids = tuple(person.id for person in people)
        asked = await stage.people(20)
        for at in range(number):
            kind = updates.kinds[at % len(updates.kinds)] if at % 2 else chance.choice(("message", "callback_query"))
            await stage.page.post("updates", kind=kind, content=updates.update(kind, chance, ids))
            if at % (number // len(asked)) == 0:
                await asked[at * len(asked) // number].write(ASKED)
        began = time.monotonic()
        await stage.count(row, asked, hammy)
        row.seconds = time.monotonic() - began - 1.5
    return row
