"""Finding out where a person is."""

from __future__ import annotations

import pytest
from whenever import Time

from bot.domain.actions import ChooseRegion, ChooseZone, ConfirmZone
from bot.domain.drafts import Awaiting
from bot.domain.intents import ShortReply
from bot.domain.library import Library
from bot.domain.messages import Located
from bot.domain.places import Place
from bot.domain.profile import Profile
from bot.domain.schedules import EVERY_DAY, AtTimes, ScheduleRequest
from bot.domain.typed_answers import TypedAnswer
from bot.views.refusals import RefusalPhrases
from tests.capabilities.visits import Visit
from tests.support.kinds import STRETCHING

LISBON = Place("Lisbon", "Portugal", "Europe/Lisbon")
PORTLAND = (Place("Portland", "United States", "America/Los_Angeles"), Place("Portland", "Maine", "America/New_York"))


def test_one_place_has_its_clock_compared(nomad: Visit) -> None:
    nomad.wants("timezone_set", "lisbon", (LISBON,))
    assert nomad.asks() is Awaiting.CLOCK_CHECK
    assert "09:00" in nomad.text
    assert nomad.record.profile == Profile()
    nomad.answers(TypedAnswer(word=ShortReply.YES))
    assert nomad.record.profile.zone == "Europe/Lisbon"
    assert nomad.record.draft is None


def test_a_wrong_clock_asks_again(nomad: Visit) -> None:
    nomad.wants("timezone_set", "lisbon", (LISBON,))
    nomad.answers(TypedAnswer(word=ShortReply.NO))
    assert nomad.asks() is Awaiting.ZONE
    assert nomad.record.profile.zone is None


def test_the_right_one_of_several_places_is_picked(nomad: Visit) -> None:
    nomad.wants("timezone_set", "portland", PORTLAND)
    nomad.presses(ChooseZone(nomad.draft.number, "America/New_York"))
    assert "04:00" in nomad.text


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("K" * 54, "K" * 54 + ", Pakistan"),
        ("K" * 55, "K" * 55 + ", Pakist…"),
        ("K" * 62, "K" * 62 + "…"),
        ("𒆠" * 40, "𒆠" * 31 + "…"),
    ],
    ids=["just fits", "one too long", "no comma at the end", "no half of a character"],
)
def test_a_long_name_of_a_place_is_cut_to_fit_its_button(nomad: Visit, name: str, label: str) -> None:
    nomad.wants("timezone_set", "somewhere", (Place(name, "Pakistan", "Asia/Karachi"), *PORTLAND))
    assert nomad.labels[0] == label


def test_a_long_name_without_a_country_is_cut_too(nomad: Visit) -> None:
    nomad.wants("timezone_set", "somewhere", (Place("K" * 65, "", "Asia/Karachi"), Place("L" * 64, "", "Asia/Tokyo")))
    assert nomad.labels[:2] == ("K" * 63 + "…", "L" * 64)


def test_a_place_that_is_nowhere_is_asked_for_again(nomad: Visit) -> None:
    nomad.wants("timezone_set", "atlantis")
    nomad.answers(TypedAnswer(place="atlantis"))
    assert nomad.asks() is Awaiting.ZONE


def test_every_region_leads_to_towns_with_a_clock(nomad: Visit) -> None:
    for region in nomad.library.regions:
        nomad.wants("timezone_set", "")
        nomad.taps(region.title)
        towns = [town.name for town in region.towns]
        assert list(nomad.labels[: len(towns)]) == towns
        for town in region.towns:
            nomad.presses(ChooseZone(nomad.draft.number, town.zone))
            assert nomad.draft.place == town.zone


@pytest.mark.parametrize("value", ["Europe/Nowhere", "", "../../etc/passwd", "/", "a" * 40, "-", "Europe/", "posix"])
@pytest.mark.parametrize("kind", [ChooseZone, ConfirmZone, ChooseRegion])
def test_a_forged_zone_sets_nothing(
    nomad: Visit, kind: type[ChooseZone | ConfirmZone | ChooseRegion], value: str
) -> None:
    nomad.wants("timezone_set", "")
    nomad.presses(kind(nomad.draft.number, value))
    assert nomad.record.profile.zone is None
    assert nomad.asks() is Awaiting.ZONE


def test_a_new_zone_plans_everything_anew(ada: Visit) -> None:
    ada.has(AtTimes(EVERY_DAY, (Time(20),)))
    ada.wants("timezone_set", "lisbon", (LISBON,))
    ada.taps(ada.labels[0])
    due = ada.record.reminders[0].next_due
    assert due is not None
    assert due.to_tz("Europe/Lisbon").time() == Time(20)


def test_a_location_counts_as_a_place(nomad: Visit) -> None:
    nomad.wants("reminder_create", ScheduleRequest(STRETCHING, EVERY_DAY, (Time(20),)))
    nomad.meets(Located(38.7, -9.1), (LISBON,))
    nomad.taps(nomad.labels[0], "Save")
    assert nomad.schedules == [AtTimes(EVERY_DAY, (Time(20),))]


def test_where_a_location_has_no_zone_the_town_is_asked_for(ada: Visit) -> None:
    zone = ada.record.profile.zone
    ada.meets(Located(0, 0))
    assert ada.record.draft is not None
    assert ada.record.draft.asks_place
    assert ada.record.profile.zone == zone


def test_a_location_in_a_group_opens_nothing(group: Visit) -> None:
    group.meets(Located(38.7, -9.1), (LISBON,))
    assert group.record.draft is None


def test_a_group_sets_nobody_s_zone(library: Library, group: Visit) -> None:
    group.wants("timezone_set", "lisbon", (LISBON,))
    assert group.record.draft is None
    assert group.text == library.phrasebook.of(RefusalPhrases).only_in_private.plain
