# Mokcha in a container: slim, without root, with a file system that is only read.
FROM python:3.13-slim AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
# requirements-s3.lock has what files in a bucket need as well.
ARG LOCK=requirements.lock
COPY requirements*.lock ./
RUN /venv/bin/pip install --quiet --require-hashes -r $LOCK \
    && find /venv -name __pycache__ -prune -exec rm -rf {} +

FROM python:3.13-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data STATIC_ROOT=/srv/static MEDIA_ROOT=/srv/media \
    HOST=0.0.0.0 PORT=8000 WORKERS=2 THREADS=4
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin mokcha \
    && install -d -o mokcha -g mokcha /data /srv/static /srv/media
COPY --from=packages /venv /venv
WORKDIR /app
COPY . .
# The catalogues are compiled here, because nothing below /app can be written later.
RUN DATA_DIR=/tmp/build STATIC_ROOT=/tmp/build/static python manage.py prepare \
    && python -m compileall -q blog comments && rm -rf /tmp/build
USER mokcha
VOLUME ["/data", "/srv/static", "/srv/media"]
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["python", "-c", \
    "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=2)"]
# `prepare` migrates the database and collects the static files; then the server takes over,
# with a worker beside it unless WORKER_BESIDE_SERVER is off.
CMD ["sh", "-c", "python manage.py prepare && { python manage.py worker --beside $$ & } && \
    exec granian --interface wsgi --no-ws --host $HOST \
    --port $PORT --workers $WORKERS --blocking-threads $THREADS --backpressure 128 \
    --workers-kill-timeout 20 --respawn-failed-workers --log-level warning blog.wsgi:application"]
