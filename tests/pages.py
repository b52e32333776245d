"""A page as somebody reads it: without its frame, or without its markup too."""

import re
from html import unescape

from django.test import Client


def main_in(html: str) -> str:
    return html.split("<main")[1].split("</main>", maxsplit=1)[0]


def words_in(html: str) -> str:
    """With single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def main_of(client: Client, address: str) -> str:
    return main_in(_opened(client, address))


def words_of(client: Client, address: str) -> str:
    return words_in(_opened(client, address))


def _opened(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, (address, page.status_code)
    return page.content.decode()
