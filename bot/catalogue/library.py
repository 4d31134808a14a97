"""The whole catalogue in one call."""

from __future__ import annotations

from pathlib import Path

from bot.catalogue.answers import load_answers, load_categories, load_facts
from bot.catalogue.checklists import load_checks
from bot.catalogue.cues import check_readable
from bot.catalogue.emergency_numbers import load_emergency_numbers
from bot.catalogue.files import Folder
from bot.catalogue.foreign_replies import load_foreign_replies
from bot.catalogue.illustrations import check_shown, load_illustrations
from bot.catalogue.kinds import kind_cues, kinds_of, read_kinds
from bot.catalogue.nudges import load_nudges
from bot.catalogue.phrasebook import load_phrasebook
from bot.catalogue.privacy import load_register
from bot.catalogue.problems import ContentError
from bot.catalogue.red_flags import read_red_flags
from bot.catalogue.regions import load_regions
from bot.catalogue.sessions import load_sessions
from bot.catalogue.subjects import load_subjects
from bot.catalogue.training_phrases import load_all_training_phrases
from bot.domain.library import Library
from bot.domain.red_flags import RedFlagLexicon


def load_library(root: Path) -> tuple[Library, RedFlagLexicon]:
    """Read and validate everything. Raises ContentError with every problem that was found."""
    return library_of(Folder(root))


def library_of(folder: Folder) -> tuple[Library, RedFlagLexicon]:
    """As `load_library`, from a folder in which nothing was read yet."""
    kinds = read_kinds(folder)
    training = load_all_training_phrases(folder, kind_cues(kinds))
    readable = check_readable(folder, training.cues)
    documents, facts = load_facts(folder)
    answers = load_answers(folder, facts, training.intents)
    categories = load_categories(folder, answers)
    phrasebook = load_phrasebook(folder)
    checks = load_checks(folder, documents, facts)
    red_flags = read_red_flags(folder, training.cues) if readable else None
    regions = load_regions(folder)
    nudges = load_nudges(folder, facts, kinds)
    register = load_register(folder)
    numbers = load_emergency_numbers(folder)
    foreign = load_foreign_replies(folder)
    subjects = load_subjects(folder, training.out_of_scope, answers)
    illustrations = load_illustrations(folder, facts)
    check_shown(folder, illustrations, answers, kinds)
    sessions = load_sessions(folder, facts, answers, illustrations, checks)
    for topic in phrasebook.start_topics if phrasebook else ():
        if topic not in answers:
            folder.report(folder.root / "content" / "voice", "start_topics", f"there is no topic {topic}")
    if phrasebook is None or checks is None or red_flags is None or numbers is None or folder.problems:
        raise ContentError(folder.problems)
    return Library(
        training,
        answers,
        categories,
        documents,
        facts,
        phrasebook,
        checks,
        regions,
        kinds_of(kinds),
        nudges,
        register,
        *numbers,
        *foreign,
        subjects,
        illustrations,
        sessions,
    ), red_flags
