#!/usr/bin/env python3
"""Loads our server and a bare cpp-httplib server in one run: load.py BIN [SECONDS]

Prints, for the same route behind an HS256 token: requests per second, latencies and CPU time a request at several numbers
of connections; how soon a new request is answered beside idle and slow ones; and whether memory stays flat.
"""
import contextlib
import os
import re
import socket
import subprocess
import sys
import time

CONNECTIONS = (1, 16, 128, 512)
ROUNDS = 3  # In turns, so that a slow moment of the machine meets both; medians are printed.
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


class Process:
    """A running program that is killed at the end."""

    def __init__(self, arguments, **options):
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, **options)

    def memory_megabytes(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024

    def stop(self):
        self.process.kill()
        self.process.wait()


class Server(Process):
    """A running server of the benchmark."""

    def __init__(self, name, path, *arguments):
        super().__init__([path, *arguments])
        self.name = name
        self.token = self.process.stdout.readline().strip()
        self.url = self.process.stdout.readline().split()[-1]
        self.port = int(self.url.rsplit(":", 1)[1])
        self.request = (f"GET /users/me HTTP/1.1\r\nHost: bench\r\n"
                        f"Authorization: Bearer {self.token}\r\n\r\n").encode()

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", text).groups()
    return float(number) * UNITS[unit]


def load(server, connections, seconds, path="/users/me", *more):
    """Runs wrk, with more arguments if there are; its requests per second, latencies in ms, errors, and the server's CPU
    time a request in µs."""
    cpu = server.cpu_seconds()
    output = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "5s",
         "-H", f"Authorization: Bearer {server.token}", *more, f"{server.url}{path}"],
        capture_output=True, text=True, check=True).stdout
    cpu = server.cpu_seconds() - cpu
    errors = re.search(r"Socket errors: (.*)", output)
    wrong = re.search(r"Non-2xx.*: (\d+)", output)
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1)),
        "p50": milliseconds(re.search(r"\s50%\s+(\S+)", output).group(1)),
        "p99": milliseconds(re.search(r"\s99%\s+(\S+)", output).group(1)),
        "cpu": cpu * 1e6 / max(1, int(re.search(r"(\d+) requests in", output).group(1))),
        "errors": " ".join(match.group(0) for match in (errors, wrong) if match),
    }


def median(results):
    return sorted(results, key=lambda result: result["rate"])[len(results) // 2]


def compare(ours, bare, seconds):
    print(f"{'connections':>11} {'server':>6} {'requests/s':>11} {'p50 ms':>8} {'p99 ms':>8} {'CPU µs':>7}  errors")
    for connections in CONNECTIONS:
        rounds = [{server: load(server, connections, seconds) for server in (bare, ours)} for _ in range(ROUNDS)]
        for server in (bare, ours):
            result = median([one[server] for one in rounds])
            print(f"{connections:>11} {server.name:>6} {result['rate']:>11.0f} {result['p50']:>8.2f} "
                  f"{result['p99']:>8.2f} {result['cpu']:>7.1f}  {result['errors'] or 'none'}", flush=True)
        shares = sorted(100 * one[ours]["rate"] / one[bare]["rate"] for one in rounds)
        print(f"{'':>11} {'':>6} {shares[len(shares) // 2]:>10.0f} % of bare", flush=True)


def answer_time(server):
    """How long a new connection waits for its answer, in ms."""
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(server.request)
        assert connection.recv(4096).startswith(b"HTTP/1.1 200")
    return (time.monotonic() - start) * 1000


@contextlib.contextmanager
def crowd(server, count):
    """That many connections."""
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=30)) for _ in range(count)]


def beside_idle(server, count):
    """The answer time while `count` other connections have had their answer and are kept."""
    with crowd(server, count) as idle:
        for connection in idle:
            connection.sendall(server.request)
            connection.recv(4096)
        return answer_time(server)


def beside_slow(server, count, seconds):
    """The longest answer time, and how many were taken, while `count` others send a byte of their request a second."""
    times = []
    with crowd(server, count) as slow:
        for byte in server.request[:seconds]:
            end = time.monotonic() + 1
            for connection in slow:
                connection.sendall(bytes([byte]))
            while time.monotonic() < end:
                times.append(answer_time(server))
                time.sleep(0.02)
    return max(times), len(times)


def main():
    folder, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    ours = Server("ours", f"{folder}/http_ours")
    bare = Server("bare", f"{folder}/http_bare")
    try:
        compare(ours, bare, seconds)
        print(f"a new request beside 1,000 idle connections: {beside_idle(ours, 1000):.1f} ms")
        longest, count = beside_slow(ours, 100, 4)
        print(f"a new request beside 100 heads at one byte a second: {longest:.1f} ms at most, of {count} in 4 s")
        load(ours, 16, 2)
        before = ours.memory_megabytes()
        answered = 0
        while answered < 300_000:
            answered += int(load(ours, 16, 5)["rate"] * 5)
        after = ours.memory_megabytes()
        print(f"memory: {before:.1f} MB, after {answered:,} more requests {after:.1f} MB")
    finally:
        ours.stop()
        bare.stop()


if __name__ == "__main__":
    main()
