"""What is kept of a person: handed out, or deleted."""

from __future__ import annotations

import json

from bot.domain.changes import Forget
from bot.domain.conversation import Decision
from bot.domain.messages import Attachment, ButtonStyle
from bot.domain.personal_actions import DeskMove
from bot.policy.personal.buttons import desk_button
from bot.policy.personal.desk import Desk


def exported(desk: Desk) -> Decision:
    """One JSON file with everything."""
    if desk.speaker.in_group:
        return desk.decide(desk.say.only_in_private)
    if not desk.export:
        return desk.decide(desk.say.export_empty)
    content = json.dumps(desk.export, indent=2, ensure_ascii=False).encode()
    return desk.decide(desk.say.export_caption, attachment=Attachment(desk.label.export_file, content))


def ask_forget(desk: Desk) -> Decision:
    """Really delete everything?"""
    if desk.speaker.in_group:
        return desk.decide(desk.say.only_in_private)
    yes = desk_button(desk.label.forget_yes, DeskMove.FORGET, "yes", ButtonStyle.DANGER)
    return desk.decide(desk.say.ask_forget, ((yes, desk_button(desk.label.keep, DeskMove.KEEP)),))


def forget(desk: Desk) -> Decision:
    """Everything is deleted. In a group the button means nothing."""
    if desk.speaker.in_group:
        return desk.decide(desk.say.only_in_private)
    return desk.decide(desk.say.forgotten, (), (Forget(),))
