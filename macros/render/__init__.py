"""Handbook -> HTML."""
