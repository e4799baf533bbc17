"""Runs a snippet and compares each value with the comment behind it.

    expression  # -> value            as the interpreter shows it
    expression  # -> raises KeyError  the name of the exception
"""

import ast
import re

EXPECTED = re.compile(r"  # -> (.+)$")


class Differs(Exception):
    """What the snippet shows is not what happens."""


def outcome(evaluate):
    """What an expression shows: its value, or "raises NAME"."""
    try:
        return repr(evaluate())
    except Exception as error:  # pylint: disable=broad-except  (any exception is an answer here)
        return f"raises {type(error).__name__}"


def expectations(code):
    """Number of a line -> what stands behind its "# -> "."""
    return {number: match[1] for number, line in enumerate(code.split("\n"), start=1)
            if (match := EXPECTED.search(line))}


def run(code, names):
    """Runs `code` with these names. Raises Differs; returns how many values were compared."""
    tree = ast.parse(code)
    expected = expectations(code)
    checked = 0
    for statement in tree.body:
        wanted = expected.pop(statement.end_lineno, None)
        if wanted is None:
            checked += isinstance(statement, ast.Assert)
            exec(compile(ast.Module([statement], []), "snippet", "exec"), names)
        elif isinstance(statement, ast.Expr):
            checked += 1
            shown = outcome(lambda: eval(compile(ast.Expression(statement.value), "snippet", "eval"), names))
            if shown != wanted:
                raise Differs(f"{ast.unparse(statement)}\n  the text says  {wanted}\n  it is          {shown}")
        else:
            raise Differs(f"only an expression has a value: {ast.unparse(statement)}")
    if expected:
        raise Differs(f"no statement ends where this is said: {', '.join(expected.values())}")
    return checked
