"""Something that was just drunk, as a typed sentence reports it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.amounts import Amount
from bot.understanding.amounts import amount_of, bare_number, drink_tokens, in_millilitres
from bot.understanding.measures import Measured, Vessel, measures_in
from bot.understanding.text.fold import fold
from bot.understanding.word_sets import word_set

_LONGEST = 200
"""Characters; longer texts tell of more than a drink."""

_ASKS = re.compile(
    r"\?|^\W*(?:how|what|why|when|where|which|who|whose|should|is|are|am|was|do|does|did|will|would|may|might|shall"
    r"|can|could|have i|has|if)\b(?!(?: you)?(?: please| pls| plz)? (?:log|add|record|note|track|count|put|mark|save"
    r"|write|enter)\b)"
)
_WISHES = (
    r"remind (?:me|us|my)",
    r"reminders? (?:to|for|of|at|every)",
    r"(?:nudge|ping|notify|alert|tell|wake|poke|bug) me",
    r"will|gonna|going to|want to|wanna|would like to|should|shall|need to|needs to|must|have to|had to|has to",
    r"plan(?:ning)? to|tr(?:y|ying) to|supposed|ought|let me|going for|about to|i'll|could have|would have",
)
_HABITS = (
    r"(?:every|each|per|a|twice) (?:day|hour|morning|evening|night|week|month|two|2|3|other|meal|time|\d+)",
    r"(?:every|each) \w+ days?",
    r"usually|normally|always|often|generally|typically|mostly|sometimes|rarely|hardly",
    r"daily|hourly|everyday|nightly|weekly|most days|all day long|on average|at least|up to",
)
_DENIALS = (
    r"not|never|no|without|forgot|forget|nothing|none|instead of|cannot|barely",
    r"\w+n't|dont|didnt|havent|hasnt|cant|wont",
)
_OTHER_TIMES = (
    r"yesterday|last (?:night|week|month|year|time)|(?:days?|weeks?|months?|years?) ago|used to|ever|once",
    r"before bed|tomorrow|tonight at|whenever|if i|when i|as soon as|since i started|so that|for weeks|for years",
)
_OTHER_MATTERS = (
    r"undo|remove|delete|take (?:it|one|that|the last) (?:off|back|out)|too much|mistake|wrong|correct",
    r"goal|target|limit|enough|recommend(?:ed)?|blood|urine|pee|peed|sweat",
    r"beers?|wines?|vodka|whisk(?:e)?y|gin|rum|tequila|cider|cocktails?|alcohol|lager|ale|prosecco|champagne|sake",
    r"schnapps|liquor",
)
_NO_REPORT = re.compile(
    r"/ ?(?:day|d|h|hour|week)\b|\b(?:"
    + "|".join((*_WISHES, *_HABITS, *_DENIALS, *_OTHER_TIMES, *_OTHER_MATTERS))
    + r")\b"
)
_AFTER_REMINDER = re.compile(r"\b(?:(?:you|after you|when you) reminded me|after (?:your|the) reminder)\b")
_DRANK = word_set(
    "drank drunk drinked drunked drunken downed chugged necked gulped sipped swallowed drained guzzled swigged "
    "quaffed slurped sank"
)
_HAD = word_set("had finished emptied done got having drink drinking consumed took took completed")
"""What was done with it only where an amount follows."""

_OTHERS = word_set("she he they his her their him them you wife husband son daughter kid kids dog cat everyone")
_LOGS = word_set("log add record note track count put mark save write enter register logged input store")
_WATER = word_set("water watter wter drink drinks fluid fluids it up mine intake")
_BEFORE_VERB = word_set(
    "just already have has ve also only now then finally quickly so today i've ive i've been am i'm did really "
    "even only again about"
)
_SUBJECTS = word_set("i me and ok okay yes yep yeah done hi hey hello hammy well so that but plus today morning now")
_OPENINGS = word_set(", . ! : ; - ( \" '")
_DRINKS = word_set(
    "water watter squash tea coffee juice milk cordial lemonade soda it that the my them these this mine tap "
    "sparkling mineral still plain cold warm hot fresh fizzy iced electrolytes electrolyte fluid fluids liquid "
    "lemon coconut herbal green orange apple decaf broth soup kombucha isotonic"
)
_FILLERS = word_set(
    "of more another extra just now done down today so far drunk gone please pls plz thanks thank you ok okay "
    "and this morning afternoon evening at lunch with for log it me i my the a big small large in again more "
    "already finished empty emptied water drink yes yep yay hey hi hammy : , . ! + ✅ 💧 🥤 👍 ( ) dear ❤ too also "
    "mate sir lol have had ve drank after before during training run workout gym breakfast dinner since earlier "
    "add put about ca around roughly ~ consumed hatch that that's squash tea juice glug tally some to as put "
    "note record write track count mark save enter happy got sure told"
)
_FEW = 7
"""Words in which a drink is reported without any amount."""


def read_drink(text: str) -> Amount | None:
    """What a text reports as drunk just now, or earlier today; None where it reports no drink.

    None for questions, habits, plans, wishes for a reminder, corrections, other people's drinks and alcohol. An
    Amount with nothing in it says that something was drunk and not how much.
    """
    if len(text) > _LONGEST:
        return None
    folded = _AFTER_REMINDER.sub(" ", fold(text))
    if _ASKS.search(folded) or _NO_REPORT.search(folded):
        return None
    tokens = drink_tokens(folded)
    measures = tuple(measures_in(tokens))
    if any(_of_something_else(tokens, one) for one in measures):
        return None
    verb = _drinking_verb(tokens, measures)
    if verb is not None and _is_own(tokens, verb):
        return amount_of(tokens, measures) or _loose_number(tokens, verb) or _unnamed(tokens, verb)
    if verb is not None and (_OTHERS & set(tokens) or not any(one.start < verb for one in measures)):
        return None
    if _is_logged(tokens):
        return amount_of(tokens, measures) or _loose_number(tokens, 0) or _unnamed(tokens, 0)
    return amount_of(tokens, measures) if _is_nothing_else(tokens, measures) else None


def _of_something_else(tokens: Sequence[str], measure: Measured) -> bool:
    """Two cups of rice, a bottle of pills."""
    if measure.end + 1 >= len(tokens) or tokens[measure.end] != "of":
        return False
    following = tokens[measure.end + 1]
    return not (following in _DRINKS or following[0].isdigit())


def _drinking_verb(tokens: Sequence[str], measures: Sequence[Measured]) -> int | None:
    """The position of a word that says that somebody drank; None where there is none."""
    last = max((one.start for one in measures), default=-1)
    words = set(tokens)
    for at, token in enumerate(tokens):
        if token in ("drink", "drinking", "having") and not words & {"now", "just", "have", "ve", "i've", "already"}:
            continue
        if token in _DRANK or (
            token in _HAD and (at < last or tokens[at + 1 : at + 2] in (["some"], ["my"], ["water"]))
        ):
            return at
    return None


def _is_own(tokens: Sequence[str], verb: int) -> bool:
    """True where the subject of a verb is the writer, said or left out."""
    at = verb - 1
    while at >= 0 and tokens[at] in _BEFORE_VERB:
        if tokens[at] == "has":
            return False
        at -= 1
    return at < 0 or tokens[at] in _SUBJECTS or tokens[at] in _OPENINGS or not tokens[at][0].isalpha()


def _loose_number(tokens: Sequence[str], verb: int) -> Amount | None:
    """A number from 50 to 9999 without a unit is millilitres, with nothing of weight beside it."""
    number = bare_number(tokens)
    if number is None or not 50 <= number.value < 10_000:
        return None
    others = (*tokens[:verb], *tokens[verb + 1 : number.start], *tokens[number.end :])
    return in_millilitres(number.value) if all(token in _FILLERS for token in others) else None


def _unnamed(tokens: Sequence[str], verb: int) -> Amount | None:
    """Some water was drunk, in few words."""
    rest = tokens[verb + 1 :]
    if len(tokens) > _FEW or not all(token in _FILLERS or token in _WATER for token in rest):
        return None
    named = any(token in _WATER for token in rest)
    just = tokens[verb] in ("drank", "drinked") and (verb > 0 or bool(rest))
    return Amount() if named or just else None


def _is_logged(tokens: Sequence[str]) -> bool:
    """Log 250 ml; could you put me down for a glass."""
    opening = [
        token for token in tokens[:4] if token not in ("can", "could", "you", "please", "pls", "plz", "just", "ok")
    ]
    return bool(opening) and opening[0] in _LOGS


def _is_nothing_else(tokens: Sequence[str], measures: Sequence[Measured]) -> bool:
    """True where a text is an amount and little else."""
    if not any(not one.implied or (one.vessel is Vessel.GLASS and len(tokens) > 1) for one in measures):
        return False
    inside = {at for one in measures for at in range(one.start, one.end)}
    return all(at in inside or token in _FILLERS for at, token in enumerate(tokens))
