"""What a reader is offered at an address where nothing stands."""


def test_an_address_that_lost_a_letter_leads_on(site, make_post, page, texts):
    make_post(title="서울 성곽", path="/2022/11/06/seoul-wall-walk/")
    make_post(title="된장찌개", path="/2024/01/20/doenjang/")
    shown = page("/2022/seoul-wal-walk.html", status=404)
    assert texts(shown, "main h2") == ["혹시 찾으시던 글인가요"]
    assert texts(shown, "ol.contents-list a") == ["서울 성곽"]


def test_where_nothing_is_near_the_newest_texts_are_called_that(site, make_post, page, texts):
    make_post(title="된장찌개", path="/2024/01/20/doenjang/")
    shown = page("/xyzzy/", status=404)
    assert texts(shown, "main h2") == ["새로 나온 글"]
    assert texts(shown, "ol.contents-list a") == ["된장찌개"]


def test_an_empty_site_offers_nothing(site, page, texts):
    assert texts(page("/xyzzy/", status=404), "main h2") == []
