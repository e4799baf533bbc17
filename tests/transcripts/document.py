"""The commands that a text shows, and what it says they print."""

import dataclasses
import re

FENCE = re.compile(r"(\s*)(`{3,})(.*)")


@dataclasses.dataclass(frozen=True)
class Entry:
    """One command and the lines printed beneath it.

    Without a command the lines are what the running server prints meanwhile, in its own terminal.
    """

    line: int
    command: str
    output: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Block:
    """What stands between two fences: its language, and its lines with their numbers in the text."""

    line: int
    language: str
    indented: bool
    lines: tuple[tuple[int, str], ...]


@dataclasses.dataclass(frozen=True)
class Mistake:
    """A block that nobody would run as it is written."""

    line: int
    what: str


def blocks_of(text):
    """All fenced blocks of a Markdown text, in reading order; one that never ends goes to the end of the text."""
    found, fence, opened, lines = [], None, None, []
    for number, line in enumerate(text.split("\n"), start=1):
        match = FENCE.fullmatch(line)
        if fence is None and match:
            fence, opened, lines = match, number, []
        elif match and len(match[2]) >= len(fence[2]) and not match[3].strip():
            found.append(Block(opened, fence[3].strip(), bool(fence[1]), tuple(lines)))
            fence = None
        elif fence is not None:
            lines.append((number, line))
    if fence is not None:
        found.append(Block(opened, fence[3].strip(), bool(fence[1]), tuple(lines)))
    return found


def entries_of(block):
    """The commands of a console block; lines before the first one make an entry without a command."""
    entries = []
    for number, line in block.lines:
        last = entries[-1] if entries else None
        if line.startswith("$ "):
            entries.append(Entry(number, line[2:]))
        elif last is None:
            entries.append(Entry(number, "", (line,)))
        elif line.startswith("> ") and last.command and not last.output:
            entries[-1] = dataclasses.replace(last, command=f"{last.command}\n{line[2:]}")
        else:
            entries[-1] = dataclasses.replace(last, output=(*last.output, line))
    return entries


def mistakes_in(block):
    """What is written so that it would never be run, or never be compared."""
    console = block.language == "console"
    if not console and block.language.lower() in ("console", "shell-session"):
        return [Mistake(block.line, f"the language is spelled console, not {block.language}")]
    if console and block.indented:
        return [Mistake(block.line, "a console block begins at the first column")]
    if console and not block.lines:
        return [Mistake(block.line, "a console block has nothing in it")]
    prompts = [number for number, line in block.lines if line.lstrip().startswith("$ ")]
    if prompts and not console:
        return [Mistake(prompts[0], "a command with its prompt stands in a console block (```console)")]
    return []


def read(text):
    """The entries of all console blocks of a text, and the mistakes in any block."""
    blocks = blocks_of(text)
    entries = [entry for block in blocks if block.language == "console" for entry in entries_of(block)]
    return entries, [mistake for block in blocks for mistake in mistakes_in(block)]
