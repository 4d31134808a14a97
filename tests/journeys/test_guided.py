"""Somebody stretches together with Hammy, and lets a cramp go."""

from __future__ import annotations

import re

import pytest

from bot.domain.library import Library
from bot.domain.sessions import Ending, Steering
from bot.views.buttons import ButtonPhrases
from bot.views.home import HomePhrases
from bot.views.sessions import SessionPhrases
from bot.views.water import WaterPhrases
from tests.journeys.reminded import is_nudge, nudged, reminded, rows_in, silent
from tests.support.chat import Heard, Person
from tests.support.telegram import Telegram

STRETCH, CRAMP = "guide me through a stretch", "walk me through the cramp release"
EMERGENCY = "I have chest pain and I can't breathe"


@pytest.fixture
def phrases(library: Library) -> SessionPhrases:
    return library.phrasebook.of(SessionPhrases)


def words(library: Library, session: str, step: int) -> str:
    """What a step says, counted from 1."""
    return library.sessions[session].steps[step - 1].words.plain


async def begun(person: Person, library: Library, session: str = "stretch", hold: int | None = 15) -> Heard:
    """The first step of a session that was asked for by typing."""
    phrases = library.phrasebook.of(SessionPhrases)
    await person.say(STRETCH if session == "stretch" else CRAMP)
    if session == "cramp":
        return await person.press(phrases.begin)
    return await person.press(phrases.hold.replace("{seconds}", str(hold)) if hold else phrases.say_when)


async def passes(telegram: Telegram, seconds: float = 2) -> None:
    """So much time, once all that was said has been heard; after two seconds a session shows what is so by then."""
    await telegram.settled()
    await telegram.forward(seconds / 60)


async def gone_on(telegram: Telegram, person: Person, library: Library, shown: Heard, *steps: int) -> Heard:
    """The message of a stretch once it was gone on from step to step by tapping."""
    for step in steps:
        await person.tap(library.phrasebook.of(SessionPhrases).steerings[Steering.NEXT], under=shown)
        await passes(telegram)
        (shown,) = await hears(person, words(library, "stretch", step))
    return shown


async def at_step(telegram: Telegram, person: Person, library: Library, step: int) -> Heard:
    """A stretch that was begun and gone on from until this step."""
    return await gone_on(telegram, person, library, await begun(person, library), *range(2, step + 1))


async def shown_after(telegram: Telegram, person: Person, seconds: float) -> Heard:
    """How the message changes once time has passed."""
    await passes(telegram, seconds)
    return await person.hear()


async def hears(person: Person, *fragments: str) -> list[Heard]:
    """Listen until each of these was seen, in whatever order and between whatever else; the messages with them."""
    heard: list[Heard] = []
    while len(found := [one for part in fragments for one in heard if part in one.text]) < len(fragments):
        heard.append(await person.hear())
    return found


