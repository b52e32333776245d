"""How gunicorn serves, for `start` and for an operator's own `gunicorn -c python:fitcheck.server`."""

from gunicorn.config import Config
from gunicorn.glogging import Logger

from fitcheck.logs import Events


class SilentLogger(Logger):
    """gunicorn's own words quote the request line and the address of a request that it refuses."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Events())


wsgi_app = "fitcheck.wsgi"
workers = 2
threads = 4
loglevel = "warning"  # and no access log: it would hold addresses
logger_class = SilentLogger
control_socket_disable = True  # it would lie in the home folder
