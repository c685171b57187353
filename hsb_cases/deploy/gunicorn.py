"""The web server of a real installation: gunicorn --config hsb_cases/deploy/gunicorn.py."""

import os

bind = "0.0.0.0:8000"  # every address of a container; the proxy with TLS stands before it
workers = int(os.environ.get("WEB_CONCURRENCY", "4"))
worker_tmp_dir = "/dev/shm"  # noqa: S108 -- heartbeats that never wait for a disk
timeout = 60
graceful_timeout = 20
max_requests = 5000
max_requests_jitter = 500
accesslog = "-"
control_socket_disable = True
