"""Every Bot API method that is built, by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from playground.checkouts import Checkouts
from playground.inline_queries import InlineQueries
from playground.methods_bot import BotMethods
from playground.methods_chats import ChatMethods
from playground.methods_copies import CopyMethods
from playground.methods_files import FileMethods
from playground.methods_inline import InlineMethods
from playground.methods_messages import MessageMethods
from playground.methods_payments import PaymentMethods
from playground.methods_places import PlaceMethods
from playground.methods_polls import PollMethods
from playground.methods_reactions import ReactionMethods
from playground.methods_updates import UpdateMethods
from playground.params import Params
from playground.sending import Sending
from playground.webhook import WebhookDelivery
from playground.world import World

Handler = Callable[[Params], Any | Awaitable[Any]]


def handlers(
    world: World, webhook: WebhookDelivery, checkouts: Checkouts, queries: InlineQueries
) -> dict[str, Handler]:
    """What answers each method."""
    sending = Sending(world)
    return {
        **_updates(UpdateMethods(world.updates, webhook)),
        **_messages(MessageMethods(world, sending)),
        **_files(FileMethods(world, sending)),
        **_contents(PlaceMethods(world, sending), PollMethods(world, sending)),
        **_copies(CopyMethods(world, sending), ReactionMethods(world, sending)),
        **_payments(PaymentMethods(sending, checkouts)),
        "answerInlineQuery": InlineMethods(world, queries).answer_inline_query,
        **_bot(BotMethods(world)),
        **_chats(ChatMethods(world, sending)),
    }


def _updates(updates: UpdateMethods) -> dict[str, Handler]:
    return {
        "getUpdates": updates.get_updates,
        "setWebhook": updates.set_webhook,
        "deleteWebhook": updates.delete_webhook,
        "getWebhookInfo": updates.get_webhook_info,
    }


def _messages(messages: MessageMethods) -> dict[str, Handler]:
    return {
        "sendMessage": messages.send_message,
        "editMessageText": messages.edit_message_text,
        "editMessageCaption": messages.edit_message_caption,
        "editMessageReplyMarkup": messages.edit_message_reply_markup,
        "deleteMessage": messages.delete_message,
        "deleteMessages": messages.delete_messages,
        "sendChatAction": messages.send_chat_action,
        "answerCallbackQuery": messages.answer_callback_query,
    }


def _files(files: FileMethods) -> dict[str, Handler]:
    return {
        "sendPhoto": files.send_photo,
        "sendDocument": files.sends("document"),
        "sendAnimation": files.sends("animation"),
        "sendAudio": files.sends("audio"),
        "sendVideo": files.sends("video"),
        "sendVoice": files.sends("voice"),
        "sendVideoNote": files.sends("video_note"),
        "sendSticker": files.sends("sticker"),
        "sendMediaGroup": files.send_media_group,
        "editMessageMedia": files.edit_message_media,
        "getFile": files.get_file,
    }


def _contents(places: PlaceMethods, polls: PollMethods) -> dict[str, Handler]:
    return {
        "sendLocation": places.send_location,
        "sendVenue": places.send_venue,
        "sendContact": places.send_contact,
        "sendDice": places.send_dice,
        "editMessageLiveLocation": places.edit_message_live_location,
        "stopMessageLiveLocation": places.stop_message_live_location,
        "sendPoll": polls.send_poll,
        "stopPoll": polls.stop_poll,
    }


def _copies(copies: CopyMethods, reactions: ReactionMethods) -> dict[str, Handler]:
    return {
        "copyMessage": copies.copy_message,
        "copyMessages": copies.copy_messages,
        "forwardMessage": copies.forward_message,
        "forwardMessages": copies.forward_messages,
        "setMessageReaction": reactions.set_message_reaction,
        "sendMessageDraft": reactions.send_message_draft,
    }


def _payments(payments: PaymentMethods) -> dict[str, Handler]:
    return {
        "sendInvoice": payments.send_invoice,
        "answerShippingQuery": payments.answer_shipping_query,
        "answerPreCheckoutQuery": payments.answer_pre_checkout_query,
    }


def _bot(bot: BotMethods) -> dict[str, Handler]:
    return {
        "getMe": bot.get_me,
        "logOut": bot.agree,
        "close": bot.agree,
        "setMyName": bot.set_my_name,
        "getMyName": bot.get_my_name,
        "setMyDescription": bot.set_my_description,
        "getMyDescription": bot.get_my_description,
        "setMyShortDescription": bot.set_my_short_description,
        "getMyShortDescription": bot.get_my_short_description,
        "setMyCommands": bot.set_my_commands,
        "getMyCommands": bot.get_my_commands,
        "deleteMyCommands": bot.delete_my_commands,
        "setChatMenuButton": bot.set_chat_menu_button,
        "getChatMenuButton": bot.get_chat_menu_button,
    }


def _chats(chats: ChatMethods) -> dict[str, Handler]:
    return {
        "getChat": chats.get_chat,
        "getChatMember": chats.get_chat_member,
        "getChatAdministrators": chats.get_chat_administrators,
        "getChatMemberCount": chats.get_chat_member_count,
        "pinChatMessage": chats.pin_chat_message,
        "unpinChatMessage": chats.unpin_chat_message,
        "unpinAllChatMessages": chats.unpin_all_chat_messages,
    }
