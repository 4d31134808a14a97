"""Polls and quizzes: what sendPoll accepts, and a poll as the bot and the chat page see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playground.errors import BotApiError, bad_request
from playground.formatting import formatted
from playground.params import Params
from playground.text import Entity, trimmed, utf16_length, without_controls

QUESTION_LIMIT, OPTION_LIMIT, EXPLANATION_LIMIT, DESCRIPTION_LIMIT = 300, 100, 200, 1024
MOST_OPTIONS = 12
SHORTEST_SECONDS, LONGEST_SECONDS = 5, 2_628_000
NOT_BUILT = ("media", "explanation_media", "allow_adding_options", "country_codes", "members_only")


@dataclass(slots=True)
class Poll:
    """One poll; `votes` are the chosen options by person, `places` the chat and id of each message that shows it.

    `by_bot` says that the bot sent it, and so hears of its votes.
    """

    id: str
    question: str
    options: list[str]
    by_bot: bool = True
    anonymous: bool = True
    quiz: bool = False
    multiple: bool = False
    revoting: bool = True
    hides_results: bool = False
    correct: list[int] = field(default_factory=list)
    explanation: str = ""
    explanation_entities: list[Entity] = field(default_factory=list)
    description: str = ""
    description_entities: list[Entity] = field(default_factory=list)
    open_period: int | None = None
    close_date: int | None = None
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)
    places: list[tuple[int, int]] = field(default_factory=list)

    def counts(self) -> list[int]:
        """How many people chose each option."""
        return [sum(index in chosen for chosen in self.votes.values()) for index in range(len(self.options))]


def poll_of(params: Params, poll_id: str, now: int) -> Poll:
    """The poll that a sendPoll call describes, at `now` in Unix seconds. Raises BotApiError."""
    question = params.string("question")
    options = [_option(option) for option in params.array("options") or []]
    checked(question := _cleaned(question), options)
    for name in NOT_BUILT:
        if params.array(name) if name == "country_codes" else params.has(name) and params.string(name) != "false":
            raise bad_request(f"{name} of a poll is not built in the playground")
    kind = params.string("type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    quiz = kind == "quiz"
    poll = Poll(
        poll_id,
        question,
        options,
        anonymous=not params.has("is_anonymous") or params.boolean("is_anonymous"),
        quiz=quiz,
        multiple=params.boolean("allows_multiple_answers"),
        revoting=params.boolean("allows_revoting") if params.has("allows_revoting") else not quiz,
        hides_results=params.boolean("hide_results_until_closes"),
        closed=params.boolean("is_closed"),
    )
    if quiz:
        poll.correct = _correct(params, poll)
        poll.explanation, poll.explanation_entities = _explanation(params)
    poll.description, poll.description_entities = formatted(
        params, "description", "description_entities", "description_parse_mode"
    )
    if utf16_length(poll.description) > DESCRIPTION_LIMIT:
        raise bad_request(f"poll description length must not exceed {DESCRIPTION_LIMIT}")
    _set_end(poll, params, now)
    return poll


def checked(question: str, options: list[str]) -> None:
    """Raises BotApiError where the question or the options are empty, too long, or too many."""
    if not question:
        raise bad_request("poll question must be non-empty")
    if utf16_length(question) > QUESTION_LIMIT:
        raise bad_request(f"poll question length must not exceed {QUESTION_LIMIT}")
    if not options:
        raise bad_request("poll must have at least 1 option")
    if len(options) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    if not all(options):
        raise bad_request("poll options must be non-empty")
    if any(utf16_length(option) > OPTION_LIMIT for option in options):
        raise bad_request(f"poll options length must not exceed {OPTION_LIMIT}")


def _cleaned(text: str) -> str:
    return trimmed(without_controls(text), [])[0]


def _option(given: Any) -> str:
    text = given.get("text") if isinstance(given, dict) else given
    if not isinstance(text, str):
        raise bad_request('can\'t parse poll option: Field "text" must be of type String')
    if isinstance(given, dict) and given.get("media") is not None:
        raise bad_request("media of a poll option is not built in the playground")
    return _cleaned(text)


def _correct(params: Params, poll: Poll) -> list[int]:
    """The right answers of a quiz; `correct_option_id` is what they were called when there was only one."""
    given = params.array("correct_option_ids")
    if given is None and params.has("correct_option_id"):
        given = [params.integer("correct_option_id", -1)]
    wrong = bad_request("wrong correct option ID specified")
    if not given or (len(given) > 1 and not poll.multiple):
        raise wrong
    if not all(isinstance(one, int) and not isinstance(one, bool) and 0 <= one < len(poll.options) for one in given):
        raise wrong
    if given != sorted(set(given)):
        raise wrong
    return given


def _explanation(params: Params) -> tuple[str, list[Entity]]:
    text, entities = formatted(params, "explanation", "explanation_entities", "explanation_parse_mode")
    if utf16_length(text) > EXPLANATION_LIMIT or text.count("\n") > 2:
        raise bad_request(f"poll explanation must have at most {EXPLANATION_LIMIT} characters and 2 line feeds")
    return text, entities


def _set_end(poll: Poll, params: Params, now: int) -> None:
    period, date = params.integer("open_period"), params.integer("close_date")
    if period and date:
        raise bad_request("can't use both open_period and close_date")
    if period:
        if not SHORTEST_SECONDS <= period <= LONGEST_SECONDS:
            raise _wrong_end("open period")
        poll.open_period, poll.close_date = period, now + period
    elif date:
        if not SHORTEST_SECONDS <= date - now <= LONGEST_SECONDS:
            raise _wrong_end("close date")
        poll.close_date = date


def _wrong_end(name: str) -> BotApiError:
    return bad_request(f"wrong poll {name} specified")


def api_poll(poll: Poll, *, in_message: bool = True) -> dict[str, Any]:
    """A Bot API Poll; its description is shown inside messages only."""
    shown: dict[str, Any] = {
        "id": poll.id,
        "question": poll.question,
        "options": [
            {"persistent_id": str(index), "text": text, "voter_count": count}
            for index, (text, count) in enumerate(zip(poll.options, poll.counts(), strict=True))
        ],
        "total_voter_count": len(poll.votes),
        "is_closed": poll.closed,
        "is_anonymous": poll.anonymous,
        "type": "quiz" if poll.quiz else "regular",
        "allows_multiple_answers": poll.multiple,
        "allows_revoting": poll.revoting,
        "members_only": False,
    }
    if poll.quiz and (poll.by_bot or poll.closed):
        shown["correct_option_ids"] = poll.correct
        if poll.explanation:
            shown |= {"explanation": poll.explanation, "explanation_entities": poll.explanation_entities}
    if poll.open_period is not None:
        shown["open_period"] = poll.open_period
    if poll.close_date is not None:
        shown["close_date"] = poll.close_date
    if in_message and poll.description:
        shown |= {"description": poll.description, "description_entities": poll.description_entities}
    return shown


def page_poll(poll: Poll) -> dict[str, Any]:
    """A poll as the chat page reads it; `votes` tell the page what the person who looks at it has chosen."""
    counts = poll.counts()
    return {
        "question": poll.question,
        "description": poll.description,
        "options": [{"text": text, "count": counts[index]} for index, text in enumerate(poll.options)],
        "voters": len(poll.votes),
        "votes": {str(person): chosen for person, chosen in poll.votes.items()},
        "anonymous": poll.anonymous,
        "quiz": poll.quiz,
        "multiple": poll.multiple,
        "revoting": poll.revoting,
        "hides_results": poll.hides_results and not poll.closed,
        "correct": poll.correct,
        "explanation": poll.explanation,
        "closed": poll.closed,
        "close_date": poll.close_date,
    }
