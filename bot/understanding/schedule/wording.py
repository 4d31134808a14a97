"""A sentence brought into the form that is searched: folded, numbers in figures, misspelt words of time mended."""

from __future__ import annotations

import re

from bot.domain.schedules import EVERY_DAY
from bot.understanding.text.fold import fold
from bot.understanding.text.numbers import Numbers
from bot.understanding.text.phrasing import Phrasing
from bot.understanding.text.recent import ITS_PARTS, Recently
from bot.understanding.text.spelling import Mender
from bot.understanding.time.shifted_times import ShiftedTimes

MOST_CHARACTERS = 400

_EQUALS = 9
"""Of so many equally near words the first in the alphabet is taken."""

_WORD = re.compile(r"[a-z]{5,}")
_TOKEN = re.compile(r"[a-z0-9']+/?")
_NEAR = r"(\d|\b(?:{numbers.units}|{time.noon}|{time.midnight})|\d ?[ap]m)(?:[ -]?{schedule.near}\b)+"
_DAY_RANGE = r"(?i)(?<=[a-z])\s?[-–—~]\s?(?={time.weekdays})"
_SHORT_RANGE = (
    r"(?i)\b(?P<first>{schedule.day_letters})\.?\s?(?:[-–—~]|{schedule.until})\s?(?P<last>{schedule.day_letters})\b"
)
_ORDINAL = (
    r"\b(?:(?P<tens>[23]0) )?(?P<nth>{numbers.ordinals})\b"
    r"(?=(?: {time.of_month})? {time.months}\b|(?: {rules.days})? {rules.of_month}\b"
    r"|(?:(?: ?,| {rules.joints})+ (?:{time.the} )?(?:[23]0 )?(?:{numbers.ordinals}|\d+{rules.ordinal_ends}))+"
    r"(?: {rules.days})? {rules.of_month}\b)"
    r"|(?P<month>\b{time.months} (?:{time.the} )?)(?:(?P<more>[23]0) )?"
    r"(?P<of>{numbers.ordinals})\b(?! (?:{time.weekdays})\b)"
    r"|(?P<before>\b{rules.before_day} {time.the} )(?P<alone>{numbers.ordinals})\b"
    r"(?=\s*$|\s*[,@]|\s+(?:{rules.behind_days}|\d(?!\d* (?:{time.units}|{time.weekdays}s)\b)))"
    r"|\b(?:(?P<big_tens>[23]0) (?P<big_nth>{numbers.ordinals})|(?P<big>{numbers.high_ordinals}))\b"
)
"""The third of june, june the third, the first and fifteenth of each month; from the eighth on always."""
_HOUR = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?"
_CORRECTED = r"[ ,;.:!-]+(?:{schedule.corrected}[ ,;.:!-]+)+"
_A_DAY = r"(?:{time.weekdays}|{time.tomorrow}|{said_days.today})"
_EACH_OR_IN = r"\b(?:{intervals.every}|{intervals.in}) (?:{intervals.loosely} )*"
_BARE = r"(?:1[0-2]|[1-9])"
_ALONE = r"(?![:.]\d| ?\d| ?{time.units}\b)"
_ONE_OF_TWO = (
    r"\b{schedule.one_of_two} (?=(?:\w+ \w+ )?{schedule.before_times} ?\d)"
    r"|((?:^|\b(?:{acts.joining}|{schedule.wanting})) ?){schedule.one_for} (?=[a-z])"
    r"|(\b{schedule.pointing}) {schedule.pointed}\b"
)
"""One at 9am and one on Friday at 3pm; one for water; that one."""
_ONE_UNIT = r"(?:{time.one} )?({time.units})"
_FIGURE = r"\d"
_REWRITTEN: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        _FIGURE,
        (
            (r"(?<=[a-z])!(?= \d)", ""),
            (r"\b(\d\d?)/(\d\d?)/(\d\d?)/(\d\d?)(?:/(\d\d?))?\b(?!/)", r"\1, \2, \3, \4, \5"),
            (r"\b({rules.before_day}) (\d{1,2})-(\d{1,2})\b(?! ?[ap]m|[:.]\d|-)", r"\1 \2/\3"),
            (
                r"(?<![\d:.])\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?" + _CORRECTED + r"(?:{schedule.before_times} )?"
                r"(?=\d{1,2}(?:[:.]\d\d)?(?! ?{time.units}))",
                "",
            ),
            (r"(?<=[\dm])[ ,]+(?:{numbers.joined} )?{schedule.not_at} " + _HOUR + r"\b(?!:| ?{time.units})", ""),
            (r"\b(\d{1,2}) {time.oh} ([1-9])\b", r"\1:0\2"),
            (r"\b(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=t?\b|t\d)", r"\1-\2-\3"),
            (r"\b(20\d\d-\d\d-\d\d)t(\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?(z\b)?", r"\1 \2:\3 \4"),
            (r"(?<=\d:[0-5]\d):00\b", ""),
            (r"\b(\d{1,2})[-/ ]({time.months})[-/ ,]+(20\d\d)\b", r"\1 \2 \3"),
            (r"\b({time.months})[-/](\d{1,2})[-/](20\d\d)\b", r"\1 \2 \3"),
            (r"\b({time.months})\. ?(?=\d)", r"\1 "),
            (r"\b(\d{1,2})-(\d{1,2})-(20\d\d)\b", r"\1/\2/\3"),
            (r"\b((?:0?[1-9]|1[0-2])(?:[:.][0-5]\d)?)([ap])\b(?!\.? ?m\b|[-'’])", r"\1 \2m"),
            (r"\b({time.quarter}) {time.short_of} (?=(?:[1-9]|1[0-2])\b(?!:| ?(?:{time.units})\b))", r"\1 to "),
            (r"\b(\d{1,2}) ?(?:{schedule.times})? ?/ ?(?={time.units}\b)", r"\1 x a "),
        ),
    ),
    (
        "",
        (
            (
                r"\b{schedule.short_tomorrow}(?= (?:{rules.behind_days}\b|@|\d|{time.parts_of_day}|{time.noon})|\s*$)",
                "tomorrow",
            ),
        ),
    ),
    (
        _FIGURE,
        (
            (r"(?<![\w.])\+\s?(?=\d+(?:\.\d+)?\s?(?:{time.units}|{time.unit_letters})\b)", "in "),
            (r"\b(0?[1-9]|1[0-2])([0-5]\d)(?=\s?[ap]\.?m\b)", r"\1:\2"),
        ),
    ),
    (
        r"{time.noon}|{time.midnight}",
        (
            (
                r"\b({time.half}|{time.quarter}|\d+(?: {time.minutes})?) ({time.past}) (?:12 )?{time.noon}\b",
                r"\1 \2 12 pm",
            ),
            (
                r"\b({time.half}|{time.quarter}|\d+(?: {time.minutes})?) ({time.past}) (?:12 )?{time.midnight}\b",
                r"\1 \2 12 am",
            ),
            (r"\b({time.quarter}|\d+)(?: {time.minutes})? {time.before} (?:12 )?{time.noon}\b", r"\1 minutes to 12 am"),
            (
                r"\b({time.quarter}|\d+)(?: {time.minutes})? {time.before} (?:12 )?{time.midnight}\b",
                r"\1 minutes to 12 pm",
            ),
        ),
    ),
    (
        "",
        (
            (r"\bquarter minutes (?=to 12 )", "quarter "),
            (r"o\s?['`’]?\s?clock", "oclock"),
        ),
    ),
    (
        r"\.",
        (
            (r"\ba\s?\.\s?m\b\.?", "am"),
            (r"\bp\s?\.\s?m\b\.?", "pm"),
        ),
    ),
    (
        _FIGURE,
        (
            (r"(?<=\d){time.hours}\b(?<!\dh)(?=\s*$|\s*[,.;])", " hours"),
            (r"(?<=\d)\s?(?:{time.minutes}|m)\b(?!\.)", " minutes"),
            (r"\b12\s+(?={schedule.twelve})", ""),
        ),
    ),
    (
        "",
        (
            (r"[!?;:]+(?=\s|$)|[()\[\]\"“”*_~|]", " , "),
            (r"(?<=[a-z])\.(?=\s|$)", " , "),
        ),
    ),
    (
        r"\d|{schedule.twelve}",
        (
            (r"\b{schedule.starting}\s+(?=\d|{schedule.twelve})", "from "),
            (r"[, ]+{schedule.ending}\s+(?=\d|{schedule.twelve})", " until "),
        ),
    ),
    (
        r"{schedule.corrected}",
        ((rf"\b{_A_DAY}s?{_CORRECTED}(?:{{rules.before_day}} )?(?={_A_DAY}s?\b)", ""),),
    ),
    (
        "",
        (
            (r"\brem\w{1,4}b?e?r(?= {schedule.me}\b)", "remind"),
            (r"\s&\s|\s\+\s", " and "),
        ),
    ),
    (
        _FIGURE,
        (
            (
                rf"({_EACH_OR_IN})" + r"(\d+) ?(?:-|–|{schedule.choosing}) ?(\d+) ?({time.units})\b",
                r"\1\2 \4 ; \3 \4 ,",
            ),
            (
                f"({_EACH_OR_IN})({_ONE_UNIT}) " + r"{schedule.choosing} (\d+)\b(?![:.]| ?[ap]m)",
                r"\1\2 ; \4 \3 ,",
            ),
            (rf"({_EACH_OR_IN}\d+\.\d\d ?{{time.hours}}\b)" + r"|(?<=\d[:.]\d\d)\s?{time.hours}\b", r"\1"),
            (r"\bat (5|10|20|25) ({time.before}) (?=\d{1,2}\b)", r"at \1 minutes \2 "),
            (r"\bat (\d{1,2}) hours\b(?! {intervals.from_now})", r"at \1h"),
            (r"(^|\b{schedule.wanting} )[2-9] (?={schedule.counted_reminders}\b)", r"\1"),
            (rf"(?<![\w:.,/-])({_BARE}) (?=(?:{_BARE}(?: |, ?| {{numbers.joined}} ))+{_BARE}\b{_ALONE})", r"\1, "),
            (r"\b(\d{1,2}) ([0-5]\d)(?=\s?[ap]m\b)", r"\1:\2"),
            (r"(?<=\bat )(\d{1,2}) ([1-5]\d)\b(?! ?min)", r"\1:\2"),
        ),
    ),
)
"""What is written otherwise, each with what takes its place, in steps: what must stand in a sentence, or no other
pattern of the step would find anything. Most sentences have no figure and no noon.
"""


