# The product for real servers. One image: the command chooses web server, worker or clock.
#   docker build --tag hsb-casework .
ARG PYTHON=3.13

# ── Build: the same set-up as on a newcomer's machine, from the same lock files
FROM python:${PYTHON}-slim AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
       libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libmagic1 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.txt requirements-node.txt package.json package-lock.json .npmrc ./
COPY hsb_cases/local hsb_cases/local
RUN python hsb_cases/local/setup.py run && rm -rf node_modules .local/node .local/log
COPY . .
# Collecting needs settings that load, not the ones of any server.
RUN DJANGO_SETTINGS_MODULE=hsb_cases.settings.local .venv/bin/python manage.py collectstatic --no-input

# ── What runs
FROM python:${PYTHON}-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
       libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libmagic1 fonts-liberation \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin casework
WORKDIR /app
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=hsb_cases.settings.production
USER 10001
EXPOSE 8000
CMD ["gunicorn", "hsb_cases.wsgi", "--config", "hsb_cases/deploy/gunicorn.py"]
