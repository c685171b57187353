"""The acts on children, incidents and cases. Only these write."""
