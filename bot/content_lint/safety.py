"""What the warning-signs checks promise, proved of the content as it is."""

from __future__ import annotations

from pathlib import Path

from bot.catalogue.problems import Problem
from bot.domain.actions import StartCheck
from bot.domain.check_steps import AFTER_LIST, Steps, steps_of
from bot.domain.checklists import CheckAnswer, CheckOutcome
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.views.answers import answer_reply

MOST_TAPS = 7
_NAMED = ("ask_first", "routine", "urgent")
_SERIOUS = tuple(CheckOutcome)


def unsafe(library: Library) -> list[Problem]:
    """Checks that rise in tier, take too many taps or end falsely well; symptom answers without a check."""
    problems: list[Problem] = []
    for check in (*library.checks.lists, AFTER_LIST):
        steps = steps_of(library.checks, check)
        if steps is not None:
            problems.extend(_unsafe_steps(steps))
    problems.extend(_without_check(library))
    problems.extend(_undecided(library))
    return problems


def unnamed(library: Library, root: Path) -> list[Problem]:
    """Signs of the screen that may begin a check, and that no words of our own name."""
    file = "content/checklists/told.yaml"
    signs = (path.stem for tier in _NAMED for path in sorted((root / "intents" / "red_flags" / tier).glob("*.yaml")))
    return [
        Problem(file, f"signs.{sign}", "the screen knows this sign, and nothing here names it")
        for sign in signs
        if sign not in library.checks.told
    ]


def _undecided(library: Library) -> list[Problem]:
    """Answers to questions of which nobody has said whether they wait while a warning sign stands."""
    return [
        Problem(f"content/answers/{one.intent}.yaml", "loads", "say true or false: does it invite to stretch or load?")
        for one in library.answers.values()
        if library.training.intents[one.intent].group is IntentKind.KNOWLEDGE and one.loads is None
    ]


def _unsafe_steps(steps: Steps) -> list[Problem]:
    file = f"content/checklists/{steps.check}.yaml"
    problems = []
    if len(steps) > MOST_TAPS:
        problems.append(Problem(file, "questions", f"the check takes {len(steps)} taps, at most {MOST_TAPS} are fine"))
    tier = 0
    for position in range(len(steps)):
        for answer in (CheckAnswer.YES, CheckAnswer.NOT_SURE):
            outcome = steps.outcome(position, answer)
            if outcome in (None, CheckOutcome.NO_FLAGS):
                problems.append(Problem(file, f"step {position}", f"{answer.name} does not lead to help"))
        serious = steps.outcome(position, CheckAnswer.YES)
        rank = _SERIOUS.index(serious) if serious else len(_SERIOUS)
        if rank < tier:
            problems.append(Problem(file, f"step {position}", "a later step is more serious than one before it"))
        tier = max(tier, rank)
        if position + 1 < len(steps) and steps.outcome(position, CheckAnswer.NO) is not None:
            problems.append(Problem(file, f"step {position}", "a No ends the check before everything was asked"))
    return problems


def _without_check(library: Library) -> list[Problem]:
    problems = []
    for answer in library.answers.values():
        knowledge = library.training.intents[answer.intent].group is IntentKind.KNOWLEDGE
        if not (answer.symptom and knowledge):
            continue
        actions = [button.action for button in answer_reply(library, answer.intent).buttons]
        offered = [action.check for action in actions if isinstance(action, StartCheck)]
        if not offered or offered[0] not in library.checks.lists:
            file = f"content/answers/{answer.intent}.yaml"
            problems.append(Problem(file, "symptom", "the answer offers no check"))
    return problems
