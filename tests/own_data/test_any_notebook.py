"""Any notebook that can be written goes out and comes in with an identical summary."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake import answering, gathering, restoring, returning
from intake.answering import NOTEBOOK, Jotting
from intake.content.reader import questionnaire, versions
from intake.engine.answers import SOMETHING_ELSE, Answer
from intake.engine.criteria import Answering, Item, Level, Stage
from intake.exports import own_data, own_data_read, resume_file, schema
from intake.notebook import CheckHead, Therapist, new_id
from intake.returning import Opened
from tests.saved import everything_of, sums

pytestmark = pytest.mark.django_db
CONTENT = questionnaire()
TODAY = timezone.now().date()
SOME = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)
DAYS = st.dates(TODAY - timedelta(days=200), TODAY)
LINES = st.sampled_from(["raise:C-A1", "ask:T-A1", "fit:T-A5", "raise:R-O2_C-A1"])


def answers_to(item: Item) -> st.SearchStrategy[Answer]:
    if item.typed:
        return st.builds(Answer, text=TYPED)
    most = (item.most or len(item.options)) if item.answering is Answering.PICK else 1
    about = st.sampled_from(["", SOMETHING_ELSE, "C-A1"]) if item.answering is Answering.RESP else st.just("")
    options = st.lists(st.sampled_from(item.options), max_size=most, unique=True).map(tuple)
    return st.builds(Answer, options=options, note=TYPED, about=about)


@st.composite
def heads(draw: st.DrawFn, people: list[str]) -> CheckHead:
    stage = draw(st.sampled_from([Stage.AFTER, Stage.ONGOING, Stage.ENDING]))
    length = draw(st.sampled_from(sorted(CONTENT.lengths[stage])))
    follows = draw(st.lists(st.sampled_from(["TALK_C-A1", "R-O3_T-A1"]), max_size=2, unique=True))
    day, number = draw(DAYS), draw(st.integers(1, 9))
    who = draw(st.sampled_from(people))
    return CheckHead(new_id(), stage, length, day, number, versions()[-1], who, draw(st.booleans()), tuple(follows))


@st.composite
def rows(draw: st.DrawFn, head: CheckHead) -> list[tuple[str, dict]]:
    mine = [item for item in CONTENT.items.values() if item.stage is head.stage]
    asked = draw(st.lists(st.sampled_from(mine), max_size=15, unique_by=lambda one: one.id))
    found = [(one.id, answering._plain(draw(answers_to(one))) | {"v": head.version}) for one in asked]
    if draw(st.booleans()):
        found.append(("importance:trust", {"level": draw(st.sampled_from(list(Level)))}))
        found.append(("settled:X1", {"fits": draw(st.sampled_from(["a", "b", "both", "unknown"]))}))
        found.append(("safety:list", {"picked": draw(st.lists(st.sampled_from(["S01", "unsure"]), min_size=1))}))
    return found


@st.composite
def notebooks(draw: st.DrawFn) -> tuple[list[Therapist], list[CheckHead], list[Jotting]]:
    names = draw(st.lists(TYPED, min_size=1, max_size=3))
    people = [Therapist(new_id(), name, draw(st.booleans())) for name in names]
    checks = [draw(heads([one.id for one in people])) for _ in range(draw(st.integers(0, 4)))]
    checks += [CheckHead(new_id(), Stage.BEFORE, "full", draw(DAYS), 1, versions()[-1])] * draw(st.integers(0, 1))
    written = [Jotting(head.id, *row) for head in checks for row in draw(rows(head))]
    for place in (NOTEBOOK, *(one.id for one in people)):
        for line in draw(st.sets(LINES, max_size=2)):
            body = {"text": draw(TYPED), "note": draw(TYPED), "level": "", "hidden": draw(st.booleans())}
            written.append(Jotting(place, f"line:{line}", body | {"mark": "on"}))
    return people, checks, written


def written_down(people: list[Therapist], checks: list[CheckHead], rows: list[Jotting]) -> Opened:
    _token, opened = returning.begin(own=True, today=TODAY)
    opened = returning.change_index(
        opened, lambda index: type(index)(tuple(people), tuple(checks), seen_summary=True, stopped_at="")
    )
    for row in rows:
        answering.jot(opened, row)
    return opened


def there_and_back(opened: Opened, private: bool, today: date = TODAY) -> Opened:
    document = own_data.write(gathering.gather(opened), "en", today, private)
    assert schema.broken(own_data_read.SCHEMA, document) is None
    page = resume_file.write("en", str(uuid4()), [], [], own_data.compact(document))
    notebook = own_data_read.read(own_data_read.parse(resume_file.data_of(page)), today)
    return restoring.begin(notebook, own=True, today=today)[1]


@SOME
@given(notebooks())
def test_any_notebook_comes_in_as_it_went_out(written: tuple) -> None:
    opened = written_down(*written)
    back = there_and_back(opened, private=True)
    assert everything_of(back) == everything_of(opened)
    assert sums(back) == sums(opened)
    document = own_data.write(gathering.gather(back), "en", TODAY, private=True)
    assert restoring.look(back, document).nothing and restoring.look(back, document).differ == 0


@SOME
@given(notebooks())
def test_without_what_is_private_no_summary_of_any_notebook_knows_of_it(written: tuple) -> None:
    opened = written_down(*written)
    for one in sums(there_and_back(opened, private=False)).values():
        assert not one.summary.safety and not one.summary.safety_lines
