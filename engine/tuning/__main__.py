"""`python -m engine.tuning`: tunes the upper layers that words of risk are read with, and ships them.

It learns to put texts of one risk near each other and away from ordinary ones, from the phrases of data/nlu. The lower
layers stay as packaged, so what they make of each text is worked out once. Takes some fifteen minutes a run on one core.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from engine.nlu import sentence_vectors, tuned_layers
from engine.nlu.encoder_graph import DEPTH, SHARED, WIDTH, layer_name
from engine.nlu.phrases import NO_RISK
from engine.tuning.layers import Layer, embedded
from engine.tuning.texts import Example, examples

EPOCHS, BATCH, WARM_UP = 5.0, 32, 0.06
SPEED, CENTRE_SPEED, DECAY, DROPOUT = 2e-4, 1e-2, 0.02, 0.1
SHARPNESS, SMOOTHING = 18.0, 0.05
CENTRES = 4
"""A risk is told in several ways: each has this many places for its texts to gather at."""
TOPICS_COUNT = 0.3
"""How much telling needs and acts apart counts beside telling risks apart: it keeps what else was known."""
RUNS = 3
"""What several tunings agree on is kept: the mean of their layers is better than each."""
LONGEST = 160
OPEN = -100


class Heads(nn.Module):
    """Where the texts of each risk, and of each need or act, gather."""

    def __init__(self, risks: int, topics: int) -> None:
        super().__init__()
        self.risks = nn.Parameter(torch.randn(risks * CENTRES, WIDTH) * 0.05)
        self.topics = nn.Parameter(torch.randn(topics, WIDTH) * 0.05)

    def loss(self, vectors: Tensor, risks: Tensor, topics: Tensor) -> Tensor:
        """How badly texts with these risks and topics (places, or OPEN) are told apart."""
        near = SHARPNESS * vectors @ functional.normalize(self.risks, dim=1).T
        risk_scores = near.view(len(vectors), -1, CENTRES).logsumexp(2)
        topic_scores = SHARPNESS * vectors @ functional.normalize(self.topics, dim=1).T
        loss = vectors.new_zeros(())
        if (risks != OPEN).any():
            loss = loss + functional.cross_entropy(risk_scores, risks, label_smoothing=SMOOTHING)
        if (topics != OPEN).any():
            share = TOPICS_COUNT * (topics != OPEN).float().mean()
            loss = loss + share * functional.cross_entropy(topic_scores, topics, label_smoothing=SMOOTHING)
        return loss


def main() -> None:
    """Tune and write the layers."""
    parser = argparse.ArgumentParser(
        prog="engine.tuning", description="Tune the layers that words of risk are read with."
    )
    parser.add_argument("--phrases", type=Path, default=Path("data/nlu"))
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--epochs", type=float, default=EPOCHS)
    parser.add_argument("--runs", type=int, default=RUNS, help="how many tunings to take the mean of")
    parser.add_argument("--into", type=Path, default=tuned_layers.SHIPPED)
    given = parser.parse_args()
    torch.set_num_threads(1)
    learnt_from = examples(given.phrases, given.content)
    weights = {name: torch.tensor(value) for name, value in sentence_vectors.weights().items()}
    lower = _lower(learnt_from, weights)
    runs = []
    for run in range(given.runs):
        torch.manual_seed(run)
        runs.append(_tune(learnt_from, lower, weights, given.epochs, random.Random(run)))
        print(f"tuned {run + 1} of {given.runs}", flush=True)
    kept = {
        layer_name(SHARED + index) + name: torch.stack([run[index].state_dict()[name] for run in runs])
        .mean(0)
        .numpy()
        for index in range(len(runs[0]))
        for name in runs[0][index].state_dict()
    }
    tuned_layers.write(kept, given.into)
    print(f"Tuned on {len(learnt_from)} texts, and wrote {given.into}. Now measure: pace evaluate FILE.jsonl")


def _tune(
    learnt_from: Sequence[Example],
    lower: Sequence[Tensor],
    weights: Mapping[str, Tensor],
    epochs: float,
    chance: random.Random,
) -> nn.ModuleList:
    upper = _packaged(weights, range(SHARED, DEPTH))
    risks = _places([one.risk for one in learnt_from], first=NO_RISK)
    topics = _places([one.topic for one in learnt_from])
    heads = Heads(int(risks.max()) + 1, int(topics.max()) + 1)
    groups = [
        {"params": upper.parameters(), "lr": SPEED, "weight_decay": DECAY},
        {"params": heads.parameters(), "lr": CENTRE_SPEED, "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(groups)
    steps = max(1, int(epochs * len(learnt_from) / BATCH))
    warm = max(1.0, WARM_UP * steps)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, step / warm) * (1 - step / steps))
    upper.train()
    for step, batch in zip(range(steps), _batches([len(text) for text in lower], chance), strict=False):
        hidden, read = _together([lower[index] for index in batch])
        with torch.autocast("cpu", torch.bfloat16):
            for layer in upper:
                hidden = layer(hidden, read)
        loss = heads.loss(_mean(hidden.float(), read), risks[batch], topics[batch])
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
        optimiser.step()
        pace.step()
        if step % 200 == 0:
            print(f"step {step} of {steps}, loss {loss.item():.3f}", flush=True)
    return upper.eval()


def _packaged(weights: Mapping[str, Tensor], numbers: range) -> nn.ModuleList:
    """These layers, with the packaged weights."""
    layers = nn.ModuleList([Layer(DROPOUT) for _ in numbers])
    for number, layer in zip(numbers, layers, strict=True):
        layer.load_state_dict({name: weights[layer_name(number) + name] for name in layer.state_dict()})
    return layers


@torch.no_grad()
def _lower(learnt_from: Sequence[Example], weights: Mapping[str, Tensor]) -> list[Tensor]:
    """What the lower layers make of each text: bfloat16 (length, WIDTH)."""
    layers = _packaged(weights, range(SHARED)).eval()
    tokenizer = Tokenizer.from_file(str(sentence_vectors.packaged("tokenizer.json")))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    made = []
    for one in learnt_from:
        tokens = torch.tensor([tokenizer.encode(one.text).ids])
        hidden, read = embedded(tokens, weights), torch.ones_like(tokens, dtype=torch.bool)
        for layer in layers:
            hidden = layer(hidden, read)
        made.append(hidden[0].to(torch.bfloat16))
    return made


def _batches(lengths: Sequence[int], chance: random.Random) -> Iterator[list[int]]:
    """Texts of like lengths together, in an order that changes each time round."""
    while True:
        order = list(range(len(lengths)))
        chance.shuffle(order)
        batches = []
        for start in range(0, len(order), BATCH * 50):
            alike = sorted(order[start : start + BATCH * 50], key=lengths.__getitem__)
            batches += [alike[at : at + BATCH] for at in range(0, len(alike), BATCH)]
        chance.shuffle(batches)
        yield from batches


def _together(texts: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    read = nn.utils.rnn.pad_sequence([torch.ones(len(text), dtype=torch.bool) for text in texts], batch_first=True)
    return nn.utils.rnn.pad_sequence(list(texts), batch_first=True).float(), read


def _mean(hidden: Tensor, read: Tensor) -> Tensor:
    counted = read[:, :, None].float()
    return functional.normalize((hidden * counted).sum(1) / counted.sum(1), dim=1)


def _places(names: Sequence[str | None], first: str | None = None) -> Tensor:
    ordered = sorted({name for name in names if name}, key=lambda name: (name != first, name))
    return torch.tensor([ordered.index(name) if name else OPEN for name in names])


if __name__ == "__main__":
    main()
