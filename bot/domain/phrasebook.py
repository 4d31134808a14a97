"""Every fixed sentence and button label by name. The words are in content/voice; the names are here.

A field's `slots` are the values its sentence is filled with; the catalogue reports a slot that is unknown.
"""

from __future__ import annotations

from dataclasses import Field, dataclass, field, fields
from typing import Any

from bot.domain.phrasebook_personal import PersonalLabels, PersonalSentences
from bot.domain.text import Text


def _with(*slots: str) -> Any:
    return field(metadata={"slots": frozenset(slots)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences(PersonalSentences):
    """Texts Hammy says outside the curated answers."""

    start: Text
    start_group: Text
    help: Text
    about: Text
    drinking_limits: Text
    source_line: Text = _with("sources")
    clarify: Text
    clarify_choice: Text = _with("number", "title")
    none_of_these: Text
    miss_first: Text
    miss_again: Text
    offer_check: Text
    topics: Text
    topics_in: Text = _with("category")
    why_matched: Text = _with("title", "example", "score")
    why_picked: Text = _with("title")
    why_runner_up: Text = _with("title", "score")
    why_alone: Text
    why_added: Text = _with("names")
    why_sources: Text
    why_section: Text = _with("document", "section")
    why_fact: Text = _with("id", "says")
    why_nothing: Text
    sources: Text
    sources_document: Text = _with("title", "count")
    sources_added: Text
    sources_signs: Text
    sources_sign: Text = _with("sign", "origin")
    check_step: Text = _with("step", "steps")
    check_tap: Text
    urgent_first: Text
    unreadable_sticker: Text
    unreadable_voice: Text
    unreadable_photo: Text
    unreadable_other: Text
    unknown_command: Text = _with("command")
    nothing_to_cancel: Text
    cancelled: Text
    stale_button: Text
    bare_short_reply: Text
    failure: Text
    privacy_intro: Text
    privacy_table: Text = _with("title")
    privacy_kept: Text = _with("what", "why")
    privacy_how_long: Text = _with("how_long")
    privacy_outro: Text
    nudge_late: Text = _with("time")
    nudge_missed_one: Text
    nudge_missed: Text = _with("count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels(PersonalLabels):
    """Labels of buttons, descriptions of commands, and the texts of the bot's profile."""

    more: str
    less: str
    check: str
    none_of_these: str
    topics: str
    signs_sources: str
    check_not_yours: str
    back: str
    description: str
    short_description: str
    command_start: str
    command_help: str
    command_topics: str
    command_check: str
    command_warning_signs: str
    command_remind: str
    command_reminders: str
    command_water: str
    command_progress: str
    command_timezone: str
    command_settings: str
    command_pause: str
    command_resume: str
    command_why: str
    command_sources: str
    command_about: str
    command_privacy: str
    command_export: str
    command_delete_me: str
    command_cancel: str
    nudge_done: str
    nudge_snooze: str
    nudge_skip: str
    snooze_ten: str
    snooze_half_hour: str
    snooze_hour: str
    snooze_evening: str
    skip_busy: str
    skip_hurting: str
    skip_stopped: str


@dataclass(frozen=True, slots=True)
class Voice:
    """All of Hammy's own words."""

    say: Sentences
    label: Labels
    start_topics: tuple[str, ...]


def slots_of(one: Field[Any]) -> frozenset[str]:
    """The slots a sentence may and must use."""
    slots: frozenset[str] = one.metadata.get("slots", frozenset())
    return slots


def sentence_fields() -> dict[str, Field[Any]]:
    """Names of all sentences with their declarations."""
    return {one.name: one for one in fields(Sentences)}


def label_names() -> tuple[str, ...]:
    """Names of all labels."""
    return tuple(one.name for one in fields(Labels))
