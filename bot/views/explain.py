"""/why and /sources: where an answer came from, in plain words."""

from __future__ import annotations

from collections import Counter

from bot.domain.actions import ShowMarks
from bot.domain.conversation import Explanation
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.text import Text, joined


def why_reply(library: Library, explanation: Explanation | None) -> Reply:
    """How the last answer was found: the example that matched, the runner-up, and the facts behind it."""
    say = library.phrasebook.say
    if explanation is None:
        return Reply(say.why_nothing)
    answer = library.answers[explanation.topic]
    parts = [_how_found(library, explanation)]
    if answer.facts:
        parts.append(say.why_sources)
        section: tuple[str, str] | None = None
        for fact in sorted((library.facts[one] for one in answer.facts), key=lambda fact: fact.id):
            if (fact.document, fact.section) != section:
                section = (fact.document, fact.section)
                document = library.documents[fact.document].cited
                parts.append(say.why_section.fill(document=document, section=fact.section))
            parts.append(say.why_fact.fill(id=fact.id, says=fact.says))
    if answer.added:
        parts.append(say.why_added.fill(names="; ".join(answer.added)))
    return Reply(joined(parts))


def sources_reply(library: Library) -> Reply:
    """The documents that Hammy answers from, and what was added to them."""
    say = library.phrasebook.say
    counts = Counter(fact.document for fact in library.facts.values())
    documents = [
        say.sources_document.fill(title=document.cited, count=str(counts[document.id]))
        for document in library.documents.values()
    ]
    button = Button(library.phrasebook.label.signs_sources, ShowMarks())
    return Reply(joined((say.sources, *documents, say.sources_added)), ((button,),))


def _how_found(library: Library, explanation: Explanation) -> Text:
    say = library.phrasebook.say
    title = library.title(explanation.topic)
    if explanation.example is None or explanation.score is None:
        return say.why_picked.fill(title=title)
    matched = say.why_matched.fill(title=title, example=explanation.example, score=percent(explanation.score))
    if explanation.runner_up is None or explanation.runner_up_score is None:
        return matched + say.why_alone
    runner_up = say.why_runner_up.fill(
        title=library.title(explanation.runner_up), score=percent(explanation.runner_up_score)
    )
    return matched + runner_up


def percent(score: float) -> str:
    """A score of 0-1 as a person reads it."""
    return f"{round(100 * score)} %"
