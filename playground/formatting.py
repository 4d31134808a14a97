"""A text or caption as a call gives it (parse mode or explicit entities) turned into what Telegram stores."""

from __future__ import annotations

from typing import Any

from playground.entities import DETECTED, MARKUP, normalised
from playground.errors import bad_request, cannot_parse_entities
from playground.html_markup import checked_moment, parse_html
from playground.links import checked_link, detected
from playground.markdown_markup import parse_markdown, parse_markdown_v2
from playground.params import Params
from playground.text import Entity, Formatted, trimmed, utf16_length, without_controls

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def message_text(params: Params) -> Formatted:
    """The `text` of a call, 1-4096 UTF-16 units once the markup is gone. Raises BotApiError."""
    if not params.string("text"):
        raise bad_request("message text is empty")
    text, entities = formatted(params, "text", "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text, entities


def message_caption(params: Params) -> Formatted:
    """The `caption` of a call, at most 1024 UTF-16 units once the markup is gone. Raises BotApiError."""
    text, entities = formatted(params, "caption", "caption_entities")
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return text, entities


def formatted(params: Params, field: str, entities_field: str, mode_field: str = "parse_mode") -> Formatted:
    """Any text of a call with its markup or its entities, of any length. Raises BotApiError."""
    text = without_controls(params.string(field))
    match params.string(mode_field).lower():
        case "html":
            text, entities = parse_html(text)
        case "":
            entities = _given(params.array(entities_field), utf16_length(text))
        case "markdownv2":
            text, entities = parse_markdown_v2(text)
        case "markdown":
            text, entities = parse_markdown(text)
        case _:
            raise bad_request("unsupported parse_mode")
    text, entities = trimmed(text, normalised(entities))
    return text, with_detected(text, entities)


def with_detected(text: str, entities: list[Entity]) -> list[Entity]:
    """`entities` plus the commands, mentions and links that Telegram marks by itself in plain text."""
    found = detected(text)
    return normalised([*entities, *found]) if found else entities


def _given(entities: list[Any] | None, length: int) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities or []:
        if not isinstance(entity, dict):
            raise cannot_parse_entities("expected an object as MessageEntity")
        kind, offset, size = (entity.get("type"), entity.get("offset"), entity.get("length"))
        if not isinstance(offset, int) or not isinstance(size, int) or isinstance(offset, bool):
            raise cannot_parse_entities('field "offset" and "length" must be of type Integer')
        if kind in DETECTED:
            continue
        if kind not in MARKUP:
            raise cannot_parse_entities("unsupported entity type specified")
        if offset < 0 or size <= 0 or offset + size > length:
            raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after the end of the text")
        kept.append({"type": kind, "offset": offset, "length": size, **_details(entity)})
    return kept


def _details(entity: Entity) -> Entity:
    """What an entity carries besides its place, checked by type."""
    match entity["type"]:
        case "text_link":
            url = checked_link(str(entity.get("url", "")))
            if url is None:
                raise bad_request(f"entity URL '{entity.get('url', '')}' is invalid: Wrong HTTP URL")
            return {"url": url}
        case "text_mention":
            user = entity.get("user")
            if not isinstance(user, dict) or not isinstance(user.get("id"), int):
                raise cannot_parse_entities("text mention without a user")
            return {"user": {"id": user["id"]}}
        case "pre":
            language = entity.get("language")
            return {"language": language} if isinstance(language, str) and language else {}
        case "custom_emoji":
            if not str(entity.get("custom_emoji_id", "")).isdecimal():
                raise cannot_parse_entities("Invalid custom emoji identifier specified")
            return {"custom_emoji_id": str(entity["custom_emoji_id"])}
        case "date_time":
            return checked_moment(str(entity.get("unix_time", "")), str(entity.get("date_time_format") or ""))
        case _:
            return {}
