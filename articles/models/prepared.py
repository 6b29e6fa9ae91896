"""Queries of hot pages whose SQL is worked out once in a process, and run with other values after.

For a page that is read from a compiled row, making the SQL costs more than all else together.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models import signals
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=models.Model)

# What stands for a value while the SQL is made; no query has them as values of its own.
_INT_MARK = 2_000_117_000
_TEXT_MARK = "\ue000mark {0}\ue001"
_TIME_MARK = datetime(9000, 1, 1, tzinfo=UTC)
# Django writes the ends of a slice into the SQL itself.
_FROM, _MANY = 2_000_118_000, 999
_PART_MARK = f"LIMIT {_MANY} OFFSET {_FROM}"


class Prepared(Generic[Row]):
    """A query by its values.

    ``build`` is called once with a mark for each value, and gives a queryset of whole or deferred
    rows (``select_related`` and annotations too, but nothing prefetched) that is not cut. So it
    must not decide anything by its arguments; and ``published()`` must be given its moment. A list
    of values must not be empty.
    """

    def __init__(self, build: Callable[..., "models.QuerySet[Row]"]) -> None:
        self._build = build
        self._plans: dict[Any, _Plan] = {}

    def all(self, limit: int | None = None, offset: int = 0, **values: Any) -> list[Row]:
        """The rows for these values: numbers, texts, moments, and lists of one of them."""
        plan = self._plan(values)
        if limit is None:
            return list(plan.read(_fetch(plan.sql, plan.parameters(values))))
        part = f"LIMIT {int(limit)} OFFSET {int(offset)}"
        if not offset:
            return list(plan.read(_fetch(f"{plan.sql} {part}", plan.parameters(values))))
        # What comes before is passed over in an index, where there is one, and not row by row.
        sql = plan.deep_sql.replace(_PART_MARK, part)
        return list(plan.read(_fetch(sql, plan.deep_parameters(values))))

    def first(self, **values: Any) -> Row | None:
        """The first row for these values; None if there is none."""
        return next(iter(self.all(limit=1, **values)), None)

    def count(self, **values: Any) -> int:
        """How many rows there are for these values."""
        plan = self._plan(values)
        # Both databases see through it, and count in an index where there is one.
        sql = f"SELECT COUNT(*) FROM ({plan.counted_sql}) counted"  # noqa: S608 - Django's own SQL
        return _fetch(sql, plan.counted_parameters(values))[0][0]

    def _plan(self, values: dict[str, Any]) -> "_Plan":
        shapes = tuple(len(each) if _is_list(each) else type(each) for each in values.values())
        key = (connection.vendor, tuple(values), shapes)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = _Plan(self._build, values)
        return plan


class _Plan:
    """The SQL for values of these types, which value each of its parameters is, and how its rows
    become objects."""

    def __init__(self, build: Callable[..., Any], values: dict[str, Any]) -> None:
        numbers = iter(range(1_000_000))
        marks: dict[Any, tuple[str, int | None]] = {}
        arguments: dict[str, Any] = {}
        for name, value in values.items():
            if _is_list(value):
                arguments[name] = [_mark(each, next(numbers)) for each in value]
                places = enumerate(arguments[name])
                marks |= {_adapted(mark): (name, place) for place, mark in places}
            else:
                arguments[name] = _mark(value, next(numbers))
                marks[_adapted(arguments[name])] = (name, None)
        queryset = build(**arguments)
        compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        self.sql, parameters = compiler.as_sql()
        self._slots = _slots(parameters, marks)
        missing = set(marks.values()) - {slot for slot, _constant in self._slots}
        if missing:
            raise TypeError(f"The query does not use {missing}.")
        part = queryset.values("pk")[_FROM : _FROM + _MANY]
        deep = build(**arguments).filter(pk__in=part).query.get_compiler(using=DEFAULT_DB_ALIAS)
        self.deep_sql, parameters = deep.as_sql()
        self._deep_slots = _slots(parameters, marks)
        counted = queryset.order_by().values("pk").query.get_compiler(using=DEFAULT_DB_ALIAS)
        self.counted_sql, parameters = counted.as_sql()
        self._counted_slots = _slots(parameters, marks)
        # Not the compiler itself: it would hold the connection of one thread.
        info = compiler.klass_info
        fields = info["select_fields"]
        self._own = slice(fields[0], fields[-1] + 1)
        self._make = _maker(info["model"])
        self._names = [each[0].target.attname for each in compiler.select[self._own]]
        self._annotations = list(compiler.annotation_col_map.items())
        converters = compiler.get_converters([each[0] for each in compiler.select])
        self._converters = [(place, *each) for place, each in converters.items()]
        self._populators: list[Any] = get_related_populators(  # type: ignore[call-arg] # as in 5.2
            info, compiler.select, DEFAULT_DB_ALIAS
        )
        for populator in _with_inner(self._populators):
            # A populator asks its class for nothing but objects.
            populator.model_cls = _Made(populator.model_cls)

    def parameters(self, values: dict[str, Any]) -> list[Any]:
        return [_value(slot, constant, values) for slot, constant in self._slots]

    def deep_parameters(self, values: dict[str, Any]) -> list[Any]:
        return [_value(slot, constant, values) for slot, constant in self._deep_slots]

    def counted_parameters(self, values: dict[str, Any]) -> list[Any]:
        return [_value(slot, constant, values) for slot, constant in self._counted_slots]

    def read(self, rows: Sequence[Sequence[Any]]) -> Iterator[Any]:
        """What Django's ``ModelIterable`` does, with all that is alike for every time done."""
        make, names, own = self._make, self._names, self._own
        for row in self._converted(rows):
            instance = make(DEFAULT_DB_ALIAS, names, row[own])
            for populator in self._populators:
                populator.populate(row, instance)
            for name, column in self._annotations:
                setattr(instance, name, row[column])
            yield instance

    def _converted(self, rows: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
        # The connection itself: going through Django's proxy for each value is dear.
        here = connections[DEFAULT_DB_ALIAS]
        for row in map(list, rows):
            for place, functions, expression in self._converters:
                for function in functions:
                    row[place] = function(row[place], expression, here)
            yield row


def _maker(model: type[models.Model]) -> Callable[..., Any]:
    """What makes a model's object of a row.

    Django asks each field of the model whether it was loaded; here only those that were are looked
    at. A model that takes part in the making itself is left to Django.
    """
    is_plain = (
        model.__init__ is models.Model.__init__
        and model.from_db.__func__ is models.Model.from_db.__func__  # type: ignore[attr-defined]
        and not signals.pre_init.has_listeners(model)
        and not signals.post_init.has_listeners(model)
    )
    if not is_plain:
        return model.from_db

    def make(db: str, names: Sequence[str], values: Sequence[Any]) -> Any:
        instance = model.__new__(model)
        state = instance._state = ModelState()
        state.adding, state.db = False, db
        instance.__dict__.update(zip(names, values, strict=True))
        return instance

    return make


class _Made:
    """Stands for a model where Django's populators make related objects."""

    def __init__(self, model: type[models.Model]) -> None:
        self.from_db = _maker(model)


def _with_inner(populators: list[Any]) -> Iterator[Any]:
    for each in populators:
        yield each
        yield from _with_inner(each.related_populators)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _mark(value: Any, number: int) -> Any:
    if isinstance(value, datetime):
        return _TIME_MARK.replace(microsecond=number)
    return _INT_MARK + number if isinstance(value, int) else _TEXT_MARK.format(number)


def _adapted(value: Any) -> Any:
    """A value as this database is sent it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def _slots(
    parameters: Sequence[Any], marks: dict[Any, tuple[str, int | None]]
) -> list[tuple[tuple[str, int | None] | None, Any]]:
    return [(marks.get(each), each) for each in parameters]


def _value(slot: tuple[str, int | None] | None, constant: Any, values: dict[str, Any]) -> Any:
    if slot is None:
        return constant
    name, place = slot
    return _adapted(values[name] if place is None else values[name][place])


def _fetch(sql: str, parameters: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
