"""Background jobs in admin: for those who look after the site, in words."""

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from blog.jobs import enqueue, work_off
from tests.jobs import jobs

pytestmark = pytest.mark.django_db
LIST = reverse("admin:blog_job_changelist")


@pytest.fixture
def failed(tmp_path):
    enqueue(jobs.fail, str(tmp_path / "written"))
    work_off()
    return DBTaskResult.objects.get(status="FAILED")


def test_a_job_that_failed_says_why(admin_client, failed):
    page = admin_client.get(LIST, {"state": "FAILED"}).content.decode()
    assert "ValueError: it cannot be done" in page
    assert "ValueError" not in admin_client.get(LIST, {"state": "READY"}).content.decode()


def test_it_may_be_put_back_into_the_queue(admin_client, failed):
    chosen = {"action": "do_again", "_selected_action": [str(failed.pk)]}
    admin_client.post(LIST, chosen)
    failed.refresh_from_db()
    assert (failed.status, failed.worker_ids) == ("READY", [])


def test_nobody_else_sees_them(client, django_user_model, failed):
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    assert client.get(LIST).status_code == 403


def test_the_queue_is_listed_once_and_in_the_words_of_the_site(admin_client):
    page = admin_client.get(reverse("admin:index")).content.decode()
    assert page.count(f'"{LIST}"') >= 1
    assert "Task Results" not in page
