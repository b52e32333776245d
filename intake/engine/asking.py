"""Questions that rest on what the client needs: shown until the thing itself has been answered."""

from collections.abc import Iterator, Mapping

from intake.engine.answers import Record, Said
from intake.engine.criteria import LEVELS, Item, Kind, Level, Questionnaire, Stage
from intake.engine.findings import Finding, level_of


def prompted(
    content: Questionnaire, record: Record, seen: set[str], own: Mapping[str, Level] | None = None
) -> Iterator[Finding]:
    """What a before answer makes worth asking. What does not matter to the client is not asked."""
    levels, asked = dict(own or {}), set(seen)
    for item in content.items.values():
        said = record.counting(item.id)
        if item.stage is not Stage.BEFORE or said is None:
            continue
        if not item.own_question.isdisjoint(said.answer.options):
            yield from _question(item, said, said.answer.options[0], _level_here(item, said, record, content, levels))
        for name in _worth_asking(item, said):
            if name not in asked and not record.counting(name):
                asked.add(name)
                target = content.items[name]
                yield from _question(target, said, "not_seen", level_of(target, record, content, levels))


def _worth_asking(item: Item, said: Said) -> list[str]:
    fits = (one for one in item.prompts if not one.options or not one.options.isdisjoint(said.answer.options))
    return [one.item for one in fits]


def _question(item: Item, said: Said, option: str, level: Level) -> Iterator[Finding]:
    if level is not Level.NO_MATTER:
        words = "read_out" if item.stage is Stage.BEFORE else ""
        yield Finding(f"ask:{item.id}", Kind.ASK, item.id, option, (said,), level, level is Level.MUST, words=words)


def _level_here(item: Item, said: Said, record: Record, content: Questionnaire, own: dict[str, Level]) -> Level:
    """A need is its own level, and a pick may have one."""
    option = said.answer.options[0]
    given = said.answer.level or (Level(option) if option in LEVELS else None)
    return own.get(item.id) or given or level_of(item, record, content)
