"""Everything below /account/: the account page, and the parts of allauth that we use.

allauth's own list has more: changing the e-mail address, signing in by code, passkeys. People are
invited and administrators look after addresses, so those routes do not exist here.
"""

from allauth.account import views as sign_in
from allauth.mfa.base import views as two_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app_codes
from django.urls import URLPattern, path, re_path

from hsb_cases.workspace.views import account
from hsb_cases.workspace.views.sessions import sessions
from hsb_cases.workspace.views.sign_in import View, in_an_act


def _allauth(route: str, view: View, name: str) -> URLPattern:
    return path(route, in_an_act(view), name=name)


urlpatterns: list[URLPattern] = [
    path("", account.account, name="account"),
    path("keep-alive/", account.keep_alive, name="keep_alive"),
    _allauth("login/", sign_in.login, "account_login"),
    _allauth("logout/", sign_in.logout, "account_logout"),
    _allauth("inactive/", sign_in.account_inactive, "account_inactive"),
    # Always says that sign-up is closed; allauth's e-mail to an unknown address leads here.
    _allauth("signup/", sign_in.signup, "account_signup"),
    _allauth("reauthenticate/", sign_in.reauthenticate, "account_reauthenticate"),
    _allauth("password/change/", sign_in.password_change, "account_change_password"),
    _allauth("password/set/", sign_in.password_set, "account_set_password"),
    _allauth("password/reset/", sign_in.password_reset, "account_reset_password"),
    _allauth("password/reset/done/", sign_in.password_reset_done, "account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        in_an_act(sign_in.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    _allauth(
        "password/reset/key/done/",
        sign_in.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    _allauth("two-step/", two_step.index, "mfa_index"),
    _allauth("two-step/authenticate/", two_step.authenticate, "mfa_authenticate"),
    _allauth("two-step/reauthenticate/", two_step.reauthenticate, "mfa_reauthenticate"),
    _allauth("two-step/app/on/", app_codes.activate_totp, "mfa_activate_totp"),
    _allauth("two-step/app/off/", app_codes.deactivate_totp, "mfa_deactivate_totp"),
    _allauth("two-step/codes/", recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    _allauth(
        "two-step/codes/new/", recovery.generate_recovery_codes, "mfa_generate_recovery_codes"
    ),
    _allauth(
        "two-step/codes/file/", recovery.download_recovery_codes, "mfa_download_recovery_codes"
    ),
    _allauth("sessions/", sessions, "usersessions_list"),
]
