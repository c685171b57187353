"""allauth's forms in our words: labels, hints, and what to enter where nothing was entered."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as two_step
from allauth.mfa.totp import forms as app_codes

PASSWORD_HINT = "At least 12 characters. A sentence of four or more words is easy to keep in mind."  # noqa: S105 -- a hint, no password
CODE_HINT = "6 digits from the app on your phone, or a recovery code"
# Field: label, hint, and the message where it is empty.
EMAIL = ("Email address", "", "Enter your email address")
PASSWORD = ("Password", "", "Enter your password")
NEW_PASSWORD = ("New password", PASSWORD_HINT, "Enter a new password")
NEW_PASSWORD_AGAIN = ("New password, once more", "", "Enter the new password once more")
CODE = ("Code", CODE_HINT, "Enter the code")


class InOurWords:
    """Replaces the words of the fields named in ``words``; mixed in before an allauth form."""

    words: dict[str, tuple[str, str, str]] = {}
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint, required) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.error_messages["required"] = required


class LoginForm(InOurWords, account.LoginForm):
    """Signing in."""

    words = {"login": EMAIL, "password": PASSWORD}


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    """Asking for a link to choose a new password."""

    words = {"email": EMAIL}


class ResetPasswordKeyForm(InOurWords, account.ResetPasswordKeyForm):
    """Choosing a new password from the link."""

    words = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD_AGAIN}


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    """Choosing the first password."""

    words = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD_AGAIN}


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    """Changing the password while signed in."""

    words = {
        "oldpassword": ("Password you have now", "", "Enter the password you have now"),
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD_AGAIN,
    }


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    """Confirming by password that it is still the same person."""

    words = {"password": ("Your password", "The one you sign in with", "Enter your password")}


class CodeForm(InOurWords, two_step.AuthenticateForm):
    """The second step of signing in."""

    words = {"code": CODE}


class ConfirmCodeForm(InOurWords, two_step.ReauthenticateForm):
    """Confirming by code that it is still the same person."""

    words = {"code": CODE}


class ActivateForm(InOurWords, app_codes.ActivateTOTPForm):
    """Switching two-step sign-in on."""

    words = {"code": ("Code from the app", "6 digits", "Enter the code that the app shows")}
