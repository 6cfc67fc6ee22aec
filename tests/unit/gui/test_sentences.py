# SPDX-License-Identifier: Apache-2.0
"""Every sentence is a literal that the tools can find, and has a translation in every language."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ET

import pytest

from reviewer.gui.foundation.catalogues import count, sources, unfinished, update
from reviewer.gui.foundation.language import Language
from reviewer.settings.resources import resource


def _calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            if name in ("tr", "translate"):
                yield name, node


def test_every_translated_sentence_is_a_literal():
    wrong = []
    for path in sources():
        for name, call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            texts = call.args[:1] if name == "tr" else call.args[:2]
            literal = all(
                isinstance(one, ast.Constant) and isinstance(one.value, str) for one in texts
            )
            if not literal:
                wrong.append(f"{path.name}:{call.lineno}")

    assert wrong == []


def test_no_sentence_is_translated_inside_an_f_string():
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for _call in _calls(node)
    ]

    assert wrong == []


@pytest.mark.parametrize("language", list(Language))
def test_the_catalogue_is_complete(language):
    catalogue = resource("i18n", f"reviewer_{language.value}.ts")

    assert unfinished(catalogue) == []
    assert count(catalogue) > 150


@pytest.mark.parametrize("language", list(Language))
def test_the_catalogue_is_fresh(language, tmp_path):
    kept = resource("i18n", f"reviewer_{language.value}.ts").read_bytes()
    copy = tmp_path / f"reviewer_{language.value}.ts"
    copy.write_bytes(kept)

    changed = update(copy, language)

    assert not changed


@pytest.mark.parametrize("language", list(Language))
def test_a_translation_has_the_places_of_its_sentence(language):
    tree = ET.parse(resource("i18n", f"reviewer_{language.value}.ts"))
    wrong = []
    for message in tree.iter("message"):
        source = message.findtext("source")
        wanted = set(re.findall(r"\{\w+\}", source))
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.findall("numerusform")]
        texts = forms or [translation.text or ""]
        wrong += [source for text in texts if set(re.findall(r"\{\w+\}", text)) != wanted]

    assert wrong == []


def test_a_stale_catalogue_is_noticed(tmp_path):
    copy = tmp_path / "reviewer_fr.ts"
    kept = resource("i18n", "reviewer_fr.ts").read_text(encoding="utf-8")
    copy.write_text(kept.replace("<source>Violates</source>", "<source>Gone</source>"), "utf-8")

    assert update(copy, Language.FR)
    assert any(one.endswith("Violates") for one in unfinished(copy))


# What a person did in a time, or how they compare: nobody is measured by it, themselves included.
THROUGHPUT = {
    Language.EN: r"\b(per|an) (hour|shift|day|minute)\b|\bpace\b|\bscore(?!d)|\bspeed\b"
    r"|\bproductiv|\bthroughput\b|\byour targets?\b|\bquota|\bstreak|\bleaderboard|\brank(?!ing)"
    r"|\bperformance\b",
    Language.FR: r"\bpar (heure|minute)\b|\brythme\b|\bscore\b|\bvitesse\b|\bproductiv"
    r"|\brendement\b|\bquota|\bvos objectifs?\b|\bperformance",
    Language.AR: "في الساعة|في الدقيقة|إنتاجي|السرعة|وتيرة|حصة",
}
# Of the item, not of the person; and the promise that nothing of the kind is done.
ALLOWED_SENTENCES = {
    "no score",
}


def _throughput(catalogue, language):
    found = []
    for message in ET.parse(catalogue).iter("message"):
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.findall("numerusform")]
        for text in forms or [translation.text or ""]:
            measured = re.search(THROUGHPUT[language], text, re.IGNORECASE)
            if measured and message.findtext("source") not in ALLOWED_SENTENCES:
                found.append(text)
    return found


@pytest.mark.parametrize("language", list(Language))
def test_nobody_is_measured_by_the_hour_anywhere(language):
    assert _throughput(resource("i18n", f"reviewer_{language.value}.ts"), language) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.EN, "{count} items per hour"),
        (Language.EN, "Your pace today"),
        (Language.EN, "Your score"),
        (Language.FR, "{count} éléments par heure"),
        (Language.AR, "{count} عنصرًا في الساعة"),
    ],
)
def test_a_sentence_that_measures_a_person_is_noticed(language, sentence, tmp_path):
    copy = tmp_path / "copy.ts"
    kept = resource("i18n", f"reviewer_{language.value}.ts").read_text(encoding="utf-8")
    end = kept.rindex("</context>")
    message = f"<message><source>x</source><translation>{sentence}</translation></message>"
    copy.write_text(kept[:end] + message + kept[end:], encoding="utf-8")

    assert _throughput(copy, language) == [sentence]
