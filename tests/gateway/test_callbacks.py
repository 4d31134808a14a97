"""Buttons survive the way to Telegram and back; what was made up means nothing."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whenever import Instant, Time

from bot.domain.actions import (
    Action,
    BeginReminder,
    BrowseTopics,
    CheckStep,
    ChooseDays,
    ChooseGlass,
    ChooseInterval,
    ChooseRegion,
    ChooseZone,
    ConfirmDraft,
    ConfirmZone,
    DraftPart,
    DrinkGlasses,
    DrinkMillilitres,
    Ending,
    NudgeDone,
    PauseLength,
    PickAnswer,
    RemoveAll,
    RemoveReminder,
    SetQuietHours,
    ShowAnswer,
    ShowLess,
    ShowMore,
    ShowReminder,
    SkipReason,
    SnoozeChoice,
    StartCheck,
    TakeBackDrink,
    ToggleTime,
)
from bot.domain.checklists import CheckAnswer
from bot.domain.display import Hours, Unit
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.limits import CALLBACK_DATA_BYTES
from bot.domain.schedules import EVERY_DAY, DateOrder, Day, HalfDay, Window
from bot.domain.sessions import Steering
from bot.gateway.callback_table import ROWS
from bot.gateway.callbacks import Callbacks
from tests.support.actions import ACTIONS, actions_of
from tests.support.examples import examples

CALLBACKS = Callbacks("42:a-made-up-token")
ANY = st.one_of(*map(actions_of, ACTIONS))
STEP = CheckStep("shaking", "0a1b2c", 1, CheckAnswer.NO, 7, 29_000_000, ("nt", "sp"))
DATA_OF_STEP = CALLBACKS.encode(STEP)
LARGEST: dict[str, Any] = {
    "hours": Hours.TWENTY_FOUR,
    "unit": Unit.MILLILITRES,
    "drink": Instant.from_timestamp(253_402_300_799_999, unit="millisecond"),
    "topic": "x" * 41,
    "category": "x" * 41,
    "region": "x" * 41,
    "zone": "x" * 40,
    "version": "f" * 6,
    "begun": 36**6 - 1,
    "told": ("zz",) * 6,
    "ending": Ending.TEXT,
    "position": 99,
    "person": 10**16 - 1,
    "number": 10**15 - 1,
    "reminder": 2**63 - 1,
    "occurrence": 2**63 - 1,
    "minutes": 1440,
    "ml": 5000,
    "days_ago": 13,
    "glasses": 10,
    "at": Instant.from_timestamp(253_402_300_799_999, unit="millisecond"),
    "days": EVERY_DAY,
    "time": Time(23, 59),
    "window": Window(Time(23, 59), Time(23, 58)),
    "check": "x" * 9,
    "answer": CheckAnswer.NOT_SURE,
    "kind": KindId("k" * 41),
    "day": Day.SUN,
    "half": HalfDay.LATER,
    "order": DateOrder.MONTH_FIRST,
    "part": DraftPart.INTERVAL,
    "length": PauseLength.UNTIL_RESUMED,
    "choice": SnoozeChoice.EVENING,
    "reason": SkipReason.HURTING,
    "session": "x" * 12,
    "hold": 600,
    "nudge": 2**63 - 1,
    "logged": Instant.from_timestamp(253_402_300_799_999, unit="millisecond"),
    "run": 10**15 - 1,
    "step": 99,
    "steering": Steering.HURTS,
    "up": True,
}


def comes_back(action: Action) -> bool:
    """True where a button carries the action; False where none may."""
    try:
        data = CALLBACKS.encode(action)
    except ValueError:
        return False
    assert 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES
    read = CALLBACKS.decode(data)
    assert read in (action, None)
    return read == action


class TestEveryAction:
    """Whatever the union holds has a row, and comes back as what it was."""

    def test_has_one_row_and_a_tag_of_its_own(self) -> None:
        assert all(is_dataclass(kind) for kind in ACTIONS)
        assert {row.action for row in ROWS} == set(ACTIONS)
        assert len(ROWS) == len({row.action for row in ROWS}) == len({row.tag for row in ROWS})

    @pytest.mark.parametrize("kind", ACTIONS)
    @given(data=st.data())
    @settings(max_examples=examples(30))
    def test_comes_back(self, kind: type[Action], data: st.DataObject) -> None:
        action = data.draw(actions_of(kind))
        assert comes_back(action)
        assert type(CALLBACKS.decode(CALLBACKS.encode(action))) is kind

    @pytest.mark.parametrize("kind", ACTIONS)
    def test_fits_a_button_at_its_largest(self, kind: type[Action]) -> None:
        assert comes_back(kind(**{one.name: LARGEST[one.name] for one in fields(kind)}))

    @given(ANY, ANY)
    def test_never_looks_like_another(self, one: Action, other: Action) -> None:
        assert (CALLBACKS.encode(one) == CALLBACKS.encode(other)) is (one == other)

    def test_of_the_content_fits(self, library: Library) -> None:
        for topic in library.answers:
            assert all(comes_back(kind(topic)) for kind in (ShowAnswer, PickAnswer, ShowMore, ShowLess))
        for category in library.categories:
            assert comes_back(BrowseTopics(category.id))
        for check in library.checks.lists.values():
            assert comes_back(StartCheck(check.id))
            assert comes_back(CheckStep(check.id, check.version, 99, CheckAnswer.YES, 2**52, 36**6 - 1, ("zz",) * 6))
        for region in library.regions:
            assert comes_back(ChooseRegion(1, region.id))
            assert all(comes_back(ConfirmZone(1, town.zone)) for town in region.towns)


MOST_STORED = 2**63 - 1


class TestBorders:
    """The last value that a button may carry, and the first that it may not."""

    @pytest.mark.parametrize(
        ("action", "carried"),
        [
            (ConfirmDraft(0), False),
            (ConfirmDraft(1), True),
            (ConfirmDraft(10**15 - 1), True),
            (ConfirmDraft(10**15), False),
            (ShowReminder(0), False),
            (ShowReminder(1), True),
            (ShowReminder(MOST_STORED), True),
            (ShowReminder(MOST_STORED + 1), False),
            (NudgeDone(-1), False),
            (NudgeDone(0), False),
            (NudgeDone(1), True),
            (NudgeDone(MOST_STORED), True),
            (NudgeDone(MOST_STORED + 1), False),
            (ChooseInterval(1, 0), False),
            (ChooseInterval(1, 1), True),
            (ChooseInterval(1, 1440), True),
            (ChooseInterval(1, 1441), False),
            (ChooseGlass(1, 0), False),
            (ChooseGlass(1, 1), True),
            (ChooseGlass(1, 5000), True),
            (ChooseGlass(1, 5001), False),
            (DrinkMillilitres(0), False),
            (DrinkMillilitres(1), True),
            (DrinkMillilitres(5000), True),
            (DrinkMillilitres(5001), False),
            (DrinkGlasses(0), False),
            (DrinkGlasses(1), True),
            (DrinkGlasses(10), True),
            (DrinkGlasses(11), False),
            (replace(STEP, position=-1), False),
            (replace(STEP, position=0), True),
            (replace(STEP, position=99), True),
            (replace(STEP, position=100), False),
            (replace(STEP, person=-1), False),
            (replace(STEP, person=0), True),
            (replace(STEP, person=10**16 - 1), True),
            (replace(STEP, person=10**16), False),
            (replace(STEP, check="a"), True),
            (replace(STEP, check="a" * 9), True),
            (replace(STEP, check="a" * 10), False),
            (replace(STEP, check=""), False),
            (replace(STEP, check="A"), False),
            (replace(STEP, version="0a1b2"), False),
            (replace(STEP, version="0a1b2c3"), False),
            (replace(STEP, version="0a1b2g"), False),
            (ShowAnswer("x"), False),
            (ShowAnswer("xx"), True),
            (ShowAnswer("x" * 41), True),
            (ShowAnswer("x" * 42), False),
            (ShowAnswer("1x"), False),
            (ShowAnswer("x1"), True),
            (ShowAnswer("X1"), False),
            (ShowAnswer("x-"), False),
            (ShowAnswer("xü"), False),
            (ShowAnswer("x\n"), False),
            (ShowAnswer(""), False),
            (ChooseZone(1, "UTC"), True),
            (ChooseZone(1, "Etc/GMT+5"), True),
            (ChooseZone(1, "America/Port-au-Prince"), True),
            (ChooseZone(1, "x" * 40), True),
            (ChooseZone(1, "x" * 41), False),
            (ChooseZone(1, ""), False),
            (ChooseZone(1, "../x"), False),
            (ChooseZone(1, "Zürich"), False),
            (ConfirmZone(1, "x" * 41), False),
            (TakeBackDrink(Instant.from_timestamp(0)), True),
            (TakeBackDrink(Instant.from_timestamp(-1, unit="millisecond")), False),
            (ChooseDays(1, (Day.SUN,)), True),
            (ChooseDays(1, ()), False),
            (ToggleTime(1, Time(0, 0)), True),
            (ToggleTime(1, Time(23, 59)), True),
            (SetQuietHours(Window(Time(0), Time(0, 1))), True),
            (SetQuietHours(Window(Time(8), Time(8))), False),
        ],
    )
    def test_of_what_is_carried(self, action: Action, carried: bool) -> None:
        assert comes_back(action) is carried

    @pytest.mark.parametrize(
        ("data", "action"),
        [
            ("ds:1", ConfirmDraft(1)),
            ("ds:0", None),
            ("ds:999999999999999", ConfirmDraft(10**15 - 1)),
            ("ds:1000000000000000", None),
            ("rd:9223372036854775807", RemoveReminder(MOST_STORED)),
            ("rd:9223372036854775808", None),
            ("rd:0", None),
            ("de:1:1440", ChooseInterval(1, 1440)),
            ("de:1:1441", None),
            ("de:1:1", ChooseInterval(1, 1)),
            ("de:1:0", None),
            ("wm:5000", DrinkMillilitres(5000)),
            ("wm:5001", None),
            ("wg:10", DrinkGlasses(10)),
            ("wg:11", None),
            ("wg:0", None),
            ("wu:253402300799999", TakeBackDrink(Instant.from_timestamp(253_402_300_799_999, unit="millisecond"))),
            ("wu:253402300800000", None),
            ("wu:0", TakeBackDrink(Instant.from_timestamp(0))),
            ("wu:-1", None),
            ("dt:1:0000", ToggleTime(1, Time(0))),
            ("dt:1:2359", ToggleTime(1, Time(23, 59))),
            ("dt:1:2400", None),
            ("dt:1:2360", None),
            ("sq:22000700", SetQuietHours(Window(Time(22), Time(7)))),
            ("sq:22000760", None),
            ("sq:24000700", None),
            ("sq:08000800", None),
            ("da:1:0000001", ChooseDays(1, (Day.SUN,))),
            ("da:1:1000000", ChooseDays(1, (Day.MON,))),
            ("da:1:0000000", None),
        ],
    )
    def test_of_what_is_read(self, data: str, action: Action | None) -> None:
        assert CALLBACKS.decode(data) == action

    @pytest.mark.parametrize(
        "action",
        [NudgeDone(0), NudgeDone(-1), ShowReminder(MOST_STORED + 1), ConfirmDraft(10**15), DrinkMillilitres(5001)],
    )
    def test_no_button_is_made_of_a_number_beyond_them(self, action: Action) -> None:
        with pytest.raises(ValueError, match="is not from"):
            CALLBACKS.encode(action)


class TestMadeUp:
    """Anything can be sent back by a client of somebody's own."""

    @given(st.text(max_size=80) | st.text(alphabet=st.characters(categories=("Cs", "Nd", "Ll")), max_size=10))
    def test_nothing_is_an_error(self, data: str) -> None:
        action = CALLBACKS.decode(data)
        assert action is None or CALLBACKS.encode(action) == data

    @given(
        st.builds(
            ":".join,
            st.tuples(
                st.sampled_from([row.tag for row in ROWS]),
                *[st.sampled_from(["", "1", "0", "01", "+1", "1_0", "s", "all", "0800", "08002000", "1111111"])] * 2,
            ),
        )
    )
    def test_only_what_would_be_written_is_read(self, data: str) -> None:
        action = CALLBACKS.decode(data)
        assert action is None or CALLBACKS.encode(action) == data

    @given(ANY, st.text(alphabet=":0123456789abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=3))
    def test_what_stands_behind_is_no_ornament(self, action: Action, more: str) -> None:
        assert CALLBACKS.decode(CALLBACKS.encode(action) + more) != action

    @pytest.mark.parametrize(
        "data",
        ["", ":", "a", "a:", "a:A", "a:1", "a:x", "a:xx:", "a:xx:yy", "z:topic", "n:", "n:x", "nn", "N", "b:", "b:../x",
         "b:xx:yy", "c:", "a:ü", "s:x", "ds", "ds:", "ds:01", "ds:+1", "ds: 1", "ds:1 ", "ds:1\n", "ds:1_0", "ds:1.0",
         "ds:١", "ds:-1", "ds:1:", "ds:1:2", "ds:" + "9" * 5000, "dk:1", "dk:1:", "dk:1:x", "dk:1:s", "dk:1:S",
         "dt:1:800", "dt:1:08000", "dt:1:0౮00", "dt:1:", "dt:1:-100", "dw:1:0800", "dw:1:080020000", "dw:1:08000800",
         "da:1:", "da:1:111111", "da:1:11111111", "da:1:1112111", "da:1:mon", "dd:1:0", "dd:1:8", "dh:1:am", "do:1:x",
         "dr:1:", "dz:1:", "dz:1:a.b", "ln:", "ld:", "ld:All", "ln:h", "lp", "lp:", "lp:120", "rp:1", "rp:1:120",
         "rp:1:x", "of:1", "of:1:60", "or:1:x", "wg:1.5", "wm:-5", "wm:½", "wm:٣", "wu:", "wu:now", "sq:", "sq:off",
         "sq:2400", "sq:220007000", "sq:١٢٠٠٠٧٠٠", "ww:1", "\ud83d", "a:\ud83d", "ds:\x00", "da:1:1\ud83d00000",
         "k:shaking:0a1b2c:1:n:7:\ud83d", "q:shaking:0a1b2c:1:n:7:h9kv:nt:\ud83d", "c:cramp:n", "c:cramp:NT",
         "c:cramp:nt:-7", "c::", "c:cramp:" + "nt" * 7],
    )  # fmt: skip
    def test_it_means_nothing(self, data: str) -> None:
        assert CALLBACKS.decode(data) is None

    @pytest.mark.parametrize(
        "data",
        ["d:1:k:stretch", "d:1:s:", "d:1:x:", "r:1:d:yes", "r:1:p:120", "u:a:all_yes", "u:f:yes", "u:w:g1", "u:l:",
         "u:q:off", "o:1:d", "o:10:zt", "o:1:kb", "d", "r", "u", "o", "k:shaking:0a1b2c:1:n:7:AAAAAAAA"],
    )  # fmt: skip
    def test_a_button_of_before_is_stale_and_nothing_else(self, data: str) -> None:
        assert CALLBACKS.decode(data) is None

    @pytest.mark.parametrize(
        ("data", "action"),
        [
            ("a:cramp_relief", ShowAnswer("cramp_relief")),
            ("b", BrowseTopics()),
            ("c:cramp", StartCheck("cramp")),
            ("c", StartCheck()),
            ("ln", BeginReminder()),
            ("ld", RemoveAll()),
            ("sq", SetQuietHours(None)),
            ("c:cramp:ntsp:7", StartCheck("cramp", ("nt", "sp"), 7)),
            ("q:shaking:0a1b2c:1:n:7:h9kjk:ntsp:" + DATA_OF_STEP[-8:], STEP),
        ],
    )
    def test_what_stands_under_old_messages_keeps_its_meaning(self, data: str, action: Action) -> None:
        assert CALLBACKS.decode(data) == action
        assert CALLBACKS.encode(action) == data


class TestSeal:
    """A step of a check can be handed on, and never be altered or made up."""

    def test_the_same_token_reads_old_buttons(self) -> None:
        assert Callbacks("42:a-made-up-token").decode(DATA_OF_STEP) == STEP

    @given(actions_of(CheckStep))
    def test_another_token_reads_none(self, step: Action) -> None:
        assert Callbacks("42:another-token").decode(CALLBACKS.encode(step)) is None

    @pytest.mark.parametrize(
        "other",
        [
            replace(STEP, check="cramp"),
            replace(STEP, version="0a1b2d"),
            replace(STEP, position=2),
            *(replace(STEP, answer=answer) for answer in CheckAnswer if answer is not STEP.answer),
            replace(STEP, person=8),
            replace(STEP, begun=29_000_001),
            replace(STEP, told=("nt",)),
        ],
    )
    def test_no_part_can_be_altered(self, other: CheckStep) -> None:
        altered, _, _ = CALLBACKS.encode(other).rpartition(":")
        seal = DATA_OF_STEP.rpartition(":")[2]
        assert CALLBACKS.decode(f"{altered}:{seal}") is None

    @pytest.mark.parametrize("at", range(len(DATA_OF_STEP)))
    def test_no_letter_can_be_altered(self, at: int) -> None:
        for letter in "0aAz_-:":
            forged = DATA_OF_STEP[:at] + letter + DATA_OF_STEP[at + 1 :]
            assert CALLBACKS.decode(forged) == (STEP if forged == DATA_OF_STEP else None)

    @pytest.mark.parametrize("length", range(len(DATA_OF_STEP)))
    def test_no_part_can_be_left_out(self, length: int) -> None:
        assert CALLBACKS.decode(DATA_OF_STEP[:length]) is None

    def test_it_is_long_enough_not_to_be_guessed(self) -> None:
        seals = {CALLBACKS.encode(replace(STEP, person=person)).rpartition(":")[2] for person in range(500)}
        assert {len(seal) for seal in seals} == {8}
        assert len(seals) == 500
        assert "AAAAAAAA" not in seals
