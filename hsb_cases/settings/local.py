"""A newcomer's machine: `make run`. The launcher sets DATABASE_URL and REDIS_URL."""

from hsb_cases.settings.base import *  # noqa: F403 -- a settings file is its base plus differences
from hsb_cases.settings.base import STATE, env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="local-only-not-a-secret-" + "x" * 40)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO_PEOPLE = True  # fictional people and their passwords exist here and nowhere else
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = STATE / "mail"
# The demo's people are made on first start: a hash that costs memory instead of seconds.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
