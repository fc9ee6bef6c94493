"""``manage.py check`` names a deployment that would harm its users."""

import pytest
from django.core.checks import run_checks


def ids(*, deploy):
    return {message.id for message in run_checks(include_deployment_checks=deploy)}


def test_debug_on_a_public_site_is_an_error(settings):
    settings.DEBUG, settings.IS_HTTPS = True, True
    assert "mokcha.E001" in ids(deploy=False)


def test_debug_on_one_s_own_machine_is_none(settings):
    settings.DEBUG, settings.IS_HTTPS = True, False
    assert "mokcha.E001" not in ids(deploy=False)


@pytest.mark.parametrize(("backend", "warned"), [("console", True), ("smtp", False)])
def test_mail_that_reaches_nobody_is_a_warning(settings, backend, warned):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    assert ("mokcha.W001" in ids(deploy=True)) is warned
