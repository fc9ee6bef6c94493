"""Who runs the site sees what it answers: numbers, and a log with an id for each request."""

import json
import logging

import pytest

from blog.middleware.logs import JsonFormatter, RequestIdFilter, request_id
from blog.middleware.records import Records
from tests.caching.conftest import read


def fine(environ, start_response):
    environ["mokcha.cache"] = "hit"
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"fine"]


def broken(environ, start_response):
    raise RuntimeError("broken")


@pytest.fixture
def watched(settings, tmp_path):
    settings.DATA_DIR, settings.METRICS_TOKEN = tmp_path, "secret"
    return Records(fine)


def numbers(application):
    page = read(application, "/metrics", authorization="Bearer secret")
    assert page.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = [line for line in page.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_requests_are_counted(watched):
    read(watched, "/")
    read(watched, "/", "HEAD")
    counted = numbers(watched)
    assert counted['mokcha_requests_total{method="GET",status="200",cache="hit"}'] == 1
    assert counted['mokcha_requests_total{method="HEAD",status="200",cache="hit"}'] == 1
    assert counted["mokcha_request_seconds_count"] == 2
    assert counted['mokcha_request_seconds_bucket{le="+Inf"}'] == 2


def test_what_broke_is_counted_as_an_error(watched):
    watched.application = broken
    with pytest.raises(RuntimeError):
        read(watched, "/")
    assert numbers(watched)['mokcha_requests_total{method="GET",status="500",cache="past"}'] == 1


def test_one_process_answers_for_its_siblings(watched, tmp_path):
    read(watched, "/")
    counted = json.dumps({"mokcha_request_seconds_count": 5})
    (tmp_path / "metrics" / "1.json").write_text(counted)
    assert numbers(watched)["mokcha_request_seconds_count"] == 6


@pytest.mark.parametrize("authorization", ["", "Bearer wrong", "Basic secret2"])
def test_the_numbers_are_for_who_knows_the_token(watched, authorization):
    assert read(watched, "/metrics", authorization=authorization).text == "fine"


def test_without_a_token_there_are_no_numbers(settings, tmp_path):
    settings.DATA_DIR, settings.METRICS_TOKEN = tmp_path, ""
    assert read(Records(fine), "/metrics", authorization="Bearer ").text == "fine"
    assert not list(tmp_path.iterdir())


def test_an_id_that_the_proxy_gave_goes_through(watched):
    assert read(watched, "/", x_request_id="from-proxy-1").headers["x-request-id"] == "from-proxy-1"
    made = {read(watched, "/", x_request_id="x\n").headers["x-request-id"] for _ in range(2)}
    assert len(made) == 2


def test_each_request_is_one_json_object_in_the_log(watched, caplog):
    with caplog.at_level(logging.INFO, "mokcha.access"):
        caplog.handler.addFilter(RequestIdFilter())
        read(watched, "/글/", x_request_id="from-proxy-1")
    said = json.loads(JsonFormatter().format(caplog.records[-1]))
    assert {name: said[name] for name in ("method", "path", "status", "cache", "request_id")} == {
        "method": "GET",
        "path": "/글/",
        "status": 200,
        "cache": "hit",
        "request_id": "from-proxy-1",
    }
    assert said["message"] == "GET /글/ 200"
    assert request_id.get() == ""


def test_an_exception_stays_on_its_line():
    try:
        raise ValueError("two\nlines")
    except ValueError as error:
        record = logging.LogRecord("x", 40, "", 1, "oh", (), (ValueError, error, None))
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert "ValueError: two\nlines" in json.loads(line)["exception"]
