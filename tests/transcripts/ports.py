"""Free ports in place of those that a text names."""

import re
import socket

ADDRESS = re.compile(r"\b(127\.0\.0\.1|localhost):(\d+)")
SERVE = re.compile(r"(scripts/course serve (\d+))\b")


APART = 10  # A lesson's second server listens on its first one's port and so many more.


def free_port():
    """A port of 127.0.0.1 on which nobody listens now, nor on the one that a second server would take."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + APART))
                return port
            except (OSError, OverflowError):
                continue


class Ports:
    """Which free port stands in for which port of the text. `of_lesson` gives the port of each lesson's server."""

    def __init__(self, of_lesson, choose=free_port):
        self._of_lesson = of_lesson
        self._choose = choose
        self._stand_ins = {}

    def renew(self):
        """The next server gets a port of its own: the last one's may not be free yet."""
        self._stand_ins.clear()

    def _stand_in(self, port):
        if port not in self._stand_ins:
            chosen = self._choose()
            self._stand_ins |= {port: chosen, port + APART: chosen + APART}
        return self._stand_ins[port]

    def in_command(self, command):
        """A command of the text as it is run: servers are started on a free port, and looked for there."""
        command = ADDRESS.sub(lambda found: f"{found[1]}:{self._stand_in(int(found[2]))}", command)
        return SERVE.sub(lambda found: f"{found[1]} --port {self._stand_in(self._port_of(found[2]))}", command)

    def _port_of(self, lesson):
        return self._of_lesson.get(int(lesson), 0)

    def in_output(self, output):
        """An output as the text would show it."""
        for port, stand_in in self._stand_ins.items():
            output = re.sub(rf"(?<!\d){stand_in}(?!\d)", str(port), output)
        return output
