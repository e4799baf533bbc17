import unittest

from matching import compare, difference

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.GEcJ-Cu9w5u9tgo4SeAuCUbrtM7iMmSyyuQv203jAZg"
OPAQUE = "GEcJ-Cu9w5u9tgo4SeAuCU"


class AnOutput(unittest.TestCase):
    def fits(self, expected, output):
        return compare(expected, output) is not None

    def test_fits_when_every_line_is_the_same(self):
        self.assertTrue(self.fits(("one", "", "two"), "one\n\ntwo\n"))
        self.assertFalse(self.fits(("one", "two"), "one\n"))
        self.assertFalse(self.fits(("one",), "one\ntwo\n"))
        self.assertFalse(self.fits(("one",), "One\n"))
        self.assertFalse(self.fits(("a.c",), "abc\n"))

    def test_is_nothing_where_the_text_shows_nothing(self):
        self.assertTrue(self.fits((), ""))
        self.assertFalse(self.fits((), "a warning\n"))
        self.assertFalse(self.fits(("a word",), ""))

    def test_is_what_a_reader_sees(self):
        self.assertTrue(self.fits(("HTTP/1.1 200 OK", "{}"), "HTTP/1.1 200 OK\r\n{}"))
        self.assertTrue(self.fits(("two ",), "two\n"))

    def test_has_any_lines_where_the_text_has_an_ellipsis(self):
        self.assertTrue(self.fits(("…", "end"), "end\n"))
        self.assertTrue(self.fits(("first", "…", "end"), "first\na\nb\nend\n"))
        self.assertFalse(self.fits(("…", "end"), "the end\n"))
        self.assertFalse(self.fits(("GET /…",), "GET /a\n"))


class APlaceholder(unittest.TestCase):
    def test_stands_for_its_kind_and_nothing_else(self):
        cases = {
            "token": ([JWT, OPAQUE], ["", "null", JWT + "!", "a.b.c", JWT[:43] + "."]),
            "time": (["1700000000", "2023-11-14T22:13:20Z"], ["170000000", "1700000000000", "now", "-1"]),
            "count": (["0", "256", "0.4"], ["", "many", "-1", "1."]),
            "id": (["be73795e-3", "7"], ["", "a b", "a/b"]),
        }
        for name, (good, bad) in cases.items():
            for value in good:
                self.assertEqual(compare((f'"{name}":<{name}>',), f'"{name}":{value}\n'), {name: value})
            for value in bad:
                self.assertIsNone(compare((f'"{name}":<{name}>',), f'"{name}":{value}\n'), value)

    def test_is_remembered_the_last_one_of_a_name(self):
        self.assertEqual(compare(("<count> of <count>", "…", "<id>"), "3 of 9\nx\ny\n"), {"count": "9", "id": "y"})

    def test_is_one_of_four_and_any_other_word_is_itself(self):
        self.assertEqual(compare(("<port>",), "<port>\n"), {})
        self.assertIsNone(compare(("<tokens>",), OPAQUE))


class ADifference(unittest.TestCase):
    def test_shows_what_to_change(self):
        self.assertEqual(difference(("same", "old"), "same\nnew\n"), ["  same", "- old", "+ new"])

    def test_does_not_complain_of_what_fits(self):
        shown = difference(("…", "<count> passed", "old"), "noise\n17 passed\nnew\n")
        self.assertEqual(shown, ["  <count> passed", "- old", "+ new"])

    def test_shows_what_came_where_a_line_above_has_a_placeholder(self):
        shown = difference(("<count> tries", "255 tries"), "7 tries\n256 tries\n")
        self.assertEqual(shown, ["  <count> tries", "- 255 tries", "+ 256 tries"])

    def test_says_where_long_lines_part(self):
        text = "x" * 80
        self.assertIn("  (they part at column 81)", difference((text + "a",), text + "b"))

    def test_is_small(self):
        self.assertEqual(len(difference((), "line\n" * 500)), 41)


if __name__ == "__main__":
    unittest.main()
