"""What a million notebooks and a million shares cost: the same pages with a thousand rows and with a million.

python -m tests.bench.scale                      SQLite, then PostgreSQL on a cluster of its own
python -m tests.bench.scale --rows 100000        fewer; takes a minute or two and some gigabytes as it stands
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.cluster import Cluster

FEW, TIMES, ROUNDS, GONE = 1000, 20, 8, 500
SEALED = 557  # bytes of a row of one step
SQLITE = {
    "number": "WITH RECURSIVE numbers(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM numbers WHERE n < {last})",
    "from": "FROM numbers",
    "id": "printf('%032x', n * 9000000000)",
    "key": "CAST(printf('%032x', n * 9000000000) AS BLOB)",
    "sealed": f"randomblob({SEALED})",
    "empty": "x''",
    "day": "date('now', '{:+} days')",
    "no": "0",
}
POSTGRESQL = {
    "number": "",
    "from": "FROM generate_series({first}, {last}) AS n",
    "id": "md5(n::text)::uuid",
    "key": "sha256(n::text::bytea)",
    "sealed": f"decode(repeat(md5(n::text), {SEALED // 16}), 'hex')",
    "empty": "''::bytea",
    "day": "current_date + {:d}",
    "no": "false",
}
# the inbox gets every share: no desk is ever worse off
INTO = (
    'INSERT INTO intake_notebook (id, "index", revision, keep_until) {number} SELECT {id}, {sealed}, 1, {later} {from}',
    "INSERT INTO intake_device (lookup, notebook_id, wrapped, own, last_day)"
    " {number} SELECT {key}, {id}, {sealed}, {no}, {today} {from}",
    "INSERT INTO intake_record (slot, notebook_id, sealed) {number} SELECT {key}, {id}, {sealed} {from}",
    "INSERT INTO intake_share (id, desk_id, reader, end_lookup, key_id, wrapped, body, cover, version, state, day,"
    " until, wrong_pins) {number} SELECT {id}, {desk}, 'desk', {key}, 'first', {empty}, {sealed}, {sealed}, 1,"
    " CASE n % 3 WHEN 0 THEN 'new' WHEN 1 THEN 'read' ELSE 'answered' END, {today}, {soon}, 0 {from}",
)


def grow(first: int, last: int, desk: str) -> float:
    """Rows of sealed bytes that nobody can open; the seconds it took."""
    from django.db import connection

    words = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    days = {name: words["day"].format(many) for name, many in (("today", 0), ("soon", 30), ("later", 90))}
    owner = f"'{desk.replace('-', '') if connection.vendor == 'sqlite' else desk}'"
    began = time.monotonic()
    with connection.cursor() as cursor:
        for statement in INTO:
            # what is put in holds places of its own: twice is enough
            cursor.execute(statement.format(**words, **days, desk=owner).format(first=first, last=last))
        cursor.execute("ANALYZE")
    return time.monotonic() - began


def measure(shown: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Of each: milliseconds of processor time for one call, here and in the database, and then how long each took."""
    told = {}
    for name, do in shown.items():
        began, walls = spent(), []
        for _ in range(TIMES):
            at = time.perf_counter()
            do()
            walls.append((time.perf_counter() - at) * 1000)
        told[name] = [(spent() - began) * 1000 / TIMES, *walls]
    return told


