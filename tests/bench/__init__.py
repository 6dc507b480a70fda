"""The benchmark: what takes how long, and how often the database is asked. Never part of the tests (make bench)."""
