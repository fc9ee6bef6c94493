"""What differs from Django's formats for this language."""

DATETIME_FORMAT = "N j, Y H:i"
