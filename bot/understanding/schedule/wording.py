"""A sentence brought into the form that is searched: folded, numbers in figures, misspelt words of time mended."""

from __future__ import annotations

import re

from bot.understanding.text.numbers import with_figures
from bot.understanding.text.spelling import Mender
from bot.understanding.word_sets import word_set

MOST_CHARACTERS = 400

_WRITTEN = {
    written: meant
    for meant, several in {
        "every": "evry evey eveyr ever",
        "everyday": "evryday everday",
        "tomorrow": "tmrw tmr tmw tomo 2moro 2morrow",
        "tonight": "2nite tonite",
        "remind": "rmind remnid",
        "minutes": "mins min mns minuets mintues minits",
        "hour": "hr",
        "hours": "hrs hourse",
        "week": "wk",
        "weeks": "wks",
        "water": "watr wter watter h2o agua",
        "stretch": "strech stretc strecth strtch",
        "stretching": "streching",
        "please": "pls plz plse",
        "you": "u",
        "before": "b4",
        "and": "nd n",
        "until": "til till",
        "through": "thru",
        "daily": "daly dialy",
        "wed": "weds",
        "tue": "tues",
        "thu": "thurs thur thr",
        "tuesday": "tusday",
        "wednesday": "wensday wendsday wednsday",
        "saturday": "satruday",
        "hydrate": "hydr8",
        "with": "w/",
        "morning": "mornin",
        "evening": "evenin",
        "night": "nite",
        "afternoon": "arvo",
        "noon": "noontime",
    }.items()
    for written in several.split()
}
_WORDS_OF_TIME = word_set(
    "every everyday daily hourly minutes minute hours hour morning mornings afternoon evening evenings night"
    " nightly tonight"
    " tomorrow today weekday weekdays weekend weekends monday tuesday wednesday thursday friday saturday sunday"
    " mondays"
    " tuesdays wednesdays thursdays fridays saturdays sundays remind reminder reminders stretch stretches stretching"
    " hamstring hamstrings hydrate hydration drink drinking water midnight noon quarter between until except"
    " nudge alarm please"
)
_PROTECTED = word_set(
    "week weeks weekly month monthly minus mine mind minds midday drank drunk dring drinks doing wake waste"
    " waiter later"
    " weather mother money honey sunny runs rounds stretched stretchy reminded reminds reminding knight eight"
    " nights light"
    " tight right sight might fight thing being evening's having earning learning warning yearning hour's our"
    " ours four house"
    " houses horse minute's minted wanted matter latter petter batter tuesday's there these those nothing morning's"
    " other others another order orders number numbers quarters excerpt accept expect unit units during string"
    " strings"
    " hammering harming drunken monthly friday's frisky hers hates hydrates plead pleased pleases alarms larm"
    " nudged nudges"
    " everything everyone everybody very never fever even event evens seven eleven elevens"
)
_MENDER = Mender(sorted(_WORDS_OF_TIME), shortest=5, two_slips_from=7)
_WORD = re.compile(r"[a-z]{5,}")
_TOKEN = re.compile(r"[a-z0-9']+/?")
_DAY_RANGE = re.compile(r"(?<=[a-z])\s?[-–—~]\s?(?=(?:mon|tue|wed|thu|fri|sat|sun))", re.IGNORECASE)
_SHORT_RANGE = re.compile(
    r"\b(?P<first>mo|tu|we|th|fr|sa|su)\.?\s?(?:[-–—~]|to)\s?(?P<last>mo|tu|we|th|fr|sa|su)\b", re.IGNORECASE
)
_THREE_LETTERS = {day[:2]: day for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
_LOOSE = (
    (
        re.compile(
            r"^\W*(?:(?:hi|hey|hello)\W+)?good (?:morning|afternoon|evening|night|day)\b(?!s? (?:stretch|routine))"
        ),
        "",
    ),
    (re.compile(r"o\s?['`’]?\s?clock"), "oclock"),
    (re.compile(r"\ba\s?\.\s?m\b\.?"), "am"),
    (re.compile(r"\bp\s?\.\s?m\b\.?"), "pm"),
    (re.compile(r"\bevery\s?-\s?day\b"), "every day"),
    (re.compile(r"\beveryday\b"), "every day"),
    (re.compile(r"(?<=\d)(?:hrs|hr|hours|hour)\b(?=\s*$|\s*[,.;])"), " hours"),
    (re.compile(r"(?<=\d)\s?(?:mins?|m)\b(?!\.)"), " minutes"),
    (re.compile(r"\b12\s+(?=noon|midday|midnight)"), ""),
    (re.compile(r"[!?;:]+(?=\s|$)|[()\[\]\"“”*_~|]"), " , "),
    (re.compile(r"(?<=[a-z])\.(?=\s|$)"), " , "),
    (re.compile(r"\b(?:starting|beginning|start|begin)\s+(?:from |at |by )?(?=\d|noon|midnight|midday)"), "from "),
    (
        re.compile(
            r"[, ]+(?:and )?(?:ending|finishing|stopping|end|stop|finish|up to)\s+(?:at |by )?(?=\d|noon"
            r"|midnight|midday)"
        ),
        " until ",
    ),
    (re.compile(r"\brem\w{1,4}b?e?r(?=(?: to)? me\b)"), "remind"),
    (re.compile(r"(?<=\d[:.]\d\d)\s?(?:hrs?|hours?|h)\b"), ""),
    (re.compile(r"\bat (5|10|20|25) (to|before) (?=\d{1,2}\b)"), r"at \1 minutes \2 "),
    (re.compile(r"\bat (\d{1,2}) hours\b(?! (?:from|later))"), r"at \1h"),
    (re.compile(r"\b(\d{1,2}) ([0-5]\d)(?=\s?[ap]m\b)"), r"\1:\2"),
    (re.compile(r"(?<=\bat )(\d{1,2}) ([1-5]\d)\b(?! ?min)"), r"\1:\2"),
    (re.compile(r"\s&\s|\s\+\s"), " and "),
)


def searched(text: str) -> str:
    """The form that is searched; at most MOST_CHARACTERS of the text."""
    said = _SHORT_RANGE.sub(_in_three_letters, text[:MOST_CHARACTERS])
    said = with_figures(_DAY_RANGE.sub(" to ", said))
    for pattern, replacement in _LOOSE:
        said = pattern.sub(replacement, said)
    said = _TOKEN.sub(lambda match: _WRITTEN.get(match.group(), match.group()), said)
    said = _WORD.sub(lambda match: _mended(match.group()), said)
    said = re.sub(r"\bevery\s?day\b", "every day", said)
    return re.sub(r"\s+", " ", said).strip()


def _in_three_letters(days: re.Match[str]) -> str:
    return f"{_THREE_LETTERS[days['first'].lower()]} to {_THREE_LETTERS[days['last'].lower()]}"


def _mended(word: str) -> str:
    """A word that is one slip away from a word of time, two for long ones."""
    if word in _WORDS_OF_TIME or word in _PROTECTED:
        return word
    near = _MENDER.nearest(word)
    return near[0][0] if near else word
