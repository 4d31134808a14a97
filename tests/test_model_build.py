"""Building the assistant in processes of their own."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from bot.assistant import Assistant, assemble
from bot.catalogue.problems import ContentError, Problem
from bot.model_build import ModelBuild

QUESTIONS = ("why does my leg shake", "cramp when i bend my knee help", "my foot goes numb", "what about bananas", "👍")


def test_a_hatched_brain_thinks_like_one_that_was_built_here(assistant: Assistant) -> None:
    with ModelBuild() as model_build:
        hatched = assemble(*model_build.open(model_build.wait()))
    assert hatched.library == replace(assistant.library, training=assistant.library.training.learned())
    for question in QUESTIONS:
        assert hatched.understander.understand(question) == assistant.understander.understand(question)


def test_a_hatchery_that_is_left_early_leaves_no_process_behind() -> None:
    with ModelBuild() as model_build:
        pass
    with pytest.raises((RuntimeError, ValueError)):
        model_build.wait()


def test_the_problems_of_the_content_arrive_whole() -> None:
    problems = (Problem("content/facts.yaml", "facts.S01", "no answer reaches this fact"), Problem("a", "", "b"))
    sent = pickle.dumps(ContentError(problems))
    with ModelBuild() as model_build, pytest.raises(ContentError) as raised:
        model_build.open((sent, sent))
    assert raised.value.problems == problems
