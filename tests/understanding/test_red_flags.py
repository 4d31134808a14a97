"""The screen of free text: what is found, how it was meant, and that nothing makes it stumble."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.files import Folder
from bot.catalogue.red_flags import read_red_flags
from bot.catalogue.root import catalogue_root
from bot.domain.red_flags import Assertion, RedFlag, Response, Tier
from bot.understanding.red_flags import RedFlagScreen, respond
from tests.support.readers import cues, fold_eagerly, tokenise
from tests.support.steps import steps

WORDS = ("my", "leg", "foot", "numb", "no", "not", "is", "chest", "pain", "can", "if", "i", ",", ".", "?", "mum", "but")
MAX_STEPS = 10_000
"""About three times what a usual message takes."""


@pytest.fixture(scope="module")
def screen() -> RedFlagScreen:
    """The screen with the words of intents/red_flags."""
    folder = Folder(catalogue_root())
    lexicon = read_red_flags(folder, cues())
    assert lexicon is not None, folder.problems
    return RedFlagScreen(lexicon, cues())


def flag(screen: RedFlagScreen, text: str, sign: str) -> RedFlag | None:
    """The flag of one sign in a text."""
    return next((one for one in screen.screen(text) if one.id == sign), None)


@pytest.mark.parametrize("text", ["my bus crashed, sos", "the engine, fire", "my phone, 999"])
def test_a_call_for_help_is_nobodys_thing(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.EMERGENCY_CARD
    assert respond(screen.screen(text.rpartition(",")[0])) is Response.NOTHING


@pytest.mark.parametrize(
    ("text", "sign", "assertion"),
    [
        ("my foot goes numb when I stretch", "numb_tingle", Assertion.AFFIRMED),
        ("is it normal that my foot goes numb", "numb_tingle", Assertion.AFFIRMED),
        ("I've got no feeling in my toes", "numb_tingle", Assertion.AFFIRMED),
        ("it doesn't hurt but my foot has gone numb", "numb_tingle", Assertion.AFFIRMED),
        ("I don't know why my foot goes numb", "numb_tingle", Assertion.AFFIRMED),
        ("never had a numb foot like this", "numb_tingle", Assertion.AFFIRMED),
        ("if I stretch my foot goes numb", "numb_tingle", Assertion.AFFIRMED),
        ("should I stop, my foot is numb", "numb_tingle", Assertion.AFFIRMED),
        ("any treatment for my numb foot?", "numb_tingle", Assertion.AFFIRMED),
        ("maybe my foot is numb", "numb_tingle", Assertion.UNCERTAIN),
        ("no numbness, tingling or weakness", "numb_tingle", Assertion.NEGATED),
        ("my foot isn't numb at all", "numb_tingle", Assertion.NEGATED),
        ("Numbness? No.", "numb_tingle", Assertion.NEGATED),
        ("can stretching cause numbness?", "numb_tingle", Assertion.HYPOTHETICAL),
        ("are pins and needles common for beginners", "numb_tingle", Assertion.HYPOTHETICAL),
        ("say a student of mine loses feeling in her toes", "numb_tingle", Assertion.HYPOTHETICAL),
        ("I used to get pins and needles years ago", "numb_tingle", Assertion.HISTORICAL),
        ("had pins and needles in March, all healed now", "numb_tingle", Assertion.HISTORICAL),
        ("the numbness in my foot went away", "numb_tingle", Assertion.HISTORICAL),
        ("my mum's foot goes numb", "numb_tingle", Assertion.OTHER),
        ("my client stretched, then her foot was numb", "numb_tingle", Assertion.OTHER),
        ("my daughter says her foot goes numb", "numb_tingle", Assertion.CHILD),
        ("my wife says it's nothing but my foot is numb", "numb_tingle", Assertion.AFFIRMED),
        ("can dehydration make my leg weak", "weak_giving_way", Assertion.HYPOTHETICAL),
        ("can hardly lift my foot", "weak_giving_way", Assertion.AFFIRMED),
        ("tore my hamstring in 2015", "pop_tear_injury", Assertion.HISTORICAL),
        ("suppose my leg gave way", "weak_giving_way", Assertion.HYPOTHETICAL),
        ("my mum feels faint", "faint_unclear", Assertion.OTHER),
        ("my foot was numb, it healed", "numb_tingle", Assertion.HISTORICAL),
    ],
)
def test_it_tells_how_a_sign_was_meant(screen: RedFlagScreen, text: str, sign: str, assertion: Assertion) -> None:
    found = flag(screen, text, sign)
    assert found is not None
    assert found.assertion is assertion


@pytest.mark.parametrize(
    "text",
    [
        "my leg shakes when I stretch",
        "should I hold my breath",
        "take a deep breath",
        "a number of stretches",
        "this stretch is killing me",
        "numb with boredom",
        "I was paralysed by choice",
        "the warm up, how long",
        "no chest pain",
        "leg of lamb recipe",
        "want to keep fit",
        "chest day tomorrow",
        "I am dying to touch my toes",
        "lost control of my bike, not my leg",
    ],
)
def test_ordinary_words_raise_nothing(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "CHEST PAIN AND MY LEG HURTS",
        "ch\u200best p\u200bain and my leg hurts",
        "\u202echest pain\u202c and my leg hurts",
        "<b>chest</b> <i>pain</i> and my leg hurts",
        "chést päin and my leg hurts",
        "𝐜𝐡𝐞𝐬𝐭 𝐩𝐚𝐢𝐧 and my leg hurts",
        "chest    pain😱😱 and my leg hurts",
        "I can’t breathe",
        "I can´t breathe",
        "i can not breathe",
        "i can t breathe",
        "i cantt breathe",
        "cannot breethe",
        "cantbreathe help",
        "i cann\u00adot breathe",
        "stretching is fine! " * 300 + "but I can't breathe",
    ],
)
def test_it_reads_mangled_text(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.EMERGENCY_CARD


def test_a_longer_phrase_covers_its_guard(screen: RedFlagScreen) -> None:
    assert respond(screen.screen("I can't take a deep breath")) is Response.EMERGENCY_CARD


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("My calf. It's swollen.", "calf_clot_signs"),
        ("Left calf. Swollen. Hot.", "calf_clot_signs"),
        ("I have something odd in my foot. It has gone numb.", "numb_tingle"),
    ],
)
def test_neighbouring_sentences_tell_of_one_leg(screen: RedFlagScreen, text: str, sign: str) -> None:
    found = flag(screen, text, sign)
    assert found is not None
    assert found.assertion is Assertion.AFFIRMED


@pytest.mark.parametrize(
    "text",
    [
        "My calf. It isn't swollen.",
        "I stretch my calf every evening after work. The bread is swollen.",
        "My calf. How do I stretch a swollen dough?",
    ],
)
def test_sentences_about_other_things_stay_apart(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.NOTHING


def test_an_age_is_not_the_present(screen: RedFlagScreen) -> None:
    assert respond(screen.screen("she had a seizure as a baby, she is 20 now")) is Response.EMERGENCY_LINE
    assert respond(screen.screen("she had a seizure as a baby and has one now")) is Response.EMERGENCY_CARD_THIRD_PERSON


@pytest.mark.parametrize(
    "text",
    [
        "my friend slumped on the mat and he isn't answering",
        "she toppled over and won't wake",
        "I can't rouse my dad",
    ],
)
def test_someone_who_goes_down_and_does_not_answer(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.EMERGENCY_CARD_THIRD_PERSON


@pytest.mark.parametrize(
    "text",
    [
        "my leg was shaking after the match and I couldn't control the shaking",
        "my friend isn't answering my texts about stretching",
        "clenched jaw, held breath, shaky leg",
        "is there a wrong way to touch my toes",
        "I can't stand it when my leg trembles",
        "my face goes red in the fold",
        "ran until my legs gave out, how do I stretch now",
    ],
)
def test_ordinary_messages_do_not_alarm(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) in (Response.NOTHING, Response.FLAG_LINE_AND_CHECK, Response.CHECK_BUTTON)


def test_words_nearby_change_the_tier(screen: RedFlagScreen) -> None:
    usual = flag(screen, "my leg gives way", "weak_giving_way")
    sudden = flag(screen, "my leg suddenly gives way", "weak_giving_way")
    assert usual is not None
    assert sudden is not None
    assert (usual.tier, sudden.tier) == (Tier.URGENT, Tier.EMERGENCY)


def test_the_most_serious_sign_comes_first_and_each_once(screen: RedFlagScreen) -> None:
    flags = screen.screen("my foot is numb, numb, numb, I get cramps every night and I have chest pain")
    assert flags[0].id == "chest_breath"
    assert len({one.id for one in flags}) == len(flags)


def test_a_denied_sign_takes_nothing_from_another(screen: RedFlagScreen) -> None:
    assert respond(screen.screen("no chest pain but my calf is swollen and hot")) is Response.URGENT_AFTER_LIST


@pytest.mark.parametrize(
    ("tier", "assertion", "response"),
    [
        (Tier.EMERGENCY, Assertion.AFFIRMED, Response.EMERGENCY_CARD),
        (Tier.EMERGENCY, Assertion.UNCERTAIN, Response.EMERGENCY_CARD),
        (Tier.EMERGENCY, Assertion.OTHER, Response.EMERGENCY_CARD_THIRD_PERSON),
        (Tier.EMERGENCY, Assertion.CHILD, Response.EMERGENCY_CARD_THIRD_PERSON),
        (Tier.EMERGENCY, Assertion.HISTORICAL, Response.EMERGENCY_LINE),
        (Tier.EMERGENCY, Assertion.HYPOTHETICAL, Response.EMERGENCY_LINE),
        (Tier.ASK_FIRST, Assertion.OTHER, Response.START_CHECK),
        (Tier.ASK_FIRST, Assertion.HYPOTHETICAL, Response.CHECK_BUTTON),
        (Tier.URGENT, Assertion.AFFIRMED, Response.URGENT_AFTER_LIST),
        (Tier.URGENT, Assertion.HISTORICAL, Response.CHECK_BUTTON),
        (Tier.ROUTINE, Assertion.CHILD, Response.FLAG_LINE_AND_CHECK),
        (Tier.ROUTINE, Assertion.HISTORICAL, Response.CHECK_BUTTON),
        (Tier.ROUTINE, Assertion.HYPOTHETICAL, Response.NOTHING),
    ],
)
def test_the_policy(tier: Tier, assertion: Assertion, response: Response) -> None:
    assert respond([RedFlag("sign", tier, assertion)]) is response


@pytest.mark.parametrize("tier", Tier)
def test_a_negated_sign_is_owed_nothing(tier: Tier) -> None:
    assert respond([RedFlag("sign", tier, Assertion.NEGATED)]) is Response.NOTHING


@pytest.mark.parametrize(
    "text", ["I want to die", "should I kill myself", "kms", "if this doesn't stop I will kill myself"]
)
def test_words_of_self_harm_get_their_own_card(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.CRISIS_CARD


@pytest.mark.parametrize("text", ["my friend is suicidal", "my son says he wants to die", "she wrote a goodbye letter"])
def test_somebody_elses_self_harm_gets_the_card_in_the_third_person(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.CRISIS_CARD_THIRD_PERSON


@pytest.mark.parametrize(
    "text", ["my husband hits me", "he pushed me down the stairs", "my coach forces me to stretch until I cry"]
)
def test_violence_gets_its_own_card(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.VIOLENCE_CARD


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("my ex was violent, we split years ago and i'm safe", Response.EMERGENCY_LINE),
        ("my ex was violent, we split years ago and i'm not safe", Response.VIOLENCE_CARD),
        ("my ex was violent, we split and now he stands at my door", Response.VIOLENCE_CARD),
    ],
)
def test_violence_is_over_for_who_is_safe(screen: RedFlagScreen, text: str, response: Response) -> None:
    assert respond(screen.screen(text)) is response


@pytest.mark.parametrize(
    "text",
    [
        "SOS",
        "ambulance",
        "help!!!",
        "HELP ME",
        "Hello. Call an ambulance, please help me now",
        "🚑",
        "🚑🚑🚑",
        "help 🚑",
        "🆘",
    ],
)
def test_a_call_for_help_gets_the_numbers(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.EMERGENCY_CARD


@pytest.mark.parametrize(
    "text",
    [
        "help",
        "help me touch my toes!",
        "my brother drives an ambulance",
        "my nephew loves his 🚑",
        "saw a toy 🚑 today, cute",
        "🚑🚒 stickers",
    ],
)
def test_a_plain_wish_for_help_does_not(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.NOTHING


@pytest.mark.parametrize("text", ["is this MS?", "is this ALS", "is this parkinson", "my leg shakes, could this be MS"])
def test_who_fears_an_illness_gets_the_line_with_whom_to_see(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.FLAG_LINE_AND_CHECK


@pytest.mark.parametrize("text", ["what is MS", "is this ms word compatible", "is this pose called pigeon"])
def test_who_asks_about_something_else_gets_no_line(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.NOTHING


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("no fever, calf red and swollen", Response.URGENT_AFTER_LIST),
        ("my hamstring popped when I was sprinting", Response.URGENT_AFTER_LIST),
        ("leg numb and weak, otherwise fine", Response.URGENT_AFTER_LIST),
        ("history of blood clots and my calf hurts and is swollen", Response.URGENT_AFTER_LIST),
        ("sitting in a lecture, chest hurts, can't breathe", Response.EMERGENCY_CARD),
        ("I broke my arm when I was nine. my calf is swollen and hot", Response.URGENT_AFTER_LIST),
        ("I used to smoke but stopped ages ago, my chest hurts", Response.EMERGENCY_CARD),
        ("my mum says it's nothing. I can't feel my legs", Response.EMERGENCY_CARD),
        ("my foot is numb and I have an exam tomorrow", Response.FLAG_LINE_AND_CHECK),
        ("is chest pain ever linked to cramps, and my boss is waiting", Response.EMERGENCY_LINE),
        ("no swelling, redness, heat or bruising, only tight", Response.NOTHING),
        ("I have never had pins and needles", Response.NOTHING),
        ("when I was a kid, my leg was swollen and hot", Response.CHECK_BUTTON),
        ("my leg was swollen and hot, that was years ago", Response.CHECK_BUTTON),
        ("for my exam: signs of a stroke", Response.EMERGENCY_LINE),
    ],
)
def test_what_is_said_of_one_statement_does_not_reach_another(
    screen: RedFlagScreen, text: str, response: Response
) -> None:
    assert respond(screen.screen(text)) is response


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("my right arm went dead for five minutes earlier, back to normal", Response.EMERGENCY_CARD),
        ("collapsed on my run this morning, fine now", Response.EMERGENCY_CARD),
        ("felt a pop in my hamstring yesterday, less sore today", Response.URGENT_AFTER_LIST),
        ("had a seizure in 2015, recovered", Response.EMERGENCY_LINE),
        ("tore my hamstring years ago, all healed", Response.CHECK_BUTTON),
    ],
)
def test_what_happened_in_the_last_days_counts_though_it_passed(
    screen: RedFlagScreen, text: str, response: Response
) -> None:
    assert respond(screen.screen(text)) is response


@pytest.mark.parametrize(
    "text",
    [
        "my printer is paralysed",
        "butterfly stroke",
        "tight chest and tight hamstrings",
        "I pass out at ten",
        "is it bad that my leg trembles a bit",
        "my jaw cramps when I yawn",
        "the bruise on my shin has gone green",
        "a song about a heart attack is stuck in my head",
        "what share of hamstring repairs fail",
    ],
)
def test_nobody_is_cried_wolf_at(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) is Response.NOTHING


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("my claf is swolen and hto", Response.URGENT_AFTER_LIST),
        ("vomiting bloud", Response.EMERGENCY_CARD),
        ("my foot goes nmub", Response.FLAG_LINE_AND_CHECK),
        ("a number of shelves are weal", Response.NOTHING),
    ],
)
def test_a_slip_of_the_thumb_is_mended(screen: RedFlagScreen, text: str, response: Response) -> None:
    assert respond(screen.screen(text)) is response


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("my thigh feels strange", True),
        ("my son's knee looks wrong", True),
        ("something odd with my foot", True),
        ("my leg does not hurt", False),
        ("remind me to stretch", False),
        ("what is a hamstring", False),
        ("", False),
    ],
)
def test_it_notices_a_complaint_it_does_not_know(screen: RedFlagScreen, text: str, symptom: bool) -> None:
    assert screen.looks_like_symptom(text) is symptom


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\u200b",
        "...",
        "?!?",
        "😱",
        "<>",
        "&&&",
        "a" * 5000,
        "numb " * 2000,
        ", " * 3000,
        "\ud800",
        "﷽" * 4096,
    ],
)
def test_no_text_makes_it_stumble(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) in Response
    screen.looks_like_symptom(text)


@given(st.text(max_size=400))
def test_any_text_is_screened(screen: RedFlagScreen, text: str) -> None:
    assert respond(screen.screen(text)) in Response


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    words = tokenise(text)
    assert tokenise(" ".join(words)) == words
    assert all(word == fold_eagerly(word) for word in words)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_order_of_its_words_is_screened(screen: RedFlagScreen, words: list[str]) -> None:
    for found in screen.screen(" ".join(words)):
        assert found.assertion in Assertion


@pytest.mark.parametrize(
    "text",
    [
        "my leg shakes when I stretch my hamstring, is that normal?",
        "my foot goes numb and I can't feel my toes",
    ],
)
def test_a_usual_message_takes_few_steps(screen: RedFlagScreen, text: str) -> None:
    assert steps(lambda: screen.screen(text)) < MAX_STEPS


@pytest.mark.parametrize(
    "text",
    [
        "is my foot numb? ",
        "numb foot chest pain ",
        "not my foot numb if mum, ",
        "and my foot goes numb but not ",
        "\ufdfd",
        ", ",
        "a",
    ],
)
def test_a_message_twice_as_long_takes_about_twice_the_steps(screen: RedFlagScreen, text: str) -> None:
    def of(repeated: int) -> int:
        return steps(lambda: (screen.screen(text * repeated), screen.looks_like_symptom(text * repeated)))

    assert of(80) < 2.5 * of(40)
