"""The acts on concerns and referrals. Only these write."""
