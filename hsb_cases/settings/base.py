"""What every place shares. Secrets and addresses come from the environment."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / ".local"  # what the set-up makes: servers' data, built assets; never committed

env = environ.Env()

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "hsb_cases.urls"
WSGI_APPLICATION = "hsb_cases.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "guardian",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "hsb_cases.core",
    "hsb_cases.audit",
    "hsb_cases.agencies",
    "hsb_cases.cases",
    "hsb_cases.reminders",
    "hsb_cases.documents",
    "hsb_cases.drafts",
    "referrals",
    "assessments",
    "panels",
    "hsb_cases.workspace",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hsb_cases.core.idle.IdleMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    # Last, so that every other check has run before the transaction opens.
    "hsb_cases.agencies.middleware.ActingMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "hsb_cases.jinja.environment",
            "context_processors": ["hsb_cases.core.pages.frame_context"],
        },
    },
    {
        # allauth's own pages that templates/ does not override yet, and nothing else.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# Makes what stands around every page; the core room may not know people and routes itself.
FRAME_BUILDER = "hsb_cases.workspace.presenters.frame.build_frame"

# The runtime role's address: neither owner nor superuser. Migrations run with the owner's:
#   DATABASE_URL="$DATABASE_OWNER_URL" python manage.py migrate
DATABASES = {"default": env.db("DATABASE_URL", default="postgres://hsb_app@127.0.0.1:5432/hsb")}
DATABASES["default"] |= {
    "ENGINE": "django.db.backends.postgresql",
    "CONN_MAX_AGE": env.int("DATABASE_CONN_MAX_AGE", default=300),
    "CONN_HEALTH_CHECKS": True,
    # One transaction per request is opened by ActingMiddleware, with the database's row lock set.
    "ATOMIC_REQUESTS": False,
    # Compiling a query takes longer than it saves: the row policies' questions look dear to the
    # planner, and pages ask for few rows. An address that has ?options=… keeps its own.
    "OPTIONS": {"options": "-c jit=off", **DATABASES["default"].get("OPTIONS", {})},
}

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
# Sign-in attempts are counted here, so that every web process counts the same ones.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "hsb",
    }
}
# Where people reach the product, for links made outside a request.
PUBLIC_ADDRESS = env.str("PUBLIC_ADDRESS", default="http://localhost:8000")

AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
# Length and a list of common passwords; no composition rules.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "hsb_cases.agencies.accounts.InvitationOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation already proves the address
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {
    "login": "hsb_cases.workspace.forms.sign_in.LoginForm",
    "reset_password": "hsb_cases.workspace.forms.sign_in.ResetPasswordForm",
    "reset_password_from_key": "hsb_cases.workspace.forms.sign_in.ResetPasswordKeyForm",
    "set_password": "hsb_cases.workspace.forms.sign_in.SetPasswordForm",
    "change_password": "hsb_cases.workspace.forms.sign_in.ChangePasswordForm",
    "reauthenticate": "hsb_cases.workspace.forms.sign_in.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "hsb_cases.workspace.forms.sign_in.CodeForm",
    "reauthenticate": "hsb_cases.workspace.forms.sign_in.ConfirmCodeForm",
    "activate_totp": "hsb_cases.workspace.forms.sign_in.ActivateForm",
}
USERSESSIONS_TRACK_ACTIVITY = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

GUARDIAN_ANONYMOUS_USER_NAME = None
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_RENDER_403 = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Minutes without activity after which a person is signed out; drafts are already safe.
IDLE_MINUTES = env.int("IDLE_MINUTES", default=30)
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "hsb_cases.workspace.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}

STATIC_URL = "static/"
STATIC_ROOT = STATE / "static"
STATICFILES_DIRS = [ROOT / "static", ("vendor", STATE / "vendor")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="HSB casework <casework@example.test>")

# Celery has a name of its own for a Redis that listens on a socket.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600}
CELERY_BEAT_SCHEDULE = {
    "end-expired-shares": {"task": "cases.end_expired_shares", "schedule": 60.0},
    "reconcile-caseload": {"task": "cases.reconcile_caseload", "schedule": 24 * 3600.0},
}

SIMPLE_HISTORY_DATE_INDEX = False  # row_security makes the one that pages need
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    # WeasyPrint and its font library tell every step they take.
    "loggers": {name: {"level": "ERROR"} for name in ("weasyprint", "fontTools")},
}
