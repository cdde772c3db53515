"""Kinds in words."""

from ladder_cli.model.kinds import KINDS


def test_a_kind_takes_its_article_in_a_sentence() -> None:
    assert {KINDS[name].in_words for name in ("role", "idea", "organization", "contributions")} == {
        "a role",
        "an idea",
        "an organization",
        "contributions",
    }
