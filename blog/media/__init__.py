"""Files of the site: their storage, the sizes of images, who shows them."""

from blog.media.encoding import FORMATS
from blog.media.files import (
    ImageTooLarge,
    StorageFailed,
    digest_of_file,
    image_size,
    is_blank,
    keep_file,
    put,
)
from blog.media.sizes import IMAGE_FIELDS, image_file, let_go, make_sizes, unsized
from blog.media.uses import missing_source, record_uses, site_path

__all__ = [
    "FORMATS",
    "IMAGE_FIELDS",
    "ImageTooLarge",
    "StorageFailed",
    "digest_of_file",
    "image_file",
    "image_size",
    "is_blank",
    "keep_file",
    "let_go",
    "make_sizes",
    "missing_source",
    "put",
    "record_uses",
    "site_path",
    "unsized",
]
