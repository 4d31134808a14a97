"""A message as meant: its ranking with a verdict, a second question in it, and how it leans on the last topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from whenever import Instant

from bot.domain.amounts import Amount
from bot.domain.checklists import ANY_SIGN
from bot.domain.drafts import Awaiting
from bot.domain.editing import Edit, Which
from bot.domain.intents import FollowUpKind, IntentKind, TrainingPhrases
from bot.domain.picking import Pick
from bot.domain.red_flags import CARDS, Assertion, OwnCard, RedFlag, Tier
from bot.domain.typed_answers import TypedAnswer
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.understanding.asking import Asking, Parts
from bot.understanding.bare_words import BareWordReader
from bot.understanding.careful import Carefully
from bot.understanding.foreign_crisis import ForeignCrisis
from bot.understanding.impersonal import Impersonal
from bot.understanding.languages import LanguageReader
from bot.understanding.ranking import REACTIONS, IntentRanker, Weights
from bot.understanding.readers import Readers
from bot.understanding.red_flags.responses import respond
from bot.understanding.red_flags.screen import Mention, Reading, RedFlagScreen
from bot.understanding.short_replies import FollowUps, ShortReplies
from bot.understanding.text.tokens import gist

_SHORT = 400
"""Characters: a longer message tells a sign by itself, and is not read with the pieces before it too."""
_BARE_ANSWER = 5
"""Words in which nothing more is said than that something was meant or not."""
_NOTHING = Parts(Ranking((), Verdict.MISS))
_FOREIGN_CRISIS = RedFlag(OwnCard.CRISIS.value, Tier.EMERGENCY, Assertion.AFFIRMED, OwnCard.CRISIS)
_SAYS_NO_MORE = (FollowUpKind.BRIEF, FollowUpKind.MORE)
"""A text of listed phrases that ask for the same again has no room for a sign that no list knows."""
_WORTH_ASKING = 0.05
"""A title below this share is no choice worth offering."""


class Understander:
    """Built once from all sayings; then read-only."""

    def __init__(self, sayings: TrainingPhrases, screen: RedFlagScreen, ranker: IntentRanker, common: str = "") -> None:
        """`common` are the words that many people write, with a blank between them."""
        self.screen = screen
        """Finds warning signs, and nothing else."""
        self._intents = sayings.intents
        self._readers = Readers(sayings.cues)
        phrasing = self._readers.phrasing
        follow_ups = FollowUps(sayings.follow_ups, self._readers.questions, self._readers.asking_on)
        self._short_replies = ShortReplies(sayings.short_replies, phrasing.meanings("contractions.spelt_out"))
        self._asking = Asking(ranker, sayings.intents, self._readers, follow_ups)
        self._bare_words = BareWordReader(phrasing, sayings.bare_words, common)
        self._ranker = ranker
        self._languages = LanguageReader(sayings.languages)
        self._foreign_crisis = ForeignCrisis(sayings.languages)
        self._common = common

    def understand(
        self, text: str, topic: str | None = None, before: tuple[str, ...] = (), *, wish: bool = False
    ) -> Understanding:
        """What a text means, given the topic of the last answer and the pieces of a complaint that came before; whether
        it is a `wish` is known where a command stands before it.

        All of it is screened for warning signs; of a very long one, what else it means is in its gist.
        """
        readers, carefully = self._readers, Carefully()
        reading = self.screen.reading(text)
        flags = self.screen.screen(text, reading=reading)  # first: no other reader may cost anybody a card
        whole, text = len(text), gist(text)
        short_reply = carefully(lambda: self._short_replies.read(text), None)
        asked = carefully(lambda: self._asking.asked_in(text, topic), text)
        parts = carefully(lambda: self._asking.parts(asked, bool(flags)), _NOTHING)
        ranking = parts.ranking
        schedule = carefully(lambda: readers.schedules.read(text) or readers.bare_times.read(text), None)
        pair = carefully(lambda: readers.pairs.read(text, schedule), None)
        schedule = pair or schedule
        if schedule is not None and (amount := carefully(lambda: readers.amounts.named(text), None)) is not None:
            schedule = replace(schedule, amount=amount)
        withheld = carefully(lambda: readers.withholdings.read(text), None) if schedule is None else None
        if withheld is not None:
            ranking = self._without_actions(ranking)
        setting = carefully(lambda: readers.settings.read(text), None) if withheld is None else None
        edit = carefully(lambda: readers.edits.read(text), None) if setting is None and pair is None else None
        cancel = carefully(lambda: readers.cancels.read(text), None) if withheld is None else None
        away = carefully(lambda: readers.absences.read(text), None) if withheld is None else None
        clear = ranking.verdict is Verdict.CLEAR
        moves = edit is not None and (edit.sure or edit.minutes is not None)
        wishes = moves or any(one is not None for one in (schedule, short_reply, setting, cancel, away))
        short = whole <= _SHORT and not wishes
        goes_on = short and carefully(lambda: self._tells(text, ranking, reading), True)
        taken_back = carefully(lambda: readers.withdrawals.read(text), False)
        if before and goes_on and not taken_back:
            flags = carefully(lambda: self.screen.screen(text, before), flags)
        language = carefully(lambda: self._languages.read(text), None)
        meant = carefully(lambda: readers.withdrawals.read_meant(text), None)
        nudge = carefully(lambda: readers.nudges.read(text, short_reply), None)
        if flags and (
            language is not None  # what only sounds like a sign was heard in English ears
            or carefully(lambda: readers.asking_on.read(text), None) in _SAYS_NO_MORE
            or (meant is not None and len(text.split()) <= _BARE_ANSWER)  # "it was no accident" tells of none
            or (nudge is not None and nudge.says_no_more)
        ):
            flags = tuple(flag for flag in flags if flag.id != ANY_SIGN)
        if flags and edit is not None and carefully(lambda: readers.edits.says_no_more(text), False):
            flags = tuple(flag for flag in flags if flag.tier is not Tier.ASK_FIRST or flag.card)  # Fridays do not work
        crisis = carefully(lambda: self._foreign_crisis.read(text, language), None)
        if crisis is not None:
            flags = (self._crisis_in(text, crisis), *flags)
        in_context = None
        if topic is not None and not clear:
            in_context = carefully(lambda: self._asking.leaning(asked, topic, ranking), None)
        drink = carefully(lambda: readers.drinks.read(text), None) if withheld is None else None
        if edit is not None and edit.said.impossible is not None and drink is not None:
            edit = None  # "and 300 more" is no time of day
        skip = carefully(lambda: readers.skips.read(text), None)
        wish = wish or skip is not None or away is not None or self._is_wish(ranking) or self._is_wish(in_context)
        return Understanding(
            ranking=ranking,
            second=parts.second,
            then=parts.then,
            in_context=in_context,
            follow_up=carefully(lambda: self._asking.follow_up(asked, topic, ranking, in_context), None),
            short_reply=short_reply,
            choice=carefully(lambda: readers.choices.read(text), None),
            complaint=carefully(lambda: readers.complaints.read(text), None),
            bare=carefully(lambda: self._bare_words.read(text), ()),
            flags=flags,
            response=respond(flags),
            symptom=not clear and carefully(lambda: self.screen.looks_like_symptom(text, reading), False),
            schedule=schedule,
            edit=edit,
            drink=drink,
            cancel=cancel,
            nudge=nudge,
            kind=carefully(lambda: readers.schedules.kind_in(text), None),
            withheld=withheld,
            pieces=carefully(lambda: self.screen.pieces(text, before, reading), ()) if goes_on else (),
            taken_back=taken_back,
            meant=meant,
            language=crisis or language,
            setting=setting,
            stretched=carefully(lambda: readers.stretches.read(text), None),
            correction=carefully(lambda: readers.corrections.read(text), None),
            steering=carefully(lambda: readers.steerings.read(text), None),
            skip=skip,
            away=away,
            clock=carefully(lambda: readers.clock_questions.read(text), None),
            which=carefully(lambda: readers.edits.described(text), Which()) if wish else Which(),
            travel=carefully(lambda: readers.travels.read(text), None) if schedule is None else None,
            look_back=carefully(lambda: readers.looking_back.read(text), None),
            failed=tuple(carefully.failed),
        )

    def may_owe_a_card(self, text: str, before: tuple[str, ...] = ()) -> bool:
        """False only where `understand` finds no sign that is owed a card; a third of its work."""
        carefully = Carefully()
        if any(respond(self.screen.screen(text, pieces)) in CARDS for pieces in {(), before}):
            return True
        language = carefully(lambda: self._languages.read(gist(text)), None)
        return carefully(lambda: self._foreign_crisis.read(gist(text), language), None) is not None

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

    def read_pause_instead(self, text: str, zone: str, now: Instant) -> Instant | None:
        """The end of a pause that was just made, as a text puts it right; None where it says anything else."""
        pauses, said = self._readers.pauses, self._readers.corrections.what_is_meant(text)
        if pauses.tells_of_return(said):
            return pauses.read(said, zone, now)
        edit = self._readers.edits.read(said, about=True) if said else None
        if edit is None or edit.which.names_one or edit.said.kind or edit.said.times or edit.said.every_minutes:
            return None
        return pauses.read(said, zone, now)

    def read_edit(self, text: str) -> Edit | None:
        """What a text changes of a reminder that is being spoken of; None where it changes nothing."""
        return self._readers.edits.read(text, about=True)

    def impersonal(self, text: str) -> str | None:
        """A text without names, numbers and rare words; None where too little is left."""
        return self._impersonal(text)

    @cached_property
    def _impersonal(self) -> Impersonal:
        """Made at the first need: most never keep anything."""
        return Impersonal(self._common, self._readers.phrasing)

    def acts_in(self, text: str) -> tuple[str, ...]:
        """The two acts that a text reports or asks for, each in its own words; empty where it has not two."""
        return Carefully()(lambda: self._readers.acts.read(text), None) or ()  # a reader that fails is told of later

    def read_pick(self, text: str) -> Pick | None:
        """Which of several reminders a text means and nothing else; None where it says nothing of the kind."""
        return Carefully()(lambda: self._readers.picks.read(text), None)

    def read_label(self, text: str, labels: Sequence[str]) -> int | None:
        """The place of the button whose words a text is; None where it is none of them."""
        return self._readers.labels.read(text, labels)

    def read_again(self, text: str, zone: str, now: Instant) -> Instant | None:
        """When a nudge is to come again, as a text that answers it says; None where it does not say."""
        return self._readers.nudges.read_again(text, zone, now)

    def rank(self, text: str) -> Ranking:
        """The curated intents that fit a text best, with the verdict on them."""
        return self._ranker.rank(text)

    def weigh(self, text: str) -> Weights:
        """What the verdict on a text rests on, for whoever asks why."""
        return self._ranker.weigh(text)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every mention of a warning sign in a text, for whoever asks why."""
        return self.screen.mentions(text)

    def _crisis_in(self, text: str, language: str) -> RedFlag:
        """Words of self-harm in another language, of the writer where they do not clearly tell of somebody else."""
        of_other = Carefully()(lambda: self._foreign_crisis.is_of_other(text, language), False)
        return replace(_FOREIGN_CRISIS, assertion=Assertion.OTHER) if of_other else _FOREIGN_CRISIS

    def _without_actions(self, ranking: Ranking) -> Ranking:
        """The ranking without what would be done; where that came first, what is left is at most a close call."""
        kept = tuple(one for one in ranking.candidates if self._intents[one.intent].group is not IntentKind.ACTIONS)
        if kept[:1] == ranking.candidates[:1]:
            return replace(ranking, candidates=kept)
        near = bool(kept) and kept[0].score >= _WORTH_ASKING
        return Ranking(kept, Verdict.CLOSE if near else Verdict.MISS, outside=ranking.outside)

    def _is_wish(self, ranking: Ranking | None) -> bool:
        """Whether something is clearly to be done, rather than answered."""
        best = ranking.best if ranking is not None and ranking.verdict is Verdict.CLEAR else None
        return best is not None and self._intents[best.intent].group is not IntentKind.KNOWLEDGE

    def _tells(self, text: str, ranking: Ranking, reading: Reading) -> bool:
        """Whether a text may go on with a complaint: it asks nothing, is no clear wish, no courtesy and no reaction."""
        reader = self._readers.questions
        if any(map(reader.is_question, reader.questions_of(text))):
            return False
        if ranking.outside is not None and ranking.outside.subject.startswith(REACTIONS):
            return self.screen.looks_like_symptom(text, reading) or self.screen.goes_on(reading)
        if ranking.verdict is not Verdict.CLEAR or ranking.best is None:
            return True
        of_knowledge = self._intents[ranking.best.intent].group is IntentKind.KNOWLEDGE
        return of_knowledge or self.screen.goes_on(reading)
