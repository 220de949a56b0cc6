"""Attachments: where a file or a page lies, and what its bytes were; it is never copied."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID, uuid4

from relift.journal.past import AttachmentNoted

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_LEAST_OF_AN_ID = 4
STAYS = "Relift keeps where it lies and never copies it: keep the file or page where it is."
SEEN = "Its size and fingerprint (SHA-256) were kept too, so that a change can be seen."
UNSEEN = "There is no file there that Relift can read now, so only the place was kept."


def noted_attachment(
    reference: str, title: str, *, before: AttachmentNoted | None, told: list[str]
) -> AttachmentNoted:
    """The record of an attachment.

    Args:
        reference: The path or address as typed.
        title: In the person's words.
        before: What an edit changes, or None.
        told: What to tell the person is added here.
    """
    own = before.attachment if before else uuid4()
    if before is not None and before.reference == reference:
        return AttachmentNoted(
            attachment=own,
            reference=reference,
            title=title,
            sha256=before.sha256,
            size_bytes=before.size_bytes,
        )
    told.append(STAYS)
    if is_address(reference):
        return AttachmentNoted(attachment=own, reference=reference, title=title)
    seen = _fingerprint(Path(reference).expanduser())
    told.append(SEEN if seen else UNSEEN)
    sha256, size = seen or ("", None)
    return AttachmentNoted(
        attachment=own, reference=reference, title=title, sha256=sha256, size_bytes=size
    )


def is_address(reference: str) -> bool:
    """Whether it is the address of a page, and no path."""
    return bool(_ADDRESS.match(reference))


def attachment_of(
    typed: str, known: Iterable[tuple[UUID, AttachmentNoted]], told: list[str]
) -> tuple[UUID, AttachmentNoted | None]:
    """The attachment that a scan names: one that is noted, or a new one.

    Args:
        typed: The beginning of an id, or a path or address.
        known: What is noted, each with its record's id.
        told: What to tell the person is added here.

    Returns:
        Its own id, and its record where it is new.
    """
    for record, one in known:
        ids = (str(record), str(one.attachment))
        is_id = len(typed) >= _LEAST_OF_AN_ID and any(i.startswith(typed.lower()) for i in ids)
        if is_id or one.reference == typed:
            return one.attachment, None
    if _is_uuid(typed):
        return UUID(typed), None  # of an attachment that was deleted: an edit keeps the link
    new = noted_attachment(typed, "", before=None, told=told)
    return new.attachment, new


def _fingerprint(path: Path) -> tuple[str, int] | None:
    """SHA-256 and size of a file, or None where it cannot be read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
    except (OSError, ValueError):
        return None


def _is_uuid(typed: str) -> bool:
    try:
        UUID(typed)
    except ValueError:
        return False
    return True
