"""Every worked case of the content: a sentence, dated answers, what is found and what is not."""

import pytest

from intake.content import cases
from intake.content.cases import Case
from intake.content.reader import questionnaire


@pytest.mark.parametrize("case", cases.every(), ids=lambda case: case["says"])
def test_every_worked_case_holds(case: Case) -> None:
    assert list(cases.wrong(case, questionnaire())) == []
