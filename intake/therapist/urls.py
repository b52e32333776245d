from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.urls import path

from intake.therapist.views import account as own
from intake.therapist.views import describing, inbox, joining, public, reading, replying
from intake.therapist.views import factors as adding

sign_in = [  # open to everybody
    path("desk/invited", joining.invited, name="invited"),
    path("desk/account/sign-in", account.login, name="account_login"),
    path("desk/account/sign-in/factor", factors.authenticate, name="mfa_authenticate"),
    path("desk/account/sign-in/passkey", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("desk/account/sign-out", account.logout, name="account_logout"),
    path("desk/account/join", account.signup, name="account_signup"),
    path("desk/account/closed", account.account_inactive, name="account_inactive"),
    path("desk/account/address", joining.address_sent, name="account_email_verification_sent"),
]
by_mail = [  # open to everybody, where this server can send mail
    path("desk/account/sign-in/code", account.request_login_code, name="account_request_login_code"),
    path("desk/account/sign-in/code/confirm", account.confirm_login_code, name="account_confirm_login_code"),
    path("desk/account/forgotten", account.password_reset, name="account_reset_password"),
    path(
        "desk/account/forgotten/code", account.confirm_password_reset_code, name="account_confirm_password_reset_code"
    ),
    path("desk/account/forgotten/new", account.complete_password_reset, name="account_complete_password_reset"),
    path("desk/account/forgotten/done", account.password_reset_from_key_done, name="account_password_reset_completed"),
]
own_account = [  # signed in
    path("desk/account/again", own.AskAgain.as_view(), name="account_reauthenticate"),
    path("desk/account/again/factor", factors.reauthenticate, name="mfa_reauthenticate"),
    path("desk/account/again/passkey", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("desk/account/password", account.password_change, name="account_change_password"),
    path("desk/account/factors", factors.index, name="mfa_index"),
    path("desk/account/app/add", adding.AddApp.as_view(), name="mfa_activate_totp"),
    path("desk/account/app/remove", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("desk/account/recovery", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("desk/account/recovery/new", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("desk/account/recovery/file", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("desk/account/passkeys", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("desk/account/passkeys/add", adding.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("desk/account/passkeys/<int:pk>", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("desk/account/passkeys/<int:pk>/remove", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]
desk = [  # second factor
    path("desk/", inbox.inbox, name="inbox"),
    path("desk/first-run", describing.first_run, name="first_run"),
    path("desk/share/<uuid:share>", reading.shared, name="shared"),
    path("desk/share/<uuid:share>/file/<slug:form>", reading.shared_as, name="shared_as"),
    path("desk/share/<uuid:share>/read", replying.read, name="reply_read"),
    path("desk/share/<uuid:share>/lines", replying.lines, name="reply_lines"),
    path("desk/share/<uuid:share>/decline", replying.decline, name="reply_decline"),
    path("desk/how-i-work", describing.card, name="card_edit"),
    path("desk/how-i-work/publish", describing.publish, name="card_publish"),
    path("desk/how-i-work/withdraw", describing.withdraw, name="card_withdraw"),
    path("desk/settings", own.settings, name="desk_settings"),
    path("desk/settings/picture", own.picture, name="desk_picture"),
    path("desk/settings/state", own.turn, name="desk_state"),
    path("desk/settings/mail", own.mail, name="desk_mail"),
    path("desk/settings/signed-in", own.signed_in, name="desk_signed_in"),
    path("desk/settings/opened", own.opened, name="desk_opened"),
]
for_anybody = [
    path("d/<slug:handle>", public.desk, name="public_desk"),
]
urlpatterns = [*sign_in, *(by_mail if settings.MAIL else ()), *own_account, *desk, *for_anybody]
