"""Errors of the models and of the index."""

from hoibaocao.errors.error import HoiBaoCaoError


class ModelUnavailable(HoiBaoCaoError):
    """Raised when the embedding model cannot be converted, found or loaded."""

    summary = (
        "The embedding model {model} cannot be loaded: {reason}. Check "
        "HOIBAOCAO_EMBEDDING__MODEL, or leave it unset to use the embedded model."
    )


class RerankerUnavailable(HoiBaoCaoError):
    """Raised by the first search with a reranker that cannot be found or loaded."""

    summary = (
        "The reranker {model} cannot be loaded: {reason}. Check "
        "HOIBAOCAO_SEARCH__RERANKER, or leave it unset to search without one."
    )


class IndexMissing(HoiBaoCaoError):
    """Raised when the index folder holds no generation."""

    summary = "There is no index at {path} yet. Make it with: hoibaocao index"


class IndexDamaged(HoiBaoCaoError):
    """Raised when a file of the index is missing, changed, or not ours."""

    summary = "The index at {path} is damaged ({reason}). Repair it with: hoibaocao index --full"


class IndexIncompatible(HoiBaoCaoError):
    """Raised when model, prompts, chunking or format differ from those of the index."""

    summary = "The index at {path} does not fit: {reason}. Rebuild it with: hoibaocao index --full"


class IndexBusy(HoiBaoCaoError):
    """Raised when another process holds the writer's lock."""

    summary = (
        "The index at {path} is being written by process {pid} of {user} on {host} since {since}. "
        "Try again when it is done."
    )


class IndexNotWritable(HoiBaoCaoError):
    """Raised when the disk refuses; the generation in use stays as it was.

    The fact ``errno`` is the number that the system gives.
    """

    summary = (
        "The index at {path} could not be written ({reason}); the one in use is unchanged. "
        "Free the disk or its permissions, then run: hoibaocao index"
    )


class NothingToUndo(HoiBaoCaoError):
    """Raised by an undo when no whole generation but the one in use is kept."""

    summary = "The index at {path} keeps no other generation; the one in use stays."
