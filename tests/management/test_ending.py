"""How commands end before their time."""

import pytest
from django.core.management.base import CommandError
from django.db import InterfaceError, connection, transaction

from blog.management.ending import told
from blog.models import Asset


@pytest.mark.parametrize("sql", ["SELECT 1 FROM absent", "SELECT absent FROM blog_asset"])
def test_a_database_of_another_release_is_named_with_the_way_out(db, sql):
    with pytest.raises(CommandError) as caught, told("Again."), transaction.atomic():
        connection.cursor().execute(sql)
    assert "run manage.py prepare first. Again." in str(caught.value)


def test_a_database_that_is_away_is_named_and_what_is_left_to_do():
    with pytest.raises(CommandError) as caught, told("Try again."):
        raise InterfaceError("connection already closed\nand more")
    assert str(caught.value) == "The database fails: connection already closed. Try again."


def test_what_goes_well_is_not_told(db):
    with told("Again."):
        assert not Asset.objects.exists()
