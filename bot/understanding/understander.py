"""A message as meant: its ranking with a verdict, a second question in it, and how it leans on the last topic."""

from __future__ import annotations

from whenever import Instant

from bot.domain.amounts import Amount
from bot.domain.drafts import Awaiting
from bot.domain.intents import IntentKind, TrainingPhrases
from bot.domain.typed_answers import TypedAnswer
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.understanding.languages import LanguageReader
from bot.understanding.ranking import IntentRanker
from bot.understanding.readers import Readers
from bot.understanding.red_flags.responses import respond
from bot.understanding.red_flags.screen import RedFlagScreen
from bot.understanding.short_replies import FollowUps, ShortReplies

_PARTS = 4


class Understander:
    """Built once from all sayings; then read-only."""

    def __init__(self, sayings: TrainingPhrases, screen: RedFlagScreen, ranker: IntentRanker) -> None:
        self._screen = screen
        self._intents = sayings.intents
        self._readers = Readers(sayings.cues)
        self._follow_ups = FollowUps(sayings.follow_ups, self._readers.questions)
        self._short_replies = ShortReplies(sayings.short_replies)
        self._ranker = ranker
        self._languages = LanguageReader(sayings.languages)

    def understand(self, text: str, topic: str | None = None, before: tuple[str, ...] = ()) -> Understanding:
        """What a text means, given the topic of the last answer and the pieces of a complaint that came before."""
        short_reply = self._short_replies.read(text)
        ranking, second = self._questions(text, self.rank(text))
        schedule = self._readers.schedules.read(text)
        goes_on = schedule is None and short_reply is None and self._tells(text, ranking)
        flags = self._screen.screen(text, before if goes_on else ())
        in_context = None
        leans = ranking.verdict is not Verdict.CLEAR and self._readers.questions.leans_on_context(text)
        if topic is not None and leans:
            in_context = self._rank_in_context(text, topic)
        return Understanding(
            ranking=ranking,
            second=second,
            in_context=in_context,
            follow_up=self._follow_ups.read(text),
            short_reply=short_reply,
            flags=flags,
            response=respond(flags),
            symptom=ranking.verdict is not Verdict.CLEAR and self._screen.looks_like_symptom(text),
            schedule=schedule,
            drink=self._readers.drinks.read(text),
            cancel=self._readers.cancels.read(text),
            nudge=self._readers.nudges.read(text, short_reply),
            pieces=self._screen.pieces(text, before) if goes_on else (),
            taken_back=self._readers.withdrawals.read(text),
            language=self._languages.read(text),
        )

    def read_answer(self, awaiting: Awaiting, text: str, zone: str, now: Instant) -> TypedAnswer | None:
        """What a text means as the answer to an open question; None where it is none."""
        return self._readers.answers.read(awaiting, text, self._short_replies.read(text), zone, now)

    def read_amount(self, text: str) -> Amount | None:
        """How much a text says was drunk; a bare number counts glasses where it is small."""
        answer = self.read_answer(Awaiting.AMOUNT, text, "UTC", Instant.MIN)
        return answer.amount if answer is not None else None

    def read_pause(self, text: str, zone: str, now: Instant) -> Instant | None:
        """The end of the pause that a text asks for, None where it names none."""
        return self._readers.pauses.read(text, zone, now)

    def read_again(self, text: str, zone: str, now: Instant) -> Instant | None:
        """When a nudge is to come again, as a text that answers it says; None where it does not say."""
        return self._readers.nudges.read_again(text, zone, now)

    def rank(self, text: str) -> Ranking:
        """The curated intents that fit a text best, with the verdict on them."""
        return self._ranker.rank(text)

    def _tells(self, text: str, ranking: Ranking) -> bool:
        """Whether a text may go on with a complaint: it asks nothing, and is no clear wish and no courtesy."""
        reader = self._readers.questions
        if any(map(reader.is_question, reader.questions_of(text))):
            return False
        if ranking.verdict is not Verdict.CLEAR or ranking.best is None:
            return True
        return self._intents[ranking.best.intent].group is IntentKind.KNOWLEDGE

    def _questions(self, text: str, whole: Ranking) -> tuple[Ranking, Ranking | None]:
        """The ranking to answer by, and that of a second question.

        Where two parts of the text are clear questions by themselves, each is ranked alone: together they would
        lean to a topic that neither asks about. The one the whole leans to comes first.
        """
        reader = self._readers.questions
        parts = [part for part in reader.questions_of(text) if reader.is_question(part)]
        if not 1 < len(parts) <= _PARTS or whole.best is None:
            return whole, None
        clear = [one for one in map(self.rank, parts) if one.verdict is Verdict.CLEAR]
        topics = {one.best.intent: one for one in clear if one.best}
        if len(topics) < 2:
            return whole, None
        main = whole.best.intent if whole.best.intent in topics else next(iter(topics))
        others = [topic for topic in topics if topic != main and self._answers_apart(main, topic)]
        return (topics[main], topics[others[0]]) if others else (whole, None)

    def _answers_apart(self, first: str, second: str) -> bool:
        knowledge = all(self._intents[one].group is IntentKind.KNOWLEDGE for one in (first, second))
        return knowledge and second not in self._ranker.siblings[first]

    def _rank_in_context(self, text: str, topic: str) -> Ranking | None:
        """The ranking of the text with the last topic's words added; None where those alone decide it."""
        intent = self._intents.get(topic)
        if intent is None:
            return None
        ranking = self.rank(f"{text} {intent.examples[0]}")
        moved_on = ranking.best is not None and ranking.best.intent != topic
        return ranking if moved_on else None
