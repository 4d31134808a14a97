"""Whether every list of intents/cues is found in the sentences beside it, by the readers that use it."""

from __future__ import annotations

from bot.catalogue.problems import Problem
from bot.domain.cues import CueError, Cues
from bot.places.naming import PlaceNames
from bot.understanding.readers import Readers


def misread_cues(cues: Cues) -> list[Problem]:
    """Sentences in which a list must be found and is not, or the other way round."""
    readers = Readers(cues)
    problems: list[Problem] = []
    try:
        PlaceNames(cues)
    except CueError as error:
        file, _, key = error.name.partition(".")
        return [Problem(f"intents/cues/{file}.yaml", f"lists.{key}", error.message)]
    for name, sentence, wanted in cues.examples():
        if readers.finds(name, sentence) != wanted:
            file, _, key = name.partition(".")
            found = "is not found in" if wanted else "is found in"
            where = f"lists.{key}.{'matches' if wanted else 'rejects'}"
            problems.append(Problem(f"intents/cues/{file}.yaml", where, f"the list {found} {sentence!r}"))
    return problems
