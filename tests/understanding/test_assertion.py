"""How a sign was meant: pairs of sentences that differ in little, on either side of a border."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.catalogue.files import Folder
from bot.catalogue.red_flags import read_red_flags
from bot.catalogue.root import catalogue_root
from bot.domain.red_flags import Assertion
from bot.understanding.red_flags import RedFlagScreen
from tests.support.readers import cues

A = Assertion
NUMB, CALF, WEAK, DOWN = "numb_tingle", "calf_clot_signs", "weak_giving_way", "collapse_fit"
STIFF = "paralysis"

Side = tuple[str, Assertion]

DENIED: dict[str, tuple[Side, Side]] = {
    "a denial reaches six words forward": (
        ("without one two three four five numbness", A.NEGATED),
        ("without one two three four five six numbness", A.AFFIRMED),
    ),
    "commas are no words": (
        ("without one, two, three, four, five, numbness", A.NEGATED),
        ("without one, two, three, four, five, six, numbness", A.AFFIRMED),
    ),
    "an item of a list begins the reach anew": (
        ("without one two three four five or six numbness", A.NEGATED),
        ("without one two three four five and six numbness", A.AFFIRMED),
    ),
    "nor does that too": (
        ("without one two three four five nor six seven numbness", A.NEGATED),
        ("without one two three four five nor six seven eight nine ten eleven numbness", A.AFFIRMED),
    ),
    "and adds an item, or a clause of its own": (
        ("no swelling and numbness", A.NEGATED),
        ("no swelling and my foot is numb", A.AFFIRMED),
    ),
    "so does so": (("no swelling so numbness", A.NEGATED), ("no swelling so my foot is numb", A.AFFIRMED)),
    "and a part of the body with what it does is a clause": (
        ("no swelling and numbness", A.NEGATED),
        ("no swelling and foot numb", A.AFFIRMED),
    ),
    "so does a comma": (
        ("no swelling, numbness or tingling", A.NEGATED),
        ("no swelling, my foot is numb", A.AFFIRMED),
    ),
    "a clause begins where it does and no later": (
        ("no swelling, tightness or numbness, it shakes", A.NEGATED),
        ("no swelling, it shakes and is numb", A.AFFIRMED),
    ),
    "a turn ends it": (("no swelling with numbness", A.NEGATED), ("no swelling but numbness", A.AFFIRMED)),
    "so does a reason": (("no swelling or numbness", A.NEGATED), ("no swelling, just numbness", A.AFFIRMED)),
    "so does the end of a sentence": (("no swelling no numbness", A.NEGATED), ("no swelling. numbness", A.AFFIRMED)),
    "a sign that begins like a denial": (
        ("I've got no numbness in my toes", A.NEGATED),
        ("I've got no feeling in my toes", A.AFFIRMED),
    ),
    "words that only look like a denial": (
        ("no signs of numbness in my foot", A.NEGATED),
        ("no idea, numbness in my foot", A.AFFIRMED),
    ),
    "and they end the one before": (
        ("no swelling no tightness numbness", A.NEGATED),
        ("no swelling no doctor numbness", A.AFFIRMED),
    ),
    "or are followed by a real one": (
        ("no idea but no numbness", A.NEGATED),
        ("no idea but numbness", A.AFFIRMED),
    ),
    "a list goes on over short items, without a last one too": (
        ("no swelling, one two numbness", A.NEGATED),
        ("no swelling, one two three numbness", A.AFFIRMED),
    ),
    "each of them is short": (
        ("no swelling, one two, three four, numbness", A.NEGATED),
        ("no swelling, one two, three four five, numbness", A.AFFIRMED),
    ),
    "a part of the body is no item": (
        ("no swelling, heat, numbness", A.NEGATED),
        ("no swelling, foot, numbness", A.AFFIRMED),
    ),
    "nor is a number": (("no swelling, hours, numbness", A.NEGATED), ("no swelling, 3 days, numbness", A.AFFIRMED)),
    "nor is what is there today": (("no swelling, numbness", A.NEGATED), ("no swelling, numbness today", A.AFFIRMED)),
    "never like this tells of one": (
        ("never had a numb foot", A.NEGATED),
        ("never had a numb foot like this", A.AFFIRMED),
    ),
    "right behind it too": (("never had numbness", A.NEGATED), ("never had numbness like this", A.AFFIRMED)),
    "only of what lasts": (
        ("without a numb foot like this", A.NEGATED),
        ("hadn't got a numb foot like this", A.AFFIRMED),
    ),
    "only behind the sign": (
        ("like this I never had a numb foot", A.NEGATED),
        ("I never had a numb foot this bad", A.AFFIRMED),
    ),
    "only in the same sentence": (
        ("never had a numb foot. before that I ran", A.NEGATED),
        ("never had a numb foot before that", A.AFFIRMED),
    ),
    "a denial behind the sign is near": (
        ("numbness one two three four isn't there", A.NEGATED),
        ("numbness one two three four five isn't there", A.AFFIRMED),
    ),
    "and in the same clause": (("numbness isn't there", A.NEGATED), ("numbness, isn't there", A.AFFIRMED)),
    "a question and its answer": (("Numbness? No.", A.NEGATED), ("Numbness? Yes.", A.AFFIRMED)),
    "the answer is a word of its own": (("Numbness? No, thanks", A.NEGATED), ("Numbness? No idea", A.AFFIRMED)),
    "with or without a sign behind it": (("Numbness? Never", A.NEGATED), ("Numbness? Never mind.", A.AFFIRMED)),
    "the question ends with the sign": (
        ("Numbness? Nope.", A.NEGATED),
        ("Numbness in my foot at times? Nope.", A.AFFIRMED),
    ),
}

OVER: dict[str, tuple[Side, ...]] = {
    "a past time": (("my foot was numb years ago", A.HISTORICAL), ("my foot was numb", A.AFFIRMED)),
    "a fact of the past": (("I used to have a numb foot", A.HISTORICAL), ("I have a numb foot", A.AFFIRMED)),
    "of this statement alone": (
        ("previously a numb foot", A.HISTORICAL),
        ("I used to run, my foot is numb", A.AFFIRMED),
    ),
    "that is not over": (
        ("my foot was numb years ago and I ran", A.HISTORICAL),
        ("my foot was numb years ago and still is", A.AFFIRMED),
    ),
    "of the same part of the sentence": (
        ("my foot was numb years ago but I run now", A.HISTORICAL),
        ("years ago I ran but now my foot is numb", A.AFFIRMED),
    ),
    "in a statement that points back at once": (
        ("my foot is numb, it happened years ago", A.HISTORICAL),
        ("my foot is numb, my race happened years ago", A.AFFIRMED),
    ),
    "and not of something else": (
        ("my foot is numb, that was years ago", A.HISTORICAL),
        ("my foot is numb, I ran a lot years ago", A.AFFIRMED),
    ),
    "a word that ends it": (
        ("my foot was numb, never again", A.HISTORICAL),
        ("my foot was numb, never mind", A.AFFIRMED),
    ),
    "alone in its statement": (
        ("my foot was numb. Gone.", A.HISTORICAL),
        ("my foot was numb. Gone fishing then.", A.AFFIRMED),
    ),
    "a story that goes on": (
        ("years ago I fell and my foot was numb", A.HISTORICAL),
        ("years ago I fell and my foot is numb", A.AFFIRMED),
    ),
    "over each step of it": (
        ("I fell years ago and broke it and my foot went numb", A.HISTORICAL),
        ("I fell years ago, my foot went numb", A.AFFIRMED),
    ),
    "a frame of few words": (
        ("as a kid one two three, my foot was numb", A.HISTORICAL),
        ("as a kid one two three four, my foot was numb", A.AFFIRMED),
    ),
    "that begins with the time": (
        ("one as a kid, my foot was numb", A.HISTORICAL),
        ("one two as a kid, my foot was numb", A.AFFIRMED),
    ),
    "at the head of a sentence": (
        ("I ran. As a kid, my foot was numb", A.HISTORICAL),
        ("I ran as a kid, my foot was numb", A.AFFIRMED),
    ),
    "or behind a comma": (
        ("I used to run, years ago, my foot was numb", A.HISTORICAL),
        ("I used to run years ago, my foot was numb", A.AFFIRMED),
    ),
    "the time alone behind it": (
        ("my foot was numb, many years ago", A.HISTORICAL),
        ("my foot was numb, many many years ago", A.AFFIRMED),
    ),
    "said to be fine, and not but for this": (
        ("my foot was numb, fine now", A.HISTORICAL),
        ("my foot was numb, otherwise fine now", A.AFFIRMED),
    ),
    "said at once, or behind and": (
        ("my foot was numb, one two three four five and fine now", A.HISTORICAL),
        ("my foot was numb, one two three four five fine now", A.AFFIRMED),
    ),
    "denied from near, two words away too": (
        ("my foot was numb, it is all healed", A.HISTORICAL),
        ("my foot was numb, it is not quite healed", A.AFFIRMED),
        ("my foot was numb, not yet quite healed", A.AFFIRMED),
        ("my foot was numb, no pain now, healed", A.HISTORICAL),
    ),
    "an age says nothing of now": (
        ("she is 20 now, her foot was numb as a baby", A.HISTORICAL),
        ("she is here now, her foot was numb as a baby", A.OTHER),
    ),
    "now in all healed now is part of it": (
        ("my foot is numb, all healed now", A.HISTORICAL),
        ("my foot is numb, all swollen now", A.AFFIRMED),
    ),
    "what is over stands behind the sign": (
        ("my foot was numb. all healed", A.HISTORICAL),
        ("all healed. my foot was numb", A.AFFIRMED),
    ),
    "a short clause of its own": (
        ("my foot was numb, it is gone", A.HISTORICAL),
        ("my foot was numb, the car is gone", A.AFFIRMED),
    ),
    "that is not denied": (
        ("my foot went numb and it is healed", A.HISTORICAL),
        ("my foot went numb and it is not healed", A.AFFIRMED),
    ),
    "nor a word away": (
        ("my foot went numb and all healed", A.HISTORICAL),
        ("my foot went numb and it has not all healed", A.AFFIRMED),
    ),
    "and is not back": (
        ("my foot was numb, all healed in the end", A.HISTORICAL),
        ("my foot was numb, all healed, it is numb again", A.AFFIRMED),
    ),
    "in a part of the sentence that says so": (
        ("my foot was numb. it healed", A.HISTORICAL),
        ("my foot was numb, it healed, came back today", A.AFFIRMED),
    ),
    "and what came back is not over": (
        ("my foot was numb. it healed but I stretch now", A.HISTORICAL),
        ("my foot was numb. it healed but returned", A.AFFIRMED),
    ),
    "unless it never came back": (
        ("my foot was numb, it healed and never came back", A.HISTORICAL),
        ("my foot was numb, it healed and came back", A.AFFIRMED),
    ),
    "nor does it turn back": (
        ("years ago I ran, my foot was numb", A.HISTORICAL),
        ("years ago I ran, but my foot is numb", A.AFFIRMED),
    ),
    "what went away is close": (
        ("numbness one two three four went away", A.HISTORICAL),
        ("numbness one two three four five went away", A.AFFIRMED),
    ),
    "and behind": (("the numbness went away", A.HISTORICAL), ("went away, numbness", A.AFFIRMED)),
    "with nothing in between": (
        ("my foot is numb at night went away", A.HISTORICAL),
        ("my foot is numb and the friend went away", A.AFFIRMED),
    ),
    "no comma either": (
        ("numbness in my foot went away", A.HISTORICAL),
        ("numbness, it all soon went away", A.AFFIRMED),
    ),
    "and it did": (
        ("the numbness in my foot went away", A.HISTORICAL),
        ("the numbness in my foot never went away", A.AFFIRMED),
    ),
    "and stayed away": (
        ("the numbness in my foot went away, then one long week later it came back", A.HISTORICAL),
        ("the numbness in my foot went away but came back", A.AFFIRMED),
    ),
}

WHOSE: dict[str, tuple[Side, Side]] = {
    "the last who is named before the sign": (
        ("I think my mum has a numb foot", A.OTHER),
        ("my mum says I have a numb foot", A.AFFIRMED),
    ),
    "or else the first behind it": (
        ("numb foot my mum has, I think", A.OTHER),
        ("numb foot I have, my mum thinks", A.AFFIRMED),
    ),
    "of the same statement": (("numb foot my mum has", A.OTHER), ("numb foot, my mum has", A.AFFIRMED)),
    "people behind it are nobody": (("people get numb feet", A.HYPOTHETICAL), ("numb feet, people", A.AFFIRMED)),
    "someone in a sentence before": (("My mum is great. Numb foot.", A.OTHER), ("I am great. Numb foot.", A.AFFIRMED)),
    "the last of them": (
        ("I came. My mum came. Numb foot.", A.OTHER),
        ("My mum came. I came. Numb foot.", A.AFFIRMED),
    ),
    "told of in few words": (
        ("My dad one two three. Numb foot.", A.OTHER),
        ("My dad one two three four. Numb foot.", A.AFFIRMED),
    ),
    "or said to be something": (
        ("My dad one two three four is unwell. Numb foot.", A.OTHER),
        ("My dad one two three four five six. Numb foot.", A.AFFIRMED),
    ),
    "or called he": (
        ("My dad one two three four, he ran. Numb foot.", A.OTHER),
        ("My dad one two three four, it ran. Numb foot.", A.AFFIRMED),
    ),
    "she is somebody though she comes later": (
        ("numb foot, she is ill", A.OTHER),
        ("numb foot, I am ill", A.AFFIRMED),
    ),
    "people there are nobody too": (
        ("My son runs a lot. Numb foot.", A.CHILD),
        ("People run a lot. Numb foot.", A.AFFIRMED),
    ),
    "a figure of speech is nobody": (
        ("my dad, a numb foot", A.OTHER),
        ("like my dad, a numb foot", A.AFFIRMED),
    ),
    "nor is who is only there": (
        ("my dad here, a numb foot", A.OTHER),
        ("with my dad, a numb foot", A.AFFIRMED),
    ),
    "nor is who has an opinion": (
        ("my mum one two three says its bad, a numb foot", A.OTHER),
        ("my mum always says its bad, a numb foot", A.AFFIRMED),
    ),
    "nor is who is visited": (
        ("visiting, my mum, a numb foot", A.OTHER),
        ("visiting the old mum, a numb foot", A.AFFIRMED),
    ),
    "likened from near": (
        ("like my old dad, a numb foot", A.OTHER),
        ("like my dad, one numb foot", A.AFFIRMED),
    ),
    "she is one of the people of the sentence": (
        ("people ran, her foot is numb", A.HYPOTHETICAL),
        ("people ran. Her foot is numb.", A.OTHER),
    ),
    "he is whoever was named in a sentence before": (
        ("my son ran. His foot is numb.", A.CHILD),
        ("I ran. His foot is numb.", A.OTHER),
    ),
    "nor is somebody in the past": (
        ("a teenager has a numb foot", A.CHILD),
        ("my foot is numb, not as a teenager, now", A.AFFIRMED),
    ),
    "she is the last one named": (
        ("my mum and my daughter fell, her foot is numb", A.CHILD),
        ("my daughter and my mum fell, her foot is numb", A.OTHER),
    ),
    "before": (("my daughter fell, her foot is numb", A.CHILD), ("her foot is numb, my daughter fell", A.OTHER)),
    "and never the writer": (
        ("I fell with my daughter, her foot is numb", A.CHILD),
        ("I fell, her foot is numb", A.OTHER),
    ),
    "asking as everyone does": (
        ("people think my foot is numb", A.AFFIRMED),
        ("I see people with a numb foot", A.HYPOTHETICAL),
    ),
}

DOUBTED: dict[str, tuple[Side, Side]] = {
    "a doubt stands before the sign": (("maybe my foot is numb", A.UNCERTAIN), ("my foot is numb maybe", A.AFFIRMED)),
    "or in it": (("my foot is a bit numb", A.UNCERTAIN), ("my foot is so numb", A.AFFIRMED)),
    "at most six words before": (
        ("maybe red green blue white pink numbness", A.UNCERTAIN),
        ("maybe red green blue white pink grey numbness", A.AFFIRMED),
    ),
    "in the same sentence": (("maybe, my foot is numb", A.UNCERTAIN), ("maybe. my foot is numb", A.AFFIRMED)),
    "somebody else's needs none": (("is my foot maybe numb", A.UNCERTAIN), ("my mum's foot is maybe numb", A.OTHER)),
}

ASKED: dict[str, tuple[Side, Side]] = {
    "in general, or of one's own": (
        ("is numbness normal?", A.HYPOTHETICAL),
        ("is it normal that my foot goes numb?", A.AFFIRMED),
    ),
    "what causes it, or that it is there": (
        ("can dehydration make my foot numb?", A.HYPOTHETICAL),
        ("should I stop, my foot is numb", A.AFFIRMED),
    ),
    "supposed, or told": (("suppose my foot is numb", A.HYPOTHETICAL), ("I know my foot is numb", A.AFFIRMED)),
    "asked, denied": (("is there any numbness?", A.HYPOTHETICAL), ("there isn't any numbness", A.NEGATED)),
}


def sides(pairs: Mapping[str, tuple[Side, ...]]) -> list[object]:
    """Each side of each pair as a case of its own."""
    return [pytest.param(*side, id=f"{name}: {side[0]}") for name, pair in pairs.items() for side in pair]


@pytest.fixture(scope="module")
def screen() -> RedFlagScreen:
    """The screen with the words of intents/red_flags."""
    folder = Folder(catalogue_root())
    lexicon = read_red_flags(folder, cues())
    assert lexicon is not None, folder.problems
    return RedFlagScreen(lexicon, cues())


def meant(screen: RedFlagScreen, text: str, sign: str) -> Assertion | None:
    """How one sign of a text was meant."""
    return next((one.assertion for one in screen.screen(text) if one.id == sign), None)


@pytest.mark.parametrize(("text", "assertion"), sides(DENIED))
def test_denied_or_not(screen: RedFlagScreen, text: str, assertion: Assertion) -> None:
    assert meant(screen, text, NUMB) is assertion


@pytest.mark.parametrize(("text", "assertion"), sides(OVER))
def test_over_or_not(screen: RedFlagScreen, text: str, assertion: Assertion) -> None:
    assert meant(screen, text, NUMB) is assertion


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("I fainted, all healed", A.HISTORICAL),
        ("I fainted", A.AFFIRMED),
        ("I fainted yesterday, all healed", A.AFFIRMED),
        ("I fainted. It was last night, all healed.", A.AFFIRMED),
        ("I fainted but today I am all healed", A.AFFIRMED),
        ("I fainted, fine now", A.AFFIRMED),
    ],
)
def test_what_counts_though_it_passed_is_over_only_where_it_healed_long_ago(
    screen: RedFlagScreen, text: str, assertion: Assertion
) -> None:
    assert meant(screen, text, DOWN) is assertion


@pytest.mark.parametrize(("text", "assertion"), sides(WHOSE))
def test_whose_it_is(screen: RedFlagScreen, text: str, assertion: Assertion) -> None:
    assert meant(screen, text, NUMB) is assertion


@pytest.mark.parametrize(("text", "assertion"), sides(DOUBTED))
def test_doubted_or_not(screen: RedFlagScreen, text: str, assertion: Assertion) -> None:
    assert meant(screen, text, NUMB) is assertion


@pytest.mark.parametrize(("text", "assertion"), sides(ASKED))
def test_asked_or_told(screen: RedFlagScreen, text: str, assertion: Assertion) -> None:
    assert meant(screen, text, NUMB) is assertion


@pytest.mark.parametrize(
    ("text", "sign", "assertion"),
    [
        ("not one bit of my calf swollen", CALF, A.NEGATED),
        ("not in any way my calf is swollen", CALF, A.AFFIRMED),
        ("not that my calf is swollen", CALF, A.NEGATED),
        ("not that anything in my calf is swollen", CALF, A.AFFIRMED),
        ("it is not my leg that gives way", WEAK, A.NEGATED),
        ("it gives way, not my leg", WEAK, A.AFFIRMED),
    ],
)
def test_a_part_of_the_body_is_denied_from_near(
    screen: RedFlagScreen, text: str, sign: str, assertion: Assertion
) -> None:
    assert meant(screen, text, sign) is assertion


@pytest.mark.parametrize(("text", "assertion"), [("my dad won't wake up", A.OTHER), ("my son won't wake up", A.CHILD)])
def test_somebody_may_be_part_of_the_sign(screen: RedFlagScreen, text: str, assertion: Assertion) -> None:
    assert meant(screen, text, DOWN) is assertion


@pytest.mark.parametrize(
    ("of_a_thing", "of_somebody"),
    [
        ("printer paralysed", "paralysed is my printer"),
        ("my printer is paralysed", "on my printer paralysed"),
        ("my printer one two three four paralysed", "my printer one two three four five paralysed"),
        ("my printer is now paralysed", "my printer I am paralysed"),
        ("my printer and phone paralysed", "my printer and mum paralysed"),
        ("my printer all paralysed", "my printer leg paralysed"),
        ("the printer is paralysed", "at the printer paralysed"),
        ("a printer that is paralysed", "I have a printer. I am paralysed."),
    ],
)
def test_a_thing_has_no_signs(screen: RedFlagScreen, of_a_thing: str, of_somebody: str) -> None:
    assert meant(screen, of_a_thing, STIFF) is None
    assert meant(screen, of_somebody, STIFF) is not None
