#!/usr/bin/env python3
"""Measures a solved server of lesson 6 beside the loads that attackers make: load.py BIN [SECONDS]

Prints how long GET /health takes on a new connection: without load; beside 40 clients that sign up in a loop; beside
logins with 1,000 made-up accounts a second; beside 200 idle clients; beside all three. Then how much memory the server
holds before, after a warm-up, and at the end. Every load is bounded in time and in requests.
"""
import contextlib
import itertools
import json
import multiprocessing
import os
import pathlib
import re
import secrets
import socket
import statistics
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "http"))
from load import Process  # noqa: E402

SIGN_UP_CLIENTS = 40
MOST_SIGN_UPS_A_SECOND = 2_000  # Of all of them: most are refused at once.
LOGIN_CLIENTS, LOGINS_A_SECOND = 32, 1_000
REQUESTS_OF_AN_ADDRESS = 20  # As many as may pass in a minute; then a client takes another address.
IDLE_CLIENTS = 200


class Server(Process):
    """A running serve-6-solution with a database and secrets of its own."""

    def __init__(self, path, folder):
        environment = dict(os.environ, JWT_SECRET=secrets.token_hex(32), METRICS_KEY=secrets.token_hex(32))
        environment.pop("JWT_SECRET_PREVIOUS", None)
        super().__init__(
            [os.path.abspath(path), "--port", "0", "--db", f"{folder}/crowd.db", "--seed", "--log", "off"],
            cwd=folder, env=environment)
        listening = next((line for line in self.process.stdout if line.startswith("Listening on")), None)
        if listening is None:
            raise SystemExit("The server did not start.")
        self.port = int(listening.rsplit(":", 1)[1])


def connect(port, address="127.0.0.1"):
    return socket.create_connection(("127.0.0.1", port), timeout=30, source_address=(address, 0))


def post(path, body):
    text = json.dumps(body)
    return (f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(text)}\r\n\r\n{text}").encode()


def status_of_answer(connection):
    """Reads one answer to its end; its status, 0 if the connection has ended."""
    answer = b""
    while b"\r\n\r\n" not in answer:
        more = connection.recv(4096)
        if not more:
            return 0
        answer += more
    head, body = answer.split(b"\r\n\r\n", 1)
    length = int(re.search(rb"Content-Length: (\d+)", head).group(1))
    while len(body) < length:
        body += connection.recv(4096)
    return int(head[9:12])


class Pace:
    """Moments to send at, for many threads: so many a second, until the end."""

    def __init__(self, a_second, end):
        self.turns, self.start, self.a_second, self.end = itertools.count(), time.monotonic(), a_second, end

    def wait(self):
        """False when it is over."""
        moment = self.start + next(self.turns) / self.a_second
        if moment >= self.end:
            return False
        time.sleep(max(0.0, moment - time.monotonic()))
        return time.monotonic() < self.end


def attack(port, pace, numbers, path, statuses):
    """One client that sends what the pace allows; it changes its address when that has sent enough."""
    while True:
        number = next(numbers)
        address = f"127.{os.getpid() % 250 + 1}.{number // 250 % 250}.{number % 250 + 1}"
        with contextlib.suppress(OSError), connect(port, address) as connection:
            for i in range(REQUESTS_OF_AN_ADDRESS):
                if not pace.wait():
                    return
                email = f"{os.getpid()}-{number}-{i}@example.com"
                connection.sendall(post(path, {"email": email, "password": "a-long-password"}))
                statuses.append(status_of_answer(connection))
                if statuses[-1] == 0:
                    break


