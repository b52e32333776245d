"""A browser without a network: it keeps cookies, and calls the application as a server does."""

import io
import sys
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


class Caller:
    def __init__(self, application: Any) -> None:
        self.application, self.jar = application, SimpleCookie()
        self.status, self.location = 0, ""

    def get(self, path: str) -> bytes:
        return self.call(self.request("GET", path))

    def post(self, path: str, said: dict[str, Any]) -> bytes:
        return self.call(self.request("POST", path, said))

    def request(self, method: str, path: str, said: dict[str, Any] | None = None, **headers: str) -> dict[str, Any]:
        """Made apart from the call, so that a clock can run over the call alone."""
        body, (place, _, query) = urlencode(said or {}, doseq=True).encode(), path.partition("?")
        token = next((one.value for name, one in self.jar.items() if name.startswith("csrf")), "")
        return {
            "REQUEST_METHOD": method,
            "PATH_INFO": place,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": "; ".join(f"{name}={one.value}" for name, one in self.jar.items()),
            "HTTP_X_CSRFTOKEN": token,
            "CONTENT_TYPE": FORM if said is not None else "",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr,
            **headers,
        }

    def call(self, request: dict[str, Any]) -> bytes:
        response = self.application(request, self._started)
        body = b"".join(response)
        response.close()
        return body

    def _started(self, status: str, headers: list[tuple[str, str]], *rest: object) -> None:
        self.status, self.location = int(status[:3]), ""
        for name, value in headers:
            if name.lower() == "set-cookie":
                self.jar.load(value)
            elif name.lower() == "location":
                self.location = value
