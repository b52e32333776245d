"""The return code: made once, the same when shown again, opening the notebook on another device."""

from datetime import UTC, date, datetime, timedelta

import pytest

from intake import answering, coming_back, deleting, returning
from intake.engine.answers import Answer
from intake.engine.criteria import Stage
from intake.models import Code, Device, Notebook, Salt
from intake.returning import NotHere, Opened

DAY = date(2026, 3, 14)
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
HOME = "192.0.2.7"
pytestmark = pytest.mark.django_db


def with_code() -> tuple[bytes, Opened]:
    token, opened = returning.begin(own=True, today=DAY)
    return token, coming_back.make_code(opened)


def test_a_notebook_has_no_code_until_one_is_asked_for() -> None:
    _, opened = returning.begin(own=True, today=DAY)
    assert not opened.index.code and not Code.objects.exists()


def test_the_code_opens_the_same_notebook_on_a_second_device_which_has_a_token_of_its_own() -> None:
    token, opened = with_code()
    opened, check = answering.start_check(opened, Stage.BEFORE, "short", DAY)
    answering.record(opened, check, "T-A1", Answer(("yes",), note="slow"))
    second, again = coming_back.open_by_code(opened.index.code, False, HOME, NOON)
    assert (again.id, again.index, again.own) == (opened.id, opened.index, False)
    assert answering.Rows(again, [(check.id, "T-A1")]).answer(check.id, "T-A1") == Answer(("yes",), note="slow")
    assert second != token and returning.open_by_device(second, DAY).id == returning.open_by_device(token, DAY).id


def test_the_code_stays_the_same_each_time_its_page_opens_and_in_another_tab() -> None:
    token, opened = returning.begin(own=True, today=DAY)
    other = returning.open_by_device(token, DAY)
    first, second = coming_back.make_code(opened), coming_back.make_code(other)
    assert first.index.code == second.index.code == coming_back.make_code(second).index.code
    assert coming_back.open_by_code(second.index.code, True, HOME, NOON)[1].id == opened.id


def test_a_new_code_replaces_the_earlier_one() -> None:
    _, opened = with_code()
    renewed = coming_back.renew_code(coming_back.show_code(opened))
    assert renewed.index.code != opened.index.code and not renewed.index.code_shown
    assert coming_back.open_by_code(renewed.index.code, True, HOME, NOON)[1].id == opened.id
    with pytest.raises(NotHere):
        coming_back.open_by_code(opened.index.code, True, HOME, NOON)


def test_a_code_opens_its_own_notebook_only() -> None:
    (_, mine), (_, theirs) = with_code(), with_code()
    assert mine.index.code != theirs.index.code
    assert coming_back.open_by_code(theirs.index.code, True, HOME, NOON)[1].id == theirs.id
    assert Salt.objects.count() == 1


def test_a_row_moved_to_another_notebook_opens_nothing() -> None:
    (_, mine), (_, theirs) = with_code(), with_code()
    Code.objects.filter(notebook=mine.id).delete()
    Code.objects.update(notebook=mine.id)
    with pytest.raises(NotHere):
        coming_back.open_by_code(theirs.index.code, True, HOME, NOON)
    assert Device.objects.count() == 2


def test_the_code_of_a_deleted_notebook_opens_nothing() -> None:
    _, opened = with_code()
    deleting.delete_everything(opened, DAY)
    with pytest.raises(NotHere):
        coming_back.open_by_code(opened.index.code, True, HOME, NOON)
    assert not Code.objects.exists()


def test_the_code_opens_through_the_last_day_and_not_after_it() -> None:
    _, opened = with_code()
    last = NOON + timedelta(days=90)
    assert coming_back.open_by_code(opened.index.code, True, HOME, last)[1].id == opened.id
    Notebook.objects.update(keep_until=DAY)
    with pytest.raises(NotHere):
        coming_back.open_by_code(opened.index.code, True, HOME, NOON + timedelta(days=1))


def test_the_code_lies_in_no_row_in_clear() -> None:
    _, opened = with_code()
    code = opened.index.code.encode()
    row = Code.objects.select_related("notebook").get()
    assert code not in bytes(row.lookup) + bytes(row.wrapped) + bytes(row.notebook.index)
    assert opened.index.code not in repr(opened)


@pytest.mark.parametrize(("typed", "copied"), [(-4, True), (0, True), (-3, False), (-5, True)])
def test_the_check_of_a_copy_takes_its_last_four_characters_or_more(typed: int, copied: bool) -> None:
    _, opened = with_code()
    assert coming_back.ends_like(opened, " " + opened.index.code[typed:].lower() + "-") is copied
    assert not coming_back.ends_like(opened, "UUUU")


def test_opening_by_cookie_stays_one_statement(django_assert_num_queries) -> None:
    token, _ = with_code()
    with django_assert_num_queries(1):
        returning.open_by_device(token, DAY)
