"""Requests run as the runtime role: an owner passes every policy, so tests must not be one."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse


class RuntimeRoleMiddleware:
    """Outermost: each request's connection is the runtime role's, then what it was before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            before = cursor.fetchone()[0]
            cursor.execute("SET ROLE hsb_runtime")
        try:
            return self.get_response(request)
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{before}"')
