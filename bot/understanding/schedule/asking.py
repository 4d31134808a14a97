"""Whether a sentence asks for a new reminder, and what it is for."""

from __future__ import annotations

import re

from bot.domain.schedules import ReminderKind
from bot.understanding.word_sets import word_set

_STRETCH = re.compile(
    r"\b(?:stretch\w*|hamstrings?|hammies|hammys|hams|touch my toes|toe touch\w*|limber up|loosen up)\b"
)
_WATER = re.compile(
    r"\b(?:water|drinks?|drinking|hydrat\w*|re-?hydrat\w*|fluids?|sip|sips|glass of|bottle|top up my)\b"
)
_REMIND = re.compile(
    r"\b(?:remind(?! you)(?:ing)?|nudge|ping|buzz|poke|notify|prompt|alert|prod|nag|bug)\s+(?:me|us)\b"
    r"|\bremind\b(?! (?:you|people|them|him|her|others|everyone|everybody|my|your|myself)\b)|\bremindme\b"
    r"|\b(?:tell|get|make|text|message|call|shout at|bully|push|force|want you to tell)\s+(?:me|us)\s+(?:to|into"
    r"|when (?:it is|it's|its) time to)\s+(?:get up|stand|do|go|take|start|have|my|a|some"
    r"|think)?\s?(?:and )?(?:to )?(?:stretch|drink|hydrat|sip|water|hamstring)\w*"
    r"|\b(?:send|drop) (?:me|us) (?:a|an|some) (?:message|text|note|line)\b|\ba message (?:to|that i|every|each)\b"
    r"|\bhelp me (?:not to|to not|not) forget\b|\bwake ?up call\b|\bkeep (?:me|us) (?:drinking|stretching|hydrated)\b"
    r"|\blet (?:me|us) know(?= (?:every|each|at (?!what|which)|daily|in \d|on (?!what|which)|to|tomorrow|tonight)\b)"
    r"|\bwake me(?: up)?\b(?! up (?:every|at|in|each)? ?night)|\bgive me a (?:shout|nudge|ping|buzz|poke|call"
    r"|bell|heads up|prod|tap|alert|sign|signal)\b"
    r"|\bbe (?:reminded|nudged|pinged|told|notified|prompted|alerted)\b|\breminding\b"
    r"|\b(?:do not|don't|dont) let me forget\b|\bhelp me (?:to )?(?:remind|not forget)\b|\bneed (?:telling"
    r"|reminding|nudging|a nudge|a poke|a ping)\b"
    r"|\b(?:want|need|like) (?:that )?you (?:to )?(?:tell|ask|advise|prompt) me to\b|\bmake sure i\b|,? ?(?:tell"
    r"|text|ask) me$"
)
_ELSE = re.compile(
    r"\bwater(?:ing)? (?:the|my|our|some) (?!bottle|intake|break|reminder|glass)\w+"
    r"|\b(?:buy|order|pick up) (?:some |a |more |the )?(?:water|drinks?|bottles?)\b|\b(?:to|about) (?:the|my"
    r"|our)? ?(?:plants?|garden|pills?|medicine|meds|tablets?|standup|bins?|dog|cat|rent|bills?)\b"
)
_NOUN = re.compile(
    r"\b(?:reminders?|alarms?(?! bells?\b)|(?<!high )alerts?|nudges?|notifications?|pings?|pokes?|prompts?|timers?)\b"
)
_MAKING = re.compile(
    r"\b(?:set|sets|setup|add|create|make|new|schedule|start|give|put|want|need|like|wanna|please|can i (?:get"
    r"|have)|could i (?:get|have)|may i have"
    r"|get me|another|begin|turn on|enable|plan|arrange|sort|fix me|book|i'll have|let's have|wanting|activate)\b"
)
_WANTING = re.compile(
    r"\b(?:i (?:want|need|would like|wanna|'d like|should like|wish|would love|would appreciate|must)"
    r"|i'd (?:like|love|appreciate)|i am wanting"
    r"|i have to|can you|could you|would you|will you|please|kindly|let me|help me|i wanna|gotta|make sure i"
    r"|make me|get me|have me|tell me)\b"
)
_OTHER_WISH = re.compile(
    r"^(?:\W|hi|hey|hello|hammy|ok|okay|please|and|so|could you|can you|would you|will you|i want to|i'd like to"
    r"|i need to|pls|now|just|then)*"
    r"(?:stop|cancel|cancle|axe|bin|scrap|ditch|nuke|wipe|rm|delete|remove|turn off|switch off|disable|pause"
    r"|resume|mute|silence|snooze|skip|no more|change|move|edit|reschedule|shift|push|swap"
    r"|update|postpone|delay|list|show|clear|quit|end|kill|drop|undo|forget|erase|unsubscribe|log|record|note"
    r"|track|rename|shorten|make it(?! a habit\b)|unpause"
    r"|restart|reset|keep|less|fewer|what|which|when|why|how|who|where|do i|am i|is|are|does|did|do you|have i"
    r"|have you|was|were|should|shall|must i|can i|may i"
    r"|thanks?|thank you|cheers|ta|sorry|good|great|nice|cool|awesome|yes|no|nope|yeah|lol|haha|wow|got it|done"
    r"|finished|ok)\b"
)
_UNDO = re.compile(
    r"\b(?:stop|cancel|cancle|axe|bin|scrap|ditch|nuke|wipe|rm|delete|remove|turn(?:ing)? off|switch off|disable"
    r"|unset|mute|no longer|get rid of|do not want|don't want|dont want"
    r"|do not need|don't need|dont need|(?:don't|dont|do not|didn't|didnt|did not|never) (?:remind|ping|nudge"
    r"|buzz|notify|wake|bug|tell|text|message)|skip the|back up|break from|bin the|axe the|scrap the|ditch the"
    r"|start (?:the|my) reminders|not remind|instead of|too (?:many|often|early|late|much)"
    r"|(?:is|are) due|paused|(?:like|as) before|as usual|(?:go on|keep|continue|carry on) reminding"
    r"|i (?:already|just)|reschedule|snooze|already (?:have|set|did|done)|forgot|missed|push (?:it|my|the)"
    r"|move (?:it|my|the)|change (?:it|my|the)|bring forward|not now|more minutes|later please)\b"
)
_TELLING = re.compile(
    r"\b(?!hamstrings? stretch)(?:i|we|he|she|they|it|you|bot|hammy|doctor|doc|physio|coach|trainer|friend|wife"
    r"|husband|mum|mom|dad|leg|legs|calf|hamstrings?|muscles?|cramps?|"
    r"reminder|reminders|alarm|phone|app|someone|nobody|everyone|people|which|that|this|what|stretching|drinking"
    r"|water)\s+"
    r"(?:usually |always |never |often |still |only |just |already |normally |sometimes |really |even |also "
    r"|hardly |did not |didn't |ca n't |can't |cannot |keep )*"
    r"(?:stretch|stretched|drink|drank|drunk|hydrate|hydrated|do|did|does|am|was|were|is|are|'m|'s|have|had|has"
    r"|went|go|goes|get|gets|got|came|comes|come|cramp|cramps|"
    r"cramped|hurt|hurts|shake|shakes|shook|woke|wake|wakes|sleep|slept|ran|run|runs|work|works|worked|live"
    r"|lives|said|says|told|tells|pinged|reminded|buzzed|rang|"
    r"think|thought|feel|feels|felt|took|take|takes|used|use|uses|tried|try|finished|finish|forgot|forget|missed"
    r"|miss|skipped|skip|love|hate|hates|know|"
    r"read|saw|heard|prefer|stopped|started|start|begins?|ends?|helps?|helped|makes?|made|never|fell|arrived"
    r"|worked|tends?|seems?|train|trains|trained|eat|ate|play|played|walk|walked|cycle|logged|log|set|changed)\b"
)
_PLANNING = re.compile(
    r"\b(?:i|we|he|she|they)(?:'ll| will| shall| plan to| intend to|(?: am|'m|m| are|'re)"
    r" (?:going to|gonna|planning to|about to)"
    r"| was going to|'d planned)\b(?! (?:need|want|like|love|have a|be needing)\b)"
)
_TELL_AGAIN = re.compile(
    r"\bremind (?:me|us) (?:again )?(?:what|how|why|which|where|who|whether|if|about the|of (?:the|that|those|your))\b"
)
_SOMEONE_ELSE = re.compile(
    r"\b(?:remind|nudge|ping|tell|text) (?:him|her|them|(?:my|our|the) (?!legs?\b|hamstrings?\b|self\b)[a-z]+)\b"
)
_WHILE = re.compile(r"\bwhile (?:i|i'm|i am|we) [a-z]+")
_HABIT = re.compile(
    r"^\W*(?:usually|normally|typically|generally|mostly|sometimes|often|rarely|always|wish i could)\b"
    r"|\b(?:he|she|it|who|that|which|wife|husband|partner|mum|mom|dad|son|daughter|brother|sister|friend|everyone"
    r"|everybody|nobody|someone|coach|doctor|body) (?:\w+ly )?(?:drinks|stretches|hydrates)\b"
)
_AGAIN = re.compile(r"\bagain\b")
_SETTING = re.compile(r"\b(?:goal|aim|target|quota|quiet hours?|time ?zone)\b")
_NOTING = re.compile(
    r"\b(?:drank|drunk|had (?:a|an|my|some|\d)|stretched|was|were|did|didn't|went|came|woke|felt|yesterday"
    r"|last (?:night|week|time|month|year)|ago|so far"
    r"|thanks for|thank you for|the bot|pinged|reminded me|told me|used to|streak|logged|finished|completed"
    r"|my (?:cramp|leg|calf|hamstring|doctor|doc|physio)\w* (?:\w+s|\w+ed)\b)\b"
)
_COMPLAINT = re.compile(
    r"\b(?:cramp\w*|shak\w*|trembl\w*|hurt\w*|pain\w*|ache\w*|sore|spasm\w*|numb\w*|tight\w*|stiff\w*|wobbl\w*"
    r"|twitch\w*)\b"
)
_QUESTION = re.compile(
    r"^(?:\W|hi|hey|hello|hammy|so|and|but|well|ok|okay|um|btw)*(?:how|why|what|when|where|which|who|whose|is"
    r"|are|am|was|were|does|do|did|should|shall|"
    r"has|have|had|if|can i|could i|may i|must i|would it|will it|can it|could it|can drinking|can stretching"
    r"|can water|will (?:stretching|drinking|water))\b"
)
_POLITE = re.compile(
    r"\b(?:can|could|would|will|mind|how about|what about|may i|can i (?:get|have)|could i (?:get|have)"
    r"|is it possible|any chance|do you mind|are you able)\b"
)
_KNOWN = word_set(
    "a an the to of for on at in and or my me i you it this that some every each day daily days week night"
    " morning evening afternoon noon midnight am pm oclock"
    " please thanks thx ty thank hi hey hello hammy bot dear ok okay kindly from until till between to through"
    " by around about with up get do go my your"
    " time times break breaks session sessions routine exercise exercises set sets reminder alarm nudge ping"
    " hour hours minute minutes hourly half quarter past"
    " weekday weekdays weekend weekends today tonight tomorrow next starting start once twice mon tue wed thu"
    " fri sat sun monday tuesday wednesday thursday friday"
    " saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays except but not no all"
    " single bed lunch breakfast dinner work gym run before after"
    " glass more enough bit leg legs out down sharp exactly roughly 24 x also then later long throughout during"
    " while awake both"
    " would like want need wanna love one big little small good quick gentle light bedtime again second third"
    " other add create make set start give put new schedule another m w f t th tu mwf tth but only every mate"
    " bro dude buddy man lol asap friend sir madam cheers hiya yo regards ma'am pal be can could will would if"
    " possible so that it is will be much appreciated just for us new another custom recurring repeating regular"
    " simple basic something anything everything think usual arrange prompt alert first thing habit three quarters"
)
_ALARM = re.compile(r"\b(?:alarms?|timers?|wake)\b")
_ADDRESSED = re.compile(r"[a-z']+")
_NAMES = re.compile(
    r"remind\w*|nudge\w*|ping\w*|buzz\w*|alarm\w*|\w+days?|i'd|i'm|reminded|forget|let|can|could|would|will"
)
_OTHER_ASKED = re.compile(
    r"\b(?:know|understand|explain|ask|learn|why|suggest|routine that|plan for|advice|advise on|tell me (?:about"
    r"|how|what|if|its|it's|why|the))\b"
)


