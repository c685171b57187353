"""A real web server of the tests: as on a newcomer's machine, static files straight from source."""

from hsb_cases.settings.local import *  # noqa: F403 -- a settings file is its base plus differences
from hsb_cases.settings.local import STORAGES

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
# Counted in the server's own memory: what other servers count does not matter here.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
