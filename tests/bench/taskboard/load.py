#!/usr/bin/env python3
"""Loads two Taskboard servers, one with 100 tasks and one with 100,000: load.py BIN [SECONDS]

Prints requests per second and latencies of: one's own account with the database and without, the list of one project's
20 tasks in either database, and tasks that are added, each flushed to the disk.
"""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "http"))
from load import Server, load, median  # noqa: E402

HERE = pathlib.Path(__file__).parent
ROUNDS = 3
CONNECTIONS = (1, 16, 128)


def show(name, connections, result):
    print(f"{connections:>11} {name:<44} {result['rate']:>10.0f} {result['p50']:>8.2f} {result['p99']:>8.2f} "
          f"{result['cpu']:>7.1f}  {result['errors'] or 'none'}", flush=True)


def compare(connections, seconds, *rows):
    """Each row: a name, a server and a path. In turns, so that a slow moment of the machine meets them all."""
    measured = {row: [] for row in rows}
    for _ in range(ROUNDS):
        for row in rows:
            measured[row].append(load(row[1], connections, seconds, row[2]))
    for row in rows:
        show(row[0], connections, median(measured[row]))
    first, second = (median(measured[row])["rate"] for row in rows)
    print(f"{'':>11} the second has {100 * second / first:.0f} % of the first's requests a second", flush=True)


def main():
    folder, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as data:
        few, many = (Server(str(tasks), f"{folder}/taskboard_bench", "--db", f"{data}/{tasks}.db", "--tasks", str(tasks))
                     for tasks in (100, 100_000))
        try:
            print(f"{'connections':>11} {'route':<44} {'requests/s':>10} {'p50 ms':>8} {'p99 ms':>8} {'CPU µs':>7}  errors")
            for connections in CONNECTIONS:
                compare(connections, seconds, ("GET /claims/me, no database", few, "/claims/me"),
                        ("GET /users/me", few, "/users/me"))
            for connections in CONNECTIONS:
                compare(connections, seconds, ("GET 20 tasks of a project, 100 in all", few, "/tasks/projects/2"),
                        ("GET 20 tasks of a project, 100,000 in all", many, "/tasks/projects/2500"))
            for connections in CONNECTIONS:
                show("GET /projects/, 20 of 5,000", connections, load(many, connections, seconds, "/projects/"))
            for connections in CONNECTIONS:
                result = load(few, connections, seconds, "/tasks/projects/1", "-s", str(HERE / "post_task.lua"))
                show("POST a task, each flushed to the disk", connections, result)
        finally:
            few.stop()
            many.stop()


if __name__ == "__main__":
    main()
