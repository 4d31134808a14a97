"""Everything that a capability may look at, whatever it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from whenever import Date, Instant

from bot.domain.changes import Change, SaveDraft
from bot.domain.conversation import Conversation, Decision, Outcome, SpokenOf
from bot.domain.drafts import Draft
from bot.domain.just_done import JustDone
from bot.domain.kinds import ReminderKind
from bot.domain.library import Library
from bot.domain.messages import Reply, Speaker
from bot.domain.occurrences import Occurrence
from bot.domain.profile import Profile
from bot.domain.records import Record
from bot.domain.reminders import Reminder
from bot.domain.sessions import Run
from bot.domain.settings_wishes import Setting
from bot.domain.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who speaks, what was talked about, what is kept of the person, and now.

    `kept` is None until the record is loaded. `nudge` came last into this chat today and is not answered, where the
    words may answer it. `in_place` is True where a button was tapped, so that the answer
    replaces its message. `run` is the session that runs in this chat, None where none does.
    `set_aside` is the number of a draft that counts for nothing any more, as the message that began it was edited.
    """

    library: Library
    speaker: Speaker
    conversation: Conversation
    now: Instant
    kept: Record | None = None
    in_place: bool = False
    nudge: tuple[Occurrence, Reminder] | None = None
    run: Run | None = None
    set_aside: int | None = None

    @property
    def record(self) -> Record:
        """What is kept of the person; empty where nothing is, or nothing was needed."""
        return self.kept if self.kept is not None else Record()

    @property
    def profile(self) -> Profile:
        """The person's settings."""
        return self.record.profile

    @property
    def draft(self) -> Draft | None:
        """The open question."""
        return self.record.draft

    @property
    def zone(self) -> str:
        """The person's zone; UTC as long as none is known."""
        return self.profile.zone or "UTC"

    @property
    def today(self) -> Date:
        """The date by the person's clock."""
        return self.now.to_tz(self.zone).date()

    @property
    def whole_now(self) -> Instant:
        """Now in whole milliseconds, as buttons carry it."""
        return Instant.from_timestamp(self.now.timestamp(unit="millisecond"), unit="millisecond")

    def nudge_for(self, asks: Callable[[ReminderKind], bool]) -> int | None:
        """The open nudge of a kind that asks for something: whoever tells of doing it answers that."""
        if self.nudge is None:
            return None
        occurrence, reminder = self.nudge
        return occurrence.id if asks(self.library.kind(reminder.kind)) else None

    def answer(self, reply: Reply) -> Decision:
        """Say something that was asked for, and change nothing."""
        return Decision(Outcome.ANSWER, reply, replace(self.conversation, misses=0))

    def with_profile(self, profile: Profile) -> Context:
        """The same context as if the settings were these."""
        return replace(self, kept=replace(self.record, profile=profile), library=self.library.for_person(profile))

    def speaking_of(self, reminder: Reminder, *, shown: bool = False) -> Context:
        """The same context, with "it" meaning this reminder from now on."""
        return replace(self, conversation=replace(self.conversation, reminder=SpokenOf(reminder, shown)))

    def decide(
        self,
        reply: Reply,
        changes: tuple[Change, ...] = (),
        just: JustDone | None = None,
        setting: Setting | None = None,
    ) -> Decision:
        """Say something where it was asked for, and change what is kept.

        `just` is how the change can be taken back; after any other change nothing can. `setting` is the one shown.
        """
        placed = replace(reply, in_place=self.in_place and not reply.is_new)
        if just is None and all(isinstance(one, SaveDraft) for one in changes):
            just = self.conversation.just
        conversation = replace(self.conversation, misses=0, just=just, setting=setting)
        return Decision(Outcome.ACTION, placed, conversation, changes=changes)

    def only_toast(self, toast: str) -> Decision:
        """Nothing but a word over the chat."""
        return Decision(Outcome.ACTION, None, self.conversation, toast=toast)

    def next_draft_number(self) -> int:
        """A number that no draft of this person had before."""
        return self.now.timestamp(unit="millisecond")

    def shows(self, draft: Draft) -> bool:
        """Whether the last reply has buttons of this draft, so that nothing else was shown since."""
        return any(getattr(button.action, "number", None) == draft.number for button in self.conversation.offered)

    def close_question(self) -> tuple[Change, ...]:
        """The change that ends an open question about a setting; a reminder that is being made stays open."""
        return self.drop_draft() if self.draft is not None and self.draft.request is None else ()

    def drop_draft(self) -> tuple[Change, ...]:
        """The change that ends the open question."""
        return (SaveDraft(None),) if self.draft is not None else ()
