"""Real servers. Everything that differs by place comes from the environment or secret files."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from hsb_cases.settings.base import *  # noqa: F403 -- a settings file is its base plus differences
from hsb_cases.settings.base import CACHES, DATABASES, env


def secret(name: str) -> str:
    """The value of a secret: the file named by NAME_FILE, else the variable NAME.

    Raises django.core.exceptions.ImproperlyConfigured when neither is set.
    """
    path = env.str(f"{name}_FILE", default="")
    return Path(path).read_text().strip() if path else env.str(name)


SECRET_KEY = secret("SECRET_KEY")
# The runtime role's address for web servers, the worker role's for workers, the owner's to migrate.
DATABASES["default"] |= env.db_url_config(secret("DATABASE_URL"))
CELERY_BROKER_URL = REDIS_URL = secret("REDIS_URL")
CACHES["default"]["LOCATION"] = REDIS_URL
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS")]
if any("*" in host for host in ALLOWED_HOSTS):
    # Links in emails, such as the one to choose a password, are made from the host of a request.
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS holds “*”. Name each host that people use, with commas between them."
    )
PUBLIC_ADDRESS = env.str("PUBLIC_ADDRESS", default=f"https://{ALLOWED_HOSTS[0]}")
# How many proxies of ours add to X-Forwarded-For: sign-in attempts are counted by address, and
# without it everybody behind one proxy would share a limit.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
DEMO_PEOPLE = False
# Off only behind a test bench without TLS; a real installation leaves both alone.
HTTPS = env.bool("HTTPS", default=True)
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = secret("EMAIL_HOST_PASSWORD") if EMAIL_HOST_USER else ""
