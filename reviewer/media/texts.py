# SPDX-License-Identifier: Apache-2.0
"""Text from unknown bytes, with everything that could deceive the reader made visible.

Controls and bidi controls become symbols, never effects: a reviewer sees that a text tries to
turn itself around, and a widget never obeys it. Standard library only; the caller uses
``visible`` again to check what the worker sent.
"""

from __future__ import annotations

import codecs
import mmap
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from reviewer.domain.errors import MediaUnreadable
from reviewer.media.limits import (
    EXCERPT_CHARACTERS,
    EXCERPT_SENTENCES,
    MAX_TEXT_BYTES,
    STEPPED_CHARACTERS,
)

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 4096
_CLEAN_SAMPLE: Final = 65_536
_SCRIPT_SAMPLE: Final = 20_000

_SYMBOLS: Final = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}
    | {0x7F: "\u2421"}
    | {code: f"⟦{code:02X}⟧" for code in range(0x80, 0xA0)}
    | {
        0x061C: "⟦ALM⟧",
        0x200E: "⟦LRM⟧",
        0x200F: "⟦RLM⟧",
        0x202A: "⟦LRE⟧",
        0x202B: "⟦RLE⟧",
        0x202C: "⟦PDF⟧",
        0x202D: "⟦LRO⟧",
        0x202E: "⟦RLO⟧",
        0x2066: "⟦LRI⟧",
        0x2067: "⟦RLI⟧",
        0x2068: "⟦FSI⟧",
        0x2069: "⟦PDI⟧",
        0x2028: "\n",
        0x2029: "\n",
        0xFEFF: "⟦BOM⟧",
    }
)

# Sentence ends of other scripts: Arabic, Devanagari, Chinese and Japanese, Ethiopic, Khmer,
# Myanmar, Tibetan, Armenian. Those of scripts without spaces between sentences need none.
_SENTENCE_END: Final = re.compile(
    r"(?<=[.!?…؟۔。！？।॥።፧፨།༎։])[\"'»”’)\]]*\s+"  # noqa: RUF001
    r"|(?<=[。！？｡។៕။])[\"'»”’)\]]*(?![。！？｡\"'»”’)\]\s])|\n+"  # noqa: RUF001
)

# First word of a character's Unicode name, to ISO 15924.
_SCRIPTS: Final = {
    "LATIN": "Latn",
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "CJK": "Hani",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "HANGUL": "Hang",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "LAO": "Laoo",
    "TIBETAN": "Tibt",
    "MYANMAR": "Mymr",
    "KHMER": "Khmr",
    "ETHIOPIC": "Ethi",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "SYRIAC": "Syrc",
    "THAANA": "Thaa",
}
_NO_SCRIPT: Final = "Zyyy"


def decode_text(data: bytes) -> str:
    """Return the characters of ``data``; bytes that mean nothing become U+FFFD.

    Raises:
        MediaUnreadable: ``too-large`` beyond ``MAX_TEXT_BYTES``.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise MediaUnreadable("too-large")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return data.decode(_unmarked_encoding(data), "replace")


def is_clean_text(data: bytes | mmap.mmap) -> bool:
    """Tell whether ``data`` is text without any sender's word for it."""
    if any(data[: len(mark)] == mark for mark, _ in _MARKS):
        return True
    if _unmarked_encoding(data) != "utf-8":
        return True
    try:
        # A character cut by the end of the sample is no damage; one cut by the end of the file is.
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        text = decoder.decode(data[:_CLEAN_SAMPLE], final=len(data) <= _CLEAN_SAMPLE)
    except UnicodeDecodeError:
        return False
    return not any(ord(character) < 0x20 and character not in "\n\t\r\f" for character in text)


def visible(text: str) -> str:
    """Return ``text`` with one newline form and every other control as a symbol."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SYMBOLS)


def bounded(text: str, max_bytes: int) -> tuple[str, bool]:
    """Return as much of ``text`` as fits ``max_bytes`` of UTF-8, and whether some was left."""
    encoded = text[:max_bytes].encode("utf-8", "replace")
    if len(encoded) <= max_bytes:
        return text[:max_bytes], len(text) > max_bytes
    return encoded[:max_bytes].decode("utf-8", "ignore"), True


def step_of(text: str, wanted: int) -> tuple[int, int, str]:
    """Return which step this is, how many there are, and the step's own words.

    A step is three sentences, or less where they are long: no more than ``EXCERPT_CHARACTERS``,
    and a sentence longer than that goes on in the next. All steps together are the text, as far
    as ``STEPPED_CHARACTERS``. Past the last one the last one is returned.
    """
    shown = visible(text[:STEPPED_CHARACTERS])
    steps, latest, found = 0, "", ""
    for latest in _steps(shown):
        if steps == wanted:
            found = latest
        steps += 1
    if wanted >= steps:
        return max(0, steps - 1), max(1, steps), latest
    return wanted, steps, found


def _steps(shown: str) -> Iterator[str]:
    """Yield the steps of a visible text."""
    kept: list[str] = []
    size = 0
    for piece in _pieces(shown):
        if kept and (len(kept) == EXCERPT_SENTENCES or size + 1 + len(piece) > EXCERPT_CHARACTERS):
            yield " ".join(kept)
            kept, size = [], 0
        size += len(piece) + (1 if kept else 0)
        kept.append(piece)
    if kept:
        yield " ".join(kept)


def _pieces(shown: str) -> Iterator[str]:
    """Yield the sentences of a visible text, the long ones in parts that say they go on."""
    for sentence in _sentences(shown):
        begin, end = 0, len(sentence)
        while end - begin > EXCERPT_CHARACTERS:
            most = begin + EXCERPT_CHARACTERS - 1
            # Between words where there are words; not every script has spaces.
            cut = sentence.rfind(" ", begin + EXCERPT_CHARACTERS // 2, most)
            cut = most if cut < 0 else cut
            yield sentence[begin:cut] + "…"
            # The rest is never copied: a sentence may be as long as the text.
            begin = cut
            while begin < end and sentence[begin].isspace():
                begin += 1
        if begin < end:
            yield sentence[begin:]


def _sentences(shown: str) -> Iterator[str]:
    begin = 0
    for end in _SENTENCE_END.finditer(shown):
        sentence = shown[begin : end.start()].strip()
        begin = end.end()
        if sentence:
            yield sentence + end.group().rstrip()
    sentence = shown[begin:].strip()
    if sentence:
        yield sentence


def line_count(text: str) -> int:
    """Return the number of lines; an unfinished last line counts."""
    shown = visible(text)
    return shown.count("\n") + (0 if shown.endswith("\n") or not shown else 1)


def prevailing_script(text: str) -> str:
    """Return the ISO 15924 code of the script most letters belong to."""
    votes: Counter[str] = Counter()
    for character, times in Counter(text[:_SCRIPT_SAMPLE]).items():
        if character.isalpha():
            first_word = unicodedata.name(character, "").partition(" ")[0]
            votes[_SCRIPTS.get(first_word, _NO_SCRIPT)] += times
    if not votes:
        return _NO_SCRIPT
    return min(votes, key=lambda script: (-votes[script], script))


def _unmarked_encoding(data: bytes | mmap.mmap) -> str:
    """Tell UTF-16 without a mark by the zero in every other byte of mostly Latin text."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs == 0 or len(data) % 2:
        return "utf-8"
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > pairs // 3 and even == 0:
        return "utf-16-le"
    if even > pairs // 3 and odd == 0:
        return "utf-16-be"
    return "utf-8"
