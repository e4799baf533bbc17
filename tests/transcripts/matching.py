"""Does an output fit what a text shows? Placeholders and `…` stand for what differs from run to run."""

import difflib
import re

# What a word in angle brackets stands for. Any other is taken literally.
PLACEHOLDERS = {
    "token": r"(?:[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]{22,}|[A-Za-z0-9_-]{22,})",  # signed, or opaque
    "time": r"(?:\d{10}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ?)",  # a NumericDate, or a date and a time
    "count": r"\d+(?:\.\d+)?",
    "id": r"[A-Za-z0-9_-]+",
}
PLACEHOLDER = re.compile("<(" + "|".join(PLACEHOLDERS) + ")>")
ANY_LINES = "…"


def lines_of(output):
    """The lines as a reader sees them: carriage returns and blanks at their ends do not show."""
    lines = [line.rstrip() for line in output.split("\n")]
    return lines[:-1] if lines[-1] == "" else lines


def _pattern_of_line(line):
    if line.strip() == ANY_LINES:
        return r"(?:[^\n]*\n)*?"
    pieces = PLACEHOLDER.split(line.rstrip())  # text, name, text, name, …, text
    pattern = "".join(f"({PLACEHOLDERS[p]})" if i % 2 else re.escape(p) for i, p in enumerate(pieces))
    return pattern + r"\n"


def _found(expected, match):
    names = [name for line in expected if line.strip() != ANY_LINES for name in PLACEHOLDER.findall(line)]
    return dict(zip(names, match.groups()))  # the last one of a name counts


def compare(expected, output):
    """What each placeholder stood for if `output` fits the lines `expected`, or None if it does not."""
    pattern = "".join(map(_pattern_of_line, expected))
    match = re.fullmatch(pattern, "".join(line + "\n" for line in lines_of(output)))
    return _found(expected, match) if match else None


def _as_written(lines, expected):
    """The lines of an output, those that fit a line of the text as the text writes them: one after the other."""
    written, begin = [], 0
    for line in lines:
        fitting = (i for i in range(begin, len(expected)) if _fits(line, expected[i]))
        at = next(fitting, None)
        written.append(line if at is None else expected[at].rstrip())
        begin = begin if at is None else at + 1
    return written


def _fits(line, expected):
    return expected.strip() != ANY_LINES and re.fullmatch(_pattern_of_line(expected), line + "\n") is not None


def _parting(before, after):
    """Says where two long lines part."""
    column = next((i for i, (a, b) in enumerate(zip(before, after)) if a != b), min(len(before), len(after)))
    return [f"  (they part at column {column + 1})"] if column > 60 else []


def _changed(before, after):
    wanted = [line for line in before if line.strip() != ANY_LINES]
    if len(wanted) < len(before) and not wanted:
        return []  # … stands for whatever came
    parting = _parting(wanted[0], after[0]) if len(wanted) == len(after) == 1 else []
    return [f"- {line}" for line in wanted] + [f"+ {line}" for line in after] + parting


def difference(expected, output, limit=40):
    """What to change: `-` the text has, `+` the command printed. At most `limit` lines."""
    before = [line.rstrip() for line in expected]
    after = _as_written(lines_of(output), expected)
    shown = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            shown += [f"  {line}" for line in before[i:j]][:1] + ["  ⋮"] * (j - i > 1)
        else:
            shown += _changed(before[i:j], after[k:m])
    return shown[:limit] + [f"({len(shown) - limit} more lines)"] * (len(shown) > limit)
