"""Log lines as JSON: an event and a place in the code. Never a path, a text, an address or a variable."""

import json
import logging
import re
import traceback


class Events(logging.Formatter):
    """Leaves out messages of exceptions as well: an exception's text can hold an answer."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"level": record.levelname.lower(), "from": record.name, "event": self._event(record)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["at"] = " ".join(f"{frame.name}:{frame.lineno}" for frame in frames[-6:])
        return json.dumps(line)

    def _event(self, record: logging.LogRecord) -> str:
        """Our own events are fixed words. Others' are cut where a value from a request could begin."""
        if record.name.startswith("intake"):
            return str(record.msg)
        if not isinstance(record.msg, str):
            return type(record.msg).__name__  # an exception given as the message
        end = "%" if record.args else "[^A-Za-z ]"  # without arguments the value may stand in it already
        return re.split(end, record.msg, maxsplit=1)[0].strip()
