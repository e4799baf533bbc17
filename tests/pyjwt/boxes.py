"""The boxes of a text ("> **In PyJWT** …") and its Python snippets.

A box belongs to the exercise whose heading ("### 3.4 · …") is above it. In docs/pyjwt.md there is none: there the whole
page is one box, named "docs".
"""

import dataclasses
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "transcripts"))
from document import blocks_of  # noqa: E402  (the folder must be known first)

BOX = re.compile(r"> \*\*In (PyJWT|FastAPI|Python)\*\* ")
HEADING = re.compile(r"#{1,6} (?:(\d\.\d) · )?")
SPAN = re.compile(r"`([^`]+)`")


@dataclasses.dataclass(frozen=True)
class Snippet:
    line: int
    code: str


@dataclasses.dataclass(frozen=True)
class Box:
    """`place` is the exercise, "3.4", or "" outside of all; `text` is without quote marks and snippets."""

    place: str
    line: int
    text: str
    snippets: tuple[Snippet, ...]

    def spans(self):
        return [span for paragraph in self.text.split("\n\n") for span in SPAN.findall(one_line(paragraph))]


def one_line(text):
    return " ".join(text.split())


def snippets_in(text, first):
    """The ```python blocks of a text whose first line has the number `first`."""
    return tuple(Snippet(block.line + first - 1, "\n".join(line for _, line in block.lines))
                 for block in blocks_of(text) if block.language == "python")


def without_blocks(text):
    kept, inside = [], False
    for line in text.split("\n"):
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def quotes_of(lines):
    """(place, number of the first line, lines without "> ") of each quotation, and nothing inside a fence."""
    place, fenced, quote = "", False, []
    for number, line in enumerate([*lines, ""], start=1):
        if line.startswith("```"):
            fenced = not fenced
        if line.startswith(">") and not fenced:
            quote.append(line)
            continue
        if quote:
            yield place, number - len(quote), quote
            quote = []
        heading = None if fenced else HEADING.match(line)
        if heading:
            place = heading[1] or ""


def boxes_of(text):
    """The boxes of a lesson."""
    found = []
    for place, first, quote in quotes_of(text.split("\n")):
        if BOX.match(quote[0]):
            plain = "\n".join(line.removeprefix(">").removeprefix(" ") for line in quote)
            found.append(Box(place, first, without_blocks(plain), snippets_in(plain, first)))
    return found


def page_of(text):
    """A whole page as one box."""
    return Box("docs", 1, without_blocks(text), snippets_in(text, 1))


def exercises_of(text):
    """The exercises that a lesson has headings for."""
    return re.findall(r"^### (\d\.\d) · ", text, re.MULTILINE)
