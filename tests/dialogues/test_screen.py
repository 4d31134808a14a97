from __future__ import annotations

from typing import Any

from tests.dialogues.screen import Answer, Button, Shown, screen_of, since

OLD = Shown(1, "At what time?", buttons=(Button("8:00", "a"), Button("9:00", "b")))


def message(**more: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("text", "caption", "photo", "media", "reply_markup"))
    about = {"message_id": 1, "from": {"is_bot": True}, "deleted": False, "entities": [], "caption_entities": []}
    return {**empty, **about, **more}


def test_new_messages_and_edited_ones_are_the_answer_oldest_first() -> None:
    new, changed = Shown(2, "Saved"), Shown(1, "Dropped")
    answer = since({1: OLD}, {1: changed, 2: new})
    assert answer == Answer((changed, new), came=True, edited=True)
    assert answer.text == "Dropped\nSaved"


def test_a_message_that_only_lost_buttons_is_no_part_of_it() -> None:
    assert since({1: OLD}, {1: Shown(1, OLD.text, buttons=OLD.buttons[:1])}) == Answer()


def test_a_message_with_further_buttons_is_but_it_was_not_edited() -> None:
    more = Shown(1, OLD.text, buttons=(Button("10:00", "c"),))
    assert since({1: OLD}, {1: more}) == Answer((more,))


def test_people_and_what_is_deleted_are_not_on_the_screen_of_the_bot() -> None:
    said = message(text="hi", **{"from": {"is_bot": False}})
    assert screen_of([said, message(message_id=2, deleted=True)]) == {}


def test_a_picture_is_a_photo_or_what_moves() -> None:
    kinds = [message(photo={"url": "x"}), message(media={"kind": "video"}), message(media={"kind": "voice"}), message()]
    assert [Shown.of(one).picture for one in kinds] == [True, True, False, False]


def test_what_is_folded_is_not_counted_whatever_stands_before_it() -> None:
    folded = {"type": "expandable_blockquote", "offset": 6, "length": 13}
    shown = Shown.of(message(text="🦵 one four words more last", entities=[{**folded, "offset": 7, "length": 15}]))
    assert shown.unfolded.split() == ["🦵", "one", "last"]
    assert Answer((shown,)).words == 3


def test_the_words_of_a_picture_are_its_caption() -> None:
    assert Shown.of(message(caption="Look")).text == "Look"


def test_buttons_that_open_a_page_are_seen_too() -> None:
    rows = [[{"text": "Open", "url": "https://example.org"}], [{"text": "Done", "callback_data": "d"}]]
    assert Shown.of(message(text="x", reply_markup={"inline_keyboard": rows})).buttons == (
        Button("Open", None),
        Button("Done", "d"),
    )
