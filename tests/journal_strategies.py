"""Hypothesis strategies for whole logs: every kind of record, edits, deletes and undone imports."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import strategies as st

from relift.journal import choices, lifting, naming, past, reports
from relift.journal import programme as programme_types
from relift.journal.log import KINDS
from relift.journal.records import Payload, Record, new_record
from relift.journal.rough_dates import RoughDate
from relift.plan.ladders import LADDERS
from relift.units import Unit

PERSON = UUID("5a1d0000-0000-4000-8000-000000000001")
BATCHES = tuple(UUID(int=n) for n in range(1, 4))
WORKOUTS = tuple(UUID(int=n) for n in range(11, 14))
EXPOSURES = tuple(UUID(int=n) for n in range(21, 25))

ids = st.uuids(version=4)
# Few letters, and those that file formats and spreadsheets stumble over.
texts = st.text(st.sampled_from("aZ9 =+-@\"',;\\\n\r\t\0\x85\u2028é力💪\u202e"), max_size=12)
ratings = st.none() | st.integers(0, 10).map(float) | st.floats(0, 10, allow_subnormal=False)
loads = st.none() | st.floats(0, 1500, allow_subnormal=False)
units = st.none() | st.sampled_from(Unit)
flags = st.none() | st.booleans()
offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
days = st.dates(date(1990, 1, 1), date(2040, 1, 1))
times = st.builds(datetime.combine, days, st.times(), offsets | st.just(UTC))

performed_sets = st.builds(
    lifting.PerformedSet,
    load_kg=loads,
    load_entered=loads,
    unit=units,
    reps=st.none() | st.integers(0, 50),
    rpe=st.none() | st.floats(1, 10),
    kind=st.sampled_from(lifting.SetKind),
    is_kind_inferred=st.booleans(),
    distance_m=st.none() | st.floats(0, 1e5),
    duration_s=st.none() | st.floats(0, 1e5),
    rest_s=st.none() | st.floats(0, 1e4),
    note=texts,
)
blocks = st.builds(
    lifting.MovementBlock, name=texts, sets=st.lists(performed_sets, max_size=3).map(tuple)
)
_exposure = {
    "workout": st.sampled_from(WORKOUTS),
    "exposure": st.sampled_from(EXPOSURES),
    "movement": texts,
    "ladder": texts,
    "rung": texts,
    "load_kg": loads,
    "load_entered": loads,
    "unit": units,
    "range_of_motion": st.floats(0, 1),
    "reps": st.integers(0, 20),
}

own_ids = st.sampled_from(tuple(UUID(int=n) for n in range(31, 34)))
rough_dates = (
    days.map(lambda d: RoughDate(d.year, d.month, d.day))
    | days.map(lambda d: RoughDate(d.year, d.month))
    | days.map(lambda d: RoughDate(d.year))
)
spans = st.tuples(rough_dates, st.none() | rough_dates).map(
    lambda two: two if two[1] is None else (min(two, key=str), max(two, key=str))
)

_lines = st.lists(
    st.text(st.characters(exclude_characters='"#', exclude_categories=("C", "Z")), min_size=1),
    min_size=1,
    max_size=4,
).map(" ".join)
_names = _lines | st.lists(
    st.sampled_from(["x5", "3x5", "@7", "140kg", "squat", "rest", "week", "1", "-10%", "rpe", "•"]),
    min_size=1,
    max_size=4,
).map(" ".join)
_titles = st.just("") | _lines.filter(lambda text: text.casefold() not in ("rest", "rest day"))


@st.composite
def _written_sets(draw: st.DrawFn, *, is_first: bool) -> programme_types.WrittenSets:
    amount = draw(st.sampled_from(programme_types.Amount))
    reps = draw(st.integers(1, 500))
    is_range = draw(st.booleans())
    is_counted = amount is programme_types.Amount.REPS
    how = draw(st.sampled_from(["percent", "load", "change", ""]))
    load = draw(st.floats(0, 600)) if how == "load" else None
    return programme_types.WrittenSets(
        sets=draw(st.integers(1, 100)),
        reps=reps,
        reps_to=reps + draw(st.integers(1, 50)) if is_range else None,
        amount=amount,
        is_amrap=is_counted and not is_range and draw(st.booleans()),
        percent=draw(st.floats(1, 150)) if how == "percent" else None,
        rpe=draw(st.none() | st.floats(1, 10)),
        load=load,
        unit=draw(st.sampled_from(Unit)) if load is not None else None,
        change=draw(st.floats(-60, 60)) if how == "change" and not is_first else None,
    )


_written_lifts = st.builds(
    lambda movement, first, others, note: programme_types.WrittenLift(
        movement=movement, sets=(first, *others), note=note
    ),
    _names,
    _written_sets(is_first=True),
    st.lists(_written_sets(is_first=False), max_size=2),
    st.just("") | _lines,
)


@st.composite
def _programmes(draw: st.DrawFn) -> programme_types.ProgrammeKept:
    is_by_weekday = draw(st.booleans())
    days = st.sampled_from(programme_types.WEEKDAYS) if is_by_weekday else st.integers(1, 14)
    made = []
    for week in draw(st.lists(st.integers(1, 104), min_size=1, max_size=3, unique=True)):
        for n, day in enumerate(draw(st.lists(days, min_size=1, max_size=3, unique=True))):
            least = 1 if n == 0 else 0
            lifts = draw(st.lists(_written_lifts, min_size=least, max_size=2))
            made.append(
                programme_types.WrittenDay(
                    weeks=(week,), day=str(day), title=draw(_titles), lifts=tuple(lifts)
                )
            )
    return programme_types.ProgrammeKept(
        name=draw(_lines),
        start_on=draw(st.dates(date(2000, 1, 1), date(2100, 1, 1))),
        days=tuple(made),
        repeats=draw(st.booleans()),
        text=draw(texts),
    )


programmes = _programmes()

PAYLOADS: dict[str, st.SearchStrategy[Payload]] = {
    kind.KIND: strategy
    for kind, strategy in {
        reports.Profile: st.builds(
            reports.Profile,
            birth_year=st.none() | st.integers(1900, 2100),
            is_adult=flags,
            unit=units,
            bar=st.none() | st.floats(0, 100),
            tolerable_pain=ratings,
            country=texts,
            zone=texts,
        ),
        reports.FlareReported: st.builds(
            reports.FlareReported,
            reported_labels=st.lists(texts, max_size=3).map(tuple),
            happened=texts,
        ),
        reports.ScreenAnswered: st.builds(
            reports.ScreenAnswered,
            form=st.sampled_from(reports.ScreenForm),
            answers=st.dictionaries(texts, st.sampled_from(reports.Answer), max_size=3),
            clarified=st.dictionaries(texts, st.sampled_from(reports.Answer), max_size=2),
            reason=texts,
        )
        | st.builds(
            reports.ScreenAnswered,
            form=st.sampled_from(reports.ScreenForm),
            answers=st.just({}),
            seen_by=st.just("physician"),
            seen_on=st.dates(date(2000, 1, 1)),
        ),
        reports.CalmedDown: st.builds(
            reports.CalmedDown, thought=texts, fear=texts, breathing_s=st.floats(0, 1e4)
        ),
        reports.CrisisAcknowledged: st.builds(reports.CrisisAcknowledged),
        reports.CheckIn: st.builds(
            reports.CheckIn,
            pain_now=ratings,
            pain_worst=ratings,
            pain_morning=ratings,
            worry=ratings,
            confidence=ratings,
            is_flare=flags,
            is_drowsy=flags,
            reach=st.none() | st.sampled_from(reports.PainReach),
            note=texts,
        ),
        reports.MedicationTaken: st.builds(
            reports.MedicationTaken,
            name=texts,
            medicine_class=st.sampled_from(reports.MedicineClass),
        ),
        reports.LimitSet: st.builds(
            reports.LimitSet,
            by=st.sampled_from(("self", "clinician")),
            max_load_kg=st.floats(0, 1500),
            movement=texts,
            unit=units,
            until_on=st.none() | st.dates(date(2000, 1, 1)),
        ),
        reports.NoteWritten: st.builds(reports.NoteWritten, text=texts),
        reports.Tombstone: st.builds(reports.Tombstone, reason=texts),
        reports.BatchImported: st.builds(
            reports.BatchImported,
            batch=st.sampled_from(BATCHES),
            file=texts,
            app=texts,
            unit=units,
            n_rows=st.integers(0, 10**6),
        ),
        reports.BatchUndone: st.builds(reports.BatchUndone, batch=st.sampled_from(BATCHES)),
        lifting.ImportedWorkout: st.builds(
            lifting.ImportedWorkout,
            source=texts,
            title=texts,
            blocks=st.lists(blocks, max_size=2).map(tuple),
            duration_s=st.none() | st.floats(0, 1e5),
            note=texts,
            row_keys=st.binary(max_size=16),
        ),
        lifting.WorkoutStarted: st.builds(lifting.WorkoutStarted, title=texts),
        lifting.WorkoutEnded: st.builds(lifting.WorkoutEnded, workout=st.sampled_from(WORKOUTS)),
        lifting.ExpectationGiven: st.builds(
            lifting.ExpectationGiven,
            **_exposure,
            sets=st.integers(1, 10),
            expected_pain=ratings,
            feared=texts,
        ),
        naming.MovementNamed: st.builds(
            naming.MovementNamed, name=texts, movement=texts | st.just("deadlift")
        ),
        naming.ColumnsMapped: st.lists(texts, max_size=3).flatmap(
            lambda headings: st.builds(
                naming.ColumnsMapped,
                headings=st.just(tuple(headings)),
                fields=st.dictionaries(st.sampled_from(headings), texts)
                if headings
                else st.just({}),
            )
        ),
        choices.EquipmentSaid: st.builds(
            choices.EquipmentSaid,
            equipment=st.sampled_from(choices.Equipment),
            heaviest_kg=st.none() | st.floats(0, 200),
            heaviest_entered=loads,
            unit=units,
            until_on=st.none() | st.dates(date(2000, 1, 1)),
        ),
        choices.LadderChosen: st.builds(
            choices.LadderChosen, ladder=texts | st.sampled_from(LADDERS), is_wanted=flags
        ),
        choices.Paused: st.builds(
            choices.Paused,
            until_on=st.none() | st.dates(date(2000, 1, 1)),
            is_ended=st.booleans(),
            reason=texts,
        ),
        choices.RelapsePlanWritten: st.builds(
            choices.RelapsePlanWritten,
            first_hour=st.lists(texts, max_size=3).map(lambda lines: ("breathe", *lines)),
            to_myself=texts,
            people=st.lists(texts, max_size=2).map(tuple),
        ),
        programme_types.ProgrammeKept: programmes,
        programme_types.ProgrammeEnded: st.builds(programme_types.ProgrammeEnded),
        lifting.ExposureDone: st.builds(
            lifting.ExposureDone,
            **_exposure,
            sets=st.integers(1, 10),
            rpe=st.none() | st.floats(1, 10),
            pain_before=ratings,
            felt_pain=ratings,
            is_settled=flags,
            has_new_nerve_sign=st.booleans(),
            expected_pain=ratings,
            is_expectation_retrospective=st.booleans(),
            note=texts,
        ),
        past.EpisodeTold: st.builds(
            lambda span, is_ongoing, **parts: past.EpisodeTold(
                began_on=span[0],
                ended_on=None if is_ongoing else span[1],
                is_ongoing=is_ongoing,
                **parts,
            ),
            span=spans,
            is_ongoing=st.booleans(),
            label=texts,
            happened=texts,
            did=texts,
            worst_pain=ratings,
            days_away=st.none() | st.floats(0, 36_500),
        ),
        past.ImagingReported: st.builds(
            past.ImagingReported,
            modality=st.sampled_from(past.Modality),
            done_on=rough_dates,
            region=texts,
            report=texts,
            told=texts,
            said_by=texts,
            attachment=st.none() | own_ids,
        ),
        past.CareVisited: st.builds(
            lambda span, **parts: past.CareVisited(began_on=span[0], ended_on=span[1], **parts),
            span=spans,
            role=texts,
            done=texts,
            helped=ratings,
            note=texts,
        ),
        past.ThoughtRated: st.builds(
            past.ThoughtRated,
            thought=own_ids,
            text=texts,
            kind=st.sampled_from(past.ThoughtKind),
            believed=ratings,
            source=st.sampled_from(past.Source),
        ),
        past.GoalSet: st.builds(
            past.GoalSet,
            goal=own_ids,
            text=texts,
            able=ratings,
            target=ratings,
            until_on=st.none() | days,
        ),
        past.GoalRated: st.builds(past.GoalRated, goal=own_ids, able=st.floats(0, 10)),
        past.AttachmentNoted: st.builds(
            past.AttachmentNoted,
            attachment=own_ids,
            reference=texts,
            title=texts,
            sha256=st.just("") | st.binary(min_size=32, max_size=32).map(bytes.hex),
            size_bytes=st.none() | st.integers(0, 10**12),
        ),
    }.items()
}
assert PAYLOADS.keys() == KINDS.keys(), "a kind of record has no strategy"

payloads = st.sampled_from(sorted(PAYLOADS)).flatmap(PAYLOADS.__getitem__)


@st.composite
def logs(draw: st.DrawFn, *, max_size: int = 12) -> list[Record]:
    """A log in order of arrival; records may supersede any other, even themselves or a later one.

    Headers of live workouts carry ids that answers refer to; some records are of an import.
    """
    said = draw(st.lists(payloads, max_size=max_size))
    own_ids = draw(st.lists(ids, min_size=len(said), max_size=len(said), unique=True))
    headers = iter(WORKOUTS)
    names = [
        next(headers, own) if isinstance(payload, lifting.WorkoutStarted) else own
        for payload, own in zip(said, own_ids, strict=True)
    ]
    return [
        new_record(
            payload,
            person=PERSON,
            id=name,
            at=draw(times),
            recorded_at=draw(times),
            author=draw(st.just("self") | texts),
            batch=draw(st.none() | st.none() | st.sampled_from(BATCHES)),
            supersedes=draw(st.none() | st.none() | st.sampled_from(names)),
        )
        for payload, name in zip(said, names, strict=True)
    ]
