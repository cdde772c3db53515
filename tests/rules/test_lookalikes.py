"""Names that look alike."""

import pytest

from ladder_cli.rules.lookalikes import handle_skeleton, mixed_word, name_skeleton


@pytest.mark.parametrize(
    ("one", "other"), [("paul", "pau1"), ("bob", "b0b"), ("modern", "modem"), ("a_b", "a-b"), ("w", "vv")]
)
def test_handles_that_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert handle_skeleton(one) == handle_skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ada", "ida"), ("bob", "rob"), ("carol", "carl"), ("dan2", "dan3")]
)
def test_handles_that_differ_at_a_glance_do_not(one: str, other: str) -> None:
    assert handle_skeleton(one) != handle_skeleton(other)


def test_names_in_letters_of_another_script_have_the_skeleton_of_what_they_look_like() -> None:
    assert name_skeleton("Асме") == "Acme"
    assert name_skeleton("Ꭺdɑ") == name_skeleton("Аԁа") == "Ada"
    assert name_skeleton("José") != name_skeleton("Jose")


@pytest.mark.parametrize(
    ("text", "word"),
    [("Adа Okafor", "Adа"), ("Ada Окафор", ""), ("Zoë Müller", ""), ("λ-calculus", "")],
)
def test_a_word_of_two_scripts_is_found(text: str, word: str) -> None:
    assert mixed_word(text) == word
