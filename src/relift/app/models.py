"""The tables: the log of records, whose it is, and a cache that can be thrown away.

`Record` is the truth and only ever grows (docs/adr/0001-record-log.md). Its primary key is the
order of arrival, which the export keeps; a record is known by its `uuid`, made by whoever wrote it.
A time is an instant (microseconds since 1970, UTC) and the offset that the person's clock showed,
so that their local date comes back exactly, whatever zone the reader sits in.
"""

from __future__ import annotations

from django.db import models


class Person(models.Model):
    """An id under which this store's one person wrote; the first is used for new records."""

    seq = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(unique=True)


class Record(models.Model):
    """One row for each record of the log; never changed, never deleted."""

    seq = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(unique=True)
    person = models.UUIDField()
    kind = models.CharField(max_length=40)
    at_us = models.BigIntegerField()
    at_offset_min = models.SmallIntegerField()
    recorded_at_us = models.BigIntegerField()
    recorded_at_offset_min = models.SmallIntegerField()
    author = models.CharField(max_length=100)
    schema = models.PositiveSmallIntegerField()
    batch = models.UUIDField(null=True)
    supersedes = models.UUIDField(null=True)
    payload = models.TextField()

    class Meta:
        """One index beside the unique id: a kind's records of one person, by time."""

        indexes = (models.Index(fields=("person", "kind", "at_us"), name="relift_record_kind_at"),)


class Checkpoint(models.Model):
    """A stored state of the filter: a shortcut that can be deleted at any time."""

    seq = models.BigAutoField(primary_key=True)
    on = models.DateField(db_column="on_date")
    digest = models.BinaryField()
    state = models.BinaryField()

    class Meta:
        """One state for each day and digest of the log behind it."""

        constraints = (
            models.UniqueConstraint(fields=("on", "digest"), name="relift_checkpoint_once"),
        )
