"""The tests. Their connection may SET ROLE; requests and acts run as the runtime role."""

import os

from hsb_cases.settings.base import *  # noqa: F403 -- a settings file is its base plus differences
from hsb_cases.settings.base import DATABASES, MIDDLEWARE

SECRET_KEY = "test-only-" + "x" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DEMO_PEOPLE = True
PUBLIC_ADDRESS = "http://testserver"
DATABASES["default"]["CONN_MAX_AGE"] = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = ["tests.support.middleware.RuntimeRoleMiddleware", *MIDDLEWARE]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]  # allauth takes False for none
CELERY_TASK_ALWAYS_EAGER = True
# Playwright's synchronous interface keeps an event loop in the test's thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
