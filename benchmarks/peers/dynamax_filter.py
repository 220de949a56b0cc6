"""A linear Kalman filter of `dynamax` for one person, for filter_peers.py.

Runs in an environment of its own. Three states (sensitivity, belief, input), three emissions (rest,
expected, felt), linear and Gaussian, constants known: much less than the threat model. A missing
answer is none of its cases, so the last one is said again.
"""

import json
import sys
import time
from importlib.metadata import version

import jax.numpy as jnp
import numpy as np
from dynamax.linear_gaussian_ssm import LinearGaussianSSM, lgssm_filter
from jax import jit


def filled(days):
    """The answers, each missing one as the last of its kind."""
    rows, last = [], [3.0, 4.0, 4.0]
    for _, *said in days:
        last = [old if new is None else new for old, new in zip(last, said, strict=True)]
        rows.append(list(last))
    return np.array(rows)


def main():
    """Time the whole record in one call, a call for one day, and the record a day longer."""
    told = json.load(sys.stdin)
    rows = jnp.array(filled(told["days"]))
    model = LinearGaussianSSM(state_dim=3, emission_dim=3)
    params, _ = model.initialize(
        dynamics_weights=jnp.array([[0.97, 0, 0], [0, 0.85, 0.15], [0, 0, 0.9]]),
        dynamics_covariance=0.3 * jnp.eye(3),
        emission_weights=jnp.array([[1.0, 0, 0], [0, 1, 0], [0.75, 0.25, 0.5]]),
        emission_covariance=0.9 * jnp.eye(3),
    )
    call = jit(lambda emissions: lgssm_filter(params, emissions).marginal_loglik)
    whole, one = [], []
    for data, times in ((rows, whole), (rows[:1], one)):
        call(data).block_until_ready()
        for _ in range(200):
            began = time.perf_counter()
            call(data).block_until_ready()
            times.append(time.perf_counter() - began)
    grown = []
    for n in range(len(rows) - 5, len(rows)):
        began = time.perf_counter()
        call(rows[:n]).block_until_ready()  # a length that is new is compiled anew
        grown.append(time.perf_counter() - began)
    result = {"whole": whole, "one": one, "grown": grown, "version": version("dynamax")}
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
