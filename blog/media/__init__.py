"""Files of the site: their storage, the size of images, who shows them."""

from blog.media.files import ImageTooLarge, image_size, keep_file, put
from blog.media.uses import missing_source, record_uses, site_path

__all__ = [
    "ImageTooLarge",
    "image_size",
    "keep_file",
    "missing_source",
    "put",
    "record_uses",
    "site_path",
]
