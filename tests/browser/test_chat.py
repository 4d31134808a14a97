"""Talking to a bot on the chat page."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from playground.server import Playground

from .conftest import OpenPage
from .scripted_bot import ScriptedBot

pytestmark = pytest.mark.long


async def say(page: Page, text: str) -> None:
    """Types a message and presses Enter."""
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Enter")


async def test_a_new_chat_shows_what_the_bot_does_and_starts_it(open_page: OpenPage) -> None:
    page = await open_page()
    await expect(page.get_by_role("note")).to_have_text("Local playground: nothing leaves this machine")
    await expect(page.get_by_role("log")).to_contain_text("I repeat what you say.")
    await page.get_by_role("button", name="START").click()
    await expect(page.get_by_role("log")).to_contain_text("/start")
    await expect(page.get_by_role("log")).to_contain_text("Welcome.")
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()


async def test_a_typed_message_appears_and_is_answered(page: Page) -> None:
    await say(page, "my leg shakes")
    mine = page.get_by_role("article", name="You, Sam").last
    await expect(mine).to_contain_text("my leg shakes")
    answer = page.get_by_role("article", name="Echo").last
    await expect(answer).to_contain_text("You said: my leg shakes")
    await expect(answer.get_by_role("button", name="In reply to")).to_contain_text("my leg shakes")
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("")


async def test_a_conversation_is_saved_as_a_file(page: Page) -> None:
    await say(page, "my leg shakes")
    await expect(page.get_by_role("article", name="Echo").last).to_contain_text("You said")
    await page.get_by_role("button", name="Chat menu").click()
    async with page.expect_download() as downloading:
        await page.get_by_role("menuitem", name="Save this conversation").click()
    download = await downloading.value
    assert download.suggested_filename.endswith(".json")
    steps = json.loads(Path(await download.path()).read_text(encoding="utf-8"))["steps"]
    assert {"send": {"text": "my leg shakes"}} in steps
    assert steps[-1]["hear"].startswith("You said")


async def test_shift_enter_makes_a_new_line(page: Page) -> None:
    await page.get_by_role("textbox", name="Message").fill("one")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("two")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("article", name="Echo").last).to_contain_text(
        "You said: one\ntwo", use_inner_text=True
    )


async def test_a_pressed_button_waits_for_the_bot_and_the_bubble_changes_in_place(page: Page) -> None:
    await say(page, "/count")
    button = page.get_by_role("button", name="Add one to 0", exact=True)
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(button).to_have_attribute("aria-busy", "true")
    pressed = page.get_by_role("button", name="Add one to 1", exact=True)
    await expect(pressed).to_be_focused()
    await expect(pressed).not_to_have_attribute("aria-busy", "true")
    counted = page.get_by_role("article", name="Echo").last
    await expect(counted).to_contain_text("Pressed 1 times")
    await expect(counted).to_contain_text("edited")
    await page.keyboard.press("Enter")
    # A button has come in before it: the focus stays on the one with the same action.
    await expect(page.get_by_role("button", name="Add one to 2", exact=True)).to_be_focused()
    await expect(page.get_by_role("article")).to_have_count(4)


async def test_focus_goes_to_the_message_when_its_buttons_vanish(page: Page) -> None:
    await say(page, "/count")
    await page.get_by_role("button", name="Finish").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("article", name="Echo").last).to_contain_text("Finished")
    await expect(page.get_by_role("article", name="Echo").last).to_be_focused()


async def test_answers_to_presses_are_notices_or_alerts(page: Page) -> None:
    await say(page, "/count")
    keyboard = page.get_by_role("group", name="Buttons of this message")
    await keyboard.get_by_role("button", name="Thanks").click()
    await expect(page.get_by_text("You are welcome.")).to_be_visible()
    await keyboard.get_by_role("button", name="Warn me").click()
    alert = page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("This is a warning.")
    await page.keyboard.press("Escape")
    await expect(alert).to_have_count(0)
    await expect(keyboard.get_by_role("button", name="Warn me")).to_be_focused()


async def test_button_styles_are_not_told_by_colour_alone(page: Page) -> None:
    await say(page, "/count")
    for name, meaning in (
        ("Add one", "Main choice"),
        ("Thanks", "Positive choice"),
        ("Warn me", "Choice with care"),
    ):
        button = page.get_by_role("button", name=name)
        await expect(button.locator("svg")).to_have_count(1)
        await expect(button).to_have_attribute("aria-description", meaning)


async def test_a_photo_has_its_alternative_text_and_can_be_enlarged(page: Page) -> None:
    await say(page, "/photo")
    photo = page.get_by_role("log").get_by_role("img", name="Bar chart: five of seven days")
    await expect(photo).to_be_visible()
    assert await photo.evaluate("image => image.decode().then(() => image.naturalWidth)") == 64
    await expect(page.get_by_role("article", name="Echo").last).to_contain_text("Your week")
    await photo.click()
    await expect(page.get_by_role("dialog", name="Photo")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="Photo")).to_have_count(0)


async def test_markup_in_a_message_is_shown_as_text(page: Page) -> None:
    attack = "<img src=x onerror=document.title='broken'><script>document.title='broken'</script>"
    await say(page, attack)
    await expect(page.get_by_role("article", name="Echo").last).to_contain_text(attack)
    assert await page.locator(".message img, .message script").count() == 0
    assert "broken" not in await page.title()


async def test_the_markup_of_the_bot_becomes_real_formatting(page: Page) -> None:
    await say(page, "/html")
    answer = page.get_by_role("article", name="Echo").last
    await expect(answer.locator("strong em")).to_have_text("both")
    await expect(answer).to_contain_text("<script>")
    await expect(answer.locator("code")).to_have_text("a &")
    cover = answer.get_by_role("button", name="Hidden text: show it")
    await cover.click()
    await expect(cover).to_have_count(0)
    await expect(answer.get_by_text("secret")).to_be_visible()


async def test_typing_is_shown_in_the_header(page: Page) -> None:
    await say(page, "/slow")
    await expect(page.locator("#chat-status")).to_have_text("typing…")


async def test_commands_are_suggested_and_sent(page: Page) -> None:
    box = page.get_by_role("textbox", name="Message")
    await box.fill("/c")
    options = page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options).to_have_text(["/count Count presses"])
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log")).to_contain_text("Pressed 0 times")
    await page.get_by_role("button", name="Commands").click()
    menu = page.get_by_role("menu", name="Commands")
    await expect(menu.get_by_role("menuitem")).to_have_count(3)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("img", name="Bar chart")).to_be_visible()


async def test_the_last_own_message_is_edited_with_the_up_arrow(page: Page) -> None:
    await say(page, "my leg shakse")
    await expect(page.get_by_role("log")).to_contain_text("You said: my leg shakse")
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("textbox", name="Message")).to_have_value("my leg shakse")
    await page.keyboard.press("Control+A")
    await page.keyboard.type("my leg shakes")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("article", name="You, Sam").last).to_contain_text("edited")
    await expect(page.get_by_role("log")).to_contain_text("Now you say: my leg shakes")


async def test_attachments(page: Page) -> None:
    async def attach(kind: str) -> None:
        await page.get_by_role("button", name="Attach").click()
        await page.get_by_role("menuitem", name=kind).click()

    log = page.get_by_role("log")
    await attach("Sticker")
    await page.get_by_role("menuitem", name="Party").click()
    await expect(log).to_contain_text("You sent a sticker.")
    await attach("Location")
    await page.get_by_role("menuitem", name="Lisbon").click()
    await expect(log).to_contain_text("38.7223, -9.1393")
    await expect(log).to_contain_text("You sent a location.")
    await attach("Location")
    await page.get_by_role("menuitem", name="Another place").click()
    await page.get_by_role("dialog").get_by_label("Latitude, longitude").fill("59.91; 10.75")
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await expect(page.get_by_role("alert")).to_contain_text("Two numbers are needed")
    await page.get_by_role("dialog").get_by_label("Latitude, longitude").fill("59.91, 10.75")
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    await expect(log).to_contain_text("59.91, 10.75")
    for kind, name in (("Voice message", "voice"), ("Photo", "photo")):
        await attach(kind)
        await page.get_by_role("dialog").get_by_role("button", name="Send").click()
        await expect(log).to_contain_text(f"You sent a {name}.")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_file_has_a_name_a_size_and_a_download(page: Page) -> None:
    await say(page, "/file")
    answer = page.get_by_role("article", name="Echo").last
    await expect(answer).to_contain_text("all of it.json")
    await expect(answer).to_contain_text("12 bytes")
    await expect(answer.locator(".text strong")).to_have_text("Yours")
    async with page.expect_download() as downloading:
        await answer.get_by_role("link", name="Download all of it.json").click()
    download = await downloading.value
    assert download.suggested_filename == "all of it.json"
    assert (await download.path()).read_bytes() == b'{"water": 7}'
    await expect(page.get_by_role("navigation", name="Chats")).to_contain_text("File all of it.json: Yours")


async def test_a_reply_keyboard_sends_a_place_once(page: Page) -> None:
    await say(page, "/where")
    keyboard = page.get_by_role("group", name="Reply keyboard")
    box = page.get_by_role("textbox", name="Message")
    await expect(box).to_have_attribute("placeholder", "City or location")
    await keyboard.get_by_role("button", name="Share my location").click()
    await page.get_by_role("menuitem", name="Tokyo").click()
    await expect(page.get_by_role("log")).to_contain_text("You sent a location.")
    await expect(keyboard).to_be_hidden()
    await expect(box).to_have_attribute("placeholder", "Message")


async def test_a_reply_keyboard_writes_texts_and_goes_when_the_bot_removes_it(page: Page) -> None:
    await say(page, "/where")
    keyboard = page.get_by_role("group", name="Reply keyboard")
    await keyboard.get_by_role("button", name="I", exact=True).click()
    await expect(page.get_by_text("The playground does not know this kind of button.")).to_be_visible()
    await page.reload()
    await keyboard.get_by_role("button", name="/thanks").click()
    await expect(page.get_by_role("log")).to_contain_text("Thanks.")
    await expect(keyboard).to_be_hidden()


async def test_a_deep_link_starts_with_its_payload(open_page: OpenPage) -> None:
    page = await open_page("/?start=topic_cramp-1")
    await page.get_by_role("button", name="START").click()
    await expect(page.get_by_role("log")).to_contain_text("/start topic_cramp-1")
    await expect(page.get_by_role("log")).to_contain_text("Welcome. topic_cramp-1")
    assert "start=" not in page.url


async def test_blocking_and_unblocking(page: Page, scripted_bot: ScriptedBot) -> None:
    await page.get_by_role("button", name="Chat menu").click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    unblock = page.get_by_role("button", name="Unblock the bot")
    await expect(unblock).to_be_visible()
    await expect(page.get_by_role("textbox", name="Message")).to_be_hidden()
    state = await page.evaluate("fetch('/playground/state').then(answer => answer.json())")
    with pytest.raises(RuntimeError, match="blocked by the user"):
        await scripted_bot.call("sendMessage", chat_id=state["chats"][0]["id"], text="Anybody there?")
    await unblock.click()
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()


async def test_the_clock_moves_forward(page: Page, playground: Playground) -> None:
    before = playground.clock.now()
    await page.get_by_role("button", name="Bot clock").click()
    panel = page.get_by_role("dialog", name="Bot clock")
    await expect(panel).to_contain_text("Same as the real time")
    await panel.get_by_role("button", name="+1 h").click()
    await expect(panel).to_contain_text("1 h ahead of the real time")
    await panel.get_by_label("Forward by").fill("2")
    await panel.get_by_label("Unit").select_option("days")
    await panel.get_by_role("button", name="Go").click()
    await expect(panel).to_contain_text("2 days 1 h ahead of the real time")
    assert (playground.clock.now() - before).total_seconds() >= 49 * 3600
    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()


async def test_the_clock_jumps_to_the_next_reminder(page: Page, playground: Playground) -> None:
    await page.get_by_role("button", name="Bot clock").click()
    panel = page.get_by_role("dialog", name="Bot clock")
    await panel.get_by_role("button", name="Next reminder").click()
    await expect(panel.get_by_role("alert")).to_have_text("Nothing is planned.")
    due = playground.clock.now() + timedelta(days=2)

    async def next_due() -> datetime | None:
        return due

    playground.knows_next(next_due)
    await panel.get_by_role("button", name="Next reminder").click()
    await expect(panel).to_contain_text("ahead of the real time")
    await expect(panel.get_by_role("alert")).to_be_empty()
    assert due <= playground.clock.now() < due + timedelta(seconds=10)


async def test_a_lost_server_is_said_and_the_page_recovers(page: Page, playground: Playground) -> None:
    await say(page, "before")
    await expect(page.get_by_role("log")).to_contain_text("You said: before")
    await playground.stop()
    await expect(page.get_by_text("The playground server is not answering.")).to_be_visible()
    again = Playground(port=playground.port)
    await again.start()
    try:
        await expect(page.get_by_text("The playground server is not answering.")).to_be_hidden()
    finally:
        await again.stop()
