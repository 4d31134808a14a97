from __future__ import annotations

from typing import Any

import httpx

from playground.files import sample_photo

from .driver import SAM, Driver


async def upload(driver: Driver, method: str, file: tuple[str, bytes, str], **form: str) -> dict[str, Any]:
    """A multipart call that must go well; the message."""
    kind = method.removeprefix("send").lower()
    answer = await post(driver, method, {kind: file}, **form)
    assert answer.status_code == 200, answer.text
    message: dict[str, Any] = answer.json()["result"]
    return message


async def post(driver: Driver, method: str, files: dict[str, tuple[str, bytes, str]], **form: str) -> httpx.Response:
    return await driver.http.post(f"/bot1:playground/{method}", data={"chat_id": str(SAM), **form}, files=files)


async def test_photos(started: Driver) -> None:
    sent = await started.http.post(
        "/bot1:playground/sendPhoto",
        data={
            "chat_id": str(SAM),
            "caption": "<b>A</b> week",
            "parse_mode": "HTML",
            "alt": "Bars for seven days",
        },
        files={"photo": ("week.png", sample_photo(8, 6), "image/png")},
    )
    message = sent.json()["result"]
    assert message["caption"] == "A week"
    assert message["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert (message["photo"][0]["width"], message["photo"][0]["height"]) == (8, 6)
    file = await started.ok("getFile", file_id=message["photo"][0]["file_id"])
    for address in (f"/file/bot1:playground/{file['file_path']}", f"/file/{file['file_path']}"):
        fetched = await started.http.get(address)
        assert (fetched.content, fetched.headers["content-type"]) == (sample_photo(8, 6), "image/png")
    shown = (await started.state())["chats"][0]["messages"][-1]["photo"]
    assert shown == {
        "url": f"/file/{file['file_path']}",
        "alt": "Bars for seven days",
        "width": 8,
        "height": 6,
    }
    again = await started.ok("sendPhoto", chat_id=SAM, photo=file["file_id"])
    place = {"chat_id": SAM, "message_id": again["message_id"]}
    assert (await started.ok("editMessageCaption", **place, caption="new"))["caption"] == "new"
    assert await started.refused("editMessageText", **place, text="x") == "there is no text in the message to edit"
    too_long = await started.refused("sendPhoto", chat_id=SAM, photo=file["file_id"], caption="x" * 1025)
    assert too_long == "message caption is too long"
    unknown = await started.refused("sendPhoto", chat_id=SAM, photo="https://example.org/x.png")
    assert unknown == "wrong file identifier/HTTP URL specified"


async def test_what_is_no_image_is_refused(started: Driver) -> None:
    files = {"photo": ("x.png", b"<svg onload=alert(1)>", "image/png")}
    sent = await started.http.post("/bot1:playground/sendPhoto", data={"chat_id": str(SAM)}, files=files)
    assert (sent.status_code, sent.json()["description"]) == (400, "Bad Request: IMAGE_PROCESS_FAILED")


async def test_a_document_carries_its_name_and_size(started: Driver) -> None:
    file = ("all of it.json", b'{"water": 7}', "application/json")
    sent = await upload(started, "sendDocument", file, caption="<i>Yours</i>", parse_mode="HTML")
    document = sent["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (*file[0:1], file[2], 12)
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("Yours", "italic")
    shown = (await started.state())["chats"][0]["messages"][-1]
    assert shown["document"] == {"url": "/file/documents/file_1.json", "name": "all of it.json", "size": 12}
    (call,) = [call for call in await started.calls() if call["method"] == "sendDocument"]
    assert call["params"]["document"] == "<file all of it.json, 12 bytes>"


async def test_a_document_is_downloaded_and_never_shown_as_a_page(started: Driver) -> None:
    file = ("../Über.html", b"<script>alert(1)</script>", "text/html")
    sent = await upload(started, "sendDocument", file)
    assert sent["document"]["file_name"] == "Über.html"
    found = await started.ok("getFile", file_id=sent["document"]["file_id"])
    assert found["file_size"] == 25
    for address in (f"/file/bot1:playground/{found['file_path']}", f"/file/{found['file_path']}"):
        fetched = await started.http.get(address)
        assert fetched.content == b"<script>alert(1)</script>"
        assert fetched.headers["content-type"] == "application/octet-stream"
        assert fetched.headers["content-disposition"] == "attachment; filename*=UTF-8''%C3%9Cber.html"


async def test_a_document_is_sent_again_by_its_id(started: Driver) -> None:
    markup = '{"inline_keyboard":[[{"text":"Go","callback_data":"go"}]]}'
    first = await upload(started, "sendDocument", ("a.txt", b"a", "text/plain"), reply_markup=markup)
    assert first["reply_markup"]["inline_keyboard"][0][0]["text"] == "Go"
    file_id = first["document"]["file_id"]
    again = await started.ok("sendDocument", chat_id=SAM, document=file_id)
    assert again["document"] == first["document"]
    place = {"chat_id": SAM, "message_id": again["message_id"]}
    assert (await started.ok("editMessageCaption", **place, caption="new"))["caption"] == "new"
    photo = await upload(started, "sendPhoto", ("x.png", sample_photo(4, 4), "image/png"))
    refusal = await started.refused("sendDocument", chat_id=SAM, document=photo["photo"][0]["file_id"])
    assert refusal == "can't use file of type Photo as Document"
    refusal = await started.refused("sendPhoto", chat_id=SAM, photo=file_id)
    assert refusal == "can't use file of type Document as Photo"


async def test_documents_that_are_refused(started: Driver) -> None:
    unknown = await started.refused("sendDocument", chat_id=SAM, document="https://example.org/x.pdf")
    assert unknown == "wrong file identifier/HTTP URL specified"
    assert await started.refused("sendDocument", chat_id=SAM) == "there is no document in the request"
    empty = await post(started, "sendDocument", {"document": ("a.txt", b"", "text/plain")})
    assert empty.json()["description"] == "Bad Request: file must be non-empty"
    long = await post(started, "sendDocument", {"document": ("a.txt", b"a", "text/plain")}, caption="x" * 1025)
    assert long.json()["description"] == "Bad Request: message caption is too long"
    assert len((await started.state())["chats"][0]["messages"]) == 1


async def test_a_file_named_by_attach(started: Driver) -> None:
    form = {"document": "attach://file"}
    answer = await post(started, "sendDocument", {"file": ("a.txt", b"a", "text/plain")}, **form)
    assert answer.json()["result"]["document"]["file_name"] == "a.txt"


async def test_more_than_telegram_takes(started: Driver) -> None:
    large = ("a.bin", bytes(21 * 1024 * 1024), "application/octet-stream")
    sent = await upload(started, "sendDocument", large)
    assert await started.refused("getFile", file_id=sent["document"]["file_id"]) == "file is too big"
    tall = await post(started, "sendPhoto", {"photo": ("a.png", bytes(11 * 1024 * 1024), "image/png")})
    assert "is too big for a photo" in tall.json()["description"]
    huge = await started.http.post("/bot1:playground/sendDocument", content=bytes(52 * 1024 * 1024))
    assert huge.status_code == 413
