"""Building the brain in processes of their own."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from bot.brain import Brain, put_together
from bot.catalogue.problems import ContentError, Problem
from bot.hatchery import Hatchery

QUESTIONS = ("why does my leg shake", "cramp when i bend my knee help", "my foot goes numb", "what about bananas", "👍")


def test_a_hatched_brain_thinks_like_one_that_was_built_here(brain: Brain) -> None:
    with Hatchery() as hatchery:
        hatched = put_together(*hatchery.open(hatchery.wait()))
    assert hatched.library == replace(brain.library, sayings=brain.library.sayings.learnt())
    for question in QUESTIONS:
        assert hatched.understander.understand(question) == brain.understander.understand(question)


def test_a_hatchery_that_is_left_early_leaves_no_process_behind() -> None:
    with Hatchery() as hatchery:
        pass
    with pytest.raises((RuntimeError, ValueError)):
        hatchery.wait()


def test_the_problems_of_the_content_arrive_whole() -> None:
    problems = (Problem("content/facts.yaml", "facts.S01", "no answer reaches this fact"), Problem("a", "", "b"))
    sent = pickle.dumps(ContentError(problems))
    with Hatchery() as hatchery, pytest.raises(ContentError) as raised:
        hatchery.open((sent, sent))
    assert raised.value.problems == problems
