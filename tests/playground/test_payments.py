from __future__ import annotations

from typing import Any

import pytest

from .driver import SAM, Driver, listening

PRICES = [{"label": "Mat", "amount": 1000}, {"label": "Strap", "amount": 250}]
OFFER: dict[str, Any] = {
    "chat_id": SAM,
    "title": "A mat",
    "description": "To lie on",
    "payload": "mat-1",
    "provider_token": "made up",
    "currency": "EUR",
    "prices": PRICES,
}
STARS: dict[str, Any] = {**OFFER, "currency": "XTR", "prices": PRICES[:1], "provider_token": ""}
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def begins(driver: Driver, message_id: int) -> dict[str, Any]:
    """Sam presses Pay; the update that the bot gets."""
    await driver.updates()
    await driver.control("pay", chat_id=SAM, person_id=SAM, message_id=message_id)
    update: dict[str, Any] = (await driver.updates())[-1]
    return update


async def test_an_invoice_has_a_button_to_pay(started: Driver) -> None:
    sent = await started.ok("sendInvoice", **OFFER, start_parameter="mat")
    assert sent["invoice"] == {
        "title": "A mat",
        "description": "To lie on",
        "start_parameter": "mat",
        "currency": "EUR",
        "total_amount": 1250,
    }
    assert sent["reply_markup"]["inline_keyboard"] == [[{"text": "Pay 12.50 EUR", "pay": True}]]
    shown = (await started.state())["chats"][0]["messages"][-1]["invoice"]
    assert (shown["total"], shown["prices"][1]) == ("12.50 EUR", {"label": "Strap", "amount": "2.50 EUR"})
    own = {"inline_keyboard": [[{"text": "Buy", "pay": True}], [{"text": "Why?", "callback_data": "why"}]]}
    assert (await started.ok("sendInvoice", **STARS, reply_markup=own))["reply_markup"] == own


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "invoice title must be 1-32 characters long"),
        ({"title": "x" * 33}, "invoice title must be 1-32 characters long"),
        ({"description": "x" * 256}, "invoice description must be 1-255 characters long"),
        ({"payload": ""}, "INVOICE_PAYLOAD_INVALID"),
        ({"payload": "é" * 65}, "INVOICE_PAYLOAD_INVALID"),
        ({"currency": "euro"}, "CURRENCY_INVALID"),
        ({"provider_token": ""}, "PAYMENT_PROVIDER_INVALID"),
        ({"prices": []}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
        ({"prices": [{"label": "x", "amount": -1}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
        ({"currency": "XTR"}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
        (
            {"prices": [{"label": "x"}]},
            "can't parse price portion: it needs a label and an amount in the smallest units",
        ),
        ({"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}}, "REPLY_MARKUP_BUY_EMPTY"),
    ],
)
async def test_invoices_that_are_refused(started: Driver, wrong: dict[str, Any], words: str) -> None:
    assert await started.refused("sendInvoice", **{**OFFER, **wrong}) == words


async def test_a_payment(started: Driver) -> None:
    sent = await started.ok("sendInvoice", **OFFER, need_email=True)
    query = (await begins(started, sent["message_id"]))["pre_checkout_query"]
    assert (query["currency"], query["total_amount"], query["invoice_payload"]) == ("EUR", 1250, "mat-1")
    assert (query["from"]["id"], set(query["order_info"])) == (SAM, {"email"})
    async with listening(started) as listener:
        assert await started.ok("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True) is True
        assert (await listener.until("payment"))["paid"] is True
    (update,) = await started.updates()
    paid = update["message"]["successful_payment"]
    assert (paid["total_amount"], paid["invoice_payload"]) == (1250, "mat-1")
    assert paid["telegram_payment_charge_id"]
    assert (await started.state())["chats"][0]["messages"][-1]["service"] == "Sam paid 12.50 EUR."
    again = await started.refused("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True)
    assert again == TOO_OLD


async def test_a_bot_may_refuse(started: Driver) -> None:
    sent = await started.ok("sendInvoice", **STARS)
    query = (await begins(started, sent["message_id"]))["pre_checkout_query"]
    answer = {"pre_checkout_query_id": query["id"], "ok": False}
    assert await started.refused("answerPreCheckoutQuery", **answer) == "error message must be non-empty"
    async with listening(started) as listener:
        await started.ok("answerPreCheckoutQuery", **answer, error_message="Sold out")
        said = await listener.until("payment")
    assert (said["paid"], said["text"], said["person_id"]) == (False, "Sold out", SAM)
    assert await started.updates() == []


async def test_an_answer_that_comes_late(started: Driver) -> None:
    sent = await started.ok("sendInvoice", **STARS)
    query = (await begins(started, sent["message_id"]))["pre_checkout_query"]
    await started.control("clock", forward_seconds=12)
    assert await started.refused("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True) == TOO_OLD


async def test_shipping_is_asked_first(started: Driver) -> None:
    sent = await started.ok("sendInvoice", **OFFER, is_flexible=True)
    query = (await begins(started, sent["message_id"]))["shipping_query"]
    assert (query["invoice_payload"], query["shipping_address"]["city"]) == ("mat-1", "Lisbon")
    options = [{"id": "post", "title": "Post", "prices": [{"label": "Post", "amount": 300}]}]
    answer = {"shipping_query_id": query["id"], "ok": True}
    assert await started.refused("answerShippingQuery", **answer) == "shipping options must be non-empty"
    await started.ok("answerShippingQuery", **answer, shipping_options=options)
    (update,) = await started.updates()
    asked = update["pre_checkout_query"]
    assert (asked["total_amount"], asked["shipping_option_id"]) == (1550, "post")
    assert await started.refused("answerShippingQuery", **answer, shipping_options=options) == TOO_OLD


async def test_no_shipping_to_there(started: Driver) -> None:
    sent = await started.ok("sendInvoice", **OFFER, is_flexible=True)
    query = (await begins(started, sent["message_id"]))["shipping_query"]
    answer = {"shipping_query_id": query["id"], "ok": False, "error_message": "Too far"}
    async with listening(started) as listener:
        await started.ok("answerShippingQuery", **answer)
        assert (await listener.until("payment"))["text"] == "Too far"


async def test_only_invoices_are_paid_and_never_copied(started: Driver) -> None:
    place = {"chat_id": SAM, "person_id": SAM, "message_id": 1}
    assert await started.control_refused("pay", **place) == (400, "This message is no invoice.")
    sent = await started.ok("sendInvoice", **STARS)
    copy = {"chat_id": SAM, "from_chat_id": SAM, "message_id": sent["message_id"]}
    assert await started.refused("copyMessage", **copy) == "message can't be copied"
    assert (await started.ok("forwardMessage", **copy))["invoice"]["currency"] == "XTR"
