"""What a person can send, made into what a message holds. Nothing is uploaded: the playground makes stand-ins."""

from __future__ import annotations

from typing import Any

from playground import views
from playground.errors import BotApiError
from playground.files import sample_photo
from playground.formatting import CAPTION_LIMIT, TEXT_LIMIT, with_detected
from playground.media import sticker_about
from playground.model import Person
from playground.polls import Poll, checked
from playground.refusals import RefusedError
from playground.text import Entity, trimmed, utf16_length, without_controls
from playground.world import World

KINDS = ("text", "sticker", "voice", "photo", "document", "location", "contact", "poll")
STAND_IN = b"A stand-in: nobody recorded or drew anything in the playground.\n"


class Utterances:
    """The things people send: exactly one of `KINDS`; a photo or a document may have a caption."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._sample: bytes | None = None

    def fields(self, person: Person, content: dict[str, Any]) -> dict[str, Any]:
        """The fields of the message. Raises RefusedError."""
        kinds = [name for name in KINDS if name in content]
        if len(kinds) != 1:
            raise RefusedError(f"Send exactly one of {', '.join(KINDS[:-1])} and {KINDS[-1]}.")
        value = content[kinds[0]]
        files = self._world.files
        match kinds[0]:
            case "text":
                text, entities = typed(value, TEXT_LIMIT)
                if not text:
                    raise RefusedError("A message needs some text.")
                return {"text": text, "entities": entities}
            case "sticker":
                return {"document": files.add_document(STAND_IN, "sticker.webp", "", "sticker", sticker_about(value))}
            case "voice":
                about = {"duration": value}
                return {"document": files.add_document(STAND_IN, "voice.oga", "audio/ogg", "voice", about)}
            case "location":
                return {"location": value}
            case "contact":
                number = views.phone_number(person)
                contact = {"phone_number": number, "first_name": person.first_name, "user_id": person.id}
                return {"parts": {"contact": contact}}
            case "poll":
                return {"poll": self._poll(value)}
            case _:
                pass
        caption, entities = typed(content.get("caption", ""), CAPTION_LIMIT)
        shown: dict[str, Any] = {"caption": caption or None, "caption_entities": entities}
        if kinds[0] == "document":
            return {"document": files.add_document(STAND_IN, value, "text/plain"), **shown}
        if self._sample is None:
            self._sample = sample_photo()
        return {"photo": files.add_photo(self._sample, caption or "Photo"), **shown}

    def _poll(self, asked: dict[str, Any]) -> Poll:
        question, _ = typed(asked["question"], TEXT_LIMIT)
        options = [typed(option, TEXT_LIMIT)[0] for option in asked["options"]]
        try:
            checked(question, options)
        except BotApiError as error:
            raise RefusedError(f"{error.description.removeprefix('Bad Request: ').capitalize()}.") from None
        chosen = {name: asked[name] for name in ("anonymous", "multiple")}
        return Poll(self._world.next_poll_id(), question, options, by_bot=False, **chosen)


def typed(text: str, limit: int) -> tuple[str, list[Entity]]:
    """What somebody typed, cleaned, with the entities that Telegram marks by itself. Raises RefusedError."""
    cleaned, _ = trimmed(without_controls(text), [])
    if utf16_length(cleaned) > limit:
        raise RefusedError(f"A message holds at most {limit} characters.")
    return cleaned, with_detected(cleaned, [])
