"""What the database itself is asked to keep: roles, row security, append-only tables."""
