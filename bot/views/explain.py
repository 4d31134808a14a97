"""/why and /sources: where an answer came from, in plain words."""

from __future__ import annotations

from collections import Counter

from bot.domain.actions import ShowMarks
from bot.domain.conversation import Explanation
from bot.domain.library import Library
from bot.domain.messages import Button, Reply
from bot.domain.phrasebook import Phrases, slots
from bot.domain.text import Text, joined
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainPhrases(Phrases):
    """How an answer was found and what it rests on."""

    matched: Text = slots("title", "example", "score")
    picked: Text = slots("title")
    runner_up: Text = slots("title", "score")
    alone: Text
    facts: Text
    section: Text = slots("document", "section")
    fact: Text = slots("id", "says")
    added: Text = slots("names")
    nothing: Text
    sources: Text
    sources_document: Text = slots("title", "count")
    sources_added: Text
    signs_sources: str


def why_reply(library: Library, explanation: Explanation | None) -> Reply:
    """How the last answer was found: the example that matched, the runner-up, and the facts behind it."""
    phrases = library.phrasebook.of(ExplainPhrases)
    if explanation is None:
        return Reply(phrases.nothing)
    answer = library.answers[explanation.topic]
    parts = [_how_found(library, explanation)]
    if answer.facts:
        parts.append(phrases.facts)
        section: tuple[str, str] | None = None
        for fact in sorted((library.facts[one] for one in answer.facts), key=lambda fact: fact.id):
            if (fact.document, fact.section) != section:
                section = (fact.document, fact.section)
                document = library.documents[fact.document].cited
                parts.append(phrases.section.fill(document=document, section=fact.section))
            parts.append(phrases.fact.fill(id=fact.id, says=fact.says))
    if answer.added:
        parts.append(phrases.added.fill(names="; ".join(answer.added)))
    return Reply(joined(parts))


def sources_reply(library: Library) -> Reply:
    """The documents that Hammy answers from, and what was added to them."""
    phrases = library.phrasebook.of(ExplainPhrases)
    counts = Counter(fact.document for fact in library.facts.values())
    documents = [
        phrases.sources_document.fill(title=document.cited, count=str(counts[document.id]))
        for document in library.documents.values()
    ]
    button = Button(phrases.signs_sources, ShowMarks())
    return Reply(joined((phrases.sources, *documents, phrases.sources_added)), ((button,),))


def _how_found(library: Library, explanation: Explanation) -> Text:
    phrases = library.phrasebook.of(ExplainPhrases)
    title = library.title(explanation.topic)
    if explanation.example is None or explanation.score is None:
        return phrases.picked.fill(title=title)
    matched = phrases.matched.fill(title=title, example=explanation.example, score=percent(explanation.score))
    if explanation.runner_up is None or explanation.runner_up_score is None:
        return matched + phrases.alone
    runner_up = phrases.runner_up.fill(
        title=library.title(explanation.runner_up), score=percent(explanation.runner_up_score)
    )
    return matched + runner_up


def percent(score: float) -> str:
    """A score of 0-1 as a person reads it."""
    return f"{round(100 * score)} %"
