"""Settings from the environment: each NAME may be given as NAME_FILE instead, the path of a file with the value."""

from environ import FileAwareEnv
from environ.fileaware_mapping import FileAwareMapping


class _Trimmed(FileAwareMapping):  # type: ignore[misc]  # the library has no types
    """A file written by an editor or by echo ends with a line break that belongs to no password or address."""

    def __getitem__(self, key: str) -> str:
        return str(super().__getitem__(key)).rstrip("\r\n")


class Environment(FileAwareEnv):  # type: ignore[misc]  # as above
    ENVIRON = _Trimmed()
