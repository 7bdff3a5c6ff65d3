"""Signing in, in the words of the rest of the back office."""

from typing import Any

from django import forms
from wagtail.admin.forms.auth import LoginForm as _LoginForm

from gongkai_web.ui.language import later


class LoginForm(_LoginForm):
    """Name and password; the labels say what is asked, and nothing says it twice."""

    password = forms.CharField(label=later("密码"), widget=forms.PasswordInput(), strip=False)

    def __init__(self, request: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        del self.fields["username"].widget.attrs["placeholder"]
