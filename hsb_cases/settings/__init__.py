"""Settings by place: local (make run), test (make test), production (real servers)."""
