"""When to stop asking an endpoint that does not come back."""

from __future__ import annotations

from summarizer.errors import (
    AuthenticationFailed,
    DocumentError,
    ModelError,
    ModelFileError,
    ProviderError,
    SettingsError,
)

__all__ = ["IN_A_ROW", "Breaker", "tried_again"]

IN_A_ROW = 5
"""After so many documents in a row that failed by the endpoint's fault, the run stops."""

_AT_ONCE = (AuthenticationFailed, ModelFileError, SettingsError)


class Breaker:
    """Counts the documents in a row that the endpoint has failed; each has been tried several times by then.

    >>> from summarizer.errors import RateLimited
    >>> breaker = Breaker(in_a_row=2)
    >>> [breaker.opens(error) for error in (RateLimited("Busy."), None, RateLimited("Busy."), RateLimited("Busy."))]
    [False, False, False, True]
    """

    def __init__(self, in_a_row: int = IN_A_ROW) -> None:
        self._most = in_a_row
        self._failed = 0

    def opens(self, error: Exception | None) -> bool:
        """Whether to stop after a document about which the model was asked.

        Args:
            error: why it failed; ``None`` if it did not. What no other document could survive stops the run at once.
        """
        if isinstance(error, _AT_ONCE):
            return True
        self._failed = self._failed + 1 if isinstance(error, ProviderError) else 0
        return self._failed >= self._most


def tried_again(error: Exception) -> bool:
    """Whether a resumed run tries again what ended with this error: not what lies in the document or the answers.

    >>> from summarizer.errors import EmptyDocument, RateLimited
    >>> tried_again(EmptyDocument("Empty.")), tried_again(RateLimited("Busy."))
    (False, True)
    """
    return not isinstance(error, DocumentError | ModelError)
