"""Invoices: what sendInvoice accepts, and an invoice as the bot and the chat page see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playground.errors import bad_request
from playground.params import Params
from playground.text import trimmed, utf16_length, without_controls

TITLE_LIMIT, DESCRIPTION_LIMIT, PAYLOAD_BYTES = 32, 255, 128
STARS = "XTR"
NO_MINOR_UNIT = frozenset({STARS, "CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND"})
LARGEST_AMOUNT = 10**12
NEEDS = ("need_name", "need_phone_number", "need_email", "need_shipping_address")

Price = tuple[str, int]


@dataclass(slots=True, frozen=True)
class Invoice:
    """Something to pay for; amounts are in the smallest unit of the currency. `needs` are what a buyer has to tell."""

    title: str
    description: str
    payload: str
    currency: str
    prices: tuple[Price, ...]
    start_parameter: str = ""
    needs: frozenset[str] = field(default_factory=frozenset)
    flexible: bool = False

    @property
    def total(self) -> int:
        """The sum of all prices."""
        return sum(amount for _, amount in self.prices)


def invoice_of(params: Params) -> Invoice:
    """The invoice that a sendInvoice call describes. Raises BotApiError."""
    title = _text(params, "title", TITLE_LIMIT)
    description = _text(params, "description", DESCRIPTION_LIMIT)
    payload = params.string("payload")
    if not payload or len(payload.encode()) > PAYLOAD_BYTES:
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    currency = params.string("currency")
    if len(currency) != 3 or not currency.isascii() or not currency.isupper():
        raise bad_request("CURRENCY_INVALID")
    stars = currency == STARS
    if not stars and not params.string("provider_token"):
        raise bad_request("PAYMENT_PROVIDER_INVALID")
    prices = tuple(_price(given, "price portion") for given in params.array("prices") or [])
    if not prices or (stars and len(prices) != 1):
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    needs = frozenset() if stars else frozenset(name for name in NEEDS if params.boolean(name))
    flexible = params.boolean("is_flexible") and not stars
    if flexible:
        needs |= {"need_shipping_address"}
    invoice = Invoice(title, description, payload, currency, prices, params.string("start_parameter"), needs, flexible)
    if not 0 < invoice.total <= LARGEST_AMOUNT:
        raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
    return invoice


def shipping_options(params: Params) -> list[dict[str, Any]]:
    """The `shipping_options` of a call, checked. Raises BotApiError."""
    options = []
    for given in params.array("shipping_options") or []:
        option = Params(given) if isinstance(given, dict) else Params()
        if not option.string("id") or not option.string("title"):
            raise bad_request("can't parse shipping option: it needs an id and a title")
        prices = [_price(price, "shipping price") for price in option.array("prices") or []]
        if not prices:
            raise bad_request("can't parse shipping option: it needs prices")
        options.append({"id": option.string("id"), "title": option.string("title"), "prices": prices})
    if not options:
        raise bad_request("shipping options must be non-empty")
    return options


def _text(params: Params, name: str, limit: int) -> str:
    text = trimmed(without_controls(params.string(name)), [])[0]
    if not text or utf16_length(text) > limit:
        raise bad_request(f"invoice {name} must be 1-{limit} characters long")
    return text


def _price(given: Any, what: str) -> Price:
    label, amount = (given.get("label"), given.get("amount")) if isinstance(given, dict) else (None, None)
    if isinstance(amount, str) and amount.removeprefix("-").isdecimal():
        amount = int(amount)
    if not isinstance(label, str) or not label or not isinstance(amount, int) or isinstance(amount, bool):
        raise bad_request(f"can't parse {what}: it needs a label and an amount in the smallest units")
    return label, amount


def money(amount: int, currency: str) -> str:
    """An amount in words a person reads: "12.50 EUR", "3 stars"."""
    if currency == STARS:
        return f"{amount} star" if amount == 1 else f"{amount} stars"
    return f"{amount} {currency}" if currency in NO_MINOR_UNIT else f"{amount / 100:.2f} {currency}"


def api_invoice(invoice: Invoice) -> dict[str, Any]:
    """A Bot API Invoice."""
    return {
        "title": invoice.title,
        "description": invoice.description,
        "start_parameter": invoice.start_parameter,
        "currency": invoice.currency,
        "total_amount": invoice.total,
    }


def page_invoice(invoice: Invoice) -> dict[str, Any]:
    """An invoice as the chat page reads it."""
    return {
        "title": invoice.title,
        "description": invoice.description,
        "total": money(invoice.total, invoice.currency),
        "prices": [{"label": label, "amount": money(amount, invoice.currency)} for label, amount in invoice.prices],
        "flexible": invoice.flexible,
    }
