"""Files that are handed in: streamed to a private temporary file, up to a limit.

The name that a browser gives is only ever shown, never used as a path.
"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

MAX_UPLOAD_BYTES = 64 * 1024 * 1024


class LimitedUpload(TemporaryFileUploadHandler):
    """Write an upload to a temporary file; drop all of it where it is beyond the limit.

    `request.upload_was_too_large` then says so: the view answers with what to do. What is still
    being sent is read and thrown away, or the browser would show a broken connection instead.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 (Django's name)
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Keep nothing of what says that it is too large; no more is read than was said."""
        self._is_too_large = content_length > MAX_UPLOAD_BYTES

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece down."""
        if not self._is_too_large:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> Any:
        """Hand the file over, or nothing where it was too large."""
        if not self._is_too_large:
            return super().file_complete(file_size)
        self.file.close()
        self.request.upload_was_too_large = True  # type: ignore[union-attr]
        return None
