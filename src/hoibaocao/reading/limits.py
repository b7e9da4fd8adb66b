"""What the library folder may hold and what reading one file may take."""

from dataclasses import dataclass

MAX_FILES = 100_000
MAX_DEPTH = 32  # folders within folders


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take; beyond it the file is refused.

    Attributes:
        file_bytes: Size of the file.
        unpacked_bytes: Size of all that an archive (.docx, .xlsx, .odt…) unpacks to.
        entries: Files in an archive.
        characters: Length of the canonical text; a printed page has about 2,500.
        pages: Pages of a PDF or of a picture file.
        memory_bytes: Of the reader and the programs it starts, together. A gigabyte with what
            they can take between two looks at it.
        seconds: For a file that tells of no pages.
        seconds_a_page: More for each page that is done.
    """

    file_bytes: int = 200 * 2**20
    unpacked_bytes: int = 500 * 2**20
    entries: int = 20_000
    characters: int = 5_000_000
    pages: int = 2_000
    memory_bytes: int = 800 * 2**20
    seconds: float = 100.0
    seconds_a_page: float = 20.0


LIMITS = Limits()