def kind_in(said: str) -> ReminderKind | None:
    """What a searched sentence is about; None where it names neither or both."""
    stretch, water = _STRETCH.search(said) is not None, _WATER.search(said) is not None
    if stretch == water:
        return None
    return ReminderKind.STRETCH if stretch else ReminderKind.HYDRATION


def is_about_either(said: str) -> bool:
    """True where stretching or water is named."""
    return _STRETCH.search(said) is not None or _WATER.search(said) is not None


def asks(said: str, *, times: bool, when: bool, timed: bool, asked: bool) -> bool:
    """True where a searched sentence asks for a new reminder.

    `times` says that it names days, times or parts of the day, `when` that this is enough for a bare request, `timed`
    that a time, an interval or a delay is among it, `asked` that it ends with a question mark.
    """
    reminds = _REMIND.search(said) is not None
    noun = _NOUN.search(said)
    polite = _POLITE.search(said) is not None and (reminds or noun is not None)
    if _UNDO.search(said) and not re.search(r"\b(?:let me forget|so i (?:do not|don't|dont))\b", said):
        return False
    if (_QUESTION.search(said) or _OTHER_WISH.search(said)) and not (
        polite and not said.startswith(("how do", "how can", "how to", "when"))
    ):
        return False
    if asked and not polite and not _WANTING.search(said) and not reminds:
        return False
    if _TELL_AGAIN.search(said) or _SOMEONE_ELSE.search(said):
        return False
    if not when and _AGAIN.search(said):
        return False
    if reminds:
        return not _reports(said) and not _is_something_else(said)
    if _SETTING.search(said):
        return False
    if noun is not None:
        return _asks_with_noun(said, noun, times=times)
    return when and _is_bare_request(said, timed=timed)


