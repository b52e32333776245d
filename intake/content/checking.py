"""Every mistake in the content files, in a sentence: all versions, in every language, and the worked cases."""

import hashlib
from pathlib import Path

from intake.content import cases, reader, wording

GOOD = "content-checked"  # the digest of what was last found without a mistake
RULES = Path(__file__).parent.parent  # of content and engine: what an answer means is in both


def mistakes() -> list[str]:
    try:
        every = [reader.questionnaire(version) for version in reader.versions()]
    except reader.ContentMistakes as found:
        return list(found.mistakes)
    words = [
        f"{spoken}, {content.version}: {said}"
        for spoken in wording.languages()
        for content in every
        for said in wording.missing(content, spoken)
    ]
    newest = reader.known(reader.versions()[-1])  # what a new check asks, and what older answers are read by
    return [*words, *cases.mistakes(newest)]


def is_known_good(folder: Path) -> bool:
    """To work all cases again at every start would keep people waiting after each fault."""
    noted = folder / GOOD
    return noted.exists() and noted.read_text(encoding="ascii") == _digest()


def note_good(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / GOOD).write_text(_digest(), encoding="ascii")


def _digest() -> str:
    digest = hashlib.sha256()
    for room in ("content", "engine"):
        for path in sorted((RULES / room).rglob("*")):
            if path.suffix in (".toml", ".py"):
                digest.update(f"{path.relative_to(RULES)}".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
