"""How long a learner waits: save → verdict, fresh copy → first verdict, everything from clean.

Works in a copy of the tracked files, so nobody's answers are touched. Each save is a real edit of the real
file: the solution with a comment that has never been there before, written beside it and renamed over it.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNS = 5


def copy_of_course(folder):
    """The tracked files as they stand in the working tree, and what scripts/setup has fetched."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    for name in filter(None, names.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    if (ROOT / "build" / "packages").is_dir():
        shutil.copytree(ROOT / "build" / "packages", folder / "build" / "packages")
    return folder


def run(command, folder, quiet=True):
    out = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False).returncode


def timed(command, folder):
    begin = time.monotonic()
    code = run(command, folder)
    return time.monotonic() - begin, code


def new_steps(log, known):
    """Seconds that Ninja spent compiling and linking, by the lines its log gained after byte `known`."""
    compiled = linked = 0.0
    for line in log.read_bytes()[known:].decode().splitlines():
        start, end, _, output, _ = line.split("\t")
        seconds = (int(end) - int(start)) / 1000
        if output.endswith(".o"):
            compiled += seconds
        else:
            linked += seconds
    return compiled, linked


def save(folder, lesson, file, note):
    """One save: the solution and a new comment, renamed over the learner's file."""
    target = folder / "lessons" / lesson / f"{file}.cpp"
    text = (folder / "solutions" / lesson / f"{file}.cpp").read_text()
    fresh = target.with_suffix(".saving")
    fresh.write_text(f"{text}// {note}\n")
    os.replace(fresh, target)


def loop(folder, wanted):
    build = folder / "build" / "learn"
    run(["cmake", "--preset", "learn"], folder)
    run(["ninja", "-C", str(build), "course", "solutions"], folder)
    totals = []
    print(f"{'exercise':34}{'total':>8}{'start':>8}{'compile':>9}{'link':>8}{'run':>8}   median of {RUNS} saves, s")
    for manifest_path in sorted(folder.glob("lessons/*/lesson.json")):
        manifest = json.loads(manifest_path.read_text())
        if wanted and str(manifest["lesson"]) not in wanted:
            continue
        for exercise in manifest["exercises"]:
            totals += exercise_loop(folder, build, manifest["name"], exercise)
    print(f"median {statistics.median(totals):.3f}")
    print(f"worst {max(totals):.3f}")


def exercise_loop(folder, build, lesson, exercise):
    log = build / ".ninja_log"
    executable = build / "bin" / f"check-{exercise['id']}"
    rows = []
    for attempt in range(RUNS + 1):
        save(folder, lesson, exercise["file"], f"save {attempt} at {time.time_ns()}")
        known = log.stat().st_size
        total, code = timed(["scripts/course", "check", exercise["id"]], folder)
        if code != 0:
            sys.exit(f"{exercise['id']}: the solution was not accepted; nothing to measure")
        compiled, linked = new_steps(log, known)
        ran, _ = timed([str(executable)], folder)
        rows.append((total, max(0.0, total - compiled - linked - ran), compiled, linked, ran))
    rows = rows[1:]  # The first save also builds what the judge needs.
    medians = [statistics.median(column) for column in zip(*rows)]
    name = f"{exercise['id']} {exercise['file']}"
    print(f"{name:34}{medians[0]:8.3f}{medians[1]:8.3f}{medians[2]:9.3f}{medians[3]:8.3f}{medians[4]:8.3f}", flush=True)
    return [row[0] for row in rows]


def first(folder):
    begin = time.monotonic()
    run(["scripts/start", "--no-docs"], folder)
    code = run(["scripts/course", "check", "1.1"], folder)
    print(f"first verdict {time.monotonic() - begin:.1f} (exit {code}; the untouched 1.1 is waiting, so 1 is right)")


def all_from_clean(folder):
    begin = time.monotonic()
    code = run(["cmake", "--preset", "learn"], folder) or run(["cmake", "--build", "--preset", "learn"], folder)
    build = folder / "build" / "learn"
    code = code or run(["ninja", "-C", str(build), "solutions"], folder)
    print(f"lessons, solutions, tests and tools from clean {time.monotonic() - begin:.1f} (exit {code})")
    run(["cmake", "-D", "COURSE_TRIAL_ANSWERS=ON", str(build)], folder)
    taken, code = timed(["ninja", "-C", str(build), "wrong_turns"], folder)
    print(f"and every wrong turn {taken:.1f} (exit {code})")


def main():
    mode, *wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="course-bench-") as scratch:
        folder = copy_of_course(pathlib.Path(scratch))
        {"loop": lambda: loop(folder, wanted), "first": lambda: first(folder), "all-from-clean": lambda: all_from_clean(folder)}[mode]()


main()
