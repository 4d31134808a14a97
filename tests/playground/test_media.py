from __future__ import annotations

import json
from typing import Any

import pytest

from playground.files import sample_photo

from .driver import SAM, Driver
from .test_files import post, upload

GIF = b"GIF89a\x05\x00\x03\x00" + bytes(20)
SENT = [
    ("sendAnimation", ("a.gif", GIF, "image/gif"), {"duration": "2"}, {"width": 5, "height": 3, "duration": 2}),
    (
        "sendAudio",
        ("a.mp3", b"ID3", "audio/mpeg"),
        {"title": "Song", "performer": "Ada"},
        {"title": "Song", "duration": 0},
    ),
    ("sendVideo", ("a.mp4", b"mp4", "video/mp4"), {"width": "640", "height": "360"}, {"width": 640, "duration": 0}),
    ("sendVoice", ("a.ogg", b"OggS", "audio/ogg"), {"duration": "7"}, {"duration": 7}),
]


def field(method: str) -> str:
    return {"sendVideoNote": "video_note"}.get(method, method.removeprefix("send").lower())


@pytest.mark.parametrize(("method", "file", "form", "about"), SENT)
async def test_films_and_sounds(
    started: Driver, method: str, file: tuple[str, bytes, str], form: dict[str, str], about: dict[str, Any]
) -> None:
    sent = await upload(started, method, file, caption="<b>Look</b>", parse_mode="HTML", **form)
    kind = field(method)
    assert sent["caption"] == "Look"
    assert about.items() <= sent[kind].items()
    assert (sent[kind]["mime_type"], sent[kind]["file_size"]) == (file[2], len(file[1]))
    again = await started.ok(method, chat_id=SAM, **{kind: sent[kind]["file_id"]})
    assert again[kind] == sent[kind]
    shown = (await started.state())["chats"][0]["messages"][-1]
    assert (shown["media"]["kind"], shown["document"]) == (kind, None)
    fetched = await started.http.get(shown["media"]["url"])
    assert (fetched.content, fetched.headers["content-type"]) == (file[1], file[2])
    path = (await started.ok("getFile", file_id=sent[kind]["file_id"]))["file_path"]
    assert (await started.http.get(f"/file/bot1:playground/{path}")).content == file[1]


async def test_an_animation_is_a_document_too_as_at_telegram(started: Driver) -> None:
    sent = await upload(started, "sendAnimation", ("a.gif", GIF, "image/gif"))
    assert sent["document"]["file_id"] == sent["animation"]["file_id"]


async def test_stickers_and_round_films_have_no_caption(started: Driver) -> None:
    answer = await post(started, "sendSticker", {"sticker": ("a.webp", b"RIFF", "image/webp")}, emoji="👍", caption="x")
    sent = answer.json()["result"]
    assert (sent["sticker"]["emoji"], sent["sticker"]["type"], "caption" in sent) == ("👍", "regular", False)
    note = await post(started, "sendVideoNote", {"video_note": ("a.mp4", b"mp4", "video/mp4")}, length="240")
    assert note.json()["result"]["video_note"]["length"] == 240
    for message in (sent, note.json()["result"]):
        place = {"chat_id": SAM, "message_id": message["message_id"]}
        assert "no caption" in await started.refused("editMessageCaption", **place, caption="x")


async def test_what_a_person_sends_is_sent_back_by_its_id(started: Driver) -> None:
    for kind, content in (("sticker", "🎉"), ("voice", 4), ("document", "notes.txt")):
        await started.control("send", chat_id=SAM, person_id=SAM, **{kind: content})
        (update,) = await started.updates()
        sent = update["message"][kind]
        back = await started.ok(f"send{kind.capitalize()}", chat_id=SAM, **{kind: sent["file_id"]})
        assert back[kind] == sent


async def test_files_of_the_wrong_kind(started: Driver) -> None:
    voice = await upload(started, "sendVoice", ("a.ogg", b"OggS", "audio/ogg"))
    file_id = voice["voice"]["file_id"]
    assert await started.refused("sendAudio", chat_id=SAM, audio=file_id) == "can't use file of type VoiceNote as Audio"
    assert await started.refused("sendPhoto", chat_id=SAM, photo=file_id) == "can't use file of type VoiceNote as Photo"
    assert await started.refused("sendVideoNote", chat_id=SAM) == "there is no video note in the request"
    unknown = await started.refused("sendVideo", chat_id=SAM, video="https://example.org/a.mp4")
    assert unknown == "wrong file identifier/HTTP URL specified"
    empty = await post(started, "sendVideo", {"video": ("a.mp4", b"", "video/mp4")})
    assert empty.json()["description"] == "Bad Request: file must be non-empty"


