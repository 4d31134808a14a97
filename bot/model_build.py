"""Builds what a assistant is made of, in two processes that end when they are done.

Reading and learning all of the content takes most of a second and twice the memory that its result needs. Done
elsewhere, both cores work while this process imports python-telegram-bot, and the memory goes back whole.
"""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from bot.catalogue.problems import ContentError
from bot.catalogue.root import catalogue_root

if TYPE_CHECKING:
    from bot.domain.library import Library
    from bot.understanding.ranking import IntentRanker
    from bot.understanding.red_flags.screen import RedFlagScreen

_CODE = "import sys; sys.path.insert(0, {package!r}); from bot.model_build import send, {part}; send({part})"


def build_ranker() -> IntentRanker:
    """Learn from what people say. Raises ContentError with every problem of intents/."""
    from bot.catalogue.training_phrases import load_training_phrases
    from bot.understanding.ranking import IntentRanker

    return IntentRanker(load_training_phrases(catalogue_root()))


def build_knowledge() -> tuple[Library, RedFlagScreen]:
    """Read and validate everything; the library, and the screen. Raises ContentError with every problem."""
    from bot.catalogue.library import load_library
    from bot.understanding.red_flags.screen import RedFlagScreen

    library, red_flags = load_library(catalogue_root())
    return library, RedFlagScreen(red_flags, library.training.cues)


def build_lean_knowledge() -> tuple[Library, RedFlagScreen]:
    """The same without the sentences that the ranker learns: a process that serves needs them no more."""
    library, screen = build_knowledge()
    return replace(library, training=library.training.learned()), screen


class ModelBuild:
    """Starts both processes at once. As a context manager it leaves none behind."""

    def __init__(self) -> None:
        self._ranker = _started(build_ranker)
        self._knowledge = _started(build_lean_knowledge)

    def wait(self) -> tuple[bytes, bytes]:
        """What both sent, as soon as both have ended. Raises RuntimeError where one died."""
        return _sent(self._knowledge), _sent(self._ranker)

    def open(self, sent: tuple[bytes, bytes]) -> tuple[tuple[Library, RedFlagScreen], IntentRanker]:
        """What was sent. Raises ContentError with every problem."""
        knowledge, ranker = sent
        return _opened(knowledge), _opened(ranker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._ranker, self._knowledge):
            if process.poll() is None:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()


def send(build: Callable[[], object]) -> None:
    """In a process of the model_build: what was built, or the ContentError, pickled on standard output."""
    gc.disable()  # nothing is thrown away before the process ends
    try:
        built = build()
    except ContentError as error:
        built = error
    sys.stdout.buffer.write(pickle.dumps(built, protocol=pickle.HIGHEST_PROTOCOL))
    sys.stdout.buffer.flush()


def _started(build: Callable[[], object]) -> subprocess.Popen[bytes]:
    code = _CODE.format(package=str(Path(__file__).resolve().parents[1]), part=build.__name__)
    return subprocess.Popen(  # noqa: S603 - our own interpreter with our own words
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        start_new_session=True,  # Ctrl+C is for the process that started it, which ends this one
    )


def _sent(process: subprocess.Popen[bytes]) -> bytes:
    sent, _ = process.communicate()
    if process.returncode != 0 or not sent:
        raise RuntimeError(f"a process that was to read it ended with status {process.returncode}")
    return sent


def _opened(sent: bytes) -> Any:
    received = pickle.loads(sent)  # noqa: S301 - from a process of our own
    if isinstance(received, ContentError):
        raise received
    return received
