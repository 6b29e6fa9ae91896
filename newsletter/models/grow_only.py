"""Rows that are written once: changing or deleting them is refused in code."""

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class RowIsFinal(Exception):
    """A row that only ever is added was about to be changed or deleted."""


class GrowOnlyQuerySet(models.QuerySet[Row]):
    """Refuses every change and deletion of many rows."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Raises ``RowIsFinal``."""
        raise RowIsFinal(f"{self.model._meta.verbose_name}: rows are never changed")

    def bulk_update(
        self, objs: Iterable[Row], fields: Iterable[str], batch_size: int | None = None
    ) -> NoReturn:
        """Raises ``RowIsFinal``."""
        raise RowIsFinal(f"{self.model._meta.verbose_name}: rows are never changed")

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        """Adds rows. Raises ``RowIsFinal`` if rows that are there would be overwritten."""
        if kwargs.get("update_conflicts"):
            raise RowIsFinal(f"{self.model._meta.verbose_name}: rows are never changed")
        return super().bulk_create(objs, *args, **kwargs)

    def delete(self) -> NoReturn:
        """Raises ``RowIsFinal``."""
        raise RowIsFinal(f"{self.model._meta.verbose_name}: rows are never deleted")


class GrowOnlyModel(models.Model):
    """A row that can be added and nothing else."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the row. Raises ``RowIsFinal`` for a row that is stored already."""
        if not self._state.adding:
            raise RowIsFinal(f"{self._meta.verbose_name}: rows are never changed")
        # Without force_insert a set primary key would overwrite the row that has it.
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raises ``RowIsFinal``."""
        raise RowIsFinal(f"{self._meta.verbose_name}: rows are never deleted")