async def test_a_film_that_may_hold_a_script_is_only_downloaded(started: Driver) -> None:
    sent = await upload(started, "sendVideo", ("a.html", b"<script>", "text/html"))
    path = (await started.ok("getFile", file_id=sent["video"]["file_id"]))["file_path"]
    fetched = await started.http.get(f"/file/{path}")
    assert fetched.headers["content-type"] == "application/octet-stream"
    assert (await started.state())["chats"][0]["messages"][-1]["media"]["url"] is None


async def album(driver: Driver, *items: dict[str, Any], **files: tuple[str, bytes, str]) -> dict[str, Any]:
    answer: dict[str, Any] = (await post(driver, "sendMediaGroup", files, media=json.dumps(items))).json()
    return answer


async def test_an_album(started: Driver) -> None:
    png = ("x.png", sample_photo(4, 4), "image/png")
    items = (
        {"type": "photo", "media": "attach://one", "caption": "<b>One</b>", "parse_mode": "HTML"},
        {"type": "video", "media": "attach://two", "duration": 3},
    )
    sent = (await album(started, *items, one=png, two=("x.mp4", b"mp4", "video/mp4")))["result"]
    assert [set(one) & {"photo", "video"} for one in sent] == [{"photo"}, {"video"}]
    assert sent[0]["media_group_id"] == sent[1]["media_group_id"]
    assert (sent[0]["caption"], sent[1]["video"]["duration"]) == ("One", 3)
    first, second = (await started.state())["chats"][0]["messages"][1:]
    assert first["album"] == second["album"] is not None


async def test_albums_that_are_refused(started: Driver) -> None:
    png = ("x.png", sample_photo(4, 4), "image/png")
    photo, text = {"type": "photo", "media": "attach://one"}, ("a.txt", b"a", "text/plain")
    file = {"type": "document", "media": "attach://two"}
    cases: list[tuple[list[dict[str, Any]], str]] = [
        ([photo], "album must include 2-10 items"),
        ([photo] * 11, "too many messages to send as an album"),
        ([photo, file], "document can't be mixed with other media types"),
        ([photo, {"type": "animation", "media": "attach://one"}], "can't parse InputMedia: type must be one of "),
        ([photo, {"type": "photo", "media": "attach://three"}], "wrong file identifier/HTTP URL specified"),
        ([photo, {**photo, "caption": "x" * 1025}], "message caption is too long"),
    ]
    for items, words in cases:
        assert words in (await album(started, *items, one=png, two=text))["description"]
    assert len((await started.state())["chats"][0]["messages"]) == 1


async def test_media_are_edited_in_place(started: Driver) -> None:
    png = ("x.png", sample_photo(4, 4), "image/png")
    sent = await upload(started, "sendPhoto", png, caption="one")
    media = json.dumps({"type": "animation", "media": "attach://new", "caption": "two"})
    form = {"message_id": str(sent["message_id"]), "media": media}
    edited = (await post(started, "editMessageMedia", {"new": ("a.gif", GIF, "image/gif")}, **form)).json()["result"]
    assert (edited["caption"], edited["animation"]["width"], "photo" in edited) == ("two", 5, False)
    place = {"chat_id": SAM, "message_id": sent["message_id"]}
    same = {"type": "animation", "media": edited["animation"]["file_id"], "caption": "two"}
    assert (await started.refused("editMessageMedia", **place, media=same)).startswith("message is not modified")
    text = await started.ok("sendMessage", chat_id=SAM, text="x")
    photo = {"type": "photo", "media": sent["photo"][0]["file_id"]}
    became = await started.ok("editMessageMedia", chat_id=SAM, message_id=text["message_id"], media=photo)
    assert ("text" in became, "photo" in became) == (False, True)
    dice = await started.ok("sendDice", chat_id=SAM)
    none = await started.refused("editMessageMedia", chat_id=SAM, message_id=dice["message_id"], media=photo)
    assert none == "there is no media in the message to edit"
    wrong = await started.refused("editMessageMedia", **place, media={"type": "voice", "media": "x"})
    assert wrong.startswith("can't parse InputMedia")
