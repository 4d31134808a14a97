"""The phrases of every view. Each is read from the file in content/voice that is named like its module."""

from __future__ import annotations

from bot.domain.phrasebook import Phrases
from bot.views.about import AboutPhrases
from bot.views.answers import AnswerPhrases
from bot.views.buttons import ButtonPhrases
from bot.views.calendar import CalendarPhrases
from bot.views.checks import CheckPhrases
from bot.views.drafts import DraftPhrases
from bot.views.editing import EditPhrases
from bot.views.explain import ExplainPhrases
from bot.views.follow_ups import FollowUpPhrases
from bot.views.history import HistoryPhrases
from bot.views.home import HomePhrases
from bot.views.inline import InlinePhrases
from bot.views.looking_back import LookingBackPhrases
from bot.views.misses import MissPhrases
from bot.views.nudge_answers import NudgeAnswerPhrases
from bot.views.nudges import NudgePhrases
from bot.views.one_reminder import OneReminderPhrases
from bot.views.outside import OutsidePhrases
from bot.views.pauses import PausePhrases
from bot.views.personal_data import PersonalDataPhrases
from bot.views.previews import PreviewPhrases
from bot.views.privacy import PrivacyPhrases
from bot.views.profile import ProfilePhrases
from bot.views.progress import ProgressPhrases
from bot.views.refusals import RefusalPhrases
from bot.views.reminders import ReminderListPhrases
from bot.views.requests import RequestPhrases
from bot.views.rules import RulePhrases
from bot.views.saving import SavingPhrases
from bot.views.sessions import SessionPhrases
from bot.views.settings import SettingsPhrases
from bot.views.skipping import SkippingPhrases
from bot.views.stretching import StretchingPhrases
from bot.views.thumbs import ThumbPhrases
from bot.views.travels import TravelPhrases
from bot.views.undoing import UndoingPhrases
from bot.views.unreadable import UnreadablePhrases
from bot.views.water import WaterPhrases
from bot.views.welcome import WelcomePhrases
from bot.views.wording import WordingPhrases
from bot.views.zones import ZonePhrases

PHRASES: tuple[type[Phrases], ...] = (
    AboutPhrases,
    AnswerPhrases,
    ButtonPhrases,
    CalendarPhrases,
    CheckPhrases,
    DraftPhrases,
    EditPhrases,
    ExplainPhrases,
    FollowUpPhrases,
    HistoryPhrases,
    HomePhrases,
    InlinePhrases,
    LookingBackPhrases,
    MissPhrases,
    NudgeAnswerPhrases,
    NudgePhrases,
    OneReminderPhrases,
    OutsidePhrases,
    PausePhrases,
    PersonalDataPhrases,
    PreviewPhrases,
    PrivacyPhrases,
    ProfilePhrases,
    ProgressPhrases,
    RefusalPhrases,
    ReminderListPhrases,
    RequestPhrases,
    RulePhrases,
    SavingPhrases,
    SessionPhrases,
    SettingsPhrases,
    SkippingPhrases,
    StretchingPhrases,
    ThumbPhrases,
    TravelPhrases,
    UndoingPhrases,
    UnreadablePhrases,
    WaterPhrases,
    WelcomePhrases,
    WordingPhrases,
    ZonePhrases,
)
