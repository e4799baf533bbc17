"""Plays the commands of one text as its reader would, and says what came out differently."""

import dataclasses
import re
import time

import matching
from terminal import Server, Shell

SERVES = re.compile(r"(?:\w+=\S+ )*scripts/course serve\b[^|;&<>]*")
TARGETS = (
    (re.compile(r"scripts/course serve (\d+)"), "serve-{}"),
    (re.compile(r"scripts/course (?:attack|check) (lab\w+)"), "check-{}"),
    (re.compile(r"scripts/course check (\d+\.\w+)"), "check-{}"),
    (re.compile(r"scripts/course check (\d+)(?![.\w])"), "lesson-{}"),
    (re.compile(r"scripts/course (token)"), "course-{}"),
    (re.compile(r"--target (\S+)"), "{}"),
)


@dataclasses.dataclass(frozen=True)
class Limits:
    """How long to wait, in seconds: for a command to end, for a server to have said what it says."""

    command: float = 120
    server: float = 20


class Differs(Exception):
    """What came was not what the text says; the message is for the writer."""


def targets_of(commands):
    """The build targets that these commands need: built before, no command has to wait for a compiler."""
    return sorted({name.format(found) for command in commands
                   for pattern, name in TARGETS for found in pattern.findall(command)})


def filled(command, remembered):
    """A command with what each of its placeholders stood for in the last output that had one."""

    def value(found):
        if found[1] not in remembered:
            raise Differs(f"no output before this command showed a {found[0]}")
        return remembered[found[1]]

    return matching.PLACEHOLDER.sub(value, command)


class Session:
    """The reader of one text: a shell, at most one server, and what the placeholders last stood for."""

    def __init__(self, folder, environment, ports, limits=Limits()):
        self._shell = Shell(folder, environment)
        self._ports = ports
        self._limits = limits
        self._server = None
        self._seen = 0  # how much of the server's output a text has shown
        self._remembered = {}

    def play(self, entry):
        """Runs one entry. Raises Differs if it went another way, terminal.Gone if nothing can follow it."""
        if not entry.command:
            return self._read_server(entry.output)
        serves = SERVES.fullmatch(entry.command)
        if serves:
            self._end_server()
            self._ports.renew()
        command = self._ports.in_command(filled(entry.command, self._remembered))
        return self._serve(command, entry.output) if serves else self._run(command, entry.output)

    def close(self):
        """Ends everything that the text started."""
        self._end_server()
        self._shell.close()

    def _end_server(self):
        if self._server:
            self._server.end()
        self._server = None

    def _compare(self, expected, output):
        found = matching.compare(expected, output)
        if found is None:
            raise Differs("\n".join(matching.difference(expected, output)))
        self._remembered |= found

    def _run(self, command, expected):
        output, status = self._shell.run(command, self._limits.command)
        if not output and status != 0:
            raise Differs("\n".join([*(f"- {line}" for line in expected), f"(no output, exit code {status})"]))
        self._compare(expected, self._ports.in_output(output))

    def _serve(self, command, expected):
        environment, folder = self._shell.exported()
        self._server = Server(command, folder, environment)
        self._seen = 0
        self._wait(lambda: matching.compare(expected, self._news()) is not None)
        time.sleep(0.3)  # A line too many comes at once.
        output = self._news()
        self._seen = len(self._server.output())
        self._compare(expected, output)
        if not self._server.running():
            raise Differs("it ended instead of waiting for Ctrl-C")

    def _read_server(self, expected):
        if not self._server:
            raise Differs("no command stands above these lines, and no server runs that could print them")
        among_others = (matching.ANY_LINES, *expected, matching.ANY_LINES)
        self._wait(lambda: matching.compare(among_others, self._news()) is not None)
        self._compare(among_others, self._news())

    def _news(self):
        return self._ports.in_output(self._server.output()[self._seen :])

    def _wait(self, satisfied):
        deadline = time.monotonic() + self._limits.server
        while time.monotonic() < deadline and self._server.running() and not satisfied():
            time.sleep(0.05)
