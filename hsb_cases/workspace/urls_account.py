"""Everything below /account/: the account page, and the parts of allauth that we use.

allauth's own list has more: sign-up, changing the e-mail address, signing in by code. People are
invited and administrators look after addresses, so those routes do not exist here.
"""

from allauth.account import views as sign_in
from django.urls import URLPattern, URLResolver, include, path, re_path

from hsb_cases.workspace.views import account

urlpatterns: list[URLPattern | URLResolver] = [
    path("", account.account, name="account"),
    path("keep-alive/", account.keep_alive, name="keep_alive"),
    path("login/", sign_in.login, name="account_login"),
    path("logout/", sign_in.logout, name="account_logout"),
    path("inactive/", sign_in.account_inactive, name="account_inactive"),
    path("reauthenticate/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("password/change/", sign_in.password_change, name="account_change_password"),
    path("password/set/", sign_in.password_set, name="account_set_password"),
    path("password/reset/", sign_in.password_reset, name="account_reset_password"),
    path("password/reset/done/", sign_in.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        sign_in.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        sign_in.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("two-step/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    # Always says that sign-up is closed; allauth's e-mail to an unknown address leads here.
    path("signup/", sign_in.signup, name="account_signup"),
]
