"""What a button does: one class for each thing that can be done. The gateway turns them into callback data and back."""

from __future__ import annotations

from bot.domain.actions.answers import (
    AnswerAction,
    BrowseTopics,
    NoneOfThese,
    PickAnswer,
    RateAnswer,
    ShowAnswer,
    ShowLess,
    ShowMore,
    ShowPicture,
)
from bot.domain.actions.checks import AfterCheck, CheckAction, CheckStep, Ending, ShowMarks, StartCheck
from bot.domain.actions.drafts import (
    AskChange,
    AskInterval,
    ChangeAll,
    ChangeThis,
    ChooseDateOrder,
    ChooseDays,
    ChooseGlass,
    ChooseHalfDay,
    ChooseInterval,
    ChooseKind,
    ChooseRegion,
    ChooseWindow,
    ChooseZone,
    ConfirmChanges,
    ConfirmDraft,
    ConfirmZone,
    DraftAction,
    DraftPart,
    DropDraft,
    EditAction,
    FinishDays,
    FinishTimes,
    MoveTo,
    PickDays,
    Reopen,
    RequestAction,
    ShowRegions,
    ToggleDay,
    ToggleTime,
    ZoneAction,
)
from bot.domain.actions.nudges import (
    NudgeAction,
    NudgeAmount,
    NudgeBack,
    NudgeDone,
    NudgeSkip,
    NudgeSkipAs,
    NudgeSnooze,
    NudgeSnoozeFor,
    NudgeUndo,
    SkipReason,
    SnoozeChoice,
)
from bot.domain.actions.reminders import (
    AskPause,
    AskReminderPause,
    AskRemoveAll,
    AskRemoveReminder,
    BeginReminder,
    EditReminder,
    ListAction,
    PauseAll,
    PauseLength,
    PauseReminder,
    ReminderAction,
    RemoveAll,
    RemoveReminder,
    ResumeAll,
    ResumeReminder,
    ShowHistory,
    ShowReminder,
    ShowReminders,
    TakeBackReminders,
)
from bot.domain.actions.sessions import BeginSession, OfferSession, SessionAction, SteerSession
from bot.domain.actions.settings import (
    AskGlass,
    AskGoal,
    AskQuietHours,
    AskZone,
    DropGoal,
    EraseData,
    KeepAsIs,
    SetHours,
    SetQuietHours,
    SettingsAction,
    SetUnit,
    ShowSettings,
)
from bot.domain.actions.water import (
    AskAmount,
    DrinkForSure,
    DrinkGlasses,
    DrinkMillilitres,
    ShowDays,
    ShowWeek,
    StretchNow,
    TakeBackDrink,
    TakeBackSetting,
    TakeBackStretch,
    WaterAction,
)

PersonalAction = DraftAction | ReminderAction | ListAction | WaterAction | SettingsAction | NudgeAction
"""What is about one person: their reminders, water and settings."""

Action = AnswerAction | CheckAction | PersonalAction | SessionAction
