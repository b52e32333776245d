"""What a page holds between two steps, so that the server keeps nothing of it: packed small, for a form's field."""

import base64
import binascii
import zlib

from django.conf import settings

LONGEST = settings.FILE_UPLOAD_MAX_MEMORY_SIZE  # unpacked: what a page held is no larger than what was sent
MOST = LONGEST - 100_000  # packed: the form around it has to come back too


def pack(text: str) -> str:
    return base64.urlsafe_b64encode(zlib.compress(text.encode())).decode()


def unpack(field: str) -> str | None:
    """None for what no page of ours held."""
    try:
        packed = zlib.decompressobj()
        text = packed.decompress(base64.urlsafe_b64decode(field.encode("ascii")), LONGEST)
        return text.decode() if packed.eof else None
    except (binascii.Error, zlib.error, ValueError):
        return None
