"""Where a person is, as it was typed or shared: the zone that follows from it, and what goes on from there."""

from __future__ import annotations

from dataclasses import replace

from bot.capabilities import zones
from bot.capabilities.context import Context
from bot.capabilities.draft_answers import edited
from bot.capabilities.drafts import advance
from bot.capabilities.replanning import replanned
from bot.domain.changes import Change, SaveDraft, SaveProfile
from bot.domain.conversation import Decision
from bot.domain.drafts import Awaiting, Draft
from bot.domain.intents import ShortReply
from bot.domain.lookups import FindPlaces, LocatePlace
from bot.domain.messages import Located
from bot.domain.places import Place
from bot.domain.typed_answers import TypedAnswer
from bot.views import zones as view
from bot.views.requests import so_far


def need_place(answer: TypedAnswer, _context: Context) -> FindPlaces | None:
    """The place that an answer names."""
    return FindPlaces(answer.place) if answer.place else None


def on_answer(answer: TypedAnswer, places: tuple[Place, ...] | None, context: Context) -> Decision:
    """A place, a yes or no to the clock of one, or a change of the reminder that waits for it."""
    draft = context.draft
    assert draft is not None
    if draft.awaiting is Awaiting.CLOCK_CHECK and draft.place is not None and answer.word is not None:
        return (
            zone_confirmed(draft, draft.place, context) if answer.word is ShortReply.YES else zones.ask(draft, context)
        )
    if draft.request is None:
        return zones.named(draft, places or (), context)
    if answer.edit is not None:
        return _so_far(edited(draft, draft.request, answer.edit, context), context)
    if answer.word is ShortReply.YES:
        return _so_far(zones.ask_before_saving(draft, context), context)
    return _so_far(zones.named(draft, places or (), context), context)


def _so_far(decision: Decision, context: Context) -> Decision:
    """The decision with what is understood of the reminder above it, as long as the place is not known."""
    draft = next((one.draft for one in decision.changes if isinstance(one, SaveDraft)), None)
    if draft is None or draft.awaiting is not Awaiting.ZONE or draft.request is None:
        return decision
    return decision.below(so_far(context.library, draft.request, context.profile.zone, draft.asked))


def need_location(located: Located, _context: Context) -> LocatePlace:
    """Where that is."""
    return LocatePlace(located.latitude, located.longitude)


def on_location(_located: Located, places: tuple[Place, ...] | None, context: Context) -> Decision:
    """A location counts as the name of a place does; where nobody lives, the town is asked for. It is not kept."""
    draft = context.draft
    if context.speaker.in_group:
        return context.decide(view.location_elsewhere_reply(context.library))
    if draft is None or not draft.asks_place:
        draft = Draft(context.next_draft_number(), context.now, awaiting=Awaiting.ZONE)
    return zones.named(draft, places or (), context)


def zone_confirmed(draft: Draft, zone: str, context: Context) -> Decision:
    """The zone is set, all that is pending is planned anew, and what was being made goes on."""
    town = next((town for town in draft.towns if town.zone == zone), None)
    named = view.place_words(context.library, town) if town is not None else None
    profile = replace(context.profile, zone=zone, town=named)
    changes: tuple[Change, ...] = (SaveProfile(profile), *replanned(context, profile))
    if draft.request is not None:
        decision = advance(replace(draft, place=None, towns=()), context.with_profile(profile))
        return replace(decision, changes=(*changes, *decision.changes))
    library = context.library.for_person(profile)
    return context.decide(view.saved_reply(library, zone, context.now), (*changes, SaveDraft(None)))
