"""What is open in a conversation takes a typed text, or leaves it to the next: pairs on either side of each border.

The understanding of the text is chosen here, so that every border is met exactly.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from whenever import Instant, Time, TimeDelta

from bot.capabilities.context import Context
from bot.capabilities.nudges import SnoozeUntil
from bot.capabilities.registry import Registry
from bot.capabilities.rows import CAPABILITIES
from bot.domain.actions import (
    Action,
    AskRemoveAll,
    BrowseTopics,
    CheckStep,
    ConfirmDraft,
    KeepAsIs,
    NoneOfThese,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    PickAnswer,
    RemoveAll,
    ShowMore,
    SkipReason,
    StartCheck,
    ToggleDay,
    ToggleTime,
)
from bot.domain.cancelling import Cancel
from bot.domain.checklists import CheckAnswer
from bot.domain.conversation import Conversation, Decision, Explanation, Outcome, ReminderHold
from bot.domain.drafts import Awaiting, Draft
from bot.domain.intents import Candidate, FollowUpKind, ShortReply
from bot.domain.kinds import KindId
from bot.domain.library import Library
from bot.domain.messages import Button, ButtonStyle, Speaker
from bot.domain.nudge_replies import NudgeReply, NudgeWord
from bot.domain.occurrences import Occurrence, State
from bot.domain.reminders import Reminder
from bot.domain.schedules import EVERY_DAY, AtTimes, Day, ScheduleRequest
from bot.domain.signs import Gravity, Standing
from bot.domain.typed_answers import TypedAnswer
from bot.domain.understanding import Ranking, Understanding, Verdict
from bot.policy.decide import fresh
from bot.policy.open.check import OpenCheck
from bot.policy.open.choices import OpenChoices, OpenConfirmation, asks_to_confirm, resolve
from bot.policy.open.label import OpenLabel, labelled
from bot.policy.open.nudge import OpenNudge
from bot.policy.open.order import Asking, open_things
from bot.policy.open.question import OpenQuestion, may_answer
from bot.policy.open.short_reply import NothingOpen
from bot.policy.open.signs import OpenSigns
from bot.policy.open.topic import OpenTopic
from bot.policy.open.way_home import WayHome
from bot.views.answers import answer_reply
from bot.views.follow_ups import FollowUpPhrases
from tests.support.kinds import DRINKING, STRETCHING

NOW = Instant.from_utc(2026, 3, 2, 9)
SECOND = TimeDelta(seconds=1)
REGISTRY = Registry(CAPABILITIES)
KEEP, REMOVE = Button("Keep", KeepAsIs()), Button("Remove", RemoveAll(), ButtonStyle.DANGER)
MORE, TOPICS = Button("More", ShowMore("cramp_relief")), Button("Topics", BrowseTopics())


def ranked(intent: str, verdict: Verdict = Verdict.CLEAR) -> Ranking:
    return Ranking((Candidate(intent, 0.9), Candidate("greeting", 0.05)), verdict)


MISSED = Understanding(Ranking((), Verdict.MISS))
QUESTION = Understanding(ranked("shaking_causes"))
THANKS = Understanding(ranked("thanks"))


def context(library: Library, conversation: Conversation | None = None) -> Context:
    return Context(library=library, speaker=Speaker(7, 7), conversation=conversation or Conversation(NOW), now=NOW)


class TestAConversation:
    def test_counts_for_ten_minutes_and_then_begins_anew(self) -> None:
        talked = Conversation(NOW, topic="cramp_relief", misses=1)
        ten = NOW + TimeDelta(minutes=10)
        assert fresh(talked, ten) is talked
        assert fresh(talked, ten + SECOND) == Conversation(ten + SECOND)
        assert fresh(None, NOW) == Conversation(NOW)


class TestButtonsOnOffer:
    @pytest.mark.parametrize(
        ("word", "offered", "meant"),
        [
            (ShortReply.YES, [MORE, REMOVE, KEEP], RemoveAll()),
            (ShortReply.YES, [Button("Save", AskRemoveAll(), ButtonStyle.SUCCESS), KEEP], AskRemoveAll()),
            (ShortReply.YES, [Button("Other", AskRemoveAll(), ButtonStyle.PRIMARY), MORE], ShowMore("cramp_relief")),
            (ShortReply.YES, [KEEP, TOPICS], None),
            (ShortReply.NO, [REMOVE, KEEP], KeepAsIs()),
            (ShortReply.NO, [KEEP, Button("None", NoneOfThese())], NoneOfThese()),
            (ShortReply.STOP, [REMOVE, KEEP], KeepAsIs()),
            (ShortReply.BACK, [REMOVE, KEEP], None),
            (ShortReply.FIRST, [REMOVE, KEEP], None),
            (ShortReply.FIRST, [REMOVE, TOPICS], BrowseTopics()),
            (ShortReply.SECOND, [TOPICS, Button("A", PickAnswer("a")), Button("B", PickAnswer("b"))], PickAnswer("b")),
        ],
    )
    def test_a_yes_confirms_a_no_keeps_and_a_number_changes_nothing(
        self, word: ShortReply, offered: list[Button], meant: object
    ) -> None:
        assert resolve(word, offered) == meant

    def test_only_a_short_reply_that_fits_takes_one(self, library: Library) -> None:
        choices = OpenChoices((MORE, TOPICS))
        for text in (QUESTION, MISSED, replace(MISSED, short_reply=ShortReply.THIRD)):
            assert choices.take(text, context(library), REGISTRY) is None
        taken = choices.take(replace(MISSED, short_reply=ShortReply.YES), context(library), REGISTRY)
        assert taken == REGISTRY.action(ShowMore("cramp_relief"), tapped=False)


class TestTheWordsOfAButton:
    SAVE = Button("Save", ConfirmDraft(1), ButtonStyle.SUCCESS)

    def label(self, *offered: Button, text: str = "save", draft: int | None = 1) -> OpenLabel | None:
        question = OpenQuestion(Draft(draft, NOW, awaiting=Awaiting.PREVIEW), None) if draft is not None else None
        return labelled(lambda said, labels: labels.index(said) if said in labels else None, text, offered, question)

    def test_are_a_tap_on_it(self, library: Library) -> None:
        label = self.label(TOPICS, text="Topics")
        assert label is not None
        assert label.take(QUESTION, context(library), REGISTRY) == REGISTRY.action(BrowseTopics(), tapped=False)
        assert self.label(text="Topics") is None
        assert self.label(TOPICS, text="Topic") is None

    @pytest.mark.parametrize(("draft", "found"), [(1, True), (2, False), (None, False)])
    def test_of_a_draft_only_the_open_one_has_any(self, draft: int | None, found: bool) -> None:
        assert (self.label(self.SAVE, text="Save", draft=draft) is not None) is found

    @pytest.mark.parametrize(
        "action", [ToggleTime(1, Time(8)), ToggleDay(1, Day.MON), CheckStep("cramp", "1", 0, CheckAnswer.NO, 7, 0)]
    )
    def test_a_tick_in_a_list_is_no_answer(self, action: Action) -> None:
        assert self.label(Button("08:00", action), text="08:00") is None

    def test_come_after_a_check_and_before_the_rest(self, library: Library) -> None:
        things = open_things(Asking(label=OpenLabel(BrowseTopics())), context(library))
        assert [type(one).__name__ for one in things][:2] == ["OpenLabel", "WayHome"]


class TestAYesToWhatWasAskedLast:
    def test_belongs_to_what_asks_to_confirm(self, library: Library) -> None:
        last = OpenConfirmation((REMOVE, KEEP))
        meant: dict[ShortReply, Action] = {
            ShortReply.YES: RemoveAll(),
            ShortReply.NO: KeepAsIs(),
            ShortReply.STOP: KeepAsIs(),
        }
        for word, action in meant.items():
            taken = last.take(replace(MISSED, short_reply=word), context(library), REGISTRY)
            assert taken == REGISTRY.action(action, tapped=False)
        assert last.take(replace(MISSED, short_reply=ShortReply.BACK), context(library), REGISTRY) is None
        assert last.take(MISSED, context(library), REGISTRY) is None

    @pytest.mark.parametrize(
        ("offered", "asks"),
        [
            ((REMOVE, KEEP), True),
            ((MORE, KEEP), False),
            ((Button("Save", ConfirmDraft(1), ButtonStyle.SUCCESS),), False),
            ((Button("Save", ConfirmDraft(1)), REMOVE), False),
        ],
    )
    def test_is_asked_for_by_a_button_that_settles_and_not_by_what_is_being_made(
        self, offered: tuple[Button, ...], asks: bool
    ) -> None:
        assert asks_to_confirm(offered) is asks


class TestNothingOpen:
    @pytest.mark.parametrize("ranking", [ranked("shaking_causes"), ranked("thanks", Verdict.CLOSE), MISSED.ranking])
    def test_a_bare_short_reply_is_no_question(self, library: Library, ranking: Ranking) -> None:
        before = Conversation(NOW, topic="cramp_relief")
        text = Understanding(ranking, short_reply=ShortReply.YES)
        taken = NothingOpen().take(text, context(library, before), REGISTRY)
        assert isinstance(taken, Decision)
        assert (taken.outcome, taken.conversation) == (Outcome.MISS, before)
        assert taken.reply is not None

    def test_a_courtesy_and_any_sentence_go_on(self, library: Library) -> None:
        for text in (replace(THANKS, short_reply=ShortReply.NO), THANKS, QUESTION, MISSED):
            assert NothingOpen().take(text, context(library), REGISTRY) is None


class TestTheWayHome:
    def test_is_one_word_and_no_other(self, library: Library) -> None:
        for word in ShortReply:
            taken = WayHome().take(replace(MISSED, short_reply=word), context(library), REGISTRY)
            assert (taken is not None) == (word is ShortReply.HOME)
        assert WayHome().take(MISSED, context(library), REGISTRY) is None


class TestTheLastTopic:
    def test_only_a_follow_up_goes_on_from_it(self, library: Library) -> None:
        topic = OpenTopic("cramp_relief")
        assert topic.take(QUESTION, context(library), REGISTRY) is None
        kinds = FollowUpKind
        about_it = (
            kinds.MORE,
            kinds.OTHER_LEG,
            kinds.BRIEF,
            kinds.NOT_HELPED,
            kinds.DOUBTED,
            kinds.ELSEWHEN,
            kinds.GOING_ON,
        )
        itself = dict.fromkeys(about_it, "cramp_relief")
        for kind in FollowUpKind:
            taken = topic.take(replace(QUESTION, follow_up=kind), context(library), REGISTRY)
            follows = library.follows("cramp_relief", kind)
            expected = {FollowUpKind.SOURCE: "sources", **itself}.get(kind, follows)
            assert (taken.intent if taken else None) == expected, kind

    def test_more_is_the_rest_of_it_where_there_is_any(self, library: Library) -> None:
        more = replace(MISSED, follow_up=FollowUpKind.MORE)
        short = next(one.intent for one in library.answers.values() if not one.more)
        none_left = OpenTopic(short).take(more, context(library), REGISTRY)
        assert none_left is not None
        assert none_left.reply is not None
        assert none_left.reply.text == library.phrasebook.of(FollowUpPhrases).no_more
        taken = OpenTopic("cramp_relief").take(more, context(library), REGISTRY)
        assert taken is not None
        assert taken.reply is not None
        assert library.answers["cramp_relief"].more.plain in taken.reply.text.plain

    def test_more_of_what_is_unfolded_is_no_more(self, library: Library) -> None:
        unfolded = answer_reply(library, "cramp_relief", unfolded=True)
        before = Conversation(NOW, topic="cramp_relief", offered=unfolded.buttons)
        more = replace(MISSED, follow_up=FollowUpKind.MORE)
        taken = OpenTopic("cramp_relief").take(more, context(library, before), REGISTRY)
        assert taken is not None
        assert taken.reply is not None
        assert taken.reply.text == library.phrasebook.of(FollowUpPhrases).no_more

    def test_its_point_has_the_gate_before_it_and_no_more_than_that(self, library: Library) -> None:
        brief = replace(MISSED, follow_up=FollowUpKind.BRIEF)
        taken = OpenTopic("cramp_relief").take(brief, context(library), REGISTRY)
        assert taken is not None
        assert taken.reply is not None
        assert "began with a pop" in taken.reply.text.plain
        assert "gently stretch" in taken.reply.text.plain
        assert "20 to 30 seconds" not in taken.reply.text.plain

    def test_its_source_is_that_of_the_answer_that_was_given(self, library: Library) -> None:
        before = Conversation(NOW, topic="cramp_relief", explanation=Explanation("cramp_relief", "it cramps", 0.8))
        source = replace(MISSED, follow_up=FollowUpKind.SOURCE)
        taken = OpenTopic("cramp_relief").take(source, context(library, before), REGISTRY)
        assert taken is not None
        assert (taken.outcome, taken.conversation) == (Outcome.ANSWER, before)
        assert taken.reply is not None
        assert library.title("cramp_relief") in taken.reply.text.plain


class TestAQuestionOfHammys:
    def test_is_answered_within_an_hour(self, library: Library) -> None:
        draft = Draft(1, NOW, awaiting=Awaiting.GOAL)
        hour = NOW + TimeDelta(hours=1)
        assert may_answer(draft, MISSED, library, hour)
        assert not may_answer(draft, MISSED, library, hour + SECOND)
        assert not may_answer(Draft(1, NOW), MISSED, library, NOW)

    @pytest.mark.parametrize(
        ("awaiting", "intent", "answers"),
        [
            (Awaiting.GOAL, "settings", True),
            (Awaiting.GOAL, "hydration_log", True),
            (Awaiting.GOAL, "timezone_set", False),
            (Awaiting.GLASS, "hydration_log", True),
            (Awaiting.AMOUNT, "hydration_log", True),
            (Awaiting.AMOUNT, "settings", False),
            (Awaiting.ZONE, "timezone_set", True),
            (Awaiting.CLOCK_CHECK, "timezone_set", True),
            (Awaiting.CLOCK_CHECK, "settings", False),
            (Awaiting.QUIET_HOURS, "settings", True),
            (Awaiting.QUIET_HOURS, "reminders_pause", True),
            (Awaiting.QUIET_HOURS, "reminder_create", True),
            (Awaiting.QUIET_HOURS, "hydration_log", False),
            (Awaiting.PAUSE, "reminders_pause", True),
            (Awaiting.PAUSE, "reminder_cancel", True),
            (Awaiting.PAUSE, "reminder_create", False),
            (Awaiting.TIME, "reminder_create", True),
            (Awaiting.TIME, "reminder_cancel", False),
            (Awaiting.TIME, "shaking_causes", False),
            (Awaiting.TIME, "thanks", True),
            (Awaiting.ZONE, "thanks", False),
        ],
    )
    def test_a_clear_wish_answers_only_what_it_is_asked_for(
        self, library: Library, awaiting: Awaiting, intent: str, answers: bool
    ) -> None:
        draft = Draft(1, NOW, awaiting=awaiting)
        assert may_answer(draft, Understanding(ranked(intent)), library, NOW) is answers
        assert may_answer(draft, Understanding(ranked(intent, Verdict.CLOSE)), library, NOW)
        assert may_answer(draft, Understanding(ranked(intent), short_reply=ShortReply.YES), library, NOW)

    def test_a_whole_reminder_is_a_new_one(self, library: Library) -> None:
        draft = Draft(1, NOW, awaiting=Awaiting.TIME)
        whole = replace(MISSED, schedule=ScheduleRequest(STRETCHING, EVERY_DAY, (Time(8),)))
        assert not may_answer(draft, whole, library, NOW)
        assert may_answer(draft, replace(MISSED, schedule=ScheduleRequest(kind=STRETCHING)), library, NOW)

    @pytest.mark.parametrize(
        ("text", "asked_again"),
        [
            (MISSED, True),
            (replace(MISSED, short_reply=ShortReply.BACK), False),
            (replace(MISSED, schedule=ScheduleRequest(kind=STRETCHING)), False),
            (Understanding(ranked("settings")), False),
            (Understanding(ranked("settings", Verdict.CLOSE)), False),
        ],
    )
    def test_only_what_means_nothing_at_all_has_it_asked_again(
        self, library: Library, text: Understanding, asked_again: bool
    ) -> None:
        question = OpenQuestion(Draft(1, NOW, awaiting=Awaiting.GOAL), None)
        assert (question.take(text, context(library), REGISTRY) is not None) is asked_again
        assert replace(question, answer=TypedAnswer(word=ShortReply.YES)).take(text, context(library), REGISTRY)
        closed = replace(question, draft=Draft(1, NOW))
        assert closed.take(text, context(library), REGISTRY) is None

    @pytest.mark.parametrize(
        ("offered", "asked_again"), [((Button("Save", ConfirmDraft(1)),), True), ((MORE,), False), ((), False)]
    )
    def test_what_means_nothing_is_no_answer_once_something_else_was_said(
        self, library: Library, offered: tuple[Button, ...], asked_again: bool
    ) -> None:
        question = OpenQuestion(Draft(1, NOW, awaiting=Awaiting.GOAL), None)
        since = context(library, Conversation(NOW, "stretch_warm_up", offered))
        assert (question.take(MISSED, since, REGISTRY) is not None) is asked_again

    def test_is_older_than_what_came_at_the_same_moment(self) -> None:
        question = OpenQuestion(Draft(1, NOW), TypedAnswer())
        assert question.is_answered_after(NOW - SECOND)
        assert not question.is_answered_after(NOW)
        assert not replace(question, answer=None).is_answered_after(NOW - SECOND)


class TestSignsThatStand:
    CARD = OpenSigns(Standing(Gravity.EMERGENCY))

    @pytest.mark.parametrize(
        ("text", "passes"),
        [
            (Understanding(ranked("reminder_list")), True),
            (Understanding(ranked("reminders_pause")), True),
            (Understanding(ranked("privacy")), True),
            (Understanding(ranked("reminder_list", Verdict.CLOSE)), False),
            (Understanding(ranked("reminder_create")), False),
            (Understanding(ranked("hydration_log")), False),
            (Understanding(ranked("progress")), False),
            (Understanding(ranked("red_flag_check")), False),
            (Understanding(ranked("reminders_pause"), schedule=ScheduleRequest()), False),
            (QUESTION, False),
            (THANKS, False),
            (MISSED, False),
            (replace(MISSED, cancel=Cancel()), True),
            (replace(MISSED, short_reply=ShortReply.YES), False),
        ],
    )
    def test_after_a_card_only_a_clear_wish_with_its_place_passes(
        self, library: Library, text: Understanding, passes: bool
    ) -> None:
        before = Conversation(NOW, signs=self.CARD.signs, misses=1)
        for gravity in (Gravity.EMERGENCY, Gravity.CRISIS):
            taken = OpenSigns(Standing(gravity)).take(text, context(library, before), REGISTRY)
            assert (taken is None) is passes
            if taken is not None:
                assert (taken.outcome, taken.conversation) == (Outcome.EMERGENCY, before)
        for gravity in (Gravity.URGENT, Gravity.ROUTINE):
            assert OpenSigns(Standing(gravity)).take(text, context(library, before), REGISTRY) is None

    @pytest.mark.parametrize("gravity", Gravity)
    def test_taking_it_back_ends_it_and_a_crisis_keeps_its_numbers(self, library: Library, gravity: Gravity) -> None:
        before = Conversation(NOW, topic="cramp_relief", signs=Standing(gravity), pieces=("numb",), misses=2)
        said = replace(MISSED, taken_back=True)
        taken = OpenSigns(Standing(gravity)).take(said, context(library, before), REGISTRY)
        assert taken is not None
        assert taken.resumes
        assert taken.outcome is Outcome.ACTION
        assert taken.conversation == replace(before, signs=None, pieces=(), misses=0)
        assert taken.reply is not None
        text, crisis = taken.reply.text.plain, gravity is Gravity.CRISIS
        assert (text == library.checks.cards.taken_back.says.plain) is not crisis
        assert (library.crisis_lines in text) is crisis


class TestTheQuestionWhetherSomebodyIsInDanger:
    ASKED = OpenSigns(Standing(Gravity.ROUTINE, holds=False, asked=True))

    @pytest.mark.parametrize("word", [ShortReply.YES, ShortReply.NOT_SURE])
    def test_yes_and_not_sure_lead_to_the_card(self, library: Library, word: ShortReply) -> None:
        before = Conversation(NOW, signs=self.ASKED.signs)
        taken = self.ASKED.take(replace(MISSED, short_reply=word), context(library, before), REGISTRY)
        assert taken is not None
        assert taken.reply is not None
        card = library.checks.cards.crisis.says
        filled = card.fill(numbers=library.emergency_numbers, lines=library.crisis_lines)
        assert (taken.outcome, taken.reply.text) == (Outcome.EMERGENCY, filled)
        assert taken.hold is ReminderHold.ALL
        assert taken.conversation.signs == Standing(Gravity.CRISIS)

    def test_no_ends_it_with_the_numbers(self, library: Library) -> None:
        before = Conversation(NOW, signs=self.ASKED.signs)
        taken = self.ASKED.take(replace(MISSED, short_reply=ShortReply.NO), context(library, before), REGISTRY)
        assert taken is not None
        assert taken.reply is not None
        assert library.crisis_lines in taken.reply.text.plain
        assert taken.conversation.signs is None

    def test_no_leaves_the_signs_that_were_told_before(self, library: Library) -> None:
        signs = Standing(Gravity.URGENT, ("pop_tear_injury",), asked=True)
        before = Conversation(NOW, signs=signs)
        said = replace(MISSED, short_reply=ShortReply.NO)
        taken = OpenSigns(signs).take(said, context(library, before), REGISTRY)
        assert taken is not None
        assert taken.conversation.signs == replace(signs, asked=False)

    def test_a_question_is_answered_as_ever(self, library: Library) -> None:
        before = Conversation(NOW, signs=self.ASKED.signs)
        assert self.ASKED.take(QUESTION, context(library, before), REGISTRY) is None

    def test_a_yes_belongs_to_the_buttons_that_were_shown_since(self, library: Library) -> None:
        before = Conversation(NOW, signs=self.ASKED.signs, offered=(MORE,))
        said = replace(MISSED, short_reply=ShortReply.YES)
        assert self.ASKED.take(said, context(library, before), REGISTRY) is None


class TestANudgeOnScreen:
    OCCURRENCE = Occurrence(5, 1, NOW - TimeDelta(hours=1), NOW, State.SENT)
    REMINDER = Reminder(7, 7, STRETCHING, AtTimes(EVERY_DAY, (Time(8),)), id=1, last_sent=NOW - TimeDelta(minutes=9))
    AGAIN = NOW + TimeDelta(minutes=25)
    EVENING = Instant.from_utc(2026, 3, 2, 19)

    def nudge(self, word: NudgeWord, kind: KindId | None = None, again: Instant | None = None) -> OpenNudge:
        return OpenNudge(self.OCCURRENCE, self.REMINDER, NudgeReply(word, kind), again)

    @pytest.mark.parametrize(
        ("word", "action"),
        [
            (NudgeWord.DONE, NudgeDone(5)),
            (NudgeWord.LATER, NudgeSnooze(5)),
            (NudgeWord.SKIP, NudgeSkip(5)),
            (NudgeWord.BUSY, NudgeSkipAs(5, SkipReason.BUSY)),
            (NudgeWord.HURTING, NudgeSkipAs(5, SkipReason.HURTING)),
            (NudgeWord.STOP, NudgeSkipAs(5, SkipReason.STOPPED)),
        ],
    )
    def test_a_word_is_a_tap_on_its_button(self, library: Library, word: NudgeWord, action: Action) -> None:
        for kind in (None, STRETCHING):
            taken = self.nudge(word, kind).take(MISSED, context(library), REGISTRY)
            assert taken == REGISTRY.action(action, tapped=False)
        assert self.nudge(word, DRINKING).take(MISSED, context(library), REGISTRY) is None

    @pytest.mark.parametrize(
        ("word", "again", "until"), [(NudgeWord.LATER, AGAIN, AGAIN), (NudgeWord.EVENING, None, EVENING)]
    )
    def test_a_moment_that_is_said_needs_no_button(
        self, library: Library, word: NudgeWord, again: Instant | None, until: Instant
    ) -> None:
        taken = self.nudge(word, again=again).take(MISSED, context(library), REGISTRY)
        assert taken == REGISTRY.typed(SnoozeUntil(5, until))

    def test_what_cannot_hurt_is_no_answer(self, library: Library) -> None:
        drinking = replace(self.nudge(NudgeWord.HURTING), reminder=replace(self.REMINDER, kind=DRINKING))
        assert drinking.take(MISSED, context(library), REGISTRY) is None
        assert replace(drinking, reply=NudgeReply(NudgeWord.BUSY)).take(MISSED, context(library), REGISTRY)

    @pytest.mark.parametrize(
        ("ago", "belongs"), [(10, True), (9, True), (8, False), (0, True)], ids=["before", "then", "since", "new"]
    )
    def test_a_bare_yes_belongs_to_it_unless_something_was_talked_about_since(
        self, library: Library, ago: int, belongs: bool
    ) -> None:
        talked = context(library, Conversation(NOW - TimeDelta(minutes=ago)))
        nudge, yes = self.nudge(NudgeWord.DONE), replace(MISSED, short_reply=ShortReply.YES)
        assert (nudge.take(yes, talked, REGISTRY) is not None) is belongs
        assert nudge.take(MISSED, talked, REGISTRY) is not None

    def test_it_came_when_it_was_sent_or_else_was_due(self) -> None:
        nudge = self.nudge(NudgeWord.DONE)
        assert nudge.came == self.REMINDER.last_sent
        assert replace(nudge, reminder=replace(self.REMINDER, last_sent=None)).came == self.OCCURRENCE.due


class TestAStepOfACheck:
    @pytest.fixture
    def steps(self, library: Library) -> tuple[CheckStep, ...]:
        begun = REGISTRY.action(StartCheck("shaking"), tapped=False).run(None, context(library))
        assert isinstance(begun, Decision)
        return begun.conversation.checking or tuple(
            button.action
            for button in (begun.reply.buttons if begun.reply else ())
            if isinstance(button.action, CheckStep)
        )

    @pytest.mark.parametrize(
        ("word", "answer"),
        [(ShortReply.YES, CheckAnswer.YES), (ShortReply.NO, CheckAnswer.NO), (ShortReply.STOP, CheckAnswer.STOP)],
    )
    def test_a_word_is_a_tap_on_its_button(
        self, library: Library, steps: tuple[CheckStep, ...], word: ShortReply, answer: CheckAnswer
    ) -> None:
        (step,) = (one for one in steps if one.answer is answer)
        taken = OpenCheck(steps).take(replace(MISSED, short_reply=word), context(library), REGISTRY)
        assert taken == REGISTRY.action(step, tapped=False)

    @pytest.mark.parametrize(
        "text",
        [
            MISSED,
            QUESTION,
            replace(MISSED, short_reply=ShortReply.SECOND),
            replace(MISSED, short_reply=ShortReply.BACK),  # there is nothing before the first step
            replace(THANKS, short_reply=ShortReply.NO),
        ],
    )
    def test_anything_else_and_any_courtesy_has_it_asked_again(
        self, library: Library, steps: tuple[CheckStep, ...], text: Understanding
    ) -> None:
        taken = OpenCheck(steps).take(text, context(library), REGISTRY)
        assert isinstance(taken, Decision)
        assert taken.reply is not None
        again = [button.action for button in taken.reply.buttons if isinstance(button.action, CheckStep)]
        assert [(one.position, one.answer) for one in again] == [(one.position, one.answer) for one in steps]


class TestTheOrder:
    STEP = Button("No", CheckStep("cramp", "1", 0, CheckAnswer.NO, 7, 0))

    def of(self, library: Library, conversation: Conversation, asking: Asking) -> list[str]:
        return [type(one).__name__ for one in open_things(asking, context(library, conversation))]

    def test_nothing_but_the_way_home_is_always_open(self, library: Library) -> None:
        assert self.of(library, Conversation(NOW), Asking()) == ["WayHome", "NothingOpen"]

    def test_a_topic_comes_last_and_buttons_before_it(self, library: Library) -> None:
        talked = Conversation(NOW, topic="cramp_relief", offered=(MORE,))
        assert self.of(library, talked, Asking()) == ["WayHome", "OpenChoices", "NothingOpen", "OpenTopic"]

    def test_a_question_comes_before_the_buttons(self, library: Library) -> None:
        talked = Conversation(NOW, offered=(MORE,))
        question = OpenQuestion(Draft(1, NOW), None)
        assert self.of(library, talked, Asking(question)) == ["WayHome", "OpenQuestion", "OpenChoices", "NothingOpen"]

    def test_of_a_question_and_a_nudge_the_newer_comes_first_where_the_text_answers_it(self, library: Library) -> None:
        nudge = TestANudgeOnScreen().nudge(NudgeWord.DONE)
        newer, older = Draft(1, nudge.came + SECOND), Draft(1, nudge.came - SECOND)

        def first(draft: Draft, answer: TypedAnswer | None) -> str:
            return self.of(library, Conversation(NOW), Asking(OpenQuestion(draft, answer), nudge))[1]

        assert first(newer, TypedAnswer()) == "OpenQuestion"
        assert first(older, TypedAnswer()) == "OpenNudge"
        assert first(newer, None) == "OpenNudge"
        both = self.of(library, Conversation(NOW), Asking(OpenQuestion(older, None), nudge))
        assert both == ["WayHome", "OpenNudge", "OpenQuestion", "NothingOpen"]
        assert self.of(library, Conversation(NOW), Asking(None, nudge)) == ["WayHome", "OpenNudge", "NothingOpen"]

    @pytest.mark.parametrize(
        ("gravity", "first"),
        [
            (Gravity.EMERGENCY, "OpenCheck"),
            (Gravity.CRISIS, "OpenCheck"),
            (Gravity.URGENT, "OpenSigns"),
            (Gravity.ROUTINE, "OpenSigns"),
        ],
    )
    def test_a_check_that_follows_a_card_goes_on(self, library: Library, gravity: Gravity, first: str) -> None:
        stands = Conversation(NOW, offered=(self.STEP,), signs=Standing(gravity))
        assert self.of(library, stands, Asking())[0] == first
        assert self.of(library, replace(stands, offered=()), Asking())[0] == "OpenSigns"
