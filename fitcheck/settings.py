"""All settings, read top to bottom. What an operator may change comes from `environment`."""

import dj_database_url
from csp.constants import NONE, SELF

from fitcheck import VERSION
from fitcheck.environment import BACKUP_KEY_FILE, KEYS_FILE, ROOT, VAR, read

ENVIRONMENT = read()
HTTPS = ENVIRONMENT.https
PREFIX = "__Host-" if HTTPS else ""
SITE = ENVIRONMENT.site

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "crispy_forms",
    "csp",
    "intake",
]
MIDDLEWARE = [
    "fitcheck.logs.Requests",
    "fitcheck.headers.Headers",
    "fitcheck.headers.Policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "fitcheck.headers.Refuser",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "fitcheck.staff.Staff",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "fitcheck.urls"
WSGI_APPLICATION = "fitcheck.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "intake.client.presentation.page",
            ]
        },
    }
]
CRISPY_TEMPLATE_PACK = "house"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("house",)
CRISPY_FAIL_SILENTLY = False

SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA secure_delete=ON;"
    "PRAGMA temp_store=MEMORY;PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-8000",
}
DATABASE = dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=0)
if DATABASE["ENGINE"].endswith("sqlite3"):
    # one connection a thread is kept: opening a file and its pragmas for each request costs more than the request
    DATABASE |= {"OPTIONS": SQLITE, "CONN_MAX_AGE": None}
else:
    from fitcheck.connecting import ALWAYS, UNLESS_SAID  # brings the driver, for which SQLite has no use

    DATABASE |= {
        "OPTIONS": {**UNLESS_SAID, **DATABASE.get("OPTIONS", {}), **ALWAYS},
        # after the database was away every connection that lies ready is dead: found here, and not by a person
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "KEY_FUNCTION": "fitcheck.counting.under_a_hash",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # at 300 a flood from many networks would push out its own counters
    }
}

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [(folder.name, folder.name) for folder in sorted((ROOT / "intake/content/words").iterdir())]
LOCALE_PATHS = [ROOT / "locale"]

STATIC_URL = "static/"
STATICFILES_DIRS = [ROOT / "static"]
# named only where it is used: otherwise every process warns about a folder that need not be there
STATIC_ROOT = VAR / "static" if ENVIRONMENT.collected else None
STORAGES = {
    "staticfiles": {
        "BACKEND": "fitcheck.static_files.Collected"
        if ENVIRONMENT.collected
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
}
WHITENOISE_USE_FINDERS = not ENVIRONMENT.collected
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site has a use for our files

FITCHECK_VERSION = VERSION
FITCHECK_KEYS = ENVIRONMENT.keys
FITCHECK_KEYS_FILE = KEYS_FILE
FITCHECK_BACKUP_KEY = ENVIRONMENT.backup_key
FITCHECK_BACKUP_KEY_FILE = BACKUP_KEY_FILE
FITCHECK_LOG_REQUESTS = ENVIRONMENT.log_requests
FITCHECK_KEEP_DAYS = ENVIRONMENT.keep_days
FITCHECK_KEEP_DAYS_SUMMARY = ENVIRONMENT.keep_days_summary
FITCHECK_SHARE_DAYS = ENVIRONMENT.share_days
FITCHECK_NOTICE = ENVIRONMENT.notice
FITCHECK_STATSD = ENVIRONMENT.statsd
FITCHECK_ZONE = ENVIRONMENT.zone
FITCHECK_EXIT_URL = ENVIRONMENT.exit_url
NOTEBOOK_COOKIE = f"{PREFIX}notebook-key"
DISPLAY_COOKIE = f"{PREFIX}display"

# the therapist's side: accounts by invitation, a second factor for everyone
AUTH_USER_MODEL = "intake.Therapist"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["fitcheck.passwords.Argon2", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "fitcheck.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "fitcheck.passwords.NotCommon"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "inbox"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "intake.therapist.adapters.ByInvitation"
ACCOUNT_FORMS = {
    "login": "intake.therapist.forms.passwords.Login",
    "request_login_code": "intake.therapist.forms.passwords.Code",
    "reset_password": "intake.therapist.forms.passwords.Forgotten",
    "reset_password_from_key": "intake.therapist.forms.passwords.New",
    "change_password": "intake.therapist.forms.passwords.Change",
    "reauthenticate": "intake.therapist.forms.passwords.Again",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = bool(ENVIRONMENT.mail)
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = bool(ENVIRONMENT.mail)
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Fitcheck: "
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
MFA_FORMS = {
    "authenticate": "intake.therapist.forms.factors.AskDigits",
    "reauthenticate": "intake.therapist.forms.factors.AskDigitsAgain",
    "activate_totp": "intake.therapist.forms.factors.AddApp",
    "add_webauthn": "intake.therapist.forms.factors.AddPasskey",
    "edit_webauthn": "intake.therapist.forms.factors.RenamePasskey",
}
MFA_ADAPTER = "intake.therapist.adapters.SealedFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Fitcheck"
SESSION_COOKIE_NAME = f"{PREFIX}desk"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600

CSRF_COOKIE_NAME = f"{PREFIX}csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "intake.client.refused.without_token"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(live|ready)$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# no-referrer would make browsers send "Origin: null" with forms, and Django refuse them
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
FILE_UPLOAD_HANDLERS = ["fitcheck.uploads.InMemory"]
# six therapists, fifty ongoing checks and fifty long notes each: the page of such a notebook has 21 MB
FILE_UPLOAD_MAX_MEMORY_SIZE = 24_000_000
# of a form; `headers.Refuser` asks less of every page but the one that holds a file between two steps
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE
DATA_UPLOAD_MAX_NUMBER_FILES = 1

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

MAIL = ENVIRONMENT.mail
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
if MAIL:
    EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = MAIL.host, MAIL.port, 10
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.tls, MAIL.starttls
    DEFAULT_FROM_EMAIL = MAIL.sender
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"events": {"()": "fitcheck.logs.Events"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "events"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "fitcheck.requests": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # prints the path of every 404: names an address a person opened
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
    },
}
