"""Every mistake in the content files, in a sentence: all versions, in every language."""

from intake.content import reader, wording


def mistakes() -> list[str]:
    try:
        every = [reader.questionnaire(version) for version in reader.versions()]
    except reader.ContentMistakes as found:
        return list(found.mistakes)
    return [
        f"{spoken}, {content.version}: {said}"
        for spoken in wording.languages()
        for content in every
        for said in wording.missing(content, spoken)
    ]
