import struct
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np
import pytest

from relift.errors import InvalidValueError
from relift.threat import CheckedIn, Dosed, Expected, Features, Felt, Flared, State, ThreatFilter
from relift.threat.checkpoint import VERSION, decode, encode

Lift = Callable[..., Features]


@pytest.fixture(scope="module")
def lived(bank: ThreatFilter, start: datetime, lift: Lift) -> State:
    state = bank.init(start, load_used_to=4.0)
    for k in range(10):
        at = start + timedelta(days=1.5 * k)
        x = lift(0.3 + 0.03 * k, context="gym" if k % 2 else "")
        for event in (
            CheckedIn(at=at, pain_morning=max(0, 4 - k), worry=5),
            Expected(at=at, features=x, expected_pain=6 - 0.5 * k),
            Felt(at=at, features=x, felt_pain=2 + k % 2),
            Dosed(at=at, dose=6 + k),
        ):
            state, _ = bank.step(state, event)
    return bank.step(state, Flared(at=at))[0]


def equal(one: State, other: State) -> bool:
    pairs = zip(one, other, strict=True)
    return all(np.array_equal(a, b, equal_nan=isinstance(a, float)) for a, b in pairs)


def test_decoding_gives_back_the_same_bits(lived: State) -> None:
    back = decode(encode(lived))
    assert equal(lived, back)
    assert type(back.n_steps) is int
    assert type(back.has_read) is bool


def test_a_new_person_survives_the_round_trip(bank: ThreatFilter, start: datetime) -> None:
    fresh = bank.init(start)
    assert equal(fresh, decode(encode(fresh)))


def test_a_decoded_state_goes_on_as_the_original(
    bank: ThreatFilter, lived: State, start: datetime, lift: Lift
) -> None:
    event = Felt(at=start + timedelta(days=20), features=lift(0.5), felt_pain=3)
    assert equal(bank.step(lived, event)[0], bank.step(decode(encode(lived)), event)[0])


def test_a_checkpoint_of_the_usual_bank_is_small(lived: State) -> None:
    assert len(encode(lived)) < 250_000


@pytest.mark.parametrize("cut", [0, 3, 9, 10, 500, -1])
def test_a_checkpoint_cut_short_is_refused(lived: State, cut: int) -> None:
    with pytest.raises(InvalidValueError, match="journal"):
        decode(encode(lived)[:cut])


@pytest.mark.parametrize("place", [0, 4, 6, 12, 400, -5])
def test_a_flipped_bit_is_refused(lived: State, place: int) -> None:
    data = bytearray(encode(lived))
    data[place] ^= 0x10
    with pytest.raises(InvalidValueError, match="rebuild"):
        decode(bytes(data))


def test_another_version_is_refused(lived: State) -> None:
    data = bytearray(encode(lived))
    data[4] = 99
    with pytest.raises(InvalidValueError, match="version"):
        decode(bytes(data))


@pytest.mark.parametrize("body", [b"short", bytes(64), bytes(99), bytes(5000), b"\xff" * 5000])
def test_sound_wrapping_around_nonsense_is_refused(body: bytes) -> None:
    data = struct.pack("<4sHI", b"RLTS", VERSION, zlib.crc32(body)) + body
    with pytest.raises(InvalidValueError, match="rebuild"):
        decode(data)


def test_what_every_member_shares_is_written_once(bank: ThreatFilter, start: datetime) -> None:
    assert len(encode(bank.init(start))) < 70_000


def test_a_time_that_is_no_number_is_refused(lived: State) -> None:
    with pytest.raises(InvalidValueError, match="rebuild"):
        decode(encode(lived._replace(at=float("nan"))))
