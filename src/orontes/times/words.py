"""Which words of a text can be part of a time expression, and what kind of word is each?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from orontes.resources import read_toml

OTHER = " "
"""The letter of every word that no shape knows."""
NAME = "@"
"""The letter of every unknown word with a capital."""
SIGN = "~"
"""The letter of every sign that no shape knows."""
_WORD = re.compile(
    r"\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}[:.]\d{2}(?!\d|\.\d)|\d{4}s\b|\d{1,9}(?:,\d{3}){0,4}(?:\.\d{1,6})?(?:st|nd|rd|th)?"
    r"|\b[AaPp]\.?[Mm]\b\.?|[oO]['’]clock|[^\W\d_]+|\n\s*\n|[^\w\s]"
)
FIGURES = "IJKLNOQRST"
"""Letters of figures by form, see `_figure_form`."""
_FORM_CLASSES = {
    "DAY": "JL",
    "HOUR_FIGURE": "J",
    "NUMBER": "JNRSQ",
    "YEAR": "RS",
    "CLOCK": "RQKT",
    "CLOCK_COLON": "K",
    "ORDINAL": "L",
    "ISO": "I",
    "DECADE_FIGURE": "O",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word, figure or sign: its characters, its lower-case form, and the letter that shapes are matched on."""

    start: int
    end: int
    form: str
    letter: str


@dataclass(frozen=True, slots=True)
class Alphabet:
    """One letter for each known word, and for each class the letters of its words."""

    letters: dict[str, str]
    classes: dict[str, dict[str, int | str]]
    """Upper-case class name to {word: value}."""
    capital: frozenset[str]
    """Words that count only with a capital letter."""

    def letters_of(self, element: str) -> str:
        """The letters that the class or literal word `element` stands for."""
        if element in self.classes or element in _FORM_CLASSES:
            words = self.classes.get(element, {})
            return _FORM_CLASSES.get(element, "") + "".join(self.letters[word] for word in words)
        return self.letters[element]


@cache
def load_alphabet() -> Alphabet:
    """The alphabet of times.toml."""
    grammar = read_toml("times.toml")
    classes = {name.upper(): dict(words) for name, words in grammar["classes"].items()}
    ambiguous = grammar["ambiguous"]
    for name in ("MONTH", "SEASON"):
        classes[f"{name}_PLAIN"] = {word: value for word, value in classes[name].items() if word not in ambiguous}
    classes["NUMBER"] = classes.pop("NUMBERWORD")
    classes["ORDINAL"] = classes.pop("ORDINALWORD")
    classes["HOUR_FIGURE"] = {word: value for word, value in classes["NUMBER"].items() if int(value) <= 12}
    known = {word: None for words in classes.values() for word in words}
    for shape in (*grammar["shapes"], *grammar["combinations"]):
        known.update(dict.fromkeys(_literals(shape["words"])))
    known.update(dict.fromkeys(grammar["future"]["stops"]))
    letters = {word: chr(0xE000 + index) for index, word in enumerate(known)}
    capital = {word for name in grammar["needs_capital"] for word in classes[name.upper()]}
    return Alphabet(letters, classes, frozenset(capital))


def _literals(words: str) -> list[str]:
    """The literal words (not classes) that a shape names."""
    elements = re.split(r"[ |]", re.sub(r"[\[\]?]", "", words))
    return [element for element in elements if element and element not in ("!", "+") and not element.isupper()]


def split_words(text: str) -> list[Word]:
    """Every word, figure and sign of `text` with its letter, in order; linear in the length of the text."""
    alphabet = load_alphabet()
    words = [_word(match, alphabet) for match in _WORD.finditer(text)]
    return _with_full_stops(words)


def _with_full_stops(words: list[Word]) -> list[Word]:
    """The words with the full stop of an abbreviation ("Dec.") taken into it."""
    abbreviations = read_toml("times.toml")["abbreviations"]
    kept: list[Word] = []
    for word in words:
        last = kept[-1] if kept else None
        if word.form == "." and last and last.end == word.start and last.form in abbreviations and last.letter != OTHER:
            kept[-1] = replace(last, end=word.end)
        else:
            kept.append(word)
    return kept


def _word(match: re.Match[str], alphabet: Alphabet) -> Word:
    form = match[0].lower().replace("’", "'")
    if form[0] in "ap" and form.replace(".", "") in ("am", "pm"):
        form = form.replace(".", "")
    if form[0].isdecimal():
        letter = _figure_form(form)
    elif form in alphabet.capital and match[0][0].islower():
        letter = OTHER
    else:
        letter = alphabet.letters.get(form) or _unknown(match[0])
    return Word(match.start(), match.end(), form, letter)


def _unknown(word: str) -> str:
    """The letter of a word or sign that no shape knows."""
    return SIGN if not word.isalpha() else NAME if word[0].isupper() else OTHER


def _figure_form(form: str) -> str:
    """What a figure can be, by its shape alone.

    I: 2024-12-07 · K: 14:12 · T: 14.12 · O: 1990s · L: 6th · J: 1-31 · R: year or clock · S: year · Q: clock · N: rest.
    """
    if "-" in form:
        return "I"
    if re.fullmatch(r"\d\d?[:.]\d\d", form):
        is_clock = int(form[:-3]) <= 24 and int(form[-2:]) < 60
        return OTHER if not is_clock else "K" if ":" in form else "T"
    if form.endswith("s") and form.isalnum() and not form.endswith(("st",)):
        return "O"
    if form[-1].isalpha():
        return "L" if 1 <= int(re.sub(r"\D", "", form)) <= 31 else OTHER
    if "." in form or "," in form:
        return "N" if "." not in form else OTHER
    return _plain_figure_form(form)


def _plain_figure_form(form: str) -> str:
    """J: 1-31 · R: year and clock · S: year · Q: clock · N: another number."""
    value = int(form)
    if len(form) <= 2 and 1 <= value <= 31:
        return "J"
    if len(form) != 4:
        return "N"
    is_clock = value // 100 <= 24 and value % 100 < 60
    if 1800 <= value <= 2100:
        return "R" if is_clock else "S"
    return "Q" if is_clock else "N"
