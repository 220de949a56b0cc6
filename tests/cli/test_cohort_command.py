"""`relift cohort`."""

from __future__ import annotations

from tests.cli.conftest import Relift

from relift.cli.cohort_trial import ModelName, RivalKind
from relift.cohort.trial.models import MODELS
from relift.cohort.trial.rivals import Kind

SMALL = (
    *("cohort", "trial", "--people", "2", "--days", "20", "--members", "64"),
    *("--model", "load_driven", "--policy", "fixed"),
)


def test_what_to_do_must_be_said(relift: Relift) -> None:
    ran = relift("cohort")
    assert ran.code == 2
    assert "relift cohort trial" in ran.told


def test_the_options_name_every_model_and_every_kind_of_rival() -> None:
    assert [one.value for one in ModelName] == list(MODELS)
    assert [one.value for one in RivalKind] == [kind.value for kind in Kind]


def test_a_trial_tells_what_is_counted_and_where_relift_stands(relift: Relift) -> None:
    said = relift(*SMALL).said
    assert "2 virtual people, 20 days, seed 1" in said
    assert "load_driven (load alone hurts), 2 people" in said
    assert "the frontier" in said
    assert "Relift less the plain fixed 10%" in said


def test_the_same_seed_gives_the_same_json(relift: Relift) -> None:
    first, again, other = (relift(*SMALL, "--seed", seed, "--json") for seed in (3, 3, 4))
    assert first.json == again.json
    assert first.json != other.json
    outcome = first.json["models"][0]["outcomes"]["relift"]
    assert outcome["days"]["low"] <= outcome["days"]["value"] <= outcome["days"]["high"]
    assert {"never", "bad_days", "bad_sets", "flares", "fear"} <= outcome.keys()