def spent() -> float:
    """Seconds of processor time so far."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return time.process_time()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        backends = [Path(f"/proc/{pid}/schedstat") for (pid,) in cursor.fetchall()]
    return time.process_time() + sum(int(one.read_text().split()[0]) for one in backends) / 1e9


def got(whose: Any, path: str) -> Callable[[], object]:
    def get() -> None:
        assert whose.get(path).status_code == 200

    return get


def pages() -> tuple[dict[str, Callable[[], object]], str]:
    """Who opens what, and the desk that is written to."""
    from django.test.utils import setup_test_environment

    from intake.models import Share
    from tests.desks import rivera, shared
    from tests.people import begin, sam

    setup_test_environment()
    at, client = rivera(), sam()
    question = begin(client, contact="yes", length="full", device="own")
    for number in range(25):
        shared(at.desk, f"Alex{number}")

    def answer() -> None:
        assert client.post(question, {"answer": "yes", "note": ""}, headers={"HX-Request": "true"}).status_code == 200

    def middle() -> None:
        number = Share.objects.order_by("number").values_list("number", flat=True)[FEW // 2]
        got(at.client, f"/desk/?after={number}")()

    return {
        "open a notebook: a question": got(client, question),
        "one answer, and the next question": answer,
        "the summary": got(client, "/summary"),
        "inbox, first page": got(at.client, "/desk/"),
        "inbox, not read yet": got(at.client, "/desk/?state=new"),
        "inbox, ending soon": got(at.client, "/desk/?state=ending_soon"),
        "inbox, far down": middle,
    }, str(at.desk.id)


def serve(rows: int) -> None:
    """Prepares that many, and then measures a round for each line that comes in."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    shown, desk = pages()
    took = grow(1, rows, desk)
    measure(shown)
    print(f"{took:.0f}", flush=True)
    for _ in sys.stdin:
        print(json.dumps(measure(shown)), flush=True)
    print(f"{expire():.1f}", flush=True)


def expire() -> float:
    """One notebook in a hundred has come to its day: the seconds until they are gone."""
    from django.db import connection
    from django.utils import timezone

    from intake import expiring

    today = timezone.now().date()
    with connection.cursor() as cursor:
        over = "UPDATE intake_notebook SET keep_until = %s WHERE id IN (SELECT id FROM intake_notebook LIMIT %s)"
        cursor.execute(over, [today - timedelta(days=1), GONE])
    began = time.monotonic()
    expiring.expire(today)
    return time.monotonic() - began


def compare(kind: str, few: str, many: str, rows: int) -> None:
    """Rounds in turn, a thousand and a million, so that whatever else the machine does falls on both."""
    children = [_start(few, FEW), _start(many, rows)]
    took = [child.stdout.readline().strip() for child in children]
    taken: list[dict[str, list[list[float]]]] = [{}, {}]
    for _ in range(ROUNDS):
        for child, told in zip(children, taken, strict=True):
            child.stdin.write("go\n")
            child.stdin.flush()
            for name, numbers in json.loads(child.stdout.readline()).items():
                told.setdefault(name, []).append(numbers)
    ends = [child.communicate()[0].strip() for child in children]
    print(f"\n{kind}: {rows:,} of each made in {took[1]} s\n", flush=True)
    print(f"| | CPU at {FEW:,} | CPU at {rows:,} | ratio | p95 at {FEW:,} | p95 at {rows:,} | ratio |\n|{'---|' * 7}")
    for name in taken[0]:
        (was, was_95), (now, now_95) = (_least(told[name]) for told in taken)
        spent, waited = f"{was:.2f} ms | {now:.2f} ms", f"{was_95:.1f} ms | {now_95:.1f} ms"
        print(f"| {name} | {spent} | {now / was:.2f} | {waited} | {now_95 / was_95:.2f} |")
    print(f"| `expire`: {GONE:,} go | | | | {ends[0]} s | {ends[1]} s | |", flush=True)


def _least(rounds: list[list[float]]) -> tuple[float, float]:
    """The least processor time of a round; the least 95th of a hundred of a round."""
    return min(one[0] for one in rounds), min(sorted(one[1:])[int(0.95 * TIMES)] for one in rounds)


def _start(address: str, rows: int) -> Any:
    known = {"FITCHECK_DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "fitcheck.settings"}
    command = [sys.executable, "-m", "tests.bench.scale", "--serve", "--rows", str(rows)]
    both = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, env={**os.environ, **known}, **both)  # type: ignore[call-overload]


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    if chosen.serve:
        serve(chosen.rows)
        sys.exit()
    with tempfile.TemporaryDirectory() as folder:
        compare("SQLite", f"sqlite:///{folder}/few.sqlite3", f"sqlite:///{folder}/many.sqlite3", chosen.rows)
    cluster = Cluster(shared_buffers="512MB", max_wal_size="8GB", autovacuum="off")
    try:
        compare("PostgreSQL", cluster.database(), cluster.database(), chosen.rows)
    finally:
        cluster.remove()
