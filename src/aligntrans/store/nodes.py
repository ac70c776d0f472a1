"""JSON values that know where in the file they stand, so that every refusal names the place."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from aligntrans.errors import ReadError
from aligntrans.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Node:
    """A value and its path, ``beads[3].spans``. Its methods raise ReadError on any other shape."""

    value: Any
    path: str = ""

    def refuse(self, wanted: str) -> ReadError:
        """Return the error that says what was wanted here and what stands here instead."""
        shown = json.dumps(self.value, ensure_ascii=True)
        shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
        return ReadError(f"{self.path or 'the whole file'}: {wanted} was expected, not {shown}")

    def get(self, name: str, default: Any = ...) -> Node:
        """Return what stands under *name*, or *default*; without a default the key has to be there."""
        self.mapping()
        path = f"{self.path}.{name}" if self.path else name
        if name not in self.value:
            if default is ...:
                raise ReadError(f"{path}: missing; is this a whole alignment file?")
            return Node(default, path)
        return Node(self.value[name], path)

    def __contains__(self, name: object) -> bool:
        return isinstance(self.value, dict) and name in self.value

    def mapping(self) -> dict[str, Node]:
        """Return the value, an object, as nodes by key."""
        if not isinstance(self.value, dict):
            raise self.refuse("an object")
        return {name: Node(value, f"{self.path}.{name}") for name, value in self.value.items()}

    def list(self) -> list[Node]:
        """Return the value, a list, as nodes."""
        if not isinstance(self.value, list):
            raise self.refuse("a list")
        return [Node(value, f"{self.path}[{number}]") for number, value in enumerate(self.value)]

    def text(self) -> str:
        """Return the value, a string."""
        if not isinstance(self.value, str):
            raise self.refuse("a string")
        return self.value

    def flag(self) -> bool:
        """Return the value, true or false."""
        if not isinstance(self.value, bool):
            raise self.refuse("true or false")
        return self.value

    def number(self) -> float:
        """Return the value, a number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.refuse("a number")
        try:
            return float(self.value)
        except OverflowError:
            raise self.refuse("a smaller number") from None

    def integer(self) -> int:
        """Return the value, a whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.refuse("a whole number")
        return self.value

    def choice(self, kind: type[Choice]) -> Choice:
        """Return the member of *kind* that the value names."""
        try:
            return kind(self.text())
        except ValueError:
            raise self.refuse("one of " + ", ".join(kind)) from None

    def span(self) -> Span:
        """Return the value, ``[start, end]``, as a span."""
        ends = [node.integer() for node in self.list()]
        if len(ends) != 2 or not 0 <= ends[0] <= ends[1]:
            raise self.refuse("[start, end] with 0 <= start <= end")
        return Span(*ends)

    def texts(self) -> tuple[str, ...]:
        """Return the value, a list of strings."""
        return tuple(node.text() for node in self.list())

    def by_name(self, read: Callable[[Node], Value]) -> Mapping[str, Value]:
        """Return the value, an object, with *read* done on what stands under each key."""
        return {name: read(node) for name, node in self.mapping().items()}

    @contextmanager
    def built(self) -> Iterator[None]:
        """Turn what the model refuses into a ReadError that names this place."""
        try:
            yield
        except ReadError:
            raise
        except ValueError as error:
            raise ReadError(f"{self.path or 'the beads'}: {error}") from error


def parse(data: bytes) -> Node:
    """Return the JSON in *data*, or raise ReadError that says in which line it ends to be JSON."""
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise ReadError(f"not UTF-8 at byte {error.start}: save the file as UTF-8 JSON") from error
    except json.JSONDecodeError as error:
        raise ReadError(
            f"not JSON in line {error.lineno}, column {error.colno} ({error.msg.removesuffix(' starting at')});"
            " is it an alignment file, and whole?"
        ) from error
    except ReadError:
        raise
    except RecursionError:
        raise ReadError("not an alignment file: lists or objects inside each other without end") from None
    except ValueError as error:
        raise ReadError("not an alignment file: it holds a number of thousands of digits") from error
    return Node(value)


def _refuse_constant(name: str) -> float:
    raise ReadError(f"not JSON: {name} is no number in it; write the file again with a finite one")
