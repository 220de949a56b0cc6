"""A state as bytes and back, exactly, so that a check-in costs one update.

A checkpoint is a shortcut and never the truth: one that is damaged, or of another version, is
refused, and the caller rebuilds the state from the journal. Layout: a magic word with the version,
a CRC-32 of the rest, then the numbers (half of the covariance: it is symmetric). A number that is
the same in every member is written once: more than half are, such as all that concerns a movement
that was never done. What is left are mantissas, which no compression makes smaller.
"""

from __future__ import annotations

import math
import struct
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from relift.errors import InvalidValueError
from relift.threat.params import Params
from relift.threat.state import SIZE, State

Array = NDArray[np.float64]

VERSION = 2
_MAGIC = b"RLTS"
_HEAD = struct.Struct("<4sHI")
_SCALARS = struct.Struct("<dqdqqqqq")
_LOWER = np.tril_indices(SIZE)
_N_PARAMS = len(Params._fields)
_ROWS = _N_PARAMS + 1 + SIZE + len(_LOWER[0]) + 2
_MOST_MEMBERS = 10**6
_MASK_BYTES = (_ROWS + 7) // 8


def encode(state: State) -> bytes:
    """Write a state as bytes."""
    scalars = _SCALARS.pack(
        state.at,
        state.n_steps,
        state.dosed_at,
        state.places[0],
        state.places[1],
        state.last_place,
        int(state.has_read),
        state.log_weights.size,
    )
    rows = (
        state.params,
        state.log_weights[None],
        state.mean,
        state.cov[_LOWER],
        state.used_to[None],
        state.excess[None],
    )
    table = np.concatenate(rows).astype("<f8", copy=False)
    bits = table.view(np.int64)
    is_same = np.all(bits == bits[:, :1], axis=1)
    body = b"".join(
        (
            scalars,
            np.packbits(is_same).tobytes(),
            table[is_same, 0].tobytes(),
            table[~is_same].tobytes(),
        )
    )
    return _HEAD.pack(_MAGIC, VERSION, crc32(body)) + body


def decode(data: bytes) -> State:
    """Read a state that `encode` wrote.

    Raises:
        InvalidValueError: the bytes are damaged, or of a version that this program does not know.
    """
    if len(data) < _HEAD.size:
        raise InvalidValueError("the checkpoint is cut short: rebuild it from the journal")
    magic, version, checksum = _HEAD.unpack_from(data)
    body = data[_HEAD.size :]
    if magic != _MAGIC or version != VERSION:
        raise InvalidValueError("the checkpoint has another version: rebuild it from the journal")
    if crc32(body) != checksum:
        raise InvalidValueError("the checkpoint is damaged: rebuild it from the journal")
    try:
        return _state(body)
    except (struct.error, ValueError) as fault:
        raise InvalidValueError("the checkpoint is damaged: rebuild it from the journal") from fault


def _state(raw: bytes) -> State:
    at, n_steps, dosed_at, place, other, last_place, has_read, members = _SCALARS.unpack_from(raw)
    if not 0 < members <= _MOST_MEMBERS:
        raise ValueError("the number of members is odd")
    table = _table(raw[_SCALARS.size :], members)
    cuts = np.cumsum([_N_PARAMS, 1, SIZE, len(_LOWER[0]), 1])
    params, log_weights, mean, lower, used_to, excess = np.split(table, cuts)
    cov = np.empty((SIZE, SIZE, members))
    cov[_LOWER] = lower
    cov[_LOWER[1], _LOWER[0]] = lower
    if not math.isfinite(at):
        raise ValueError("time is not a number")
    return State(
        at=at,
        n_steps=n_steps,
        params=params.copy(),
        log_weights=log_weights[0].copy(),
        mean=mean.copy(),
        cov=cov,
        used_to=used_to[0].copy(),
        dosed_at=dosed_at,
        excess=excess[0].copy(),
        places=(place, other),
        last_place=last_place,
        has_read=bool(has_read),
    )


def _table(raw: bytes, members: int) -> Array:
    """The rows of numbers, those that are the same in every member written out again."""
    mask = np.frombuffer(raw, dtype=np.uint8, count=_MASK_BYTES)
    is_same = np.unpackbits(mask, count=_ROWS).astype(np.bool_)
    numbers = np.frombuffer(raw, dtype="<f8", offset=_MASK_BYTES)
    n_same = int(is_same.sum())
    table = np.empty((_ROWS, members))
    table[is_same] = numbers[:n_same, None]
    table[~is_same] = numbers[n_same:].reshape(_ROWS - n_same, members)
    return table
