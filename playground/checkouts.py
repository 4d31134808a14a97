"""Paying an invoice: the questions that the bot is asked on the way, and the payment at the end. No money moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playground import views
from playground.invoices import Invoice
from playground.model import Chat, Message, Person
from playground.refusals import RefusedError
from playground.world import World

ANSWER_SECONDS = 10
ADDRESS = {
    "country_code": "PT",
    "state": "",
    "city": "Lisbon",
    "street_line1": "Rua do Teste 1",
    "street_line2": "",
    "post_code": "1100-001",
}


@dataclass(slots=True)
class Checkout:
    """Somebody who is paying; `asked_at` is when the question that waits for its answer was put, in Unix seconds."""

    chat: Chat
    person: Person
    message_id: int
    invoice: Invoice
    total: int
    asked_at: int
    about: dict[str, Any] = field(default_factory=dict)


class Checkouts:
    """People who pay. Each question is answered once, within ten seconds on the playground's clock."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._shipping: dict[str, Checkout] = {}
        self._final: dict[str, Checkout] = {}
        self._last = 0

    def begin(self, chat: Chat, person: Person, message: Message) -> str:
        """A person presses Pay; the id of the first query to the bot. Raises RefusedError."""
        invoice = message.invoice
        if invoice is None:
            raise RefusedError("This message is no invoice.")
        checkout = Checkout(chat, person, message.message_id, invoice, invoice.total, 0, _order(invoice, person))
        if not invoice.flexible:
            return self._ask_to_confirm(checkout)
        query = {"invoice_payload": invoice.payload, "shipping_address": ADDRESS}
        return self._ask("shipping_query", self._shipping, checkout, query)

    def ship(self, query_id: str, options: list[dict[str, Any]] | None, error: str) -> bool:
        """The bot's answer to a shipping query; the person takes the first option. False where none waits for it."""
        checkout = self._waiting(self._shipping, query_id)
        if checkout is None:
            return False
        if options is None:
            self._tell(checkout, paid=False, text=error)
            return True
        checkout.total += sum(amount for _, amount in options[0]["prices"])
        checkout.about["shipping_option_id"] = options[0]["id"]
        self._ask_to_confirm(checkout)
        return True

    def confirm(self, query_id: str, error: str | None) -> bool:
        """The bot's answer to a pre-checkout query: None pays. False where none waits for it."""
        checkout = self._waiting(self._final, query_id)
        if checkout is None:
            return False
        if error is not None:
            self._tell(checkout, paid=False, text=error)
            return True
        self._pay(checkout, query_id)
        return True

    def _ask_to_confirm(self, checkout: Checkout) -> str:
        return self._ask("pre_checkout_query", self._final, checkout, self._terms(checkout))

    def _terms(self, checkout: Checkout) -> dict[str, Any]:
        invoice = checkout.invoice
        terms = {"currency": invoice.currency, "total_amount": checkout.total, "invoice_payload": invoice.payload}
        return {**terms, **checkout.about}

    def _ask(self, kind: str, waiting: dict[str, Checkout], checkout: Checkout, query: dict[str, Any]) -> str:
        self._last += 1
        query_id = f"{self._world.bot.id}50{self._last:08d}"
        checkout.asked_at = self._world.clock.timestamp()
        waiting[query_id] = checkout
        content = {"id": query_id, "from": views.api_person(checkout.person), **query}
        self._world.updates.add(kind, content, checkout.chat.id)
        return query_id

    def _waiting(self, waiting: dict[str, Checkout], query_id: str) -> Checkout | None:
        checkout = waiting.pop(query_id, None)
        if checkout is None or self._world.clock.timestamp() - checkout.asked_at > ANSWER_SECONDS:
            return None
        return checkout

    def _pay(self, checkout: Checkout, query_id: str) -> None:
        charges = {"telegram_payment_charge_id": f"tg-{query_id}", "provider_payment_charge_id": f"provider-{query_id}"}
        paid = {"successful_payment": {**self._terms(checkout), **charges}}
        message = self._world.new_message(checkout.chat, checkout.person.id, service=paid, reply_to=checkout.message_id)
        if checkout.chat.bot_is_in:
            self._world.updates.add("message", self._world.api_message(message), checkout.chat.id)
        self._tell(checkout, paid=True, text="")

    def _tell(self, checkout: Checkout, *, paid: bool, text: str) -> None:
        self._world.events.publish(
            "payment",
            chat_id=checkout.chat.id,
            person_id=checkout.person.id,
            message_id=checkout.message_id,
            paid=paid,
            text=text,
        )


def _order(invoice: Invoice, person: Person) -> dict[str, Any]:
    """What the person tells about themselves, as far as the invoice needs it."""
    info: dict[str, Any] = {}
    if "need_name" in invoice.needs:
        info["name"] = person.first_name
    if "need_phone_number" in invoice.needs:
        info["phone_number"] = views.phone_number(person)
    if "need_email" in invoice.needs:
        info["email"] = f"{person.username}@example.org"
    if "need_shipping_address" in invoice.needs:
        info["shipping_address"] = ADDRESS
    return {"order_info": info} if info else {}
