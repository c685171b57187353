"""The launcher: `make run` and `make test` on a machine with Python and nothing else."""
