"""Write every variant of every draft into a folder, with what must be read from each draft beside it."""

import json
import sys
from pathlib import Path

from . import VARIANTS, drafts


def main(folder: Path, only: str = "") -> None:
    """Write the files whose name contains `only`."""
    folder.mkdir(parents=True, exist_ok=True)
    for draft in drafts().values():
        expected = {str(ref): [state, str(value)] for ref, (state, value) in draft.expected().items()}
        (folder / f"{draft.name}.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1), "utf-8")
        for variant in VARIANTS.values():
            name = f"{draft.name}.{variant.name}.{variant.suffix}"
            if only in name:
                (folder / name).write_bytes(variant.make(draft))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
