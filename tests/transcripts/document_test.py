import unittest

from document import Entry, Mistake, read

TEXT = """# A text
```console
$ echo one
one
$ A=1

$ cat <<END
> two
> END
two
> three
```
```cpp
int main() {}
```
```console
printed by the server
```
"""


class AText(unittest.TestCase):
    def test_gives_its_commands_with_what_stands_beneath_them(self):
        entries, mistakes = read(TEXT)
        self.assertEqual(entries[0], Entry(3, "echo one", ("one",)))
        self.assertEqual(entries[1], Entry(5, "A=1", ("",)))
        self.assertEqual(mistakes, [])

    def test_continues_a_command_only_before_its_output(self):
        self.assertEqual(read(TEXT)[0][2], Entry(7, "cat <<END\ntwo\nEND", ("two", "> three")))

    def test_gives_lines_without_a_command_to_the_server(self):
        self.assertEqual(read(TEXT)[0][3], Entry(17, "", ("printed by the server",)))

    def test_leaves_a_fence_inside_a_longer_fence_alone(self):
        self.assertEqual(read("````markdown\n```console\nx\n```\n````\n"), ([], []))

    def test_may_end_inside_a_fence(self):
        self.assertEqual(read("```console\n$ echo")[0], [Entry(2, "echo")])


class AMistake(unittest.TestCase):
    def said_of(self, text):
        return [(mistake.line, mistake.what) for mistake in read(text)[1]]

    def test_is_a_prompt_outside_console(self):
        said = "a command with its prompt stands in a console block (```console)"
        self.assertEqual(self.said_of("```sh\nls\n$ ls\n```"), [(3, said)])
        self.assertEqual(len(self.said_of("```\n$ ls\n```")), 1)

    def test_is_a_console_block_that_is_indented_or_empty(self):
        indented = self.said_of("  ```console\n  $ ls\n  ```")
        self.assertEqual(indented, [(1, "a console block begins at the first column")])
        self.assertEqual(self.said_of("```console\n```"), [(1, "a console block has nothing in it")])

    def test_is_another_spelling_of_console(self):
        self.assertEqual(read("```Console\n$ ls\n```")[1], [Mistake(1, "the language is spelled console, not Console")])


if __name__ == "__main__":
    unittest.main()
