import unittest

from snippets import Differs, run


class ASnippet(unittest.TestCase):
    def test_that_is_right_counts_its_values(self):
        self.assertEqual(run("a = [1]\na  # -> [1]\na[0]  # -> 1\nassert a", {}), 3)

    def test_that_is_right_may_raise_what_it_says(self):
        self.assertEqual(run("{}['a']  # -> raises KeyError", {}), 1)

    def test_that_says_nothing_counts_nothing(self):
        self.assertEqual(run("a = 1  # one", {}), 0)

    def test_has_its_value_at_the_end_of_an_expression_of_several_lines(self):
        self.assertEqual(run("sum([1,\n     2])  # -> 3", {}), 1)

    def test_is_wrong_with_another_value(self):
        for code in ("1 + 1  # -> 3", "'a'  # -> a", "{}['a']  # -> raises ValueError", "1  # -> raises KeyError"):
            with self.subTest(code), self.assertRaises(Differs):
                run(code, {})

    def test_is_wrong_if_a_value_is_said_of_no_expression(self):
        for code in ("a = 1  # -> 1", "f = [\n  1,  # -> 1\n]"):
            with self.subTest(code), self.assertRaises(Differs):
                run(code, {})

    def test_that_stops_is_wrong(self):
        with self.assertRaises(NameError):
            run("missing()\n1  # -> 1", {})
