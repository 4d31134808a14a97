"""A bot written with python-telegram-bot's Application, polling the playground."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    LabeledPrice,
    ReactionTypeEmoji,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    PollAnswerHandler,
    PreCheckoutQueryHandler,
    filters,
)
from telegram.request import HTTPXRequest

from playground.files import sample_photo

from .driver import SAM, Driver
from .journeys import Journey

Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, _: Context) -> None:
    assert update.message is not None
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Add one", callback_data="add")]])
    await update.message.reply_text("Hello", reply_markup=markup)


async def added(update: Update, _: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.edit_message_text("Added")
    await update.callback_query.answer("Done")


async def file(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.reply_document(b"a,b", filename="table.csv", caption="Yours")


async def photo(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.reply_photo(sample_photo(8, 6), caption="<b>Week</b>", parse_mode="HTML")


async def album(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.reply_media_group([InputMediaPhoto(sample_photo(4, 4)), InputMediaPhoto(sample_photo(4, 4))])


async def poll(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.reply_poll("Tea?", ["Yes", "No"], is_anonymous=False)


async def voted(update: Update, context: Context) -> None:
    assert update.poll_answer is not None
    assert update.poll_answer.user is not None
    await context.bot.send_message(update.poll_answer.user.id, f"You chose {list(update.poll_answer.option_ids)}")


async def pay(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.reply_invoice("Mat", "To lie on", "mat", "XTR", [LabeledPrice("Mat", 3)], provider_token="")


async def asked(update: Update, _: Context) -> None:
    assert update.pre_checkout_query is not None
    await update.pre_checkout_query.answer(ok=True)


async def paid(update: Update, _: Context) -> None:
    assert update.message is not None
    assert update.message.successful_payment is not None
    await update.message.reply_text(f"Thanks for {update.message.successful_payment.total_amount}")


async def inline(update: Update, _: Context) -> None:
    assert update.inline_query is not None
    content = InputTextMessageContent(update.inline_query.query.upper())
    await update.inline_query.answer([InlineQueryResultArticle("1", "Louder", content)])


async def copy(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.copy(SAM)
    await update.message.forward(SAM)


async def like(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.set_reaction("❤")


async def reacted(update: Update, context: Context) -> None:
    assert update.message_reaction is not None
    (new,) = update.message_reaction.new_reaction
    assert isinstance(new, ReactionTypeEmoji)
    await context.bot.send_message(update.message_reaction.chat.id, f"You set {new.emoji}")


async def echo(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.copy(SAM)


COMMANDS = (start, file, photo, album, poll, pay, copy, like)


def built(driver: Driver) -> Application[Any, Any, Any, Any, Any, Any]:
    """An echo bot that also shows what else it can send."""
    base = driver.playground.url
    application = (
        Application.builder()
        .token(driver.playground.token)
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .request(HTTPXRequest(httpx_kwargs={"trust_env": False}))
        .get_updates_request(HTTPXRequest(httpx_kwargs={"trust_env": False}))
        .build()
    )
    application.add_handlers([CommandHandler(command.__name__, command) for command in COMMANDS])
    application.add_handler(CallbackQueryHandler(added, "add"))
    application.add_handler(PollAnswerHandler(voted))
    application.add_handler(InlineQueryHandler(inline))
    application.add_handler(PreCheckoutQueryHandler(asked))
    application.add_handler(MessageReactionHandler(reacted))
    application.add_handler(MessageHandler(filters.SUCCESSFUL_PAYMENT, paid))
    application.add_handler(MessageHandler(filters.ALL, echo))
    return application


@pytest.fixture
async def journey(driver: Driver) -> AsyncIterator[Journey]:
    application = built(driver)
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        yield Journey(driver)
        await application.updater.stop()
        await application.stop()


async def test_a_conversation(journey: Journey) -> None:
    await journey.converses()


async def test_every_kind_of_thing_a_person_sends_comes_back(journey: Journey) -> None:
    await journey.says("/start")
    await journey.echoes()


async def test_polls_reactions_payments_and_inline_mode(journey: Journey) -> None:
    await journey.says("/start")
    await journey.votes()
    await journey.reacts()
    await journey.pays()
    await journey.asks_inline()
