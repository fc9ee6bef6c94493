"""Background jobs: Django's tasks in a queue that is a table, and the worker that does them.

A job is a function under ``django_tasks.task``, put into the queue by ``enqueue`` in the
transaction that makes it necessary. It may be begun again after its worker was killed, so it
asks what is left to do and leaves nothing half done. Readers never wait for one.
"""

from blog.jobs.queue import enqueue
from blog.jobs.worker import Worker, work_off

__all__ = ["Worker", "enqueue", "work_off"]
