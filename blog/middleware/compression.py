"""Pages travel compressed."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressionMiddleware(GZipMiddleware):
    """Django's, for what is rendered; files stay as they are, because most are compressed
    already and a part of a file must keep its place and length.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return ``response``, compressed where that helps."""
        return response if response.streaming else super().process_response(request, response)
