"""Settings of gunicorn, here and behind a proxy. Its own access log stays off: it holds addresses and paths."""

bind = "127.0.0.1:8000"
workers = 2
threads = 4
worker_class = "gthread"
timeout = 30
graceful_timeout = 15
control_socket_disable = True  # it would lie in the home folder
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"events": {"()": "fitcheck.logs.Events"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "events"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
