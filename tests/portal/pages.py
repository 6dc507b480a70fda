"""Visiting the portal's own pages as somebody of the demonstration world."""

import re
from html import unescape

from django.test import Client

from portal.demo.world import World

_TAGS = re.compile(r"<[^>]+>")


def signed_in(world: World, username: str) -> Client:
    client = Client()
    client.force_login(world.people[username], backend="django.contrib.auth.backends.ModelBackend")
    return client


def text(client: Client, address: str) -> str:
    """Return the words of a page's main part, without tags."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    main = response.content.decode().partition('<main id="main">')[2]
    return " ".join(unescape(_TAGS.sub(" ", main)).split())
