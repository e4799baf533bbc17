import pathlib
import subprocess
import tempfile
import unittest

import room


class TheCopy(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.checkout, self.copy = pathlib.Path(scratch.name, "course"), pathlib.Path(scratch.name, "copy")
        self.write("lessons/01_a/cut.cpp", "a hole")
        self.write("solutions/01_a/cut.cpp", "an answer")
        self.write("scripts/course", "run").chmod(0o755)
        self.write(".gitignore", "/build/")
        subprocess.run(["git", "init", "-q", str(self.checkout)], check=True)
        subprocess.run(["git", "add", "."], cwd=self.checkout, check=True)
        room.update(self.checkout, self.copy)

    def write(self, name, text):
        file = self.checkout / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def text(self, name):
        return (self.copy / name).read_text()

    def test_is_solved(self):
        self.assertEqual(self.text("lessons/01_a/cut.cpp"), "an answer")

    def test_can_be_run(self):
        self.assertEqual((self.copy / "scripts/course").stat().st_mode & 0o777, 0o755)

    def test_follows_what_is_edited_added_and_removed(self):
        self.write("solutions/01_a/cut.cpp", "another")
        self.write("docs/new.md", "new")
        (self.checkout / "scripts/course").unlink()
        room.update(self.checkout, self.copy)
        self.assertEqual((self.text("lessons/01_a/cut.cpp"), self.text("docs/new.md")), ("another", "new"))
        self.assertFalse((self.copy / "scripts/course").exists())

    def test_keeps_its_build_and_leaves_alone_what_is_the_same(self):
        (self.copy / "build").mkdir()
        (self.copy / "build/made").write_text("made")
        before = (self.copy / "lessons/01_a/cut.cpp").stat().st_mtime_ns
        room.update(self.checkout, self.copy)
        self.assertEqual(self.text("build/made"), "made")
        self.assertEqual((self.copy / "lessons/01_a/cut.cpp").stat().st_mtime_ns, before)

    def test_has_what_setup_has_fetched_but_nothing_built(self):
        self.write("build/packages/cpp-httplib/httplib.h", "a header")
        self.write("build/learn/bin/course", "a program")
        room.update(self.checkout, self.copy)
        self.assertEqual(self.text("build/packages/cpp-httplib/httplib.h"), "a header")
        self.assertFalse((self.copy / "build/learn").exists())

    def test_begins_each_text_without_progress(self):
        (self.copy / ".course").mkdir()
        room.forget_progress(self.copy)
        self.assertFalse((self.copy / ".course").exists())


if __name__ == "__main__":
    unittest.main()
