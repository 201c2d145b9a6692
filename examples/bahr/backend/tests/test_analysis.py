import pytest

from app.analysis import Analysis, analyze


def test_marks_do_not_count():
    assert (
        analyze("قِفَا نَبْكِ") == analyze("قفا نبك") == Analysis("قفا نبك", 2, 6, "ك")
    )


@pytest.mark.parametrize(
    "text, rhyme",
    [("بسقط اللوى بين الدخول فحومل", "ل"), ("منزلي", "ل"), ("وا", "ا")],
)
def test_a_long_vowel_at_the_end_is_not_what_rhymes(text, rhyme):
    assert analyze(text).rhyme == rhyme


def test_spaces_and_signs_are_no_words():
    assert analyze("  قفا   نبك !  ").words == 2


@pytest.mark.parametrize("text", ["", "verse", "123"])
def test_a_text_without_arabic_letters_is_refused(text):
    with pytest.raises(ValueError, match="no Arabic letter"):
        analyze(text)