async def test_a_wish_is_told_what_comes_and_chooses_what_the_documents_leave_open(
    ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    opening = await ada.say(STRETCH)
    session = library.sessions["stretch"]
    assert session.opening.plain in opening.text
    assert opening.buttons[:4] == ("15 seconds", "20 seconds", "30 seconds", phrases.say_when)
    first = await ada.press("20 seconds")
    assert words(library, "stretch", 1) in first.text
    assert (first.picture, first.edited) == ("photo", False)


async def test_a_session_is_one_message_that_goes_on_by_itself_and_by_taps(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    first = await begun(ada, library)
    later = await shown_after(telegram, ada, 90)
    assert (later.id, later.edited) == (first.id, True)
    assert "1 of 10 minutes" in later.text
    assert phrases.enough.plain in (await shown_after(telegram, ada, 215)).text
    by_itself = await shown_after(telegram, ada, 300)
    assert words(library, "stretch", 2) in by_itself.text
    assert (by_itself.id, by_itself.picture) == (first.id, "photo")
    await telegram.forward(1)
    assert await silent(ada), "a step without a time waits for its person"
    shown = by_itself
    for step, picture in ((3, "photo"), (4, "animation"), (5, "animation")):
        shown = await gone_on(telegram, ada, library, shown, step)
        assert (shown.id, shown.picture) == (first.id, picture)
    assert "of 15 seconds" in shown.text
    assert words(library, "stretch", 6) in (await shown_after(telegram, ada, 16)).text
    assert words(library, "stretch", 7) in (await shown_after(telegram, ada, 16)).text
    closing = await ada.press(phrases.finish)
    assert closing.text.startswith(library.sessions["stretch"].closing.plain.split("\n")[0])
    ended = await shown_after(telegram, ada, 2)
    assert (ended.id, ended.buttons) == (first.id, ())
    assert phrases.endings[Ending.DONE].plain in ended.text


async def test_a_cramp_release_opens_with_when_not_to_stretch_and_counts_the_hold(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    opening = await ada.say(CRAMP)
    gate, begins = opening.text.index("do not stretch it"), opening.text.index("tap Begin")
    assert gate < begins
    assert opening.buttons == (phrases.begin, library.phrasebook.of(ButtonPhrases).check)
    first = await ada.press(phrases.begin)
    assert (first.picture, words(library, "cramp", 1) in first.text) == ("animation", True)
    shown = first
    for step in (2, 3):
        await ada.tap(phrases.steerings[Steering.NEXT], under=shown)
        await passes(telegram)
        (shown,) = await hears(ada, words(library, "cramp", step))
    assert "of 30 seconds" in shown.text
    assert phrases.enough.plain in (await shown_after(telegram, ada, 20)).text
    assert words(library, "cramp", 4) in (await shown_after(telegram, ada, 10)).text


async def test_the_answers_on_how_to_lead_to_it(ada: Person, library: Library) -> None:
    guide = library.phrasebook.of(ButtonPhrases).guide
    for question, session in (
        ("how do I stop a hamstring cramp right now?", "cramp"),
        ("how do I stretch my hamstrings well?", "stretch"),
    ):
        answer = await ada.say(question)
        assert guide in answer.buttons
        opening = await ada.press(guide)
        assert library.sessions[session].opening.plain in opening.text
        assert not opening.edited
        await ada.say(question)
        assert library.sessions[session].opening.plain in (await ada.say("guide me")).text


async def test_pause_stands_still_and_go_on_goes_on_where_it_stood(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    await at_step(telegram, ada, library, 5)
    await passes(telegram, 4)
    await hears(ada, "of 15 seconds")
    await ada.tap(phrases.steerings[Steering.PAUSE])
    await passes(telegram)
    (still,) = await hears(ada, phrases.paused.plain)
    (stood,) = re.findall(r"\d+ of 15 seconds", still.text)
    await telegram.forward(5)
    assert await silent(ada)
    on = await ada.press(phrases.steerings[Steering.RESUME])
    assert stood in on.text


async def test_words_do_what_the_buttons_do(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    hold = await at_step(telegram, ada, library, 5)
    for word, said, shown in (
        ("hold on please", phrases.said[Steering.PAUSE], phrases.paused),
        ("go on", phrases.said[Steering.RESUME], library.sessions["stretch"].steps[4].words),
        ("stop!", phrases.said[Steering.STOP], phrases.endings[Ending.STOPPED]),
    ):
        await ada.write(word)
        await passes(telegram)
        _, message = await hears(ada, said.plain.split("\n")[0], shown.plain)
        assert (message.id, message.edited) == (hold.id, True)


async def test_who_asks_is_told_the_step_and_how_long_it_still_lasts(
    telegram: Telegram, ada: Person, library: Library
) -> None:
    await at_step(telegram, ada, library, 5)
    await passes(telegram, 4)
    told = await ada.say("how long left?")
    while told.edited:
        told = await ada.hear()
    assert told.text.startswith("Step 5 of 7")
    assert words(library, "stretch", 5) in told.text
    assert re.search(r"\d+ of 15 seconds", told.text)
    assert (told.buttons, told.picture) == ((), None)


async def test_it_goes_back_a_step_and_begins_anew_by_a_word(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    shown = await at_step(telegram, ada, library, 3)
    await ada.write("go back please")
    await passes(telegram)
    said, message = sorted([await ada.hear(), await ada.hear()], key=lambda one: one.edited)
    assert said.text == words(library, "stretch", 2)
    assert (message.id, words(library, "stretch", 2) in message.text) == (shown.id, True)
    opening = await ada.say("can we start over")
    assert phrases.say_when in opening.buttons
    await ada.tap(phrases.say_when)
    await passes(telegram)
    first, ended = await hears(ada, words(library, "stretch", 1), phrases.endings[Ending.REPLACED].plain)
    assert first.id != shown.id == ended.id


@pytest.mark.parametrize("by_word", [False, True])
async def test_what_hurts_stops_it_and_offers_the_check(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases, by_word: bool
) -> None:
    first = await begun(ada, library)
    if by_word:
        await ada.write("ouch")
    else:
        await ada.tap(phrases.steerings[Steering.HURTS], under=first)
    await passes(telegram)
    ended, said = await hears(ada, phrases.endings[Ending.HURT].plain, library.sessions["stretch"].hurts.plain)
    assert (ended.id, ended.buttons) == (first.id, ())
    assert said.buttons == (library.phrasebook.of(ButtonPhrases).check,)


async def test_a_yes_goes_on_whatever_step_it_is_by_now(telegram: Telegram, ada: Person, library: Library) -> None:
    await at_step(telegram, ada, library, 2)
    await ada.write("yes")
    await passes(telegram)
    said, message = sorted([await ada.hear(), await ada.hear()], key=lambda one: one.edited)
    assert said.text == words(library, "stretch", 3)
    assert words(library, "stretch", 3) in message.text


async def test_a_button_of_a_step_that_is_over_goes_over_no_other(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    first = await begun(ada, library)
    await telegram.forward(10.1)
    await ada.tap_data(first.data[phrases.steerings[Steering.NEXT]], first)
    await hears(ada, words(library, "stretch", 2))
    assert await silent(ada)


async def test_a_warning_sign_comes_first_and_stops_it(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    opening = await ada.say(STRETCH)
    first = await ada.press(phrases.say_when)
    await ada.write(EMERGENCY)
    await passes(telegram)
    ended, card = await hears(ada, phrases.endings[Ending.SIGN].plain, library.emergency_numbers)
    assert (ended.id, ended.buttons) == (first.id, ())
    assert card.buttons == ()
    held = await ada.press("15 seconds", under=opening)
    assert words(library, "stretch", 1) not in held.text
    assert words(library, "stretch", 1) not in (await ada.say(STRETCH)).text


async def test_a_question_is_answered_and_the_session_goes_on(
    telegram: Telegram, ada: Person, library: Library
) -> None:
    first = await begun(ada, library)
    assert (await ada.say("what does the golgi tendon organ do?")).id != first.id
    assert (await shown_after(telegram, ada, 60)).id == first.id


async def test_another_session_ends_the_first(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    first = await begun(ada, library)
    opening = await ada.say(CRAMP)
    await ada.tap(phrases.begin, under=opening)
    await passes(telegram)
    ended, other = await hears(ada, phrases.endings[Ending.REPLACED].plain, words(library, "cramp", 1))
    assert (ended.id, ended.buttons) == (first.id, ())
    assert other.id != first.id


async def test_who_goes_away_is_not_waited_for_for_ever(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    await at_step(telegram, ada, library, 2)
    ended = await shown_after(telegram, ada, 16 * 60)
    assert phrases.endings[Ending.IDLE].plain in ended.text
    assert ended.buttons == (phrases.again,)
    assert library.sessions["stretch"].opening.plain in (await ada.press(phrases.again)).text


async def finished(telegram: Telegram, person: Person, library: Library) -> Heard:
    """The words after the last step, gone through by tapping."""
    phrases = library.phrasebook.of(SessionPhrases)
    await person.tap(phrases.finish, under=await at_step(telegram, person, library, 7))
    (closing,) = await hears(person, phrases.logged.plain)
    return closing


async def test_it_ends_in_the_log_and_can_be_taken_back(unattended: Telegram, library: Library) -> None:
    async with unattended.bot() as store:
        ada = await unattended.person("Ada")
        closing = await finished(unattended, ada, library)
        assert library.phrasebook.of(WaterPhrases).undo in closing.buttons
        assert library.phrasebook.of(HomePhrases).progress in closing.buttons
        assert await rows_in(store, "stretches") == 1
        await ada.say("undo")
        assert await rows_in(store, "stretches") == 0


async def test_the_command_logs_a_stretch_or_is_guided_to_one_that_counts_instead(
    unattended: Telegram, library: Library
) -> None:
    phrases, guide = library.phrasebook.of(SessionPhrases), library.phrasebook.of(ButtonPhrases).guide
    async with unattended.bot() as store:
        ada = await unattended.person("Ada")
        assert guide not in (await ada.say("I stretched")).buttons
        await ada.say("undo")
        assert guide in (await ada.say("/stretch")).buttons
        assert await rows_in(store, "stretches") == 1
        await ada.press(guide)
        last = await gone_on(unattended, ada, library, await ada.press(phrases.say_when), *range(2, 8))
        await ada.tap(phrases.finish, under=last)
        await hears(ada, phrases.logged.plain)
        assert await rows_in(store, "stretches") == 1


async def test_a_nudge_leads_to_it_and_is_answered_by_it(unattended: Telegram, library: Library) -> None:
    phrases = library.phrasebook.of(SessionPhrases)
    async with unattended.bot(reminds=True) as store:
        ada = await unattended.person("Ada")
        await reminded(unattended, ada, library)
        nudge = await nudged(unattended, ada)
        assert is_nudge(library, nudge)
        await ada.press(library.phrasebook.of(ButtonPhrases).guide)
        last = await gone_on(unattended, ada, library, await ada.press(phrases.say_when), *range(2, 8))
        await ada.tap(phrases.finish, under=last)
        await hears(ada, phrases.logged.plain)
        row = await store.database.row("SELECT state FROM occurrences WHERE message IS NOT NULL")
        assert row is not None
        assert row[0] == "done"
        assert await rows_in(store, "stretches") == 0


async def test_when_hammy_stops_the_message_says_so(
    unattended: Telegram, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ticker.SECONDS_TO_CLOSE", 60)
    phrases = library.phrasebook.of(SessionPhrases)
    async with unattended.bot():
        ada = await unattended.person("Ada")
        first = await begun(ada, library)
    (closed,) = await hears(ada, phrases.endings[Ending.CLOSED].plain)
    assert (closed.id, closed.buttons) == (first.id, (phrases.again,))


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # retry_after, inside the library
async def test_a_button_of_before_a_restart_says_that_it_is_over_and_offers_to_begin_again(
    unattended: Telegram, library: Library
) -> None:
    phrases = library.phrasebook.of(SessionPhrases)
    async with unattended.bot():
        ada = await unattended.person("Ada")
        first = await begun(ada, library)
        await unattended.page.fault("editMessageCaption", "429", retry_after=60)
    async with unattended.bot():
        over = await ada.press(phrases.steerings[Steering.NEXT], under=first)
        assert (over.id, over.text, over.buttons) == (first.id, phrases.over.plain, (phrases.again,))
        assert (await ada.press(phrases.again)).id != first.id


async def test_without_its_picture_it_goes_on_in_words(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    await ada.say(STRETCH)
    await telegram.page.fault("sendPhoto", "400")
    first = await ada.press(phrases.say_when)
    assert first.picture is None
    second = await gone_on(telegram, ada, library, first, 2)
    assert (second.id, second.picture) == (first.id, None)


async def test_a_picture_that_cannot_be_changed_costs_no_words(
    telegram: Telegram, ada: Person, library: Library, phrases: SessionPhrases
) -> None:
    first = await begun(ada, library)
    await telegram.page.post("faults", method="editMessageMedia", kind="400", times=2)
    second = await gone_on(telegram, ada, library, first, 2)
    assert (second.id, second.picture) == (first.id, "photo")


async def test_in_a_group_it_is_for_private_chats(telegram: Telegram, ada: Person, library: Library) -> None:
    (in_group,) = await telegram.page.group(ada)
    answer = await in_group.say("@hammy_playground_bot guide me through a stretch")
    assert library.sessions["stretch"].opening.plain not in answer.text
    assert answer.buttons == ()
