import os
import pathlib
import tempfile
import unittest

from document import Entry
from ports import Ports
from session import Differs, Limits, Session, targets_of
from terminal import Gone

# Says where it listens, as scripts/course does, and logs what is written into `knock`.
COURSE = """#!/usr/bin/env bash
echo "$$" >>pids
echo "key: $KEY, shell: $OWN"
echo "Listening on http://127.0.0.1:$4"
trap 'echo bye >>ended; exit' TERM
while sleep 0.05; do [ ! -e knock ] || { cat knock; rm knock; }; [ ! -p /dev/stdout ] || exit; done
"""


class ASession(unittest.TestCase):
    def setUp(self):
        room = tempfile.TemporaryDirectory()
        self.addCleanup(room.cleanup)
        self.folder = pathlib.Path(room.name)
        (self.folder / "scripts").mkdir()
        (self.folder / "scripts" / "course").write_text(COURSE)
        (self.folder / "scripts" / "course").chmod(0o755)
        self.begin(Limits())
        self.addCleanup(lambda: self.session.close())

    def begin(self, limits):
        """Limits are short only where a test waits for them."""
        self.session = Session(self.folder, {"PATH": os.environ["PATH"]}, Ports({1: 8001}), limits)

    def begin_again(self, **limits):
        self.session.close()
        self.begin(Limits(**limits))

    def play(self, command, *output):
        self.session.play(Entry(1, command, output))

    def differs(self, command, *output):
        with self.assertRaises(Differs) as caught:
            self.play(command, *output)
        return str(caught.exception)

    def serve(self):
        self.play("KEY=k scripts/course serve 1", "key: k, shell:", "Listening on http://127.0.0.1:8001")

    def running(self):
        return [pid for pid in (self.folder / "pids").read_text().split() if pathlib.Path("/proc", pid).exists()]

    def test_variables_functions_and_the_folder_live_on(self):
        self.play("A=one; f() { echo two; }; mkdir sub; cd sub")
        self.play('echo $A; f; basename "$PWD"', "one", "two", "sub")

    def test_a_different_output_is_told(self):
        self.assertEqual(self.differs("echo two", "one"), "- one\n+ two")

    def test_what_goes_to_stderr_is_read_too(self):
        self.play("echo one; echo two >&2", "one", "two")

    def test_a_command_that_shows_nothing_has_to_succeed(self):
        self.play("true")
        self.assertIn("exit code 1", self.differs("false"))
        self.play("echo one; false", "one")

    def test_a_command_with_a_hole_in_its_syntax_harms_nothing_else(self):
        self.assertIn("unexpected", self.differs("echo 'one", "one"))
        self.play("echo one", "one")

    def test_a_placeholder_in_a_command_is_what_it_stood_for(self):
        self.play("echo 4711 passed", "<count> passed")
        self.play("N=<count>; echo $N", "4711")
        self.assertIn("showed a <token>", self.differs("echo <token>"))

    def test_a_shell_that_hangs_is_gone(self):
        self.begin_again(command=0.2)
        with self.assertRaisesRegex(Gone, "still running after 0.2 s"):
            self.play("sleep 600")

    def test_a_shell_that_ended_is_gone(self):
        with self.assertRaisesRegex(Gone, "the shell ended"):
            self.play("exit 1")
        with self.assertRaisesRegex(Gone, "the shell ended"):
            self.play("echo one", "one")

    def test_a_server_goes_on_with_what_was_exported(self):
        self.play("export KEY=mine; OWN=mine")
        self.play("scripts/course serve 1", "key: mine, shell:", "Listening on http://127.0.0.1:8001")
        self.play("echo main shell", "main shell")
        self.assertEqual(len(self.running()), 1)

    def test_a_server_ends_when_the_next_begins_and_when_the_text_ends(self):
        self.serve()
        self.serve()
        self.assertEqual(len(self.running()), 1)
        self.session.close()
        self.assertEqual(self.running(), [])
        self.assertEqual((self.folder / "ended").read_text(), "bye\nbye\n")

    def test_a_server_that_says_something_else_or_ends_is_told(self):
        self.begin_again(server=1)
        self.assertIn("- Hello\n+ key: , shell:", self.differs("scripts/course serve 1", "Hello"))
        (self.folder / "scripts" / "course").write_text("echo started\n")
        self.assertIn("instead of waiting", self.differs("scripts/course serve 1", "started"))

    def test_what_a_server_prints_later_is_looked_for(self):
        self.begin_again(server=1)
        self.serve()
        self.play("printf 'one\\n7 ms\\ntwo\\n' >letter; mv letter knock")
        self.play("", "<count> ms")
        self.assertIn("- three", self.differs("", "three"))

    def test_a_server_with_a_pipe_is_a_command_like_others(self):
        self.play("scripts/course serve 1 | head -1", "key: , shell:")

    def test_lines_without_a_command_need_a_server(self):
        self.assertIn("no server", self.differs("", "a line"))


class Targets(unittest.TestCase):
    def test_are_what_the_commands_run(self):
        commands = {
            "scripts/course serve 4 -- --seed": ["serve-4"],
            "K=1 scripts/course serve 12; scripts/course serve 12": ["serve-12"],
            "scripts/course attack lab3a": ["check-lab3a"],
            "scripts/course check 1.4; scripts/course check 1.server": ["check-1.4", "check-1.server"],
            "scripts/course check 2 --json": ["lesson-2"],
            "T=$(scripts/course token sign)": ["course-token"],
            "cmake --build build/learn --target check-3.6-library -- --quiet": ["check-3.6-library"],
            "ls": [],
        }
        for command, targets in commands.items():
            self.assertEqual(targets_of([command]), targets)


if __name__ == "__main__":
    unittest.main()
