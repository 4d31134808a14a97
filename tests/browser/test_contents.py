"""What messages hold beside text, as the page shows it and lets a person act on it."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Locator, Page, expect

from playground.server import Playground

from .conftest import OpenPage
from .scripted_bot import ScriptedBot, png
from .test_chat import say

SAM = 1001
OFFER: dict[str, Any] = {
    "chat_id": SAM,
    "title": "A mat",
    "description": "To lie on",
    "currency": "EUR",
    "provider_token": "made up",
    "prices": [{"label": "Mat", "amount": 1000}, {"label": "Strap", "amount": 250}],
}


def newest(page: Page) -> Locator:
    """The last message of the bot."""
    return page.get_by_role("article", name="Echo").last


async def chosen_in_menu(page: Page, message: Locator, item: str) -> None:
    """Opens the menu of a message and takes an item."""
    await message.locator(".bubble").hover()
    await message.get_by_role("button", name="Menu of this message").click()
    await page.get_by_role("menuitem", name=item).click()


async def test_a_vote_turns_the_poll_into_its_results(page: Page, scripted_bot: ScriptedBot) -> None:
    await scripted_bot.call("sendPoll", chat_id=SAM, question="Tea?", options=["Yes", "No"])
    poll = newest(page)
    await expect(poll).to_contain_text("Anonymous poll · no votes")
    await poll.get_by_role("button", name="No", exact=True).click()
    await expect(poll).to_contain_text("1 vote")
    await expect(poll.locator(".result").last).to_contain_text("100%")
    await expect(poll.locator(".result").last).to_contain_text("your choice")
    await chosen_in_menu(page, poll, "Take the vote back")
    await expect(poll.get_by_role("button", name="No", exact=True)).to_be_visible()


async def test_several_answers_are_ticked_and_sent_together(page: Page, scripted_bot: ScriptedBot) -> None:
    options = ["One", "Two", "Three"]
    await scripted_bot.call("sendPoll", chat_id=SAM, question="Which?", options=options, allows_multiple_answers=True)
    poll = newest(page)
    vote = poll.get_by_role("button", name="Vote")
    await expect(vote).to_be_disabled()
    await poll.get_by_label("One").check()
    await poll.get_by_label("Three").check()
    await vote.click()
    await expect(poll.locator(".share")).to_have_text(["100%", "0%", "100%"])


async def test_a_quiz_tells_what_was_right(page: Page, scripted_bot: ScriptedBot) -> None:
    quiz = {"type": "quiz", "correct_option_ids": [1], "explanation": "Since 1255."}
    sent = await scripted_bot.call("sendPoll", chat_id=SAM, question="Capital?", options=["Porto", "Lisbon"], **quiz)
    poll = newest(page)
    await poll.get_by_role("button", name="Porto").click()
    await expect(poll.locator(".wrong")).to_contain_text("Porto")
    await expect(poll.locator(".right")).to_contain_text("Lisbon")
    await expect(poll).to_contain_text("Since 1255.")
    await scripted_bot.call("stopPoll", chat_id=SAM, message_id=sent["message_id"])
    await expect(poll).to_contain_text("Final results")


async def test_reactions_of_both_sides(page: Page, scripted_bot: ScriptedBot) -> None:
    await say(page, "hi")
    answer = newest(page)
    await expect(answer).to_contain_text("You said: hi")
    await chosen_in_menu(page, answer, "React")
    await page.get_by_role("menuitem", name="Fire").click()
    chip = answer.get_by_role("button", name="Reaction 🔥")
    await expect(chip).to_have_attribute("aria-pressed", "true")
    number = int(await answer.get_attribute("data-id") or 0)
    reaction = [{"type": "emoji", "emoji": "🔥"}]
    await scripted_bot.call("setMessageReaction", chat_id=SAM, message_id=number, reaction=reaction)
    await expect(chip).to_contain_text("2")
    await chip.click()
    await expect(chip).to_have_attribute("aria-pressed", "false")
    await expect(chip).to_contain_text("1")


async def test_paying(page: Page, scripted_bot: ScriptedBot) -> None:
    await scripted_bot.call("sendInvoice", **OFFER, payload="sold")
    invoice = newest(page)
    await expect(invoice).to_contain_text("12.50 EUR")
    await invoice.get_by_role("button", name="Pay 12.50 EUR").click()
    await expect(page.get_by_text("Paid. No money moved.")).to_be_visible()
    await expect(page.get_by_role("log")).to_contain_text("Sam paid 12.50 EUR.")


async def test_a_payment_that_the_bot_refuses(page: Page, scripted_bot: ScriptedBot) -> None:
    await scripted_bot.call("sendInvoice", **OFFER, payload="gone")
    await newest(page).get_by_role("button", name="Pay 12.50 EUR").click()
    await expect(page.get_by_role("alertdialog")).to_contain_text("Sold out")


async def test_a_live_location_moves_and_ends(page: Page, scripted_bot: ScriptedBot, playground: Playground) -> None:
    sent = await scripted_bot.call("sendLocation", chat_id=SAM, latitude=1.5, longitude=2.5, live_period=600)
    place = newest(page)
    await expect(place).to_contain_text("Live location")
    await expect(place).to_contain_text("1.5, 2.5 · until")
    where = {"chat_id": SAM, "message_id": sent["message_id"]}
    await scripted_bot.call("editMessageLiveLocation", **where, latitude=3.5, longitude=2.5)
    await expect(place).to_contain_text("3.5, 2.5 · until")
    await page.get_by_role("button", name="Bot clock").click()
    await page.get_by_role("dialog", name="Bot clock").get_by_role("button", name="hour").first.click()
    await expect(place).to_contain_text("3.5, 2.5 · ended")
    assert playground.clock.offset_seconds >= 3600


async def test_a_draft_is_there_until_the_message_comes(page: Page, scripted_bot: ScriptedBot) -> None:
    log = page.get_by_role("log")
    await scripted_bot.call("sendMessageDraft", chat_id=SAM, draft_id=1, text="")
    await expect(log.locator(".draft")).to_have_text("Thinking…")
    await scripted_bot.call("sendMessageDraft", chat_id=SAM, draft_id=1, text="Half of <b>it</b>", parse_mode="HTML")
    await expect(log.locator(".draft")).to_have_text("Half of it")
    await scripted_bot.call("sendMessage", chat_id=SAM, text="Half of it and the rest")
    await expect(log.locator(".draft")).to_have_count(0)
    await expect(newest(page)).to_contain_text("and the rest")


async def test_inline_mode_while_typing(page: Page) -> None:
    box = page.get_by_role("textbox", name="Message")
    await box.fill("@playground_bot hello")
    results = page.get_by_role("listbox", name="Results")
    await expect(results.get_by_role("option")).to_have_text(["Louder In capitals"])
    await page.keyboard.press("Enter")
    mine = page.get_by_role("article", name="You, Sam").last
    await expect(mine).to_contain_text("via @playground_bot")
    await expect(mine).to_contain_text("HELLO")
    await expect(box).to_have_value("")


async def test_a_button_above_the_results_opens_the_private_chat(page: Page) -> None:
    await page.get_by_role("textbox", name="Message").fill("@playground_bot ")
    results = page.get_by_role("listbox", name="Results")
    await expect(results.get_by_role("option")).to_have_text(["Ask in private"])
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="START", exact=True).click()
    await expect(page.get_by_role("article", name="You, Sam").last).to_contain_text("/start")


async def test_a_button_starts_an_inline_query(page: Page, scripted_bot: ScriptedBot) -> None:
    markup = {"inline_keyboard": [[{"text": "Search", "switch_inline_query_current_chat": "tea"}]]}
    await scripted_bot.call("sendMessage", chat_id=SAM, text="x", reply_markup=markup)
    await newest(page).get_by_role("button", name="Search").click()
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("@playground_bot tea")
    await expect(page.get_by_role("listbox", name="Results")).to_be_visible()


async def test_a_person_sends_a_poll_and_their_contact(page: Page) -> None:
    async def attach(kind: str) -> None:
        await page.get_by_role("button", name="Attach").click()
        await page.get_by_role("menuitem", name=kind).click()

    await attach("Poll")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Question").fill("Where to?")
    await dialog.get_by_label("Option 1").fill("Sea")
    await dialog.get_by_label("Option 2").fill("Hills")
    await dialog.get_by_role("button", name="Send").click()
    mine = page.get_by_role("article", name="You, Sam").last
    await expect(mine.get_by_role("button", name="Hills")).to_be_visible()
    await attach("Own contact")
    await expect(page.get_by_role("article", name="You, Sam").last).to_contain_text("+15550001001")
    await attach("File")
    await dialog.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("article", name="You, Sam").last).to_contain_text("notes.txt")


async def test_everything_fits_on_a_small_phone(open_page: OpenPage, scripted_bot: ScriptedBot) -> None:
    page = await open_page(viewport={"width": 320, "height": 640})
    await page.get_by_role("button", name="START").click()
    await expect(newest(page)).to_contain_text("Welcome.")
    call, long = scripted_bot.call, "wordwithoutanyend" * 5
    await call("sendPoll", chat_id=SAM, question=long, options=[long, "No"])
    await call("sendPoll", chat_id=SAM, question=long, options=[long], is_closed=True)
    await call("sendInvoice", **{**OFFER, "description": long}, payload="x")
    await call("sendVenue", chat_id=SAM, latitude=1, longitude=1, title=long, address=long)
    await call("sendContact", chat_id=SAM, phone_number="+15550001", first_name=long)
    await call("sendDice", chat_id=SAM)
    await call("forwardMessage", chat_id=SAM, from_chat_id=SAM, message_id=1)
    await scripted_bot.upload("sendPhoto", "photo", ("a.png", png(900, 300), "image/png"))
    await scripted_bot.upload("sendAudio", "audio", ("a.mp3", b"ID3", "audio/mpeg"), title=long)
    await scripted_bot.upload("sendAnimation", "animation", ("a.gif", b"GIF89a\x05\x00\x03\x00", "image/gif"))
    await expect(page.get_by_role("article", name="Echo")).to_have_count(11)
    await expect(page.get_by_role("log")).to_contain_text("Forwarded from Sam")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await page.evaluate("document.getElementById('log').scrollWidth <= innerWidth")
    beyond = """[...document.querySelectorAll('.content *')].filter(node =>
        node.getBoundingClientRect().right > node.closest('.bubble').getBoundingClientRect().right + 1).length"""
    assert await page.evaluate(beyond) == 0
