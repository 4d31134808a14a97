"""Small conversations with the real bot, of which it is known how they go."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.dialogues.playing import Played, play
from tests.dialogues.reading import parsed
from tests.dialogues.report import as_json, share, table, transcript

pytestmark = pytest.mark.filterwarnings(  # python-telegram-bot warns of its own RetryAfter
    "ignore::telegram.warnings.PTBDeprecationWarning"
)

STILL_THERE = {"reminders": [{"kind": "stretch", "times": "20:00"}]}
DAILY = [{"zone": "Berlin"}, {"remind": "stretch every day at 8pm"}]


async def played(assistant: Assistant, *steps: object, given: object = ()) -> Played:
    dialogue = {"name": "one", "group": "some", "given": given, "steps": list(steps)}
    file = parsed({"words": {"missed": "do not have an answer"}, "dialogues": [dialogue]})
    return await play(assistant, file, file.dialogues[0])


async def test_what_is_kept_is_what_was_said(assistant: Assistant) -> None:
    kept = await played(
        assistant,
        {"reminders": [{"kind": "stretch", "days": "daily", "times": "20:00", "paused": False}]},
        {"reminders_one_of": [[], [{"kind": "stretch"}]]},
        {"water_today_ml": "490-510"},
        {"water_yesterday_ml": 0},
        {
            "settings": {
                "zone": "Europe/Berlin",
                "goal_ml": 2000,
                "glass_ml": 300,
                "quiet": "22:00-07:00",
                "paused": False,
            }
        },
        given=[*DAILY, {"drank": "500 ml"}, {"goal": "2 l"}, {"glass": "300 ml"}, {"quiet": "22:00 to 7:00"}],
    )
    assert kept.failed == ()


async def test_what_is_kept_otherwise_fails(assistant: Assistant) -> None:
    kept = await played(
        assistant,
        {"reminders": [{"kind": "stretch", "times": "20:01"}]},
        {"reminders_one_of": [[], [{"kind": "water"}]]},
        "no_reminders",
        {"water_today_ml": [1, 2]},
        {"settings": {"goal_ml": 1, "quiet": "22:00-07:00"}},
        {"stretches_today": 1},
        {"stretches_yesterday": 1},
        {"nudge_was": "done"},
        "nothing_kept",
        given=DAILY,
    )
    assert len(kept.failed) == 10


async def test_nothing_is_kept_of_who_only_asked(assistant: Assistant) -> None:
    assert (await played(assistant, {"say": "can I stretch every day?"}, "nothing_kept", "no_reminders")).holds


async def test_time_brings_what_is_due_and_nothing_else(assistant: Assistant) -> None:
    waited = await played(
        assistant,
        {"comes_not": "19:59"},
        {"comes": "20:00"},
        {"tap": "^done"},
        {"expect": {"edited": True}},
        {"stretches_today": 1},
        {"nudge_was": "done"},
        {"wait": "19:00"},
        {"rhythm": {"at": "20:00", "days": 3, "gap": 1}},
        {"calendar": ["Sun 19:00 no", "Sun 20:00 yes"]},
        {"stretches_yesterday": 0},
        given=DAILY,
    )
    assert waited.failed == ()


async def test_what_comes_otherwise_fails(assistant: Assistant) -> None:
    waited = await played(
        assistant,
        {"comes": "19:59"},
        {"comes_not": "20:00"},
        {"rhythm": {"at": "20:00", "days": 4, "gap": 2}},
        {"calendar": ["Mon 19:00 yes", "Mon 20:00 no"]},
        given=DAILY,
    )
    assert waited.failed == (
        "nothing came by itself",
        "something came by itself",
        "it came on these days: yes yes yes yes",
        "nothing came until Mon 19:00",
        "something came until Mon 20:00",
    ), transcript(waited)


async def test_who_agrees_names_a_town_and_saves(assistant: Assistant) -> None:
    agreed = await played(
        assistant,
        {"say": "remind me to stretch every day at 8pm"},
        "agree",
        {"expect": {"text": ["saved", "20:00"]}},
        {"settings": {"zone": "Europe/Berlin"}},
        "agree",
        {"reminders": [{"kind": "stretch"}]},
    )
    assert agreed.failed == (), transcript(agreed)


@pytest.mark.parametrize("said", ["/delete_me", "delete my stretch reminder"])
async def test_who_agrees_never_deletes(assistant: Assistant, said: str) -> None:
    asked = await played(assistant, {"say": said}, {"expect": {"buttons": "delete"}}, "agree", STILL_THERE, given=DAILY)
    assert asked.failed == (), transcript(asked)


async def test_taps_find_the_newest_button_and_end_the_conversation_where_there_is_none(assistant: Assistant) -> None:
    tapped = await played(
        assistant,
        {"say": "why does my leg shake when I stretch?"},
        {"try_tap": "^no such button$"},
        {"tap_above": "^save|^all reminders"},
        {"expect": {"text": "20:00"}},
        {"tap": "^no such button$"},
        {"expect": {"text": "this is not looked at any more"}},
        given=DAILY,
    )
    assert len(tapped.failed) == 1
    assert tapped.failed[0].startswith("no button is '^no such button$', only ")


async def test_the_figures_name_what_does_not_hold(assistant: Assistant) -> None:
    both = [
        await played(assistant, {"say": "hi"}, {"expect": {"text": pattern}})
        for pattern in ("hamstring", "no such text")
    ]
    assert [one.holds for one in both] == [True, False]
    assert share(both) == 0.5
    assert as_json(both)["groups"] == {"some": {"hold": 1, "of": 2}}
    assert as_json(both)["failed"] == {"one": {"guard": False, "because": ["text has no 'no such text'"]}}
    assert "one: text has no 'no such text'" in table(both)
    assert transcript(both[1]).splitlines()[-1] == "! text has no 'no such text'"
