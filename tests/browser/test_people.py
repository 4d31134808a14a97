"""Several people and groups on one page."""

from __future__ import annotations

from playwright.async_api import Page, expect

from .conftest import OpenPage
from .test_chat import say


async def add_person(page: Page, name: str) -> None:
    """Adds a person, whose chat then is open."""
    await page.get_by_role("button", name="Add a person").click()
    dialog = page.get_by_role("dialog", name="Add a person")
    await dialog.get_by_label("First name").fill(name)
    await page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)


async def test_two_people_have_chats_of_their_own(page: Page) -> None:
    await say(page, "I am Sam")
    await expect(page.get_by_role("log")).to_contain_text("You said: I am Sam")
    await add_person(page, "Ada")
    await expect(page.locator("#chat-status")).to_contain_text("you are Ada")
    await expect(page.get_by_role("log")).not_to_contain_text("I am Sam")
    await page.get_by_role("button", name="START").click()
    await say(page, "I am Ada")
    await expect(page.get_by_role("log")).to_contain_text("You said: I am Ada")
    await page.get_by_role("navigation", name="Chats").get_by_role("button", name="Sam").first.click()
    await expect(page.get_by_role("log")).to_contain_text("You said: I am Sam")
    await expect(page.get_by_role("log")).not_to_contain_text("I am Ada")


async def test_two_windows_at_once(page: Page, open_page: OpenPage) -> None:
    await add_person(page, "Ada")
    other = await open_page()
    await other.get_by_role("button", name="Sam").first.click()
    await say(other, "from the other window")
    await expect(other.get_by_role("log")).to_contain_text("You said: from the other window")
    unread = page.get_by_role("button", name="1 unread")
    await expect(unread).to_contain_text("You said: from the other window")
    await expect(page.get_by_role("log")).not_to_contain_text("from the other window")


async def test_a_group_with_two_members(page: Page) -> None:
    await add_person(page, "Ada")
    await page.get_by_role("button", name="Add a group").click()
    dialog = page.get_by_role("dialog", name="Add a group")
    await dialog.get_by_label("Name of the group").fill("Runners")
    await dialog.get_by_label("Privacy mode").uncheck()
    await dialog.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Runners")
    await say(page, "Sam speaks")
    await expect(page.get_by_role("log")).to_contain_text("You said: Sam speaks")
    await page.get_by_label("Write as").select_option("Ada")
    await expect(page.get_by_role("article", name="You, Sam")).to_have_count(0)
    await say(page, "Ada speaks")
    await expect(page.get_by_role("article", name="You, Ada")).to_contain_text("Ada speaks")
    await expect(page.get_by_role("article", name="Sam").first).to_contain_text("Sam speaks")


async def add_group(page: Page, title: str) -> None:
    """Adds a group of everybody, which then is open."""
    await page.get_by_role("button", name="Add a group").click()
    dialog = page.get_by_role("dialog", name="Add a group")
    await dialog.get_by_label("Name of the group").fill(title)
    await dialog.get_by_label("Privacy mode").uncheck()
    await dialog.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)


async def choose(page: Page, item: str) -> None:
    """Takes an item of the chat menu."""
    await page.get_by_role("button", name="Chat menu").click()
    await page.get_by_role("menuitem", name=item).click()


async def test_administrators_are_named_and_chosen(page: Page) -> None:
    await add_person(page, "Ada")
    await add_group(page, "Runners")
    status = page.locator("#chat-status")
    await expect(status).to_have_text("Echo, Sam (owner), Ada")
    await choose(page, "Administrators")
    dialog = page.get_by_role("dialog", name="Administrators")
    await dialog.get_by_label("Ada").check()
    await dialog.get_by_label("Echo (the bot)").check()
    await dialog.get_by_role("button", name="Save").click()
    await expect(status).to_have_text("Echo (admin), Sam (owner), Ada (admin)")
    await choose(page, "Administrators")
    await dialog.get_by_label("Ada").uncheck()
    await dialog.get_by_role("button", name="Save").click()
    await expect(status).to_have_text("Echo (admin), Sam (owner), Ada")


async def test_the_bot_is_removed_and_added_again(page: Page) -> None:
    await add_group(page, "Runners")
    await choose(page, "Remove the bot")
    await expect(page.locator("#chat-status")).to_have_text("Sam (owner), Echo was removed")
    await say(page, "nobody listens")
    await choose(page, "Add the bot")
    await expect(page.locator("#chat-status")).to_have_text("Echo, Sam (owner)")
    await say(page, "and now")
    await expect(page.get_by_role("log")).to_contain_text("You said: and now")
    await expect(page.get_by_role("log")).not_to_contain_text("You said: nobody listens")


async def test_a_group_is_upgraded(page: Page) -> None:
    await add_group(page, "Runners")
    await choose(page, "Upgrade to a supergroup")
    await expect(page.get_by_role("log")).to_contain_text("This supergroup was a group until now.")
    await expect(page.locator("#groups-list li")).to_have_count(1)
    await say(page, "still here")
    await expect(page.get_by_role("log")).to_contain_text("You said: still here")
