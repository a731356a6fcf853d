"""`python -m engine.train`: brings models/ up to date with what the assistant learns from.

Does nothing when the model for these inputs is there. Exit code 1 and one line when training fails.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from engine.inputs import Inputs
from engine.models_folder import make_newest, path_for


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and train."""
    usual = Inputs()
    parser = argparse.ArgumentParser(prog="engine.train", description="Train the assistant's model.")
    parser.add_argument("--config", type=Path, default=usual.config)
    parser.add_argument("--domain", type=Path, default=usual.domain)
    parser.add_argument("--wording", type=Path, default=usual.wording)
    parser.add_argument("--data", type=Path, default=usual.data)
    parser.add_argument(
        "--taught", type=Path, action="append", default=[], help="more phrases: a file like data/nlu's"
    )
    parser.add_argument("--into", type=Path, default=Path("models"))
    given = parser.parse_args(arguments)
    inputs = Inputs(given.config, given.domain, given.wording, given.data, taught=tuple(given.taught))
    if missing := inputs.missing():
        print(f"nothing to train from: {', '.join(missing)} not found", file=sys.stderr)
        return 1
    if make_newest(model := path_for(inputs, given.into)):
        print(f"The model {model} is up to date.")
        return 0
    print("Starting Rasa ...", flush=True)
    from engine import training  # Rasa takes seconds to import: only when there is something to train

    try:
        training.train(inputs, given.into, say=lambda line: print(line, flush=True))
    except training.TrainingFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
