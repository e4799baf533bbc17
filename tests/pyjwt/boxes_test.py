import unittest

from boxes import boxes_of, exercises_of, snippets_in

TEXT = """# Lesson 1
### 1.1 · Count the dots
> **In Python** this is `a
> b`.
> ```python
> 1 + 1  # -> 2
> ```

> A quotation of somebody.

```python
outside()
```
```console
> **In Python** this is no box.
```
### 1.2 · Views
## The server
> **In PyJWT** nothing.
"""


class Boxes(unittest.TestCase):
    def test_belong_to_the_exercise_above(self):
        self.assertEqual([(box.place, box.line) for box in boxes_of(TEXT)], [("1.1", 3), ("", 19)])

    def test_have_their_text_without_marks_and_snippets(self):
        self.assertEqual(boxes_of(TEXT)[0].text, "**In Python** this is `a\nb`.")
        self.assertEqual(boxes_of(TEXT)[0].spans(), ["a b"])

    def test_have_their_snippets_with_line_and_code(self):
        snippet, = boxes_of(TEXT)[0].snippets
        self.assertEqual((snippet.line, snippet.code), (5, "1 + 1  # -> 2"))


class AText(unittest.TestCase):
    def test_has_snippets_outside_of_boxes(self):
        self.assertEqual([(snippet.line, snippet.code) for snippet in snippets_in(TEXT, 1)], [(11, "outside()")])

    def test_has_exercises(self):
        self.assertEqual(exercises_of(TEXT), ["1.1", "1.2"])