def _reports(said: str) -> bool:
    """True for "thanks for reminding me" and "it reminded me"."""
    return re.search(r"\b(?:thanks?(?: you)? for|keeps?|kept|stopped|was|were|for) remind", said) is not None or (
        re.search(r"\b(?:told|tell|tells|says|said|texted|called|call|text|message) (?:me|us|my)\b", said) is not None
        and not re.search(r"\b(?:tell|text|message|call) (?:me|us)\b", said)
    )


def _is_something_else(said: str) -> bool:
    """True for a reminder of what this bot does not remind of."""
    if _ELSE.search(said):
        return True
    return not is_about_either(said) and (bool(_strange(said)) or _ALARM.search(said) is not None)


def _strange(said: str) -> list[str]:
    words = _ADDRESSED.findall(said)
    return [
        word
        for word in words
        if word not in _KNOWN
        and not _STRETCH.fullmatch(word)
        and not _WATER.fullmatch(word)
        and not _NAMES.fullmatch(word)
    ]


def _asks_with_noun(said: str, noun: re.Match[str], *, times: bool) -> bool:
    if _is_something_else(said):
        return False
    if _MAKING.search(said) or _WANTING.search(said):
        return not re.search(
            r"\b(?:the|my|your|these|those|that) (?:\w+ )?(?:reminders?|alarms?|nudges?|pings?)\b", said
        ) or bool(re.search(r"\b(?:set|add|create|make|start)\b", said))
    if _TELLING.search(said) or _NOTING.search(said) or (noun.group().endswith("s") and not times):
        return False
    return (times or is_about_either(said) or len(said.split()) < 3) and not re.search(
        r"\b(?:the|my|your)\s+\w*\s*$", said[: noun.start()]
    )


def _is_bare_request(said: str, *, timed: bool) -> bool:
    """Stretch every day at 6, and the like: little else than what and when."""
    if not is_about_either(said) or _COMPLAINT.search(said) or _ELSE.search(said):
        return False
    said = _WHILE.sub(" ", said)
    if _PLANNING.search(said) or _HABIT.search(said) or (_WANTING.search(said) and not timed):
        return False
    words = _ADDRESSED.findall(said)
    if _WANTING.search(said):
        return len(_strange(said)) <= max(2, len(words) // 4) and not _OTHER_ASKED.search(said)
    if _TELLING.search(said) or _NOTING.search(said):
        return False
    return len(_strange(said)) <= max(1, len(words) // 5)
