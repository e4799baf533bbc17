"""A copy of the course in which every exercise is solved, and what is built in it."""

import fcntl
import json
import os
import pathlib
import shutil
import subprocess

OURS = ("build", ".course")  # made by the copy itself
FOREIGN = ("CXX", "CC", "CXXFLAGS", "CFLAGS", "LDFLAGS", "COURSE_ROOT")  # a learner has none of them


class NotBuilt(Exception):
    """The copy could not be built; the message is the end of the log."""


def files_of(checkout):
    """All files of a checkout: where each stands in the copy, and the file with its text (solutions over starters)."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=checkout, check=True, capture_output=True).stdout.decode()
    fetched = [str(path.relative_to(checkout)) for path in (checkout / "build/packages").rglob("*")]  # by scripts/setup
    names = [name for name in listed.split("\0") + fetched if name and (checkout / name).is_file()]
    files = {name: checkout / name for name in names}
    for name in names:
        if name.startswith("solutions/") and (learners := name.replace("solutions", "lessons", 1)) in files:
            files[learners] = checkout / name
    return files


def _is_current(target, source):
    if not target.is_file() or target.stat().st_mode != source.stat().st_mode:
        return False
    return target.read_bytes() == source.read_bytes()


def _remove_strangers(folder, files):
    for path, folders, names in os.walk(folder):
        here = pathlib.Path(path)
        if here == folder:
            folders[:] = [name for name in folders if name not in OURS]
        for name in names:
            if str((here / name).relative_to(folder)) not in files:
                (here / name).unlink()


def update(checkout, folder):
    """Makes `folder` the solved copy. What has not changed is left alone, so a second build is short."""
    files = files_of(checkout)
    _remove_strangers(folder, files)
    for name, source in files.items():
        target = folder / name
        if not _is_current(target, source):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            shutil.copymode(source, target)


def lock(folder):
    """Waits until nobody else uses the copy. The file is to be closed afterwards."""
    (folder / "build").mkdir(parents=True, exist_ok=True)
    file = open(folder / "build" / ".transcripts.lock", "w")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


def build(folder, targets):
    """Builds the runner and `targets` in the preset of learners. Raises NotBuilt."""
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    steps = [["ninja", "-C", "build/learn", "--quiet", "course", *targets]]
    if not (folder / "build/learn/build.ninja").exists():
        steps.insert(0, ["cmake", "--preset", "learn"])
    for step in steps:
        done = subprocess.run(step, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise NotBuilt("\n".join(done.stdout.splitlines()[-30:]))


def ports(checkout):
    """The port of each lesson's server, by the lesson's number."""
    manifests = [json.loads(path.read_text()) for path in checkout.glob("lessons/*/lesson.json")]
    return {manifest["lesson"]: manifest["port"] for manifest in manifests}


def environment(folder):
    """What a reader's terminal has set: nothing of this course, and no settings of whoever runs the check."""
    home = folder / "build" / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "TERM": "dumb"}


def forget_progress(folder):
    """Every text begins with a course in which nothing was done yet: no progress, no database."""
    shutil.rmtree(folder / ".course", ignore_errors=True)
