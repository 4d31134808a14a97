"""Adding a kind of reminder is data alone: a walk is added to a copy of the content, and everything else follows."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.catalogue.library import load_library
from bot.catalogue.root import catalogue_root
from bot.content_lint.cues import misread_cues
from bot.domain.actions import SkipReason
from bot.domain.library import Library
from bot.storage.sqlite.store import Store
from bot.understanding.ranking import IntentRanker
from bot.understanding.red_flags.screen import RedFlagScreen
from bot.understanding.understander import Understander
from bot.views.buttons import ButtonPhrases
from bot.views.drafts import DraftPhrases
from bot.views.nudges import NudgePhrases
from bot.views.previews import PreviewPhrases
from bot.views.progress import ProgressPhrases
from tests.catalogue.copies import Content
from tests.journeys.reminded import in_lisbon, is_nudge, nudged, reminded
from tests.support.chat import Person
from tests.support.kinds import STRETCHING
from tests.support.telegram import FewTowns, Telegram

KINDS, NUDGES, CUES = "content/kinds.yaml", "content/nudges/walk.yaml", "intents/cues/asking.yaml"
WALK = {
    "id": "walk",
    "name": "Walk",
    "reminders": "walk reminders",
    "new": "Walk reminder",
    "link": "remind_walk",
    "asked": "asking.walk",
    "stopped": "asking.walk",
}
WORDS = {
    "says": "What a reminder to walk is about.",
    "phrases": ["walk*", "stroll[s]"],
    "matches": ["remind me to walk", "a stroll at noon"],
    "rejects": ["remind me to stretch"],
}
ASK = "remind me to walk at 8"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The content with a third kind."""
    copy = Content(tmp_path_factory.mktemp("walk"))
    copy.change(KINDS, kinds=[*copy.read(KINDS)["kinds"], WALK])
    copy.write(
        NUDGES, {"kind": "walk", "nudges": [{"id": f"walk_{n}", "says": f"Time for walk {n}."} for n in range(14)]}
    )
    copy.change(CUES, lists={**copy.read(CUES)["lists"], "walk": WORDS})
    return copy


@pytest.fixture(scope="module")
def assistant(content: Content) -> Assistant:
    """Hammy, with that content."""
    library, red_flags = load_library(content.root)
    screen = RedFlagScreen(red_flags, library.training.cues)
    understander = Understander(library.training, screen, IntentRanker(library.training))
    return Assistant(library, understander, FewTowns())


@pytest.fixture(scope="module")
def library(assistant: Assistant) -> Library:
    return assistant.library


@pytest.fixture
async def store(unattended: Telegram) -> AsyncIterator[Store]:
    """What the bot keeps while it runs and reminds."""
    async with unattended.bot(reminds=True) as store:
        yield store


@pytest.fixture
async def ada(unattended: Telegram, store: Store, library: Library) -> Person:
    """Someone in Lisbon, at noon."""
    person = await unattended.person("Ada")
    await unattended.forward_to(12)
    await in_lisbon(person, library)
    return person


def test_it_is_three_files_and_no_code(content: Content) -> None:
    files = (path.relative_to(content.root) for path in content.root.rglob("*") if path.is_file())
    changed = {file.as_posix() for file in files if _differs(content.root / file, catalogue_root() / file)}
    assert changed == {KINDS, NUDGES, CUES}
    assert content.problems() == []


def test_its_words_are_told_from_the_others(library: Library) -> None:
    assert misread_cues(library.training.cues) == []


async def test_it_stands_wherever_the_others_stand(ada: Person, library: Library) -> None:
    none = await ada.say("/reminders")
    assert none.buttons == ("Stretch reminder", "Water reminder", "Walk reminder")
    asked = await ada.say("/remind")
    assert asked.text == library.phrasebook.of(DraftPhrases).ask_kind.plain
    assert asked.buttons[:3] == ("Stretch", "Drink water", "Walk")
    assert (await ada.press("Walk")).text == library.phrasebook.of(DraftPhrases).ask_days.plain
    assert (await ada.say("/start remind_walk")).text == library.phrasebook.of(DraftPhrases).ask_times.plain


async def test_it_is_asked_for_in_words_sent_in_its_own_and_exported_by_its_id(
    unattended: Telegram, ada: Person, library: Library
) -> None:
    assert (await ada.say(ASK)).text == library.phrasebook.of(DraftPhrases).ask_half_day.fill(
        morning="08:00", evening="20:00"
    ).plain
    assert (await ada.press("08:00")).text.startswith("Walk every day at 08:00")
    assert (await ada.press(library.phrasebook.of(PreviewPhrases).save)).text.startswith(
        "Saved: Walk every day at 08:00."
    )
    assert "Walk every day at 08:00" in (await ada.say("/reminders")).text
    nudge = await nudged(unattended, ada)
    assert nudge.text == "Time for walk 0."
    assert (
        library.phrasebook.of(NudgePhrases).skips[SkipReason.HURTING]
        not in (await ada.press(library.phrasebook.of(NudgePhrases).skip, under=nudge)).buttons
    )
    await ada.press(library.phrasebook.of(ButtonPhrases).back)
    assert (await ada.press(library.phrasebook.of(NudgePhrases).done)).text.startswith("Walk: done at 08:00")
    assert (await ada.say("/progress")).text == library.phrasebook.of(ProgressPhrases).none.plain
    sent = await ada.say("/export")
    assert sent.document is not None
    exported = json.loads(await unattended.page.file(sent.document))
    assert [one["kind"] for one in exported["reminders"]] == ["walk"]


async def test_it_is_stopped_in_words_and_no_warning_sign_holds_it(
    unattended: Telegram, ada: Person, library: Library
) -> None:
    await reminded(unattended, ada, library)
    await ada.say("remind me to walk every day at 8 am")
    await ada.press(library.phrasebook.of(PreviewPhrases).save)
    await ada.say("one calf is swollen red and warm")
    held = await ada.press(library.checks.label.list_no)
    assert "I have paused your stretch reminders." in held.text
    assert (await nudged(unattended, ada)).text == "Time for walk 0."
    asked = await ada.say("stop the walk reminders")
    assert "Walk every day at 08:00" in asked.text
    assert "Stretch" not in asked.text
    await ada.press(library.phrasebook.of(ButtonPhrases).delete_yes)
    await ada.say("/resume")
    assert is_nudge(library, await nudged(unattended, ada), STRETCHING)


def _differs(one: Path, other: Path) -> bool:
    return not other.exists() or one.read_bytes() != other.read_bytes()
