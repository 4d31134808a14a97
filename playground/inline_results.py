"""Results of inline mode: what answerInlineQuery accepts, and the message that each of them becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playground.errors import bad_request
from playground.files import sample_photo
from playground.formatting import message_caption, message_text
from playground.keyboards import inline_keyboard
from playground.media import MediaReader
from playground.params import Params
from playground.points import point_of
from playground.world import World

MOST_RESULTS = 50
ID_BYTES = 64
FILES = {
    "audio": "audio_file_id",
    "document": "document_file_id",
    "gif": "gif_file_id",
    "mpeg4_gif": "mpeg4_file_id",
    "photo": "photo_file_id",
    "sticker": "sticker_file_id",
    "video": "video_file_id",
    "voice": "voice_file_id",
}
PICTURES = frozenset({"photo", "gif", "mpeg4_gif"})
CONTENTS = {"latitude": "location", "phone_number": "contact"}


@dataclass(slots=True, frozen=True)
class Result:
    """One result: how the page offers it, and the fields of the message that choosing it sends."""

    id: str
    title: str
    description: str
    content: dict[str, Any] = field(default_factory=dict)
    reply_markup: dict[str, Any] | None = None


class ResultReader:
    """Reads the `results` of a call. Refusals are BotApiErrors.

    Nothing is fetched from other machines: a picture that is given by its address becomes a sample picture.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._media = MediaReader(world.files)

    def results(self, params: Params) -> list[Result]:
        """All results, in order."""
        given = params.array("results")
        if given is None:
            raise bad_request("can't parse results: expected an Array")
        if len(given) > MOST_RESULTS:
            raise bad_request("RESULTS_TOO_MUCH")
        results = [self._result(one) for one in given]
        if len({one.id for one in results}) < len(results):
            raise bad_request("RESULT_ID_DUPLICATE")
        return results

    def _result(self, given: Any) -> Result:
        if not isinstance(given, dict):
            raise bad_request("can't parse inline query result: expected an Object")
        result = Params(given)
        result_id, kind = result.string("id"), result.string("type")
        if not result_id or len(result_id.encode()) > ID_BYTES:
            raise bad_request("RESULT_ID_INVALID")
        title = result.string("title") or result.string("first_name")
        if kind == "article" and not title:
            raise bad_request("ARTICLE_TITLE_EMPTY")
        content = result.mapping("input_message_content")
        fields = self._own(result, kind) if content is None else self._written(Params(content))
        markup = inline_keyboard(result.mapping("reply_markup"), only_inline=True)
        return Result(result_id, title or kind.replace("_", " "), result.string("description"), fields, markup)

    def _written(self, content: Params) -> dict[str, Any]:
        """An InputMessageContent: what is sent in the place of the result itself."""
        if content.has("message_text"):
            text, entities = message_text(Params({**content.values, "text": content.values["message_text"]}))
            return {"text": text, "entities": entities}
        for name, kind in CONTENTS.items():
            if content.has(name):
                return self._own(content, "venue" if kind == "location" and content.has("address") else kind)
        raise bad_request("this input_message_content is not built in the playground")

    def _own(self, result: Params, kind: str) -> dict[str, Any]:
        if kind == "article":
            raise bad_request("MESSAGE_EMPTY")
        if kind == "location":
            return {"location": point_of(result)}
        if kind == "venue":
            location = point_of(result)
            venue = {"location": location, "title": result.string("title"), "address": result.string("address")}
            return {"location": location, "parts": {"venue": venue}}
        if kind == "contact":
            names = [name for name in ("phone_number", "first_name", "last_name") if result.string(name)]
            return {"parts": {"contact": {name: result.string(name) for name in names}}}
        if kind not in FILES:
            raise bad_request(f"inline query results of type {kind or 'nothing'} are not built in the playground")
        caption, entities = message_caption(result)
        shown = {"caption": caption or None, "caption_entities": entities}
        if not result.has(FILES[kind]):
            if kind not in PICTURES:
                raise bad_request(f"a {kind} by its address is not built in the playground; give a file_id")
            return {"photo": self._world.files.add_photo(sample_photo(), caption or "Photo"), **shown}
        if kind == "photo":
            return {"photo": self._media.photo(result, caption, FILES[kind]), **shown}
        stored = "animation" if kind in PICTURES else kind
        return {"document": self._media.file(result, stored, FILES[kind]), **shown}
