"""``manage.py makemessages`` as the catalogues are written: a line a message, nothing guessed."""

from django.core.management.commands.makemessages import Command as MakeMessagesCommand


class Command(MakeMessagesCommand):
    """Django's command; a message that is new is empty, not made of one that looks like it."""

    msgmerge_options = [*MakeMessagesCommand.msgmerge_options, "--no-fuzzy-matching"]
