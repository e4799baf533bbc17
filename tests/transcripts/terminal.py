"""The two terminals of a reader: one shell for the commands, one program that goes on until Ctrl-C."""

import os
import pathlib
import select
import signal
import subprocess
import tempfile
import time


class Gone(Exception):
    """A shell that cannot be used any more; the text says why."""


def _signal_group(process, number):
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass


class Shell:
    """One bash, in which variables and the folder live on from command to command."""

    def __init__(self, folder, environment):
        self._scratch = tempfile.TemporaryDirectory(prefix="transcript-")
        self._command = pathlib.Path(self._scratch.name, "command")
        self._output = pathlib.Path(self._scratch.name, "output")
        self._statuses, theirs = os.pipe()
        self._bash = subprocess.Popen(
            ["bash", "--noprofile", "--norc"], cwd=folder, env=environment, pass_fds=[theirs], start_new_session=True,
            bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._their_end = theirs  # its number in the shell
        os.close(theirs)

    def run(self, command, limit):
        """Output (stdout and stderr as they came) and exit status. Raises Gone after `limit` seconds, or on `exit`."""
        self._command.write_text(command + "\n")
        script = f'. "{self._command}" </dev/null >"{self._output}" 2>&1 {self._their_end}>&-'
        try:
            self._bash.stdin.write(f"{script}; echo $? >&{self._their_end}\n".encode())
            self._bash.stdin.flush()
        except BrokenPipeError:
            raise Gone("the shell ended") from None
        status = self._status(time.monotonic() + limit, limit)
        return self._output.read_text(errors="replace"), status

    def _status(self, deadline, limit):
        while time.monotonic() < deadline:
            if select.select([self._statuses], [], [], 0.1)[0]:
                status = os.read(self._statuses, 16)
                if not status:
                    raise Gone("the shell ended")
                return int(status)
        raise Gone(f"still running after {limit} s")

    def exported(self):
        """The environment that a program started now would see, and the folder it would start in."""
        text, _ = self.run("env -0; pwd -P", 10)
        *settings, folder = text.split("\0")
        return dict(setting.split("=", 1) for setting in settings), folder.strip("\n")

    def close(self):
        """Ends the shell and whatever its commands left running. It may be called again."""
        if self._bash.stdin.closed:
            return
        _signal_group(self._bash, signal.SIGKILL)
        self._bash.wait()
        self._bash.stdin.close()
        os.close(self._statuses)
        self._scratch.cleanup()


class Server:
    """A program in a terminal of its own."""

    def __init__(self, command, folder, environment):
        self._file = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            ["bash", "--noprofile", "--norc", "-c", command], cwd=folder, env=environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=self._file, stderr=subprocess.STDOUT)

    def output(self):
        """All that it printed so far."""
        return os.pread(self._file.fileno(), os.fstat(self._file.fileno()).st_size, 0).decode(errors="replace")

    def running(self):
        return self._process.poll() is None

    def end(self, patience=5):
        """As Ctrl-C does, and after `patience` seconds by force: nothing of it is left."""
        _signal_group(self._process, signal.SIGTERM)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            pass
        _signal_group(self._process, signal.SIGKILL)
        self._process.wait()
        self._file.close()
