"""Bot API methods about payments."""

from __future__ import annotations

from typing import Any

from playground.checkouts import Checkouts
from playground.errors import QUERY_TOO_OLD, bad_request
from playground.invoices import invoice_of, money, shipping_options
from playground.params import Params
from playground.sending import Sending


class PaymentMethods:
    """sendInvoice, answerShippingQuery, answerPreCheckoutQuery."""

    def __init__(self, sending: Sending, checkouts: Checkouts) -> None:
        self._sending = sending
        self._checkouts = checkouts

    def send_invoice(self, params: Params) -> dict[str, Any]:
        """sendInvoice; without a keyboard of its own the message gets a Pay button."""
        chat = self._sending.writable_chat(params)
        invoice = invoice_of(params)
        given = self._sending.markup(params, only_inline=True)
        if given is not None and "pay" not in given["inline_keyboard"][0][0]:
            raise bad_request("REPLY_MARKUP_BUY_EMPTY")
        label = f"Pay {money(invoice.total, invoice.currency)}"
        markup = given or {"inline_keyboard": [[{"text": label, "pay": True}]]}
        return self._sending.send(params, chat, invoice=invoice, reply_markup=markup)

    def answer_shipping_query(self, params: Params) -> bool:
        """answerShippingQuery"""
        agreed = params.boolean("ok")
        options = shipping_options(params) if agreed else None
        if not self._checkouts.ship(params.string("shipping_query_id"), options, _reason(params, agreed=agreed) or ""):
            raise bad_request(QUERY_TOO_OLD)
        return True

    def answer_pre_checkout_query(self, params: Params) -> bool:
        """answerPreCheckoutQuery; a yes makes the payment, and the successful_payment message"""
        reason = _reason(params, agreed=params.boolean("ok"))
        if not self._checkouts.confirm(params.string("pre_checkout_query_id"), reason):
            raise bad_request(QUERY_TOO_OLD)
        return True


def _reason(params: Params, *, agreed: bool) -> str | None:
    if agreed:
        return None
    text = params.string("error_message")
    if not text:
        raise bad_request("error message must be non-empty")
    return text
