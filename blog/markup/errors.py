"""What can go wrong in rendering in a way that the author has to mend."""


class MarkupError(ValueError):
    """A text that cannot be rendered; the message says what to do about it."""
