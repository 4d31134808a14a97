"""Weights of a linear classifier from labelled sparse vectors, in a fraction of a second.

Naive Bayes gives the start (Rennie et al. 2003 weigh as we do), a few averaged passes of passive-aggressive
corrections (Crammer et al. 2006) moves the borders between intents that share most of their words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.understanding.features import Floats, Sparse

_SMOOTHING = 0.05
_START = 0.07
_AGGRESSIVENESS = 0.15
_STEPS = 12_000
"""About this many corrections are looked at, in two to six passes: few examples are seen more often."""

_SEED = 20


def learn_weights(matrix: Sparse, size: int, labels: Sequence[int], classes: int) -> Floats:
    """Weights of shape (size, classes); a vector times them gives a score for each class, margin about one."""
    label = np.array(labels, np.int64)
    start = _START * naive_bayes(matrix, size, label, classes)
    return _corrected(matrix, label, start)


def naive_bayes(
    matrix: Sparse, size: int, label: np.ndarray[tuple[int], np.dtype[np.int64]], classes: int
) -> Floats:
    """Log weights of each feature in each class, less their mean over the classes; shape (size, classes)."""
    rows = np.repeat(label, np.diff(matrix.starts))
    codes = matrix.columns.astype(np.int64) * classes + rows
    totals = np.bincount(codes, matrix.values, minlength=size * classes).reshape(size, classes)
    smoothed = totals.astype(np.float32) + np.float32(_SMOOTHING)
    weights: Floats = np.log(smoothed / smoothed.sum(axis=0, keepdims=True))
    weights -= weights.mean(axis=1, keepdims=True)
    return weights


def _corrected(matrix: Sparse, label: np.ndarray[tuple[int], np.dtype[np.int64]], weights: Floats) -> Floats:
    """Passes in a fixed order; where a rival comes within a margin of one, both weights give way."""
    later = np.zeros_like(weights)
    passes = min(max(_STEPS // len(label), 2), 6)
    random = np.random.default_rng(_SEED)
    order = np.concatenate([random.permutation(len(label)) for _ in range(passes)])
    for step, index in enumerate(order.tolist()):
        columns, values = matrix.row(index)
        scores = values @ weights[columns]
        own = label[index]
        reached = scores[own]
        scores[own] = -np.inf
        rival = scores.argmax()
        loss = 1.0 - reached + scores[rival]
        if loss > 0 and len(values):
            change = values * min(_AGGRESSIVENESS, float(loss) / (2 * float(values @ values)))
            weights[columns, own] += change
            weights[columns, rival] -= change
            later[columns, own] += step * change
            later[columns, rival] -= step * change
    weights -= later / np.float32(max(len(order), 1))
    return weights
