"""What is run inside a machine of an operator: filling it, looking into it, trying files on it."""

from tests.people import MARKED

FILL = f"""
from datetime import timedelta
from django.contrib.sessions.models import Session
from django.utils import timezone
from intake import answering, coming_back, returning
from intake.answering import NOTEBOOK, Jotting
from tests_stand_in import shared_with_a_desk
today = timezone.now().date()
def notebook(day, said):
    _, opened = returning.begin(own=False, today=day)
    answering.jot(opened, Jotting(NOTEBOOK, "own", {{"said": said}}))
    return coming_back.make_code(opened).index.code
Session.objects.create(session_key="a" * 32, session_data="{MARKED}", expire_date=timezone.now() + timedelta(days=1))
print(notebook(today, "{MARKED}"), notebook(today - timedelta(days=91), "long ago"))
shared_with_a_desk(today)
"""
SHARE = """
from intake import demonstrating
from django.utils import timezone
def shared_with_a_desk(today):
    demonstrating.people(timezone.now())
"""
OPEN = """
from django.utils import timezone
from intake import answering, coming_back
from intake.returning import NotHere
for code in {codes}:
    try:
        _, opened = coming_back.open_by_code(code, False, "192.0.2.1", timezone.now())
        print([row.body for row in answering.everything(opened) if row.name == "own"])
    except NotHere:
        print("closed")
"""
COUNTS = """
from django.contrib.sessions.models import Session
from intake.models import Notebook, Share, Upkeep
print(Notebook.objects.count(), Share.objects.count(), Session.objects.count(), Upkeep.now().cleaned)
"""
TRY_EACH = """
from pathlib import Path
from django.core.management import CommandError, call_command
for file in {files}:
    try:
        call_command("restore", file, key=Path("{key}"))
        print("restored")
    except CommandError as why:
        left = {{path.name for path in Path("{var}").iterdir()}} - {{"keys", "secret-key"}}
        print(why, sorted(left))
"""
FROZEN = """
from pathlib import Path
from django.core.management import call_command
from django.db import connection
call_command("freeze")
call_command("backup", "frozen.backup")
call_command("restore", "frozen.backup", "--check")
connection.close()
Path(connection.settings_dict["NAME"]).unlink()
call_command("restore", "frozen.backup")
"""
TRIED = "from intake.models import Upkeep; print(Upkeep.now().restore_tested)"
