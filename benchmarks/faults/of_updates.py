"""Updates of every type of the Bot API with anything in them."""

from __future__ import annotations

import time
from functools import partial
from random import Random

from benchmarks.faults.stage import ASKED, QUIET, Fault, Row, Stage, skipped_in
from benchmarks.said import typical_questions
from bot.catalogue.library import load_library
from bot.catalogue.root import catalogue_root
from bot.gateway.updates import ALLOWED_UPDATES
from tests.support.chat import Person
from tests.support.hostile_updates import HostileUpdates, Known

_EACH = 40
"""Updates for each of the people in them: nobody's budget is used up, so that each reaches its handler."""
_ASKED = 20
_MENUS = ("/topics", "/check shaking", "/settings", "/remind", "/water", "/pause", "why does my leg shake?")


def hostile_updates(number: int, seed: int = 1) -> Fault:
    """So many, and somebody who asks between them now and then."""
    return Fault(
        f"{number:,} random and hostile updates of every type", partial(_meet, number=number, chance=Random(seed))
    )


async def _meet(stage: Stage, row: Row, number: int, chance: Random) -> None:
    updates = HostileUpdates()
    async with stage.hammy() as hammy:
        people = await stage.people(max(_ASKED, number // _EACH))
        for person in people:
            await person.say(ASKED)
        known = Known(tuple(person.id for person in people), _texts(updates), await _buttons(people[0]))
        asked = await stage.people(_ASKED)
        for at in range(number):
            kind = updates.kinds[at % len(updates.kinds)] if at % 2 else chance.choice(ALLOWED_UPDATES)
            await stage.page.post("updates", kind=kind, content=updates.update(kind, chance, known), unasked=True)
            if at % (number // len(asked)) == 0:
                await asked[at * len(asked) // number].write(ASKED)
        began = time.monotonic()
        await stage.count(row, asked, hammy)
        row.seconds = time.monotonic() - began - QUIET
    row.note = f"{skipped_in(hammy):,} are no updates and are skipped, a line each; the others are handled"


def _texts(updates: HostileUpdates) -> tuple[str, ...]:
    """What is hard to read, and as much that is easy."""
    library, _ = load_library(catalogue_root())
    return updates.texts + typical_questions(library.training, len(updates.texts))


async def _buttons(person: Person) -> tuple[str, ...]:
    """What stands in buttons of the bot."""
    shown = [(await person.say(menu)).data.values() for menu in _MENUS]
    return tuple(data for each in shown for data in each)
