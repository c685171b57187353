"""The Celery application: a bell for work whose truth lives in the database."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hsb_cases.settings.local")

app = Celery("hsb_cases")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