def run_clients(port, seconds, count, a_second, path, results):
    """The process of one load. Puts how often a second it got each status into `results`."""
    pace, numbers, statuses = Pace(a_second, time.monotonic() + seconds), itertools.count(), []
    threads = [threading.Thread(target=attack, args=(port, pace, numbers, path, statuses)) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results.put({status: statuses.count(status) / seconds for status in sorted(set(statuses))})


def sign_ups(port, seconds, results):
    run_clients(port, seconds, SIGN_UP_CLIENTS, MOST_SIGN_UPS_A_SECOND, "/users/register", results)


def made_up_accounts(port, seconds, results):
    run_clients(port, seconds, LOGIN_CLIENTS, LOGINS_A_SECOND, "/users/login", results)


def idle_clients(port, seconds, results):
    """Clients that connect and say nothing; a connection that the server has closed is replaced."""
    end, made = time.monotonic() + seconds, 0
    with contextlib.ExitStack() as stack:
        clients = []
        while time.monotonic() < end:
            while len(clients) < IDLE_CLIENTS:
                clients.append(stack.enter_context(connect(port)))
                clients[-1].setblocking(False)
                made += 1
            time.sleep(0.05)
            clients = [client for client in clients if is_open(client)]
    results.put({"connections": made / seconds})


def is_open(client):
    try:
        return client.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False


def health_times(port, seconds):
    """How long GET /health took, in ms, each time on a new connection."""
    times, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.monotonic()
        with connect(port) as connection:
            connection.sendall(b"GET /health HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n")
            if status_of_answer(connection) != 200:
                raise SystemExit("GET /health was not answered with 200.")
        times.append((time.monotonic() - start) * 1000)
        time.sleep(0.01)
    return times


def beside(server, seconds, *loads):
    """The times of GET /health while `loads` run in processes of their own, and what each of them reached."""
    results = [multiprocessing.Queue() for _ in loads]
    processes = [multiprocessing.Process(target=load, args=(server.port, seconds, result))
                 for load, result in zip(loads, results)]
    for process in processes:
        process.start()
    times = health_times(server.port, seconds)
    reached = [result.get(timeout=60) for result in results]
    for process in processes:
        process.join()
    return times, reached


def words(reached):
    """"2000 requests/s (201 4, 503 1996)" for one load."""
    if "connections" in reached:
        return f"{IDLE_CLIENTS} idle, {reached['connections']:.0f} connections/s"
    each = ", ".join(f"{status} {rate:.0f}" for status, rate in reached.items())
    return f"{sum(reached.values()):.0f} requests/s ({each})"


def show(name, times, reached):
    p99 = statistics.quantiles(times, n=100, method="inclusive")[98] if len(times) > 1 else times[0]
    print(f"{name:<28} {statistics.median(times):>9.2f} {p99:>8.2f} {max(times):>8.2f} {len(times):>6}  "
          f"{'; '.join(words(each) for each in reached)}", flush=True)


def settled_memory(server):
    """The server's memory when no password is being hashed any more: each hash takes 128 MiB while it runs."""
    lowest = server.memory_megabytes()
    for _ in range(20):
        time.sleep(0.1)
        lowest = min(lowest, server.memory_megabytes())
    return lowest


def measure(server, seconds):
    loads = {"40 sign-ups in a loop": (sign_ups,), "1,000 made-up accounts/s": (made_up_accounts,),
             "200 idle clients": (idle_clients,), "all three": (sign_ups, made_up_accounts, idle_clients)}
    # One phase without load and one to warm up. It takes about as long again until every password is hashed.
    phase = seconds / (2 * (len(loads) + 2))
    before = settled_memory(server)
    beside(server, phase, *loads["all three"])
    warm = settled_memory(server)
    print(f"{'GET /health beside':<28} {'median ms':>9} {'p99':>8} {'max':>8} {'times':>6}  what the load reached")
    show("nothing", *beside(server, phase))
    for name, together in loads.items():
        show(name, *beside(server, phase, *together))
    print(f"memory: {before:.1f} MB before, {warm:.1f} MB after a warm-up, {settled_memory(server):.1f} MB at the end")


def main():
    binaries, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 20
    with tempfile.TemporaryDirectory() as folder:
        server = Server(f"{binaries}/serve-6-solution", folder)
        try:
            measure(server, seconds)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
