from django.urls import include, path

from fitcheck import health

urlpatterns = [
    path("live", health.live, name="live"),
    path("ready", health.ready, name="ready"),
    path("", include("intake.client.urls")),
    path("", include("intake.therapist.urls")),
    path("", include("intake.reader.urls")),
]
handler403 = "intake.client.refused.forbidden"
handler404 = "intake.client.refused.not_found"
handler400 = "intake.client.refused.not_understood"
handler429 = "intake.client.refused.too_soon"  # what allauth calls beyond its limits
handler500 = "intake.client.refused.broken"
