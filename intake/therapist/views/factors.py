"""Adding a second factor. Whoever adds one has just used it: this session need not ask for it again."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from csp.decorators import csp_update
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator


def _used(request: HttpRequest, kind: Authenticator.Type) -> None:
    newest = Authenticator.objects.filter(user=request.user, type=kind).latest("pk")
    record_authentication(request, request.user, "mfa", id=newest.pk, type=newest.type, reauthenticated=True)


# the one picture that is no file: the secret as a QR code, which must not have an address of its own
@method_decorator(csp_update({"img-src": ["data:"]}), name="dispatch")
class AddApp(ActivateTOTPView):
    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        _used(self.request, Authenticator.Type.TOTP)
        return response


class AddPasskey(AddWebAuthnView):
    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        _used(self.request, Authenticator.Type.WEBAUTHN)
        return response
