"""``manage.py size_pictures``: make the sizes of pictures now, rather than in the background."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from blog.management.progress import bar
from blog.models import PictureSizes
from blog.publishing import size_pictures


class Command(BaseCommand):
    """Make the smaller copies (AVIF, WebP) of the pictures that documents show."""

    help = (
        "Make smaller copies, in AVIF and WebP, of the pictures that documents show, and show "
        "them. A worker does the same in the background; what is made already is not made again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to begin afresh."""
        parser.add_argument(
            "--again", action="store_true", help="delete the copies first and make all anew"
        )

    def handle(self, **options: Any) -> None:
        """Make them; say how many and how long it took."""
        began = time.monotonic()
        if options["again"]:
            PictureSizes.objects.all().delete()
        made = size_pictures(bar(self.stderr))
        copies = sum(len(forms) for sizes in made for forms in sizes.made.values())
        bytes_made = sum(sum(f.values()) for sizes in made for f in sizes.made.values())
        without = sum(not sizes.made for sizes in made)
        self.stdout.write(
            f"{len(made)} pictures, {copies} copies ({bytes_made / 1e6:.1f} MB), "
            f"{without} pictures without one, {time.monotonic() - began:.0f} seconds."
        )
