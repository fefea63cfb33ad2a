"""Orontes reads reports of an armed conflict and keeps a sourced picture of it."""

from __future__ import annotations

__version__ = "0.1.0"
