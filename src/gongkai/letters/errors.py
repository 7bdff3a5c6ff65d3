"""What composing a letter can refuse."""

from gongkai.basis import LawError


class LetterError(LawError):
    """A letter that cannot be written. `missing` are the codes of the facts that it lacks; the message names them."""

    def __init__(self, message: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.missing = missing
