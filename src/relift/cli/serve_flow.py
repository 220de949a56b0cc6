"""Serving from the terminal: the link, the browser, and a calm end."""

from __future__ import annotations

import sys
import webbrowser

from relift.app import clock
from relift.app.home import data_folder
from relift.app.web.access import Access, DeviceKind
from relift.app.web.running import running
from relift.app.web.served import Address
from relift.app.web.serving import check_bind, checked_phone, prepare
from relift.cli.output import emit_json, say
from relift.errors import ServingError


def run_serve(*, port: int, phone: str, bind: str, opens_browser: bool, as_json: bool) -> None:
    """Serve until Ctrl-C, or hand out a new link where it is served already.

    Args:
        port: On this computer; 0 for a free one.
        phone: Origin of the phone's address, or "".
        bind: What to listen on.
        opens_browser: Whether the browser is opened; never without a person at the terminal.
        as_json: Tell the link as JSON.

    Raises:
        InvalidValueError: an address is not allowed.
        ServingError: the port is taken, or another phone address is served already.
        StoreError: the store cannot be opened.
    """
    check_bind(bind)
    phone, home = checked_phone(phone), data_folder()
    found = running(home)
    if found is not None:
        if phone and phone != found.phone:
            raise ServingError(
                "Relift is being served already, without this phone address. End that one with "
                "Ctrl-C first, then start it with --phone."
            )
        served = Address(port=found.port, phone=found.phone)
        _tell(served, Access(home), opens_browser=opens_browser, as_json=as_json, is_new=False)
        return
    server = prepare(home, port=port, phone=phone)
    server.run(
        tell=lambda: _tell(
            server.address,
            server.access,
            opens_browser=opens_browser,
            as_json=as_json,
            is_new=True,
        )
    )
    if not as_json:
        say("Relift has stopped. Your journal is closed.")


def _tell(
    address: Address, access: Access, *, opens_browser: bool, as_json: bool, is_new: bool
) -> None:
    """Say where to open it."""
    secret = access.new_link(DeviceKind.BROWSER, now=clock.now())
    link = f"{address.local}/open?key={secret}"
    if as_json:
        emit_json({"link": link, "port": address.port, "phone": address.phone or None})
        sys.stdout.flush()
        return
    say("Relift is open on this computer." if is_new else "Relift is being served already.")
    say(f"Open this link; it works once, for ten minutes:\n\n  {link}\n")
    if address.phone:
        say(
            f"Your phone comes by {address.phone}. To pair it, open Settings here and scan the "
            "code that it shows."
        )
    if is_new:
        say("Ctrl-C ends it.")
    sys.stdout.flush()
    if opens_browser and sys.stdout.isatty():
        webbrowser.open(link)
