"""Open the chat in the browser; the same as ``hoibaocao serve``."""

import sys

from hoibaocao.cli import main

if __name__ == "__main__":
    main(["serve", *sys.argv[1:]])
