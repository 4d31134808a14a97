// What a message is in one line, for the chat list, quotes and announcements.

const LONGEST = 120;

/** The one-line form of a message: its text, or what kind of thing it is. */
export function summary(message) {
  const caption = message.caption ? `: ${message.caption}` : "";
  let line = "Message";
  if (message.text) line = message.text;
  else if (message.photo) line = `Photo${caption}`;
  else if (message.document) line = `File ${message.document.name}${caption}`;
  else if (message.service) line = message.service;
  else if (message.sticker) line = `Sticker ${message.sticker.emoji}`;
  else if (message.voice) line = "Voice message";
  else if (message.location) line = "Location";
  const flat = line.replace(/\s+/g, " ").trim();
  return flat.length > LONGEST ? `${[...flat].slice(0, LONGEST).join("")}…` : flat;
}

/** What the header shows for a chat action of the bot. */
export function actionName(action) {
  const names = {
    typing: "typing…",
    upload_photo: "sending a photo…",
    record_voice: "recording…",
    upload_voice: "sending a voice message…",
    upload_document: "sending a file…",
    find_location: "looking for a place…",
    choose_sticker: "choosing a sticker…",
  };
  return names[action] ?? "busy…";
}
