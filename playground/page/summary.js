// What a message is in one line, for the chat list, quotes and announcements.

const LONGEST = 120;
const MEDIA = { animation: "Animation", audio: "Audio", video: "Video", video_note: "Video message" };

/** The one-line form of a message: its text, or what kind of thing it is. */
export function summary(message) {
  const caption = message.caption ? `: ${message.caption}` : "";
  let line = "Message";
  if (message.text) line = message.text;
  else if (message.photo) line = `Photo${caption}`;
  else if (message.document) line = `File ${message.document.name}${caption}`;
  else if (message.service) line = message.service;
  else if (message.poll) line = `Poll: ${message.poll.question}`;
  else if (message.invoice) line = `Invoice: ${message.invoice.title}`;
  else if (message.parts.venue) line = message.parts.venue.title;
  else if (message.parts.contact) line = `Contact ${message.parts.contact.first_name}`;
  else if (message.parts.dice) line = `${message.parts.dice.emoji} ${message.parts.dice.value}`;
  else if (message.media && message.media.kind !== "voice") line = `${MEDIA[message.media.kind]}${caption}`;
  else if (message.sticker) line = `Sticker ${message.sticker.emoji}`;
  else if (message.voice) line = "Voice message";
  else if (message.location) line = message.location.live_period ? "Live location" : "Location";
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
    upload_video: "sending a video…",
    record_video: "filming…",
    upload_audio: "sending audio…",
    record_audio: "recording…",
    upload_video_note: "sending a video…",
    record_video_note: "filming…",
    find_location: "looking for a place…",
    choose_sticker: "choosing a sticker…",
  };
  return names[action] ?? "busy…";
}