class Wording:
    """Brings sentences into the form that is searched."""

    def __init__(self, phrasing: Phrasing, numbers: Numbers) -> None:
        self._numbers = numbers
        self._near = phrasing.regex(_NEAR)
        self._day_range = phrasing.regex(_DAY_RANGE)
        self._short_range = phrasing.regex(_SHORT_RANGE)
        self._day_letters = phrasing.meanings("schedule.day_letters", tuple(EVERY_DAY))
        self._ordinal = phrasing.regex(_ORDINAL)
        self._ordinals = {**phrasing.numbers("numbers.ordinals"), **phrasing.numbers("numbers.high_ordinals")}
        self._greetings = phrasing.pattern("schedule.greetings")
        self._one_of_two = phrasing.regex(_ONE_OF_TWO)
        self._rewritten = tuple(
            (
                phrasing.regex(needed) if needed else None,
                tuple((phrasing.regex(loose), strict) for loose, strict in changes),
            )
            for needed, changes in _REWRITTEN
        )
        self._written = {**phrasing.meanings("time.parts_of_day"), **phrasing.meanings("schedule.spellings")}
        self._every_day = phrasing.pattern("schedule.every_day")
        mended = phrasing.words("schedule.mended")
        self._right = phrasing.words("schedule.right") | mended
        self._mender = Mender(sorted(mended), shortest=5, two_slips_from=7)
        self._shifted = ShiftedTimes(phrasing)
        self._recently = Recently(self._searched, ITS_PARTS)

    def searched(self, text: str) -> str:
        """The form that is searched; at most MOST_CHARACTERS of the text."""
        return self._recently[fold(text)]

    def _searched(self, text: str) -> str:
        said = self._near.sub(r"\1", text[:MOST_CHARACTERS])
        said = self._one_of_two.sub(r"\1\2", said)
        said = self._short_range.sub(self._in_three_letters, said)
        said = self._numbers.with_figures(self._day_range.sub(" to ", said))
        said = self._ordinal.sub(self._in_figures, said)
        said = self._every_day.sub("every day", self._greetings.sub("", said))
        for needed, changes in self._rewritten:
            if needed is None or needed.search(said):
                for loose, strict in changes:
                    said = loose.sub(strict, said)
        said = _TOKEN.sub(lambda match: self._written.get(match.group(), match.group()), said)
        said = _WORD.sub(lambda match: self._mended(match.group()), said)
        said = self._every_day.sub("every day", said)
        return self._shifted.settled(re.sub(r"\s+", " ", said).strip())

    def _in_figures(self, spelt: re.Match[str]) -> str:
        """The day of a month whose ordinal was spelt out."""
        word = spelt["nth"] or spelt["of"] or spelt["alone"] or spelt["big_nth"] or spelt["big"]
        tens = int(spelt["tens"] or spelt["more"] or spelt["big_tens"] or 0)
        return f"{spelt['month'] or spelt['before'] or ''}{tens + int(self._ordinals[word])}th"

    def _in_three_letters(self, days: re.Match[str]) -> str:
        first, last = (self._day_letters[days[end].lower()] for end in ("first", "last"))
        return f"{first} to {last}"

    def _mended(self, word: str) -> str:
        """A word that is one slip away from a word of time, two for long ones."""
        if word in self._right:
            return word
        return min((known for known, _ in self._mender.nearest(word, most=_EQUALS)), default=word)
