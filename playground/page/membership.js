// Dialogs and menu items about who is in a chat: new people, new groups, administrators, the bot itself.

import { ask } from "./dialogs.js";
import { server } from "./server.js";

const LANGUAGES = [["en", "English"], ["de", "German"], ["es", "Spanish"], ["fr", "French"], ["pt-br", "Portuguese (Brazil)"], ["ar", "Arabic"], ["hi", "Hindi"]];
const RANKS = { creator: "owner", administrator: "admin" };

/** A name with what its bearer is in a group: "Ada (admin)". */
export function withRank(name, status) {
  return RANKS[status] ? `${name} (${RANKS[status]})` : name;
}

/** Asks for a person; `opened(chat)` gets their chat. */
export function askPerson(opened) {
  ask({
    title: "Add a person",
    confirm: "Add",
    fields: [
      { name: "first_name", label: "First name", required: true, maxlength: 64 },
      { name: "language_code", label: "Language of their app", type: "select", value: "en", options: LANGUAGES },
    ],
    send: async (values) => opened((await server.addPerson(values)).chat),
  });
}

/** Asks for a group of some of these people; `opened(chat)` gets it. */
export function askGroup(people, opened) {
  ask({
    title: "Add a group",
    confirm: "Add",
    fields: [
      { name: "title", label: "Name of the group", required: true, maxlength: 128 },
      { name: "members", label: "Members", type: "choices", options: people.map((person) => [person.id, person.first_name, true]),
        note: "The first of them owns the group." },
      { name: "privacy", label: "Privacy mode", type: "checkbox", value: true, note: "The bot then sees only commands, replies to it and mentions." },
    ],
    send: async (values) => opened((await server.addGroup(values)).chat),
  });
}

function askAdministrators(chat, store) {
  const before = new Map([
    ...chat.members.filter((id) => chat.ranks[id] !== "creator").map((id) => [id, chat.ranks[id] === "administrator"]),
    ...(isBotIn(chat) ? [[store.bot.id, chat.bot_status === "administrator"]] : []),
  ]);
  const nameOf = (id) => (id === store.bot.id ? `${store.bot.first_name} (the bot)` : store.people.get(id)?.first_name);
  ask({
    title: "Administrators",
    confirm: "Save",
    fields: [{ name: "admins", label: "Besides the owner", type: "choices",
      options: [...before].map(([id, admin]) => [id, nameOf(id), admin]),
      note: "As an administrator the bot sees every message." }],
    send: async ({ admins }) => {
      for (const [id, was] of before) if (admins.includes(id) !== was) await server.promote(chat.id, id, !was);
    },
  });
}

/** Whether the bot is a member of a group. */
export function isBotIn(chat) {
  return chat.bot_status === "member" || chat.bot_status === "administrator";
}

/** What the menu of a group offers; `personId` acts, `opened(chat)` gets a supergroup, `complain(text)` tells of a failure. */
export function groupItems(chat, store, { personId, opened, complain }) {
  const attempt = (doing) => doing.catch((error) => complain(error.message));
  const present = isBotIn(chat);
  return [
    { label: "Administrators", icon: "group", run: () => askAdministrators(chat, store) },
    !chat.supergroup && { label: "Upgrade to a supergroup", icon: "star", note: "The group gets another id.",
      run: () => attempt(server.upgrade(chat.id).then((answer) => opened(answer.chat))) },
    { label: present ? "Remove the bot" : "Add the bot", icon: present ? "block" : "plus", danger: present,
      run: () => attempt(server.setBot(chat.id, !present, personId)) },
  ];
}
