"""HSB casework: the record that two children share."""

from hsb_cases.celery import app as celery_app

__all__ = ["celery_app"]
