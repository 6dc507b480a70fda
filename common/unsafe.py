"""A file that is refused for what is inside it."""


class UnsafeFile(Exception):
    """Why a file is not kept (the end of a sentence, in the reader's language) and what to do."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why)
        self.remedy = remedy
