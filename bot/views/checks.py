"""The warning-signs check in words and buttons. All of its state is in the button that was tapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.actions import CheckStep, StartCheck
from bot.domain.check_steps import AFTER_LIST, Steps
from bot.domain.checklists import Card, CheckAnswer, CheckOutcome, Marks, Sign
from bot.domain.library import Library
from bot.domain.limits import TOAST_UNITS
from bot.domain.messages import Button, ButtonStyle, Reply
from bot.domain.phrasebook import Phrases, slots, within
from bot.domain.text import Text, joined, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPhrases(Phrases):
    """Around a check; its own words are those of the checklists."""

    step: Text = slots("step", "steps")
    urgent_first: Text
    tap: Text
    sources_signs: Text
    sources_sign: Text = slots("sign", "origin")
    not_yours: str = within(TOAST_UNITS)


def step_reply(library: Library, steps: Steps, position: int, person: int, *, in_place: bool) -> Reply:
    """One step of a check with its buttons."""
    label = library.checks.label
    phrases = library.phrasebook.of(CheckPhrases)
    if steps.check == AFTER_LIST:
        above = phrases.urgent_first
    else:
        above = phrases.step.fill(step=str(position + 1), steps=str(len(steps))).italic()
    if position < len(steps.lists):
        shown = steps.lists[position]
        bullets = [sentence(sign.says, bullet=True) for sign in shown.signs]
        text = joined((above, sentence(shown.asks, bold=True), *bullets))
        words = (label.list_yes, label.list_no)
    else:
        question = steps.questions[position - len(steps.lists)]
        text = above + sentence(question.asks or question.says, bold=True)
        words = (label.yes, label.no)

    def button(words: str, answer: CheckAnswer, style: ButtonStyle | None = None) -> Button:
        return Button(words, CheckStep(steps.check, steps.version, position, answer, person), style)

    yes, no = button(words[0], CheckAnswer.YES), button(words[1], CheckAnswer.NO)
    answers = ((yes,), (no,)) if position < len(steps.lists) else ((yes, no),)
    ways = [button(label.stop, CheckAnswer.STOP)]
    if position > 0:
        ways.insert(0, button(label.back, CheckAnswer.BACK))
    return Reply(text, (*answers, (button(label.not_sure, CheckAnswer.NOT_SURE),), tuple(ways)), in_place)


def outcome_reply(library: Library, steps: Steps, position: int, outcome: CheckOutcome) -> Reply:
    """The card a check ends in, in place of its last step. It has no buttons."""
    cards, numbers = library.checks.cards, library.emergency_numbers
    match outcome:
        case CheckOutcome.EMERGENCY:
            text = cards.emergency.says.fill(numbers=numbers)
        case CheckOutcome.URGENT_NOT_SURE:
            bullets = (sentence(sign.says, bullet=True) for sign in steps.lists[0].signs)
            text = joined((cards.urgent_not_sure.says.fill(numbers=numbers), *bullets))
        case CheckOutcome.URGENT:
            text = cards.urgent.says.fill(numbers=numbers)
        case CheckOutcome.ROUTINE:
            sign = steps.questions[position - len(steps.lists)]
            text = cards.routine.says.fill(sign=sign.says, origin=origin(library, sign.marks))
        case CheckOutcome.NO_FLAGS:
            text = cards.no_flags.says
    return Reply(text, (), in_place=True)


def stopped_reply(library: Library, steps: Steps) -> Reply:
    """A check that was stopped has no result; one tap starts it again."""
    check = steps.check if steps.check in library.checks.lists else None
    again = Button(library.checks.label.again, StartCheck(check))
    return Reply(library.checks.cards.stopped.says, ((again,),), in_place=True)


def choose_reply(library: Library) -> Reply:
    """Which check? One button each."""
    rows = tuple((Button(one.title, StartCheck(one.id)),) for one in library.checks.lists.values())
    return Reply(library.checks.cards.choose.says, rows)


def signs_reply(library: Library) -> Reply:
    """All warning signs at once, for anyone to read."""
    checks, cards = library.checks, library.checks.cards
    urgent = [sign for one in checks.lists.values() for sign in one.urgent.signs]
    routine = [sign for one in checks.lists.values() for sign in one.questions]
    parts = (
        cards.signs_intro.says,
        *_titled(cards.emergency, checks.emergency.signs),
        sentence(library.emergency_numbers, bold=True),
        *_titled(cards.urgent, urgent),
        *_titled(cards.routine, routine),
        cards.signs_shaking.says,
    )
    buttons = tuple((Button(one.title, StartCheck(one.id)),) for one in checks.lists.values())
    return Reply(joined(parts), buttons)


def marks_reply(library: Library) -> Reply:
    """Where every warning sign comes from."""
    checks = library.checks
    every = [
        *checks.emergency.signs,
        *(sign for one in checks.lists.values() for sign in (*one.urgent.signs, *one.questions)),
    ]
    phrases = library.phrasebook.of(CheckPhrases)
    lines = [phrases.sources_sign.fill(sign=sign.says, origin=origin(library, sign.marks)) for sign in every]
    return Reply(joined((phrases.sources_signs, *lines)))


def tap_reply(library: Library) -> Reply:
    """A typed answer to a check, which wants to be tapped."""
    return Reply(library.phrasebook.of(CheckPhrases).tap)


def not_yours_toast(library: Library) -> str:
    """A button of somebody else's check."""
    return library.phrasebook.of(CheckPhrases).not_yours


def origin(library: Library, marks: Marks) -> str:
    """Where a sign comes from, in plain words; the strongest mark speaks."""
    cards = library.checks.cards
    if marks.source:
        return cards.origin_source.says.plain
    if marks.net:
        return cards.origin_net.says.fill(net=marks.net).plain
    return cards.origin_project.says.plain


def _titled(card: Card, signs: Sequence[Sign]) -> tuple[Text, ...]:
    said = dict.fromkeys(sign.says for sign in signs)
    return (sentence(card.title, bold=True), *(sentence(words, bullet=True) for words in said))
