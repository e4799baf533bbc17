import unittest

from ports import Ports, free_port


class Stands(unittest.TestCase):
    def setUp(self):
        self.free = iter([40001, 40002, 40003])
        self.ports = Ports({1: 8001, 4: 8004}, choose=lambda: next(self.free))

    def test_one_free_port_for_a_port_of_the_text(self):
        served = self.ports.in_command("scripts/course serve 4 -- --seed")
        self.assertEqual(served, "scripts/course serve 4 --port 40001 -- --seed")
        self.assertEqual(self.ports.in_command("curl http://127.0.0.1:8004/me"), "curl http://127.0.0.1:40001/me")
        self.assertEqual(self.ports.in_command("curl http://localhost:8004/me"), "curl http://localhost:40001/me")

    def test_another_one_for_another_port(self):
        self.ports.in_command("scripts/course serve 1")
        self.assertEqual(self.ports.in_command("curl 127.0.0.1:8004"), "curl 127.0.0.1:40002")

    def test_a_new_one_for_the_next_server(self):
        self.ports.in_command("scripts/course serve 1")
        self.ports.renew()
        self.assertIn("40002", self.ports.in_command("scripts/course serve 1"))

    def test_the_ports_of_the_text_in_what_is_printed(self):
        self.ports.in_command("scripts/course serve 1")
        self.assertEqual(self.ports.in_output("http://127.0.0.1:40001\n"), "http://127.0.0.1:8001\n")
        self.assertEqual(self.ports.in_output("140001 400011"), "140001 400011")

    def test_numbers_that_are_no_address_alone(self):
        self.assertEqual(self.ports.in_command("date -d @8001"), "date -d @8001")

    def test_the_second_server_of_a_lesson_is_found_beside_the_first(self):
        self.ports.in_command("scripts/course serve 1")
        self.assertEqual(self.ports.in_command("curl 127.0.0.1:8011"), "curl 127.0.0.1:40011")
        self.assertEqual(self.ports.in_output("Listening on http://127.0.0.1:40011"),
                         "Listening on http://127.0.0.1:8011")

    def test_a_port_on_which_one_can_listen(self):
        self.assertGreater(free_port(), 1023)


if __name__ == "__main__":
    unittest.main()
