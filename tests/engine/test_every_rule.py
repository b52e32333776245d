"""Every rule, contradiction, described answer and prompt has a worked case; every red-flag rule one a step below it."""

from itertools import product
from typing import Any

import pytest

from intake.content import cases
from intake.content.cases import DAYS, Case, checks
from intake.content.reader import questionnaire
from intake.engine.answers import Check
from intake.engine.conditions import names
from intake.engine.summary import summarise

CONTENT = questionnaire()
CASES = cases.every()
CHECKS = tuple(DAYS)
RULES = [*(rule.id for rule in CONTENT.flags), "brushed_off", "made_worse", "no_change_twice", "mine"]
DESCRIBED = [
    (item.id, option)
    for item in CONTENT.items.values()
    for row in item.outcomes or ()
    for option in sorted(row.options)
    if row.gives
]
PROMPTS = [(item.id, prompt.item) for item in CONTENT.items.values() for prompt in item.prompts]


def answers(case: Case) -> set[tuple[str, str, str]]:
    """What is said in a case: (check, item, answer), and the client's own marks."""
    said = {(name, item, str(value)) for name in CHECKS for item, value in case.get(name, {}).items()}
    return said | {("marked", line, "") for line in case.get("marked", [])}


def saying(*facts: str) -> list[Case]:
    return [case for case in CASES if set(facts) <= set(case.get("expect", []))]


def denying(*facts: str) -> list[Case]:
    return [case for case in CASES if set(facts) & set(case.get("never", []))]


def steps_between(one: Case, other: Case) -> int:
    """How many answers are there that differ, are added or are left out."""
    first = {(check, item): said for check, item, said in answers(one)}
    second = {(check, item): said for check, item, said in answers(other)}
    return sum(first.get(place) != second.get(place) for place in first.keys() | second.keys())


def test_no_two_cases_say_the_same_sentence() -> None:
    sentences = [case["says"] for case in CASES]
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("rule", RULES)
def test_every_red_flag_rule_has_a_case_and_one_that_is_a_single_answer_below_it(rule: str) -> None:
    above, below = saying(f"rule:{rule}"), denying(f"rule:{rule}")
    assert above, "no case says that the mark stands"
    assert any(steps_between(one, other) == 1 for one, other in product(above, below)), "no case a step below"


@pytest.mark.parametrize("pair", [pair for pair in CONTENT.contradictions if pair.hides], ids=lambda pair: pair.id)
def test_every_contradiction_has_a_case_and_one_that_is_a_single_answer_below_it(pair: Any) -> None:
    above, below = saying(f"pair:{pair.id}"), denying(f"pair:{pair.id}")
    assert above
    assert any(steps_between(one, other) == 1 for one, other in product(above, below))


PAIRS = [pair for pair in CONTENT.contradictions if pair.hides]
OF_TWO = [pair for pair in PAIRS if len(names(pair.when)) > 1 or pair.a == ("*",)]  # X8 is an answer and its own note


def opens(made: list[Check], pair: str) -> bool:
    return pair in {one.id for one in summarise(CONTENT, made).open_pairs}


@pytest.mark.parametrize("pair", OF_TWO, ids=lambda pair: pair.id)
def test_every_contradiction_has_a_case_in_which_it_takes_two_checks(pair: Any) -> None:
    """None of them alone holds both answers."""
    made = [checks(case) for case in saying(f"pair:{pair.id}")]
    assert any(not any(opens([one], pair.id) for one in found) for found in made)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_every_contradiction_has_a_case_in_which_a_newer_answer_ends_it(pair: Any) -> None:
    made = [checks(case) for case in denying(f"pair:{pair.id}") if not case.get("settled")]
    assert any(len(found) > 1 and opens(found[:-1], pair.id) for found in made)


STAGES = {pair.id: {CONTENT.items[name].stage for name in names(pair.when)} for pair in PAIRS}


@pytest.mark.parametrize("pair", [name for name, stages in STAGES.items() if len(stages) > 1])
def test_every_contradiction_between_two_stages_has_a_case_with_a_check_of_each(pair: str) -> None:
    assert any(STAGES[pair] <= {check.stage for check in checks(case)} for case in saying(f"pair:{pair}"))


@pytest.mark.parametrize("pair", [pair.id for pair in CONTENT.contradictions if not pair.hides])
def test_a_pair_that_is_a_sentence_only_has_a_case_that_hides_nothing(pair: str) -> None:
    assert denying(f"pair:{pair}")


@pytest.mark.parametrize(("item", "option"), DESCRIBED)
def test_every_described_answer_that_means_something_stands_in_a_case(item: str, option: str) -> None:
    about = [case for case in CASES if any(one == item and option in said for _check, one, said in answers(case))]
    named = {fact for case in about for fact in (*case.get("expect", []), *case.get("never", []))}
    assert any(item in fact for fact in named) or "safety" in named


@pytest.mark.parametrize(("before", "after"), PROMPTS)
def test_every_before_answer_that_makes_a_question_worth_asking_has_a_case(before: str, after: str) -> None:
    assert any(before in case.get("before", {}) for case in saying(f"ask:{after}"))


@pytest.mark.parametrize("item", [item.id for item in CONTENT.items.values() if item.own_question])
def test_every_before_answer_that_is_itself_a_question_has_a_case(item: str) -> None:
    assert saying(f"ask:{item}") and denying(f"ask:{item}")


@pytest.mark.parametrize("item", [item for item in CONTENT.items.values() if item.safety_options], ids=lambda i: i.id)
def test_every_answer_that_belongs_to_the_private_page_has_a_case(item: Any) -> None:
    said = {(one, option) for case in saying("safety") for _check, one, option in answers(case)}
    assert any(one == item.id and any(option in text for option in item.safety_options) for one, text in said)


@pytest.mark.parametrize("item", [item.id for item in CONTENT.items.values() if item.need])
def test_every_item_with_a_linked_need_has_a_case_where_the_need_is_said(item: str) -> None:
    needs = CONTENT.items[item].need
    assert any(
        need in case.get("before", {})
        and any(item in fact for fact in (*case.get("expect", []), *case.get("never", [])))
        for case in CASES
        for need in needs
    )
