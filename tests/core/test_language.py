"""The language checker: a table of words to avoid, and texts that are left alone."""

import pytest

from hsb_cases.core.rules.language import TABLE, language_hints


@pytest.mark.parametrize(
    ("text", "found", "instead"),
    [
        ("He is a young sex offender.", "young sex offender", "child who has displayed"),
        ("The perpetrator left.", "perpetrator", "child who has displayed"),
        ("a known predator", "predator", "child who has displayed"),
        ("child abuser", "child abuser", "child who has displayed"),
        ("a sexually abusive youth", "sexually abusive youth", "child who has displayed"),
        ("He is guilty.", "guilty", "child alleged to have"),
        ("The offender", "offender", "child alleged to have"),
        ("the victims", "victims", "child who has been harmed"),
        ("a sexualised child", "sexualised child", "describe the behaviour"),
        ("a high-risk child", "high-risk child", "describe the behaviour"),
        ("peer-on-peer abuse", "peer-on-peer abuse", "child-on-child abuse"),
        ("sexting in Year 9", "sexting", "sharing of images"),
        ("child pornography", "child pornography", "indecent images of children"),
        ("It was just banter.", "just banter", "the facts you observed"),
        ("boys will be boys", "boys will be boys", "the facts you observed"),
        ("It was consensual.", "consensual", "described it as agreed"),
        ("Owen is in denial.", "in denial", "does not currently acknowledge"),
        ("she refuses to admit it", "refuses to admit", "does not currently acknowledge"),
        ("attention-seeking", "attention-seeking", "the child’s need"),
        ("She put herself at risk.", "put herself at risk", "the child’s need"),
        ("he failed to disclose", "failed to disclose", "told us"),
        ("needs treatment", "treatment", "intervention, support"),
        ("a Schedule 1 offender", "Schedule 1 offender", "person assessed as posing a risk"),
        ("incest", "incest", "sibling sexual behaviour"),
    ],
)
def test_a_word_to_look_at_comes_with_what_to_write_instead(text, found, instead):
    (hint,) = language_hints(text)
    assert hint.found == found
    assert instead in hint.instead
    assert hint.why


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mila told her teacher.",
        "She said “he is a predator” and cried.",
        "She said 'he’s a predator' and cried.",
        "‘the victim’s friend’ is what the report calls her",
        'The court found him "guilty" of the offence.',
        "The victimless matter was treatable.",
        "He was victimised.",
    ],
)
def test_quotations_and_other_words_are_left_alone(text):
    assert language_hints(text) == []


def test_an_apostrophe_does_not_open_a_quotation():
    assert [h.found for h in language_hints("Mila's friend says it's the victim's fault.")] == [
        "victim"
    ]


def test_each_word_is_named_once_in_reading_order():
    hints = language_hints("The victim met the perpetrator. The Victim left.")
    assert [hint.found for hint in hints] == ["victim", "perpetrator"]


def test_every_row_of_the_table_says_what_to_write_and_why():
    assert all(wording.instead and wording.why for wording in TABLE)
