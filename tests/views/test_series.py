"""Series: all of them, and the parts of each in their order."""

import datetime as dt

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts(site, make_post):
    for day, (title, name) in enumerate(
        [("첫 편", "글자의 모양"), ("다른 것", "걷기"), ("둘째 편", "글자의 모양")], start=1
    ):
        date = dt.datetime(2024, 1, day, tzinfo=dt.UTC)
        make_post(title=title, path=f"/{day}/", published_at=date, front_matter={"series": name})
    make_post(title="초안", status="draft", front_matter={"series": "걷기"})


def test_the_series_that_went_on_last_comes_first(parts, page, texts):
    assert texts(page("/series/"), ".contents-list li") == ["글자의 모양2", "걷기1"]


def test_the_parts_of_a_series_stand_in_their_order(parts, page, texts):
    assert texts(page("/series/글자의-모양/"), ".parts .p-name") == ["첫 편", "둘째 편"]


def test_an_article_leads_to_its_series(parts, page):
    link = page("/1/").css(".series a")[-1]
    assert link.attributes["href"] == "/series/%EA%B8%80%EC%9E%90%EC%9D%98-%EB%AA%A8%EC%96%91/"


def test_another_spelling_leads_there_and_an_unknown_series_nowhere(parts, client):
    assert client.get("/series/글자의 모양/").status_code == 301
    assert client.get("/series/없는-것/").status_code == 404


def test_a_post_that_lives_below_series_stays(parts, make_post, page, texts):
    make_post(title="여기 사는 글", path="/series/걷기/")
    assert texts(page("/series/걷기/"), "h1") == ["여기 사는 글"]


def test_without_any_the_page_says_so(site, page, texts):
    shown = page("/series/", headers={"accept-language": "ko"})
    assert texts(shown, ".nothing") == ["연재로 묶인 글이 아직 없습니다."]
