"""Whatever Hammy sends must fit into Telegram, at its longest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.catalogue.problems import Problem
from bot.domain.actions import Action, AfterCheck, Ending
from bot.domain.check_steps import AFTER_LIST, steps_of
from bot.domain.checklists import Card, CheckAnswer
from bot.domain.conversation import Explanation
from bot.domain.library import Library
from bot.domain.limits import BUTTON_LABEL_UNITS, CALLBACK_DATA_BYTES, MESSAGE_UNITS, utf16_units
from bot.domain.messages import Reply
from bot.domain.signs import MOST_TOLD
from bot.domain.text import Text, joined
from bot.policy.questions import CHOICES
from bot.views import answers, checks
from bot.views.explain import sources_reply, why_reply
from bot.views.privacy import privacy_reply

Encode = Callable[[Action], str]
"""The callback data of an action."""

_LARGEST_PERSON = 2**52 - 1
"""Telegram promises that a person's number has at most 52 significant bits."""

_LATEST = 36**6 - 1
"""The last minute that a button carries."""

_ENDING = (CheckAnswer.YES, CheckAnswer.NO, CheckAnswer.NOT_SURE)


def oversized(library: Library, encode: Encode) -> list[Problem]:
    """Messages, button labels and callback data over Telegram's limits, or over our own for labels."""
    problems: list[Problem] = []
    zones = {**library.emergency.by_zone, **library.crisis.by_zone}
    library = library.near(max(zones, key=lambda zone: _units_of_numbers(library.near(zone)), default=None))
    for file, key, reply in _replies(library):
        units = utf16_units(reply.text.plain)
        if units > MESSAGE_UNITS:
            problems.append(Problem(file, key, f"is {units} characters as it is sent, and {MESSAGE_UNITS} fit"))
        for button in reply.buttons:
            if utf16_units(button.label) > BUTTON_LABEL_UNITS:
                label = f"the label {button.label!r}"
                problems.append(Problem(file, key, f"{label} has over {BUTTON_LABEL_UNITS} characters"))
            size = len(encode(button.action).encode())
            if size > CALLBACK_DATA_BYTES:
                problems.append(
                    Problem(file, key, f"{button.label!r} sends back {size} bytes, and {CALLBACK_DATA_BYTES} fit")
                )
    return list(dict.fromkeys(problems))


def _replies(library: Library) -> Iterator[tuple[str, str, Reply]]:
    for topic in library.answers:
        file = f"content/answers/{topic}.yaml"
        yield file, "short", answers.answer_reply(library, topic)
        yield file, "more", answers.answer_reply(library, topic, unfolded=True)
        yield file, "facts", why_reply(library, _longest_explanation(library, topic))
    yield from _combined(library)
    yield from _of_checks(library)
    yield "content/facts.yaml", "documents", sources_reply(library)
    yield "content/privacy.yaml", "tables", privacy_reply(library)
    for category in (None, *(shelf.id for shelf in library.categories)):
        yield "content/categories.yaml", f"categories.{category}", answers.topics_reply(library, category)


def _combined(library: Library) -> Iterator[tuple[str, str, Reply]]:
    topics = sorted(library.answers, key=lambda topic: -utf16_units(library.answers[topic].short.plain))
    if len(topics) > 1:
        file = f"content/answers/{topics[0]}.yaml"
        both = answers.two_answers_reply(library, (topics[0], topics[1]))
        cards = library.checks.cards
        lines = max(cards.flag_line.says, _numbered(library, cards.emergency_line.says), key=_units)
        yield file, f"short with that of {topics[1]}", replace(both, text=joined((lines, both.text)))
    longest = sorted(library.answers, key=lambda topic: -utf16_units(library.title(topic)))[:CHOICES]
    yield "content/voice/answers.yaml", "sentences.clarify", answers.clarify_reply(library, longest)


def _of_checks(library: Library) -> Iterator[tuple[str, str, Reply]]:
    folder, cards = "content/checklists", library.checks.cards
    for key in ("emergency", "emergency_other", "crisis", "crisis_other", "violence", "crisis_asked"):
        card: Card = getattr(cards, key)
        yield f"{folder}/outcomes.yaml", f"cards.{key}", Reply(_numbered(library, card.says))
    yield f"{folder}/outcomes.yaml", "cards.choose", checks.choose_reply(library)
    yield f"{folder}/outcomes.yaml", "cards.signs_intro", checks.signs_reply(library)
    yield "content/voice/checks.yaml", "sentences.sources_signs", checks.marks_reply(library)
    for check in (*library.checks.lists, AFTER_LIST):
        steps = steps_of(library.checks, check, _most_told(library))
        if steps is None:
            continue
        for position in steps.places:
            where = f"{folder}/{check}.yaml", f"step {position}"
            going = checks.Going(_LARGEST_PERSON, _LATEST, _most_told(library))
            yield *where, checks.step_reply(library, steps, position, going, in_place=True, opens=True)
            for answer in _ENDING:
                if steps.outcome(position, answer) is not None:
                    last = AfterCheck(Ending.TEXT, check, steps.version, position, answer, going.told)
                    yield *where, checks.outcome_reply(library, steps, last, in_place=True)
                    yield *where, checks.after_reply(library, steps, last)
                    yield *where, checks.after_reply(library, steps, replace(last, ending=Ending.NEXT))


def _most_told(library: Library) -> tuple[str, ...]:
    """The codes of the signs with the most words, of those that no question asks for, as many as a button carries."""
    told = [one for one in library.checks.told.values() if not one.asked]
    return tuple(one.code for one in sorted(told, key=lambda one: -utf16_units(one.says))[:MOST_TOLD])


def _numbered(library: Library, text: Text) -> Text:
    return text.fill(numbers=library.emergency_numbers, lines=library.crisis_lines)


def _units_of_numbers(library: Library) -> int:
    return utf16_units(library.emergency_numbers + library.crisis_lines)


def _units(text: Text) -> int:
    return utf16_units(text.plain)


def _longest_explanation(library: Library, topic: str) -> Explanation:
    example = max(library.training.intents[topic].examples, key=utf16_units)
    runner_up = max(library.answers, key=lambda one: utf16_units(library.title(one)))
    return Explanation(topic, example, 1.0, runner_up, 1.0)
