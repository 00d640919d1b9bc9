"""Engines without tables, on SQLite and on PostgreSQL."""

from tests.support.postgres import empty_engine, postgres_server, postgres_url

__all__ = ["empty_engine", "postgres_server", "postgres_url"]
