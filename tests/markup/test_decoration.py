"""What a page adds to an article, and nothing more."""

import re

import pytest

from blog.markup import ImageFile, Source, Surroundings, article

from .vocabulary import html_page, page


def test_a_heading_links_to_itself():
    assert page("## 한글 제목").html == (
        '<h2 id="한글-제목">한글 제목<a class="heading-anchor" href="#한글-제목"'
        ' aria-hidden="true" tabindex="-1"></a></h2>\n'
    )


def test_a_heading_inside_a_link_does_not():
    assert "heading-anchor" not in html_page('<a href="/x"><h2 id="a">b</h2></a>').html


def test_a_heading_that_is_an_entry_of_contents_is_left_alone():
    assert html_page('<h3><a href="#x">x</a></h3>').html == '<h3><a href="#x">x</a></h3>'


def test_links_that_lead_out_say_so():
    html = html_page(
        '<a href="https://e.org/" target="_blank" rel="me">x</a><a href="/y">y</a>'
    ).html
    assert 'rel="me external noopener"' in html
    assert '<a href="/y">y</a>' in html


def test_code_is_coloured_in_rouges_markup():
    html = page("~~~ python\nx = 1\n~~~\n").html
    assert '<div class="language-python highlighter-rouge">' in html
    assert '<span class="mi">1</span>' in html


def test_code_in_a_highlight_tag_is_coloured_too():
    html = page("{% highlight ruby %}\nputs 1 < 2\n{% endhighlight %}\n").html
    assert '<span class="nb">puts</span>' in html
    assert "&lt;" in html


def test_code_in_no_known_language_stays_plain():
    assert "<code>x = 1\n</code>" in page("    x = 1\n").html


def test_wide_blocks_scroll_by_themselves():
    html = html_page("<table><tbody><tr><td>x</td></tr></tbody></table><pre>y</pre>").html
    assert html.startswith('<div class="table-scroll" tabindex="0"><table>')
    assert '<pre tabindex="0">y</pre>' in html


FILES = {"/img/가 나.png": ImageFile(640, 480), "/img/b.svg": ImageFile()}


def images(html):
    rendered = html_page(html, image=FILES.get, missing_images=True, hosts=frozenset({"me.kr"}))
    return rendered.html, rendered.pictures


def test_a_known_image_gets_its_size():
    html, [picture] = images('<img src="/img/%EA%B0%80%20%EB%82%98.png" alt="a">')
    assert 'width="640" height="480"' in html
    assert not picture.missing


@pytest.mark.parametrize(
    ("given", "width", "height"),
    [
        ('width="100"', "100", "75"),
        ('height="75"', "100", "75"),
        ('width="9" height="3"', "9", "3"),
    ],
)
def test_the_author_decides_how_large_an_image_is_and_the_file_its_shape(given, width, height):
    html, _ = images(f'<img src="/img/가 나.png" {given}>')
    assert re.findall(r' width="(\w+)"', html) == [width]
    assert re.findall(r' height="(\w+)"', html) == [height]


@pytest.mark.parametrize("given", ['width="50%"', 'width="auto"', 'height="3em"'])
def test_a_size_that_is_no_number_of_pixels_stays_alone(given):
    html, _ = images(f'<img src="/img/가 나.png" {given}>')
    assert {"width", "height"} & set(re.findall(r" (\w+)=", html)) == {given.split("=")[0]}


def test_a_missing_image_is_marked_and_reported():
    html, [picture] = images('<img src="/img/gone.png" alt="없음" class="wide">')
    assert 'class="wide missing"' in html
    assert (picture.src, picture.alt, picture.missing) == ("/img/gone.png", "없음", True)


def test_a_picture_from_elsewhere_is_asked_for_without_referrer():
    html, [picture] = images('<img src="https://e.org/a.png">')
    assert 'referrerpolicy="no-referrer"' in html
    assert not picture.missing


def loading(html):
    return re.findall(r'loading="lazy"|fetchpriority="\w+"', html)


def test_the_first_image_comes_before_all_else_and_the_others_wait():
    html, _ = images('<p>한 줄</p><img src="/img/b.svg"><img src="/img/b.svg">')
    assert loading(html) == ['fetchpriority="high"', 'loading="lazy"']


def test_where_much_text_stands_before_it_the_first_image_waits_too():
    html, _ = images(f'<p>{"긴 글 " * 300}</p><img src="/img/b.svg">')
    assert loading(html) == ['loading="lazy"']


def test_when_an_image_loads_the_author_may_say():
    html, _ = images('<img src="/img/b.svg" loading="eager"><img src="/img/b.svg">')
    assert loading(html) == ['loading="lazy"']
    assert html.count("loading=") == 2


def test_an_image_in_an_excerpt_waits():
    rendered = page("![가](/img/b.svg)\n\n다음", image=FILES.get)
    assert loading(rendered.html) == ['fetchpriority="high"']
    assert loading(rendered.excerpt) == ['loading="lazy"']


def test_a_relative_address_is_seen_from_the_page():
    rendered = html_page(
        '<img src="a.png">',
        image={"/2020/one/a.png": ImageFile(1, 2)}.get,
        missing_images=True,
        variables={"page": {"url": "/2020/one/"}},
    )
    assert 'width="1" height="2"' in rendered.html


def test_code_that_its_author_marked_up_keeps_the_marks():
    code = '<code class="language-py"><i>x</i> if y</code>'
    html = f'<figure class="highlight"><pre>{code}</pre></figure>'
    assert "<i>x</i> if y" in article(Source(html), Surroundings()).html
