"""How hard a text is to read: the Flesch-Kincaid grade, with a small counter of syllables."""

import re

GRADE_OF = (0.39, 11.8, 15.59)
# Where the rules below count wrong, by the number of syllables.
_COUNTED = {
    2: "being business client doing elsewhere equal evenings every going homework likeness maybe movement ok people "
    "rarely rhythm safety someone something sometimes useful",
    3: "anyone cbt dbt everything idea ideas lesbian reacted",
    4: "adhd emdr experience",
    5: "lgbtq orientation",
}
COUNTED = {word: number for number, words in _COUNTED.items() for word in words.split()}
_ENDS_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouyscxzgl]es|[aeiouy]les?)$")
_APART = re.compile(r"(?<![ct])i[ao](?!n)|[iu]et|eo|uou|ying|ism$|ua(?=l)|uati")


def syllables(word: str) -> int:
    word = re.sub(r"[^a-z]", "", word.lower().replace("’s", "s").replace("'s", "s"))
    if word in COUNTED:
        return COUNTED[word]
    groups = len(re.findall(r"[aeiouy]+", word)) + len(_APART.findall(word))
    return max(1, groups - bool(_ENDS_SILENT.search(word)))


def words_of(text: str) -> list[str]:
    parts = re.split(r"[\s/·–—-]+", text)
    return [part for part in parts if re.search(r"[A-Za-z0-9]", part)]


def sentences_of(text: str) -> list[str]:
    return [one for one in re.split(r"[.?!:…;]+(?:[”\")]*\s|[”\")]*$)|\n", text) if words_of(one)]


def grade(text: str) -> float:
    """A text without a stop is one sentence."""
    words, sentences = words_of(text), sentences_of(text)
    per_sentence, per_word, less = GRADE_OF
    spoken = sum(syllables(word) for word in words)
    return per_sentence * len(words) / len(sentences) + per_word * spoken / len(words) - less
