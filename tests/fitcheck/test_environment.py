"""The environment is read strictly: nonsense stops the start with a sentence that names it."""

import base64
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fitcheck import environment
from fitcheck.environment import KNOWN, read
from fitcheck.outward import NonsenseInEnvironment

KEY = base64.b64encode(b"k" * 32).decode("ascii")
SECRET = {"FITCHECK_SECRET_KEY": "s" * 40, "FITCHECK_KEYS": f"first:{KEY}"}
NOWHERE = (
    "1",
    "127.0.0.1",
    "127.0.0.1:",
    "127.0.0.1:0",
    "127.0.0.1:99999",
    "localhost:8125",
    "unix:///run/a",
    "x@::1:1",
)
BEYOND = ("192.0.2.7:8125", "0.0.0.0:8125", "172.32.0.1:8125", "[2001:db8::1]:8125", "[::ffff:192.0.2.7]:8125")


def test_with_nothing_set_it_serves_this_machine_without_debug() -> None:
    found = read(SECRET)
    assert found.hosts == ("localhost", "127.0.0.1")
    assert not found.debug and not found.https


def test_hosts_are_names_separated_by_commas() -> None:
    assert read({**SECRET, "FITCHECK_HOSTS": "a.example, b.example"}).hosts == ("a.example", "b.example")


@pytest.mark.parametrize(
    ("set_to", "says"),
    [
        ({"FITCHECK_HTTPS": "yes"}, "FITCHECK_HTTPS"),
        ({"FITCHECK_DEBUG": "1", "FITCHECK_HTTPS": "1"}, "do not go together"),
        ({"FITCHECK_DATABASE_URL": "postgresql://me:word@one:1,two:2/notes"}, "FITCHECK_DATABASE_URL makes no sense"),
        ({"FITCHECK_DATABASE_URL": "mysql://me:word@one/notes"}, "FITCHECK_DATABASE_URL makes no sense"),
        ({"FITCHECK_DEBUG": "1", "FITCHECK_HOSTS": "notes.example"}, "for this machine only"),
        ({"FITCHECK_KEEP_DAYS": "181"}, "FITCHECK_KEEP_DAYS is '181'. Use 1 to 180 days"),
        ({"FITCHECK_KEEP_DAYS_SUMMARY": "366"}, "Use 1 to 365 days"),
        ({"FITCHECK_KEEP_DAYS": "0"}, "Use 1 to 180 days"),
        ({"FITCHECK_KEEP_DAYS": "60", "FITCHECK_KEEP_DAYS_SUMMARY": "30"}, "is less than FITCHECK_KEEP_DAYS"),
        ({"FITCHECK_SHARE_DAYS": "91"}, "Use 14 to 90 days"),
        ({"FITCHECK_SHARE_DAYS": "a month"}, "FITCHECK_SHARE_DAYS is 'a month'"),
        ({"FITCHECK_LOG_REQUESTS": "json"}, "FITCHECK_LOG_REQUESTS"),
        ({"FITCHECK_NOTICE": "x" * 301}, "FITCHECK_NOTICE is not one line"),
        ({"FITCHECK_NOTICE": "read \u202ethis"}, "FITCHECK_NOTICE is not one line"),
        ({"FITCHECK_HOSTS": "*"}, "must name the hosts"),
        ({"FITCHECK_HOSTS": ""}, "empty name"),
        ({"FITCHECK_EXIT_URL": "example.org"}, "full address"),
        ({"FITCHECK_SECRET_KEY": "short"}, "too short"),
        ({"FITCHECK_HTPS": "1"}, "Unknown: FITCHECK_HTPS"),
        ({"FITCHECK_KEYS": "first:short"}, "FITCHECK_KEYS makes no sense"),
        ({"FITCHECK_KEYS": f"one:{KEY},one:{KEY}"}, "stands twice"),
        ({"FITCHECK_MAIL": "mail.example"}, "FITCHECK_MAIL makes no sense"),
        ({"FITCHECK_MAIL": "smtp://mail.example:port", "FITCHECK_MAIL_FROM": "a@b.example"}, "makes no sense"),
        ({"FITCHECK_MAIL": "smtp://mail.example"}, "FITCHECK_MAIL_FROM"),
        *(({"FITCHECK_ZONE": name}, "FITCHECK_ZONE is") for name in ("", "Berlin", "Europe", "../UTC", "/etc/hosts")),
        *(({"FITCHECK_STATSD": at}, "an address and a port") for at in NOWHERE),
        *(({"FITCHECK_STATSD": at}, "numbers go out in clear") for at in BEYOND),
    ],
)
def test_nonsense_stops_the_start_and_is_named(set_to: dict[str, str], says: str) -> None:
    with pytest.raises(NonsenseInEnvironment, match=says):
        read({**SECRET, **set_to})


def test_a_secret_that_is_too_short_is_not_said() -> None:
    with pytest.raises(NonsenseInEnvironment) as raised:
        read({"FITCHECK_SECRET_KEY": "zebrafinch"})
    assert "zebrafinch" not in str(raised.value)


def test_a_server_key_that_makes_no_sense_is_not_said() -> None:
    with pytest.raises(NonsenseInEnvironment) as raised:
        read({**SECRET, "FITCHECK_KEYS": "first:zebrafinch"})
    assert "zebrafinch" not in str(raised.value)


@pytest.mark.parametrize(
    ("address", "host", "port", "tls", "starttls"),
    [
        ("smtp://user:p%40ss@mail.example", "mail.example", 587, False, True),
        ("smtps://mail.example", "mail.example", 465, True, False),
        ("smtp://localhost:2525", "localhost", 2525, False, False),
    ],
)
def test_mail_goes_over_an_encrypted_line_to_every_other_machine(
    address: str, host: str, port: int, tls: bool, starttls: bool
) -> None:
    mail = read({**SECRET, "FITCHECK_MAIL": address, "FITCHECK_MAIL_FROM": "desk@notes.example"}).mail
    assert mail and (mail.host, mail.port, mail.tls, mail.starttls) == (host, port, tls, starttls)
    assert "p@ss" not in repr(mail)


@pytest.mark.parametrize("at", ["127.0.0.1:8125", "[::1]:8125", "10.4.0.9:9125", "192.168.1.2:8125", "[fd00::7]:8125"])
def test_numbers_may_go_to_this_machine_and_its_private_network(at: str) -> None:
    assert read({**SECRET, "FITCHECK_STATSD": at}).statsd == at


def test_without_their_settings_no_numbers_go_anywhere_and_the_morning_is_that_of_utc() -> None:
    found = read(SECRET)
    assert (found.statsd, str(found.zone)) == ("", "UTC")


def test_processes_that_start_together_agree_on_one_secret_and_one_key_that_only_their_owner_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "SECRET_FILE", tmp_path / "var" / "secret-key")
    monkeypatch.setattr(environment, "KEYS_FILE", tmp_path / "var" / "keys")
    with ThreadPoolExecutor(16) as together:
        made = {(found.secret_key, found.keys) for found in together.map(lambda _: read({}), range(64))}
    assert len(made) == 1 and len(made.pop()[0]) >= 40
    kept = list((tmp_path / "var").iterdir())
    assert sorted(path.name for path in kept) == ["keys", "secret-key"]
    assert not any(path.stat().st_mode & 0o077 for path in kept)


def test_every_variable_the_code_reads_is_listed_with_what_it_is_for() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(environment.__file__).parent.glob("*.py"))
    named = Counter(re.findall(r'"(FITCHECK_\w+)"', source))
    assert set(named) == set(KNOWN)
    assert min(named.values()) > 1  # once in the list, and once where it is read
