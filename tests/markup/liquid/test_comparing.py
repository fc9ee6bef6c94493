"""Comparisons in conditions, as Ruby's Liquid makes them."""

from datetime import UTC, date, datetime

import pytest

EARLY, LATE = datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)
CONDITIONS = [
    ("early < late", True),
    ("early > late", False),
    ("late >= late", True),
    ("day <= late", True),
    ("list < 1", False),
    ("list > 'a'", False),
    ("true < true", False),
    ("nil < 1", False),
    ("list contains 2", True),
    ("list contains true", False),
    ("hash contains 'a'", True),
    ("3 contains 3", False),
    ("'a1' contains 1", True),
    ("'' == blank", False),
    ("'' != blank", True),
    ("'' == empty", True),
    ("1.5 > 1", True),
    ("1 < 2 and late > early", True),
]


@pytest.mark.parametrize(("condition", "holds"), CONDITIONS)
def test_a_condition_holds_where_it_does_in_ruby(run, condition, holds):
    values = {
        "early": EARLY,
        "late": LATE,
        "day": date(2020, 6, 1),
        "list": [1, 2],
        "hash": {"a": 1},
    }
    for opening in (f"if {condition}", f"if nil %}}{{% elsif {condition}"):
        assert run(f"{{% {opening} %}}x{{% endif %}}", **values).text == ("x" if holds else "")
    assert run(f"{{% unless {condition} %}}x{{% endunless %}}", **values).text == (
        "" if holds else "x"
    )


def test_posts_are_chosen_by_their_dates(run):
    events = [{"date": EARLY, "name": "past"}, {"date": LATE, "name": "next"}]
    template = "{{ events | where_exp: 'e', 'e.date > early' | map: 'name' | join }}"
    assert run(template, events=events, early=EARLY).text == "next"


def test_what_ruby_refuses_to_compare_is_named(run):
    expansion = run("{% if 1 < 'a' %}x{% endif %}")
    assert "int and str cannot be compared" in expansion.warnings[0].message
