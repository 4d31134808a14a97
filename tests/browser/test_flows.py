"""Everything that Hammy does, on a phone in a light and a dark theme; a picture of each is kept in build/browser."""

from __future__ import annotations

from playwright.async_api import expect

from bot.domain.library import Library
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.progress import ProgressPhrases
from bot.views.thumbs import ThumbPhrases

from .phone import Phone, saved_reminder

HOW = "how do I stretch my hamstrings?"
WHY = "why does my leg shake when I stretch?"


async def test_home_shows_what_comes_next_and_the_water_of_today(phone: Phone) -> None:
    await saved_reminder(phone, "remind me to stretch every day at 8am")
    await phone.say("goal 2 l")
    await phone.say("drank 500 ml")
    home = await phone.say("/home")
    await expect(home).to_contain_text("500 ml")
    await phone.look("home")


async def test_an_answer_has_its_picture_and_thumbs_in_the_last_row(phone: Phone, library: Library) -> None:
    thumbs = library.phrasebook.of(ThumbPhrases)
    answer = await phone.say(HOW)
    await phone.shows_picture()
    keys = answer.locator(".key")
    assert (await keys.all_inner_texts())[-2:] == [thumbs.up, thumbs.down]
    await phone.look("picture")
    await phone.tap(thumbs.up)
    await expect(answer.get_by_role("button", name=thumbs.up)).to_have_count(0)
    await expect(answer.get_by_role("button", name=library.phrasebook.of(ButtonPhrases).guide)).to_have_count(1)
    await phone.look("picture-rated")


async def test_a_picture_is_shown_on_demand(phone: Phone, library: Library) -> None:
    await phone.say(WHY)
    assert await phone.last.locator("img, video").count() == 0, "its words are too many to stand below a picture"
    await phone.tap(library.phrasebook.of(AnswerPhrases).show)
    await phone.shows_picture()
    await phone.look("show-me")


async def test_an_answer_folds_and_unfolds_where_it_is(phone: Phone, library: Library) -> None:
    phrases = library.phrasebook.of(AnswerPhrases)
    answer = await phone.say(WHY)
    await phone.look("folded")
    count = await phone.log.get_by_role("article").count()
    more = library.answers["shaking_causes"].more.paragraphs[0].plain
    await phone.tap(phrases.more)
    await expect(answer).to_contain_text(more)
    await phone.look("unfolded")
    await phone.tap(phrases.less)
    await expect(answer).not_to_contain_text(more)
    assert await phone.log.get_by_role("article").count() == count


async def test_a_guided_session_goes_on_in_one_message(phone: Phone) -> None:
    await phone.say("guide me through a stretch")
    await phone.look("guided-offer")
    await phone.tap("20 seconds")
    await phone.shows_picture()
    count = await phone.log.get_by_role("article").count()
    await expect(phone.last.get_by_role("button", name="Stop")).to_have_count(1)
    await phone.tap("Next")
    await phone.page.wait_for_timeout(2000)
    assert await phone.log.get_by_role("article").count() == count
    await phone.look("guided")


async def test_the_week_is_a_card_with_the_same_in_words(phone: Phone, library: Library) -> None:
    await saved_reminder(phone, "remind me to stretch every day at 8am")
    await phone.say("goal 2 l")
    await phone.say("drank 1.2 l")
    await phone.say("I stretched")
    week = await phone.say("/progress")
    await phone.shows_picture()
    await expect(week.get_by_role("button", name=library.phrasebook.of(ProgressPhrases).on_sundays)).to_have_count(1)
    await phone.look("week")


async def test_answers_are_offered_while_the_name_of_the_bot_is_typed(phone: Phone) -> None:
    box = phone.page.get_by_role("textbox", name="Message")
    await box.press_sequentially("@hammy_playground_bot cramp")
    options = phone.page.get_by_role("option")
    await expect(options.nth(1)).to_be_visible()
    await phone.look("inline")
    before = await phone.log.get_by_role("article").count()
    await options.first.click()
    await phone.log.get_by_role("article").nth(before).wait_for()
    await expect(phone.last).to_contain_text("Source")
    await phone.look("inline-sent")


async def test_a_change_is_shown_before_it_is_saved(phone: Phone) -> None:
    await saved_reminder(phone, "remind me to stretch every day at 8am")
    preview = await phone.say("make it 9 instead, not on sundays")
    await expect(preview).to_contain_text("9:00")
    await expect(preview.get_by_role("button", name="Save")).to_have_count(1)
    await phone.look("edit-preview")


async def test_a_water_nudge_is_answered_with_a_tap(phone: Phone) -> None:
    await phone.say("goal 2 l")
    await saved_reminder(phone, "remind me to drink water every 2 hours from 9 to 19")
    await phone.telegram.forward_to(13)
    nudge = phone.log.get_by_role("article").filter(has=phone.page.get_by_role("button", name="Other amount")).last
    await nudge.wait_for()
    await phone.look("water-nudge")
    await phone.log.get_by_role("button", name="1 glass").last.click()
    await phone.page.wait_for_timeout(1000)
    await phone.look("water-answered")


async def test_what_is_not_covered_is_named_and_leads_on(phone: Phone) -> None:
    answer = await phone.say("what about restless legs?")
    await expect(answer).to_contain_text("estless legs")
    await phone.look("out-of-scope")


async def test_a_warning_sign_has_no_thumbs(phone: Phone, library: Library) -> None:
    thumbs = library.phrasebook.of(ThumbPhrases)
    await phone.say("my calf is red, hot and swollen since yesterday")
    await expect(phone.log.get_by_role("button", name=thumbs.up)).to_have_count(0)
    await phone.look("warning")
