# The portal in production: one image for web, worker and beat.
FROM python:3.12-slim-bookworm

RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    STATIC_ROOT=/srv/static FILES_ROOT=/srv/files

WORKDIR /srv/portal
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY . .
# The settings of the demo suffice to compile; no secret gets into the image.
RUN DJANGO_SETTINGS_MODULE=config.settings.demo DEMO_DIR=/tmp/build python manage.py compile_catalogue \
 && DJANGO_SETTINGS_MODULE=config.settings.demo DEMO_DIR=/tmp/build python manage.py collectstatic --noinput --verbosity 0 \
 && mv /tmp/build/static /srv/static && rm -rf /tmp/build \
 && useradd --system --create-home portal && mkdir -p /srv/files && chown portal /srv/files

USER portal
EXPOSE 8000
VOLUME /srv/files
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--no-control-socket", "--workers", "3", "--timeout", "60", "--max-requests", "2000", "--max-requests-jitter", "200"]
