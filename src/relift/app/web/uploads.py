"""Files that are handed in: streamed to a private temporary file, and stopped at a limit.

The name that a browser gives is only ever shown, never used as a path.
"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler

MAX_UPLOAD_BYTES = 64 * 1024 * 1024


class LimitedUpload(TemporaryFileUploadHandler):
    """Write an upload to a temporary file; drop it where it grows beyond the limit.

    `request.upload_was_too_large` then says so: the view answers with what to do.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 (Django's name)
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Refuse at once what says that it is too large."""
        self._seen = 0
        if content_length > MAX_UPLOAD_BYTES:
            self._refuse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece down."""
        self._seen += len(raw_data)
        if self._seen > MAX_UPLOAD_BYTES:
            self._refuse()
        super().receive_data_chunk(raw_data, start)

    def _refuse(self) -> None:
        self.request.upload_was_too_large = True  # type: ignore[union-attr]
        raise StopUpload(connection_reset=False)
