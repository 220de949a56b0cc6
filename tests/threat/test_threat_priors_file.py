import msgspec
import numpy as np
import pytest

from relift.errors import DataFileError
from relift.evidence import parse_basis
from relift.threat import params
from relift.threat.params import Params, default_priors, draw_members, to_free, to_natural


def test_every_prior_states_a_basis_that_exists() -> None:
    priors = default_priors()
    tables = (
        priors.start,
        priors.overload,
        priors.flare,
        priors.flare_spread,
        priors.belief,
        priors.reading,
        priors.bank,
    )
    for basis in [row.basis for row in priors.parameters.values()] + [t.basis for t in tables]:
        assert parse_basis(basis).text


def test_no_clinician_has_reviewed_the_priors_yet() -> None:
    assert default_priors().reviewed_by == "none yet"


def test_free_and_natural_scales_are_inverse() -> None:
    priors = default_priors()
    drawn = np.array(draw_members(priors, 50, np.random.default_rng(2)))
    assert to_natural(priors, to_free(priors, drawn)) == pytest.approx(drawn)


def test_every_draw_is_a_possible_person() -> None:
    drawn = draw_members(default_priors(), 2000, np.random.default_rng(3))
    for name in ("expectation_weight", "learning_rate", "generalization", "lasting_share"):
        values = getattr(drawn, name)
        assert np.all((values > 0) & (values < 1))
    for name in Params._fields:
        if name not in ("confirmation_bias", "overload_gain"):
            assert np.all(getattr(drawn, name) > 0), name


def test_start_shares_add_up_to_all_of_the_sensitivity() -> None:
    start = default_priors().start
    assert start.quick_share + start.fast_share + start.slow_share == pytest.approx(1.0)


def test_a_file_without_a_parameter_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = default_priors()
    kept = {name: row for name, row in whole.parameters.items() if name != "load_gain"}
    cut = msgspec.structs.replace(whole, parameters=kept)
    learned = params.LearnedPriors(parameters={})
    files = {"threat_priors.toml": cut, "priors.toml": learned}
    monkeypatch.setattr(params, "load_table", lambda name, _: files[name])
    with pytest.raises(DataFileError, match="load_gain"):
        params.default_priors.__wrapped__()
