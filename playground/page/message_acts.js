// What a person does with one message: its menu, reactions, votes and payments.

import { tell } from "./dialogs.js";
import { Menu } from "./menu.js";
import { toast } from "./notices.js";
import { reactionItems } from "./reactions.js";
import { server } from "./server.js";

/** `element(messageId)` is the bubble of a message, `reply(message, name)` and `correct(message)` go to the message box. */
export class MessageActs {
  constructor({ store, view, element, reply, correct }) {
    Object.assign(this, { store, view, element, reply, correct });
    this.menu = new Menu("Message");
    this.reactions = new Menu("Reactions");
  }

  /** Opens the menu of a message. */
  open(message, anchor) {
    this.menu.open(anchor, this.#items(message));
  }

  /** Sends a vote, a reaction or a payment ("vote", "react", "pay") for the person who writes here. */
  act(kind, messageId, ...values) {
    server[kind](this.view.chat.id, this.view.personId, messageId, ...values).catch((error) => toast(error.message));
  }

  /** Tells the person who paid how it went. */
  showPayment({ chat_id: chatId, person_id: person, paid, text }) {
    if (chatId !== this.view.chat?.id || person !== this.view.personId) return;
    if (paid) toast("Paid. No money moved.");
    else tell(this.store.bot.first_name, text);
  }

  #items(message) {
    const { view } = this;
    const name = message.from.is_bot ? this.store.bot.first_name : message.from.first_name;
    const text = message.text ?? message.caption;
    const { poll } = message;
    const revocable = poll && poll.votes[view.personId] && poll.revoting && !poll.closed;
    return [
      { label: "Reply", icon: "reply", run: () => this.reply(message, name) },
      !message.service && { label: "React", icon: "smile", run: () => this.#offerReactions(message) },
      view.isMine(message) && message.text && !message.via_bot && { label: "Edit", icon: "edit", run: () => this.correct(message) },
      revocable && { label: "Take the vote back", icon: "close", run: () => this.act("vote", message.message_id, []) },
      text && { label: "Copy text", icon: "copy", run: () => navigator.clipboard.writeText(text).then(() => toast("Copied."), () => toast("The browser did not allow copying.")) },
    ];
  }

  #offerReactions(message) {
    const anchor = this.element(message.message_id);
    if (anchor) this.reactions.open(anchor, reactionItems(message, this.view.personId, (emoji) => this.act("react", message.message_id, emoji)));
  }
}
