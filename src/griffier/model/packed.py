"""Sequences of many small values, kept as columns of numbers."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from array import array

T = TypeVar("T")


class Packed(Sequence[T], Generic[T]):
    """Values that whole numbers make, each made anew whenever it is asked for: a tenth of the memory of as many values.

    Two are equal, like lists, when their values are.
    """

    __slots__ = ("_columns", "_make")

    def __init__(self, make: Callable[..., T], *columns: "array[int]") -> None:
        """Values by their numbers.

        Args:
            make: from the numbers of one row to its value.
            columns: of one length, at least one.
        """
        self._make, self._columns = make, columns

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return list(map(self._make, *(c[index] for c in self._columns)))
        return self._make(*(c[index] for c in self._columns))

    def __iter__(self) -> Iterator[T]:
        return map(self._make, *self._columns)

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __repr__(self) -> str:
        return repr(list(self))
