"""The warning-signs check in words and buttons. All of its state is in the button that was tapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.actions import AfterCheck, CheckStep, Ending, StartCheck
from bot.domain.check_steps import AFTER_LIST, Steps
from bot.domain.checklists import Card, CheckAnswer, CheckOutcome, Marks, Sign, ToldSign
from bot.domain.library import Library
from bot.domain.limits import TOAST_UNITS
from bot.domain.messages import Button, ButtonStyle, Reply
from bot.domain.phrasebook import Phrases, slots, within
from bot.domain.text import Text, joined, sentence
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPhrases(Phrases):
    """Around a check; its own words are those of the checklists."""

    step: Text = slots("step", "steps")
    urgent_first: Text
    tap: Text
    tap_list: Text
    sources_signs: Text
    sources_sign: Text = slots("sign", "origin")
    not_yours: str = within(TOAST_UNITS)


@dataclass(frozen=True, slots=True)
class Going:
    """A check that is being gone through: by whom, begun when (minutes since 1970), and the codes of what they told.

    `other` says that it is about somebody else.
    """

    person: int
    begun: int
    told: tuple[str, ...] = ()
    other: bool = False


def step_reply(
    library: Library,
    steps: Steps,
    position: int,
    going: Going,
    *,
    in_place: bool,
    opens: bool | None = None,
    briefly: bool = False,
) -> Reply:
    """One step of a check with its buttons. Where it `opens`, it says what was told; the first step does.

    `briefly` it is only asked again, for it was just read: without its number and without the signs of a list.
    """
    label = library.checks.label
    phrases = library.phrasebook.of(CheckPhrases)
    question = steps.question_at(position)
    if briefly:
        above = phrases.tap_list if question is None else phrases.tap
    elif steps.check == AFTER_LIST:
        above = phrases.urgent_first
    else:
        number, most = str(steps.places.index(position) + 1), str(len(steps.places))
        above = phrases.step.fill(step=number, steps=most).italic()
    if position == 0 if opens is None else opens:
        above = told_text(library, steps.told) + above
    if question is None:
        shown = steps.lists[position]
        bullets = [sentence(sign.shown(going.other), bullet=True) for sign in shown.signs if not briefly]
        text = joined((above, sentence(shown.asks, bold=True), *bullets))
        words = (label.list_yes, label.list_no)
    else:
        text = above + sentence(question.shown(going.other), bold=True)
        words = (label.yes, label.no)

    def button(words: str, answer: CheckAnswer, style: ButtonStyle | None = None) -> Button:
        step = CheckStep(steps.check, steps.version, position, answer, going.person, going.begun, going.told)
        return Button(words, step, style)

    yes, no = button(words[0], CheckAnswer.YES), button(words[1], CheckAnswer.NO)
    answers = ((yes,), (no,)) if question is None else ((yes, no),)
    ways = [button(label.stop, CheckAnswer.STOP)]
    if position > 0:
        ways.insert(0, button(label.back, CheckAnswer.BACK))
    return Reply(text, (*answers, (button(label.not_sure, CheckAnswer.NOT_SURE),), tuple(ways)), in_place)


def told_text(library: Library, told: Sequence[ToldSign]) -> Text:
    """What somebody wrote, in our words, a sentence each."""
    return joined(library.checks.cards.you_wrote.says.fill(sign=sign.says) for sign in told)


def outcome_reply(library: Library, steps: Steps, last: AfterCheck, *, in_place: bool) -> Reply:
    """The card a check ends in, with the signs that led to it; what comes next is offered, but in an emergency.

    `last` is the step that ended it.
    """
    cards, numbers = library.checks.cards, library.emergency_numbers
    outcome = steps.outcome(last.position, last.answer)
    match outcome:
        case CheckOutcome.EMERGENCY:
            return Reply(cards.emergency.says.fill(numbers=numbers), (), in_place)
        case CheckOutcome.URGENT_NOT_SURE:
            text = cards.urgent_not_sure.says.fill(numbers=numbers)
            text += joined(sentence(sign.says, bullet=True) for sign in steps.lists[0].signs)
        case CheckOutcome.URGENT:
            text = cards.urgent.says.fill(numbers=numbers) + _of_list(library, steps, last)
        case CheckOutcome.ROUTINE:
            text = _under_title(cards.routine.says, _of_question(library, steps, last))
        case _:
            text = cards.no_flags.says
    text = _under_title(text, told_text(library, steps.told)) if steps.told else text
    label = library.checks.label
    rows = [(Button(label.next, last),)]
    if outcome is not CheckOutcome.NO_FLAGS:
        rows.append((Button(label.to_show, replace(last, ending=Ending.TEXT)),))
    return Reply(text, tuple(rows), in_place)


def after_reply(library: Library, steps: Steps, action: AfterCheck) -> Reply:
    """What to do next, or a text to show to a professional."""
    cards, label = library.checks.cards, library.checks.label
    if action.ending is Ending.TEXT:
        return Reply(_to_show(library, steps, action))
    match steps.outcome(action.position, action.answer):
        case CheckOutcome.NO_FLAGS:
            return Reply(cards.next_no_flags.says)
        case CheckOutcome.ROUTINE:
            text = cards.next_routine.says
        case _:
            text = cards.next_urgent.says
    return Reply(text, ((Button(label.to_show, replace(action, ending=Ending.TEXT)),),))


def _under_title(card: Text, more: Text) -> Text:
    return Text((*card.paragraphs[:1], *more.paragraphs, *card.paragraphs[1:]))


def _of_list(library: Library, steps: Steps, last: AfterCheck) -> Text:
    """The signs of a list that was not answered with no."""
    if last.answer is CheckAnswer.NO:
        return Text()
    cards = library.checks.cards
    above = cards.yes_to_list if last.answer is CheckAnswer.YES else cards.not_sure_of_list
    return above.says + joined(sentence(sign.says, bullet=True) for sign in steps.lists[last.position].signs)


def _of_question(library: Library, steps: Steps, last: AfterCheck) -> Text:
    """The sign of a question that was not answered with no."""
    sign = steps.question_at(last.position)
    if sign is None or last.answer is CheckAnswer.NO:
        return Text()
    cards = library.checks.cards
    card = cards.yes_to if last.answer is CheckAnswer.YES else cards.not_sure_of
    return card.says.fill(sign=sign.says, origin=origin(library, sign.marks))


def _to_show(library: Library, steps: Steps, last: AfterCheck) -> Text:
    cards, checks = library.checks.cards, library.checks
    title = checks.lists[last.check].title if last.check in checks.lists else checks.label.emergency_list
    parts = [cards.to_show.says.fill(check=title)]
    parts += [cards.to_show_told.says.fill(sign=sign.says) for sign in steps.told]

    def signs_at(position: int) -> tuple[Sign, ...]:
        question = steps.question_at(position)
        return (question,) if question is not None else steps.lists[position].signs

    if last.answer is not CheckAnswer.NO:
        card = cards.to_show_yes if last.answer is CheckAnswer.YES else cards.to_show_not_sure
        parts.append(card.says.fill(sign="; ".join(sign.says for sign in signs_at(last.position))))
    denied_until = last.position + (last.answer is CheckAnswer.NO)
    denied = [sign for place in steps.places if place < denied_until for sign in signs_at(place)]
    if denied:
        parts += [cards.to_show_no.says, *(sentence(sign.says, bullet=True) for sign in denied)]
    return joined((*parts, cards.to_show_end.says))


def stopped_reply(library: Library, again: StartCheck, *, in_place: bool) -> Reply:
    """A check that was stopped has no result; one tap starts it `again`."""
    return Reply(library.checks.cards.stopped.says, ((Button(library.checks.label.again, again),),), in_place)


def start_of(check: str | None, told: tuple[str, ...], person: int) -> StartCheck:
    """The beginning of a check, with what this person told."""
    return StartCheck(check, told, person) if told else StartCheck(check)


def choose_reply(library: Library, told: tuple[str, ...] = (), person: int = 0) -> Reply:
    """Which check? One button each, with what this person told."""
    rows = tuple((Button(one.title, start_of(one.id, told, person)),) for one in library.checks.lists.values())
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


def tap_text(library: Library) -> Text:
    """Above a step that is asked again, for what was typed is no answer to it."""
    return library.phrasebook.of(CheckPhrases).tap


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
