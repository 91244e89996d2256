"""Every error that the package raises on purpose.

::

    SummarizerError
    ├── CallerError                 something to change in the call, the files or the settings
    │   ├── DocumentError           a document that cannot be read, or that holds no text
    │   │   ├── DocumentNotFound
    │   │   ├── EmptyDocument
    │   │   ├── BinaryDocument
    │   │   ├── EncodingError
    │   │   ├── NoTextInDocument    (a PDF of pictures, a web page without an article)
    │   │   └── UnsupportedFormat
    │   ├── SettingsError           a setting is missing, unknown or contradictory
    │   │   └── MissingExtra        an optional dependency is not installed
    │   ├── EvalError               a suite, baseline or report of an eval that cannot be used
    │   │   ├── GoldError           gold files that are malformed or do not fit their documents
    │   │   └── RecordingMissing    a question that the recordings do not answer
    │   ├── OutputError             a folder for a run's output that is in use, full, read-only or another's
    │   └── BudgetExceeded          the token budget given by the caller is used up
    ├── ProviderError               the model's endpoint failed; ``retryable`` says if a later try may work
    │   ├── ProviderUnreachable
    │   ├── ProviderTimeout
    │   ├── RateLimited
    │   ├── AuthenticationFailed
    │   ├── RequestRefused          the endpoint refuses this request (unknown model, unsupported mode)
    │   ├── ClusterError            the Ray cluster cannot be reached, or its workers end again and again
    │   ├── ModelServerCrashed      the local model's process ended
    │   └── ModelFileError          the local model's file cannot be had, or is not the right file
    └── ModelError                  the model could not be brought to a valid answer
        ├── InvalidAnswer
        └── TruncatedAnswer

Each message says what happened; ``hint`` says what to type or change next. ``str(error)`` gives both.
"""

from __future__ import annotations

__all__ = [
    "AuthenticationFailed",
    "BinaryDocument",
    "BudgetExceeded",
    "CallerError",
    "ClusterError",
    "DocumentError",
    "DocumentNotFound",
    "EmptyDocument",
    "EncodingError",
    "EvalError",
    "GoldError",
    "InvalidAnswer",
    "MissingExtra",
    "ModelError",
    "ModelFileError",
    "ModelServerCrashed",
    "NoTextInDocument",
    "OutputError",
    "ProviderError",
    "ProviderTimeout",
    "ProviderUnreachable",
    "RateLimited",
    "RecordingMissing",
    "RequestRefused",
    "SettingsError",
    "SummarizerError",
    "TruncatedAnswer",
    "UnsupportedFormat",
]


class SummarizerError(Exception):
    """Base of all errors of this package.

    Args:
        message: what happened, one sentence.
        hint: what to do next, one sentence; may be empty.

    >>> print(SummarizerError("The file is empty.", hint="Give a file with text."))
    The file is empty. Give a file with text.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class CallerError(SummarizerError):
    """Something to change in the call, the files or the settings."""


class DocumentError(CallerError):
    """A document that cannot be read, or that holds no text."""


class DocumentNotFound(DocumentError):
    """No file at the path given."""


class EmptyDocument(DocumentError):
    """The document holds nothing but white space."""


class BinaryDocument(DocumentError):
    """The bytes are not text in any encoding."""


class EncodingError(DocumentError):
    """The bytes are text, but not in the encoding that was expected."""


class NoTextInDocument(DocumentError):
    """A file of a known format in which no text could be found."""


class UnsupportedFormat(DocumentError):
    """A file format that no reader handles."""


class SettingsError(CallerError):
    """A setting is missing, unknown or contradicts another."""


class MissingExtra(SettingsError):
    """An optional dependency is needed and not installed."""


class EvalError(CallerError):
    """A suite, baseline or report of an eval that cannot be used."""


class GoldError(EvalError):
    """Gold files that are malformed or do not fit their documents."""


class RecordingMissing(EvalError):
    """A question that the recordings do not answer: the code, a prompt or the document has changed since."""


class OutputError(CallerError):
    """The output folder of a run cannot be used: in use by another run, full, read-only, or holding other files."""


class BudgetExceeded(CallerError):
    """The token budget of the run is used up; what was done until then is kept."""


class ProviderError(SummarizerError):
    """The model's endpoint failed.

    Attributes:
        retryable: whether the same call may succeed later without any change.
    """

    retryable: bool = False


class ProviderUnreachable(ProviderError):
    """No connection to the endpoint, it broke, or what came over it is no answer."""

    retryable = True


class ProviderTimeout(ProviderError):
    """No answer within the time allowed."""

    retryable = True


class RateLimited(ProviderError):
    """The endpoint asks to slow down (HTTP 429) or is overloaded (HTTP 5xx)."""

    retryable = True


class AuthenticationFailed(ProviderError):
    """The endpoint refuses the key (HTTP 401 or 403)."""


class RequestRefused(ProviderError):
    """The endpoint refuses this request as such (HTTP 400, 404, 422)."""


class ClusterError(ProviderError):
    """The Ray cluster cannot be reached, or its workers end again and again."""

    retryable = True


class ModelServerCrashed(ProviderError):
    """The process of the local model ended and could not be brought back."""

    retryable = True


class ModelFileError(ProviderError):
    """The file of the local model cannot be had, or its digest is wrong."""


class ModelError(SummarizerError):
    """The model could not be brought to a valid answer."""


class InvalidAnswer(ModelError):
    """The answer does not fit the schema, after all attempts."""


class TruncatedAnswer(ModelError):
    """The answer was cut at the output limit."""
