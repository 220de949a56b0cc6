"""The time zone of a log's clock times: said with an option, kept in the profile, or asked once.

Few logs carry a zone. Where nobody said one and nobody can be asked, it is this computer's, and the
result of the import says so.
"""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from relift.app import clock
from relift.app.zones import name_of, zone_named
from relift.cli.output import say
from relift.errors import InvalidValueError

if TYPE_CHECKING:
    from relift.app.database import Store
    from relift.journal.reports import Profile


def ask_zone(store: Store, profile: Profile) -> tzinfo:
    """Ask in which zone the logs' times are, and keep it: it is not asked again.

    Args:
        store: The open store.
        profile: The person's, without a zone.

    Returns:
        The zone; this computer's where Enter was pressed.

    Raises:
        StoreError: the store cannot be written.
    """
    import msgspec
    import typer

    from relift.app.records import append
    from relift.journal.records import new_record

    own = clock.zone()
    say(
        "Training logs mostly do not say in which time zone their times are. This is asked once; "
        "`relift profile --zone NAME` changes it."
    )
    while True:
        typed = typer.prompt(
            f"Time zone (Enter for {name_of(own)})", default="", show_default=False
        )
        try:
            zone = zone_named(typed) if typed.strip() else own
        except InvalidValueError as error:
            say(str(error))
            continue
        break
    if isinstance(zone, ZoneInfo):
        kept = msgspec.structs.replace(profile, zone=zone.key)
        append(store, [new_record(kept, person=store.person, at=clock.now())])
    return zone
