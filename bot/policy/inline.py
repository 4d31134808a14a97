"""What is offered to someone who asks from another chat. Screened like any message, and with less: no check can be gone
through there, and nobody knows who will read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from whenever import Instant

from bot.domain.conversation import Conversation, Outcome
from bot.domain.inline import MOST_OFFERED, InlineOffer
from bot.domain.intents import IntentKind
from bot.domain.library import Library
from bot.domain.red_flags import Response
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.policy.questions import WORTH_OFFERING
from bot.policy.warnings import check_meant, decide_warning
from bot.views.inline import check_offer, emergency_offer, topics_offer

_UNTROUBLED = (Response.NOTHING, Response.OFFER_CHECK)
_NOBODY = 0
_WORD = re.compile(r"\w+")
_LEAST = 3
"""Letters and words before the first titles are offered that begin so."""


def offered(query: str, understanding: Understanding | None, library: Library, now: Instant) -> InlineOffer:
    """A card with numbers to call alone; the check instead of answers where any sign is told of; else answers.

    Nothing is understood where nothing was typed: then the most asked topics are offered.
    """
    if understanding is None:
        return topics_offer(library, _most_asked(library))
    nothing_before = Conversation(now)
    warned = decide_warning(understanding, nothing_before, library, _NOBODY, now)
    alone = understanding.response is Response.CRISIS_ASKED
    if warned is not None and warned.reply is not None and (alone or warned.outcome is Outcome.EMERGENCY):
        return emergency_offer(library, warned.reply.text)
    if understanding.response not in _UNTROUBLED:
        return check_offer(library, check_meant(understanding, nothing_before, library))
    if understanding.language is not None:
        return topics_offer(library, ())
    return topics_offer(library, _matching(understanding, library) or _begun(query, library))


def _matching(understanding: Understanding, library: Library) -> tuple[str, ...]:
    """The topics that are asked for, and beside the best those that its answer leads on to."""
    near = (topic for one in (understanding.ranking, understanding.second) for topic in _near(one, library))
    found = (*understanding.bare, *near)
    beside = library.answers[found[0]].related if found else ()
    return _some((*found, *beside), library)


def _begun(query: str, library: Library) -> tuple[str, ...]:
    """The topics whose titles have all words of a query, the last of which may just be being typed."""
    *whole, last = _WORD.findall(query.casefold()) or [""]
    if len(last) + len(whole) < _LEAST:
        return ()
    titles = {topic: _WORD.findall(answer.title.casefold()) for topic, answer in library.answers.items()}
    fits = (
        topic
        for topic, words in titles.items()
        if all(word in words for word in whole) and any(word.startswith(last) for word in words)
    )
    return _some(fits, library)


def _near(ranking: Ranking | None, library: Library) -> Iterable[str]:
    if ranking is None or ranking.verdict is Verdict.MISS:
        return ()
    return (one.intent for one in ranking.candidates if one.score >= WORTH_OFFERING and _tells(one.intent, library))


def _most_asked(library: Library) -> tuple[str, ...]:
    """The questions of the welcome, then the first one of each subject."""
    return _some((*library.phrasebook.start_topics, *(shelf.topics[0] for shelf in library.categories)), library)


def _some(topics: Iterable[str], library: Library) -> tuple[str, ...]:
    return tuple(topic for topic in dict.fromkeys(topics) if _tells(topic, library))[:MOST_OFFERED]


def _tells(topic: str, library: Library) -> bool:
    """True for knowledge, which is anybody's: not for a person's own reminders, nor for courtesies."""
    return library.training.intents[topic].group is IntentKind.KNOWLEDGE and library.answers[topic].offered
