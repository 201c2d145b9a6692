"""What can be said about a line of verse from its letters alone."""

import re
from dataclasses import dataclass

# Short vowels, nunation, shadda, sukun, the dagger alif; and tatweel, which only
# stretches a word.
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
LETTER = re.compile("[\u0621-\u064a]")
LONG_VOWELS = "اوىي"


@dataclass(frozen=True)
class Analysis:
    """A line without its marks, and its measures."""

    text: str
    words: int
    letters: int
    rhyme: str


def analyze(text: str) -> Analysis:
    """Raises ValueError when the text has no Arabic letter."""
    plain = " ".join(MARKS.sub("", text).split())
    letters = LETTER.findall(plain)
    if not letters:
        raise ValueError("the text has no Arabic letter")
    words = [word for word in plain.split(" ") if LETTER.search(word)]
    return Analysis(plain, len(words), len(letters), rhyme_of(letters))


def rhyme_of(letters: list[str]) -> str:
    """The letter that a poem rhymes on: the last one that is no long vowel."""
    consonants = [letter for letter in letters if letter not in LONG_VOWELS]
    return consonants[-1] if consonants else letters[-1]
