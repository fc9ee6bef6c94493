"""Dates: the zone of the site, the offset that was written, and what is no date."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from blog.jekyll import dates

SEOUL = ZoneInfo("Asia/Seoul")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "moment", "offset"),
    [
        ("2015-03-05", utc(2015, 3, 4, 15), None),
        ("2015-3-5 9:00", utc(2015, 3, 5, 0), None),
        ("2015/3/5", utc(2015, 3, 4, 15), None),
        ("20150305", utc(2015, 3, 4, 15), None),
        ("2015-03-05 10am", utc(2015, 3, 5, 1), None),
        ("March 5, 2015 3:04 PM", utc(2015, 3, 5, 6, 4), None),
        ("2015-03-05T10:00:00Z", utc(2015, 3, 5, 10), 0),
        ("2015-03-05T10:00:00.001-08:00", utc(2015, 3, 5, 18), -480),
        ("2015-03-05 10:00:00 PST", utc(2015, 3, 5, 18), -480),
        ("2015-03-05 10:00:00 KST", utc(2015, 3, 5, 1), 540),
        ("2015-03-05 10:00 +0530", utc(2015, 3, 5, 4, 30), 330),
        ("Thu, 05 Mar 2015 10:00:00 -0500", utc(2015, 3, 5, 15), -300),
        ("2015-02-30", utc(2015, 3, 1, 15), None),
        ("17-1-2", utc(2017, 1, 1, 15), None),
    ],
)
def test_a_text_is_a_date_as_ruby_reads_it(written, moment, offset):
    assert dates.moment(written, SEOUL) == (moment, offset)


@pytest.mark.parametrize("written", ["soon", "2015-13-01", "2015-01-45", "2015-01-01 25:00", "[]"])
def test_what_is_no_date_is_refused_with_an_example(written):
    with pytest.raises(ValueError, match="is no date; write it as 2019-07-13 14:49:09"):
        dates.moment(written, SEOUL)


def test_a_page_may_have_a_date_that_is_none(document):
    page = document("date: '`r Sys.Date()`'", name="slides.Rmd")
    assert (page.error, page.date) == (None, None)


def test_an_unknown_time_zone_is_refused_with_an_example():
    with pytest.raises(ValueError, match="Asia/Seoul"):
        dates.site_zone("Korea Standard")


@pytest.mark.parametrize(
    ("config", "front_matter", "url"),
    [
        ("", "date: 2020-01-01 00:30:00 +0900", "/2019/12/31/x.html"),
        ("timezone: Asia/Seoul", "date: 2020-01-01 00:30:00 +0900", "/2020/01/01/x.html"),
        ("timezone: Asia/Seoul", "date: 2020-01-01 20:00:00", "/2020/01/02/x.html"),
        ("timezone: Asia/Seoul", "date: 2020-01-01 20:00", "/2020/01/01/x.html"),
        ("timezone: America/New_York", "", "/2020/01/09/x.html"),
    ],
)
def test_the_address_shows_the_day_in_the_zone_of_the_site(document, config, front_matter, url):
    assert document(front_matter, "_posts/2020-01-09-x.md", config).url == url


def test_the_day_that_the_author_wrote_leads_there_too(document):
    post = document("date: 2020-01-01 00:30:00 +0900", "_posts/2020-01-01-x.md")
    assert post.date_offset == 540
    assert "/2020/01/01/x.html" in post.alternative_urls


def test_a_date_that_is_none_is_the_error_of_the_document(document):
    error = document("title: x\ndate: soon").error
    assert (error.source, error.line) == ("_posts/2020-01-02-hello-world.md", 3)
    assert "'soon' is no date" in error.message


def test_the_name_gives_the_date_where_the_front_matter_has_none(document):
    post = document(name="_posts/2021-11-1-class7.md")
    assert (post.date, post.date_in_front_matter) == (utc(2021, 11, 1), False)
    assert post.url == "/2021/11/01/class7.html"
