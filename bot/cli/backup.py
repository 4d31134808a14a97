"""hammy backup"""

from __future__ import annotations

import os
from pathlib import Path

from bot.cli.database import database, explained
from bot.cli.failing import FailedError, plainly
from bot.storage.sqlite.copies import copy


@plainly
def backup_to(target: Path) -> int:
    """Copy the database into a new file, also while Hammy runs, and look that through. 1 after one line otherwise."""
    source = database()
    with explained():
        target.exists()  # raises where that cannot be known
        if os.path.lexists(target):
            raise FailedError(f"{target}: is there already, and is not written over")
        copy(source.path, target, source.key)
    print(f"{source.path} was copied to {target}, and the copy is sound.")
    return 0
