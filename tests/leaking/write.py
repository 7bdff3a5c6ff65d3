"""Write every leaking file into a folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from leaking import CLOSED, LEAKS

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for leak in (*LEAKS, *CLOSED):
        (folder / leak.name).write_bytes(leak.make())
