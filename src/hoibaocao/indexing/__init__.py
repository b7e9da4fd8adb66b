"""Passages to and from the index folder."""
