"""Weights of a linear classifier from labelled sparse vectors, in a fraction of a second.

Naive Bayes gives the start (Rennie et al. 2003 weigh as we do), a few averaged passes of passive-aggressive
corrections (Crammer et al. 2006) moves the borders between intents that share most of their words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bot.understanding.sparse import Floats, Sparse

_SMOOTHING = 0.05
_AGGRESSIVENESS = 0.15

_SEED = 20


@dataclass(frozen=True, slots=True)
class Manner:
    """How to learn: `start` is what the first weights count for, `firmly` the largest step for a firm class.

    All examples are looked at in the first of the `passes`, in later ones those that missed the margin by more than
    `again` before.
    """

    start: float = 0.10
    firmly: float = 0.4
    passes: int = 6
    again: float = 0.3


USUAL = Manner()
"""Measured on sentences that were left out, a fifth at a time."""


def learn_weights(
    matrix: Sparse,
    size: int,
    labels: Sequence[int],
    classes: int,
    firm: Collection[int] = (),
    manner: Manner = USUAL,
    orders: Sequence[Sequence[int]] = (),
) -> Floats:
    """Weights of shape (size, classes); a vector times them gives a score for each class, margin about one.

    The labels must ascend. Those in `firm` are corrected by larger steps, so that few of their examples are lost.
    Where orders of the rows are given, the weights are the mean of those learned in each.
    """
    label = np.array(labels, np.int64)
    start = naive_bayes(matrix, size, label, classes)
    start *= manner.start
    steepest = [manner.firmly if one in firm else _AGGRESSIVENESS for one in range(classes)]
    if not orders:
        orders = (np.random.default_rng(_SEED).permutation(len(labels)).tolist(),)
    weights = np.zeros_like(start)
    for order in orders:
        learned = start.copy()
        _correct(matrix, label, learned, steepest, manner, order)
        weights += learned
    weights /= np.float32(len(orders))
    return weights


def naive_bayes(matrix: Sparse, size: int, label: np.ndarray[tuple[int], np.dtype[np.int64]], classes: int) -> Floats:
    """Log weights of each feature in each class, less their mean over the classes; shape (size, classes).

    The labels must ascend. Works in the memory of its result: it is a good part of what the process ever needs.
    """
    weights: Floats = np.empty((size, classes), np.float32)
    bounds = matrix.starts[np.searchsorted(label, np.arange(classes + 1))]
    for number, (begin, end) in enumerate(pairwise(bounds.tolist())):
        weights[:, number] = np.bincount(matrix.columns[begin:end], matrix.values[begin:end], minlength=size)
    weights += np.float32(_SMOOTHING)
    weights /= weights.sum(axis=0, keepdims=True)
    np.log(weights, out=weights)
    weights -= weights.mean(axis=1, keepdims=True)
    return weights


def _correct(
    matrix: Sparse,
    label: np.ndarray[tuple[int], np.dtype[np.int64]],
    weights: Floats,
    steepest: Sequence[float],
    manner: Manner,
    left: Sequence[int],
) -> None:
    """Passes over the rows `left`, in that order; where a rival comes within a margin of one, both weights give way.

    Changes the weights in place, to their mean over all steps.
    """
    classes = weights.shape[1]
    flat = weights.reshape(-1)
    later = np.zeros_like(flat)
    starts, labels = matrix.starts.tolist(), label.tolist()
    step = 0
    for _ in range(manner.passes):
        again: list[int] = []
        for index in left:
            part = slice(starts[index], starts[index + 1])
            columns, values, own = matrix.columns[part], matrix.values[part], labels[index]
            scores = values @ weights.take(columns, axis=0)
            reached = scores[own]
            scores[own] = -np.inf
            rival = int(scores.argmax())
            loss = float(1.0 - reached + scores[rival])
            step += 1
            if loss > manner.again:
                again.append(index)
            if loss <= 0 or not len(values):
                continue
            change = values * min(steepest[own], loss / (2 * float(values @ values)))
            moved = step * change
            cells = columns.astype(np.int64)
            cells *= classes
            cells += own
            flat[cells] += change
            later[cells] += moved
            cells += rival - own
            flat[cells] -= change
            later[cells] -= moved
        left = again
    later /= np.float32(max(step, 1))
    flat -= later
