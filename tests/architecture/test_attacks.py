"""Every attack that was promised a test has one that names it; the check itself sees what is missing."""

from pathlib import Path

from tests.architecture.attacks import covered, numbers, said_of_tests

PROMISED = {*range(1, 39), *range(40, 55), 57, *range(60, 71)}


def test_every_promised_attack_is_named_by_a_test():
    assert PROMISED - covered().keys() == set()


def test_numbers_are_read_as_people_write_them():
    assert numbers("attack 7, at the two other doors") == {7}
    assert numbers("(attacks 64, 65 and 66)") == {64, 65, 66}
    assert numbers("Attacks 12 to 15, 21") == {12, 13, 14, 15, 21}
    assert numbers("def test_attack_9_a_slip_in_1_code():") == {9}
    assert numbers("a flight of 7 attackers; page 12") == set()


def test_a_number_counts_at_a_test_and_not_in_the_head_of_a_file(tmp_path: Path):
    (tmp_path / "test_one.py").write_text('"""Attack 1."""\n\ndef test_it(): ...  # attack 2\n')
    (tmp_path / "helper.py").write_text("def test_it(): ...  # attack 3\n")

    assert covered(tmp_path) == {2: ["test_one.py::test_it"]}


def test_a_docstring_and_a_decorator_are_read():
    source = '@mark("attack 4")\ndef test_it(one):\n    """Attack 5."""\n    pass  # attack 6\n'

    ((name, said),) = said_of_tests(source)

    assert (name, numbers(said)) == ("test_it", {5})
