"""How an answer begins: a yes or a no answers only a question that asks for one."""

from __future__ import annotations

import re

from bot.catalogue.problems import Problem
from bot.domain.intents import IntentKind
from bot.domain.library import Library

_VERDICT = re.compile(
    r"(?:yes|no|yeah|yep|nope|sure|of course|certainly|definitely|absolutely|right|true|false)(?:[,.:;!]|\s+[–—-]\s)",
    re.IGNORECASE,
)
_WANTS_ONE = re.compile(
    r"(?:am|is|are|was|were|do|does|did|can|could|should|shall|will|would|may|might|must|has|have|had|ought)(?:n['’]?t)?\b",
    re.IGNORECASE,
)
"""How a question begins that a yes or a no can answer."""


def verdicts(library: Library) -> list[Problem]:
    """Answers that open with a yes or a no, though their title or an example of their intent asks in another way.

    "Should I stop if it hurts" and "can I go on if it hurts" reach one answer, and a yes is wrong for one of them. So
    such an answer opens with the rule itself.
    """
    problems = []
    for answer in library.answers.values():
        opening = _VERDICT.match(answer.short.plain)
        intent = library.training.intents[answer.intent]
        if opening is None or intent.group is not IntentKind.KNOWLEDGE:
            continue
        other = next((asked for asked in (answer.title, *intent.examples) if not _WANTS_ONE.match(asked)), None)
        if other is not None:
            message = f"opens with {opening.group()!r}, which does not answer {other!r}"
            problems.append(Problem(f"content/answers/{answer.intent}.yaml", "short.0", message))
    return problems
