"""A claim: words of a text, and the check that they are true."""

import dataclasses
import typing


@dataclasses.dataclass(frozen=True)
class Claim:
    """`place` is the exercise, "3.4", whose box has these words, or "docs" for docs/pyjwt.md."""

    place: str
    words: str
    check: typing.Callable[[], None]


ALL = []


def says(place, words):
    """Decorates a function without arguments that raises unless the words are true."""
    def register(function):
        ALL.append(Claim(place, words, function))
        return function
    return register


def refused(action, *exceptions):
    """Asserts that `action` raises one of these exceptions, itself or what is derived from it."""
    try:
        value = action()
    except exceptions:
        return
    raise AssertionError(f"nothing was raised, but {value!r} returned")
