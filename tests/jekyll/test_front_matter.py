"""Front matter taken apart: nothing of the text is lost, and faults are explained."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.jekyll import safe_yaml
from blog.jekyll.front_matter import FrontMatterError, split, split_any, update

KST = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("text", "raw", "body", "first_line"),
    [
        ("---\ntitle: x\n---\nBody\n", "---\ntitle: x\n---\n", "Body\n", 4),
        ("---\r\ntitle: x\r\n---\r\nBody\r\n", "---\r\ntitle: x\r\n---\r\n", "Body\r\n", 4),
        ("\ufeff---\ntitle: x\n---\nBody", "\ufeff---\ntitle: x\n---\n", "Body", 4),
        ("---\ntitle: x\n...\nBody", "---\ntitle: x\n...\n", "Body", 4),
        ("---\ntitle: x\n---", "---\ntitle: x\n---", "", 3),
        ("---\ntitle: x\n---\n\n \nBody", "---\ntitle: x\n---\n\n \n", "Body", 6),
        ("---\ntitle: x\n---\n  indented", "---\ntitle: x\n---\n", "  indented", 4),
        ("No front matter", "", "No front matter", 1),
        ("\ufeffOnly a mark", "\ufeff", "Only a mark", 1),
        ("", "", "", 1),
    ],
)
def test_a_text_is_taken_apart_without_loss(text, raw, body, first_line):
    found = split(text)
    assert (found.raw, found.body, found.first_line) == (raw, body, first_line)


@given(st.text(alphabet=st.sampled_from("-+{}:\n\r \tab#\ufeff한'\""), max_size=60))
def test_any_text_comes_back_whole_or_is_refused_with_a_line(text):
    try:
        found = split(text)
    except FrontMatterError as error:
        whole, line = text, error.line
    else:
        whole, line = found.raw + found.body, found.first_line
    assert whole == text
    assert 1 <= line <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", True),
        ("Off", False),
        ("~", None),
        ("", None),
        ("1_000", 1000),
        ("010", 8),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("1e3", "1e3"),
        ("1.10", 1.1),
        (":symbol", ":symbol"),
        ("'yes'", "yes"),
        ("2019-07-13", date(2019, 7, 13)),
        ("2019-7-3", date(2019, 7, 3)),
        ("2019-07-13 14:49:09 +0900", datetime(2019, 7, 13, 14, 49, 9, tzinfo=KST)),
        ("2019-07-13T14:49:09+09:00", datetime(2019, 7, 13, 14, 49, 9, tzinfo=KST)),
        ("2019-07-13 14:49:09", datetime(2019, 7, 13, 14, 49, 9, tzinfo=UTC)),
        ("2019-07-13 14:49", "2019-07-13 14:49"),
        ("2019-02-30", "2019-02-30"),
        ("[a, 'b', 3]", ["a", "b", 3]),
        ("알리바바", "알리바바"),
    ],
)
def test_values_are_read_as_ruby_reads_them(written, value):
    assert split(f"---\nkey: {written}\n---\n").values == {"key": value}


def test_the_last_of_equal_keys_wins_and_keys_are_texts():
    assert split("---\na: 1\na: 2\n3: x\n---\n").values == {"a": 2, "3": "x"}


def test_toml_is_read():
    found = split("+++\ntitle = 'x'\ntags = ['a']\n[params]\ny = 1\n+++\nBody")
    assert found.format == "toml"
    assert found.values == {"title": "x", "tags": ["a"], "params": {"y": 1}}
    assert (found.body, found.first_line) == ("Body", 7)


def test_json_is_read():
    found = split('{\n"title": "x"\n}\nBody')
    assert (found.format, found.values, found.body) == ("json", {"title": "x"}, "Body")


@pytest.mark.parametrize(
    "text", ["{{ page.title }}", "{% include x %}", '{"not": closed', "{: .x}"]
)
def test_a_body_may_begin_with_a_brace(text):
    assert split(text).body == text


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("---\ntitle: x\n\tdate: 2019\n---\n", 3, "a tab stands where YAML wants blanks"),
        ("---\ntitle: a: b\n---\n", 2, "put the value in quotes"),
        ("---\ntitle: x\n  date: 2019\n---\n", 3, "align the line"),
        ('---\ntitle: "x\nlayout: post\n---\n', 2, "a quotation mark is opened and never closed"),
        ('---\na: 1\ntitle: "x" y\n---\n', 3, "a quotation mark ends the value too early"),
        ("---\ntitle: [a\n---\n", 2, "a bracket is opened and never closed"),
        ("---\ntitle: @name\n---\n", 2, "put it in quotes"),
        ("---\ntitle: *bold*\n---\n", 2, "put it in quotes"),
        ("---\na: !!python/object:os.system x\n---\n", 2, "is not allowed here"),
        ("---\njust a text\n---\n", 2, "not made of “key: value” lines"),
        ("---\ntitle: x\n\nBody", 1, "never closed"),
        ("+++\ntitle = x\n+++\n", 2, "is no TOML"),
    ],
)
def test_a_fault_is_named_with_its_line_and_what_to_do(text, line, said):
    with pytest.raises(FrontMatterError) as caught:
        split(text)
    assert caught.value.line == line
    assert said in caught.value.message


def test_the_offending_line_is_shown():
    with pytest.raises(FrontMatterError, match="The line: title: 알리바바: 데이터"):
        split("---\nlayout: post\ntitle: 알리바바: 데이터\n---\n")


def test_a_yaml_bomb_is_refused():
    lines = ["a: &a [x,x,x,x,x,x,x,x,x,x]"]
    for name, before in zip("bcdefg", "abcdef", strict=True):
        lines.append(f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]")
    with pytest.raises(FrontMatterError, match="multiply to too many values"):
        split("---\n" + "\n".join(lines) + "\n---\n")


@pytest.mark.parametrize("inside", ["a: &a [*a]", "a: " + "[" * 5000 + "]" * 5000])
def test_endless_values_are_refused(inside):
    with pytest.raises(FrontMatterError):
        split(f"---\n{inside}\n---\n")


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        (
            "Title: 새 글: 하나\nDate: 2020-01-02 03:04\nTags: a, b c\n\nBody\n",
            {"Title": "새 글: 하나", "Date": "2020-01-02 03:04", "Tags": "a, b c"},
            "Body\n",
        ),
        ("title: x\ntags:\n- a\n- b\n---\nBody", {"title": "x", "tags": ["a", "b"]}, "Body"),
        ("Title: long\n  and longer\n\nBody", {"Title": "long and longer"}, "Body"),
    ],
)
def test_other_generators_leave_out_the_opening_line(text, values, body):
    found = split_any(text)
    assert (found.format, found.values, found.body) == ("plain", values, body)
    assert found.raw + found.body == text


@pytest.mark.parametrize("text", ["Note: this is text\n\nBody", "Just text", "http://x\n\ny"])
def test_lines_without_a_title_are_no_header(text):
    assert split_any(text).body == text


def test_a_header_without_lines_around_it_is_edited_as_yaml():
    raw = "Title: a\nTags: b, c\n\n"
    assert update(raw, {"Title": "z"}) == "---\nTitle: z\nTags: b, c\n---\n"


def test_a_name_given_twice_in_yaml_means_the_last_one():
    text = "a: &x 1\nb: *x\nc: &x {d: on}\ne: *x\n"
    assert safe_yaml.load(text) == {"a": 1, "b": 1, "c": {"d": True}, "e": {"d": True}}


def test_of_many_files_each_is_given_its_own_and_the_longer_path_wins(tree):
    names = [f"_posts/2020-01-02-note-{number}.md" for number in range(40)]
    given = "\n".join(
        f"- scope: {{path: {name}}}\n  values: {{layout: l{place}}}"
        for place, name in enumerate(names)
    )
    config = f"defaults:\n- scope: {{path: ''}}\n  values: {{layout: x, lang: ko}}\n{given}"
    found = tree(dict.fromkeys(names, "---\ntitle: x\n---\n"), config)
    assert {(one.source, one.layout, one.lang) for one in found.documents} == {
        (name, f"l{place}", "ko") for place, name in enumerate(names)
    }
