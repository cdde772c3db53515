"""What a name looks like, whatever letters it is written in."""

import re
import unicodedata
from typing import Final

_HANDLE: Final = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("_", "-"))

# Letters that most typefaces draw alike, from Unicode's table of confusables: Cyrillic, Greek, Armenian,
# Cherokee, and Latin ones of the phonetic alphabet.
_LATIN: Final = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтнвгԍӏѵАЕОРСУХІЈЅНВКМТӀѴοανρυικχτεηωΑΒΕΖΗΙΚΜΝΟΡΤΥΧօսոհզցքıɑɡɩɪʏᎪᏴᏟᎠᎬᏀᎻᏆᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ",
    "aeopcyxijshdqwkmthbrglvAEOPCYXIJSHBKMTlVoavpuikxtenwABEZHIKMNOPTYXounhqgpiagiiyABCDEGHIJKLMPRSTVWZ",
)
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def handle_skeleton(handle: str) -> str:
    """The same for two handles that look alike in common typefaces."""
    if not handle.islower() and not handle.isdigit():
        handle = handle.lower()
    for drawn, alike in _HANDLE:
        handle = handle.replace(drawn, alike)
    return handle


def name_skeleton(name: str) -> str:
    """The same for two names that look alike though their letters are of different scripts."""
    if name.isascii():
        return name
    return unicodedata.normalize("NFKC", name).translate(_LATIN)


def mixed_word(text: str) -> str:
    """The first word that mixes letters of scripts that look alike; "" where none does."""
    if text.isascii():
        return ""
    for word in re.split(r"[\W_]+", text):
        scripts = {_script(letter) for letter in word if letter.isalpha()}
        if len(scripts - {""}) > 1:
            return word
    return ""


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), "")
