"""Puts every test on PostgreSQL: `python3 manage.py test -p tests.on_postgresql`. Nothing loads it by itself.

A plugin named on the command line is imported before the settings are read, so the environment is all it changes.
"""

import atexit
import os

import pytest

from tests.cluster import Cluster, programs

if not programs():
    pytest.exit("SKIPPED, ALL OF IT: PostgreSQL's programs (initdb, pg_ctl) are not on this machine.", 5)
# nothing here outlives the run: what a power cut would take does not matter
cluster = Cluster(fsync="off", max_connections="200")
atexit.register(cluster.remove)
os.environ["FITCHECK_DATABASE_URL"] = cluster.database()
