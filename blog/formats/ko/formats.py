"""What differs from Django's formats for this language."""

DATETIME_FORMAT = "Y년 n월 j일 H:i"
