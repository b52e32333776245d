from django.urls import path

from intake.reader.views import door, ending, reading, replying

for_anybody = [  # a page to type a code into; "s" is what somebody types who was told the address aloud
    path("s", door.door, name="link_aloud"),
    path("s/", door.door, name="link"),
    path("s/end", ending.end, name="end_share"),
]
with_code_and_pin = [  # sent again with each form; never in an address
    path("s/read", reading.shared, name="link_read"),
    path("s/reply", replying.talk, name="link_talk"),
    path("s/reply/lines", replying.lines, name="link_lines"),
    path("s/reply/decline", replying.decline, name="link_decline"),
]
urlpatterns = [*for_anybody, *with_code_and_pin]
