"""One's own account: the password once more before something that matters."""

from typing import Any

from allauth.account.views import ReauthenticateView

from intake import addressing


class AskAgain(ReauthenticateView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The address is for the browser's own passwords."""
        return super().get_context_data(**kwargs) | {"address": addressing.as_written(self.request.user.email)}
