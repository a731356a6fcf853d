"""One layer of the encoder in PyTorch, with the names of its weights as they are packaged."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor, nn
from torch.nn import functional

from engine.nlu.encoder_graph import EPSILON, HEADS, WIDTH

INNER = 4 * WIDTH


class Layer(nn.Module):
    """Attention and what comes after it; `dropout` while training."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attention = nn.ModuleDict(
            {
                "self": nn.ModuleDict({part: nn.Linear(WIDTH, WIDTH) for part in ("query", "key", "value")}),
                "output": _dense_and_norm(WIDTH),
            }
        )
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(WIDTH, INNER)})
        self.output = _dense_and_norm(INNER)
        self.dropout = dropout

    def forward(self, hidden: Tensor, read: Tensor) -> Tensor:
        """`hidden` is (texts, length, WIDTH), `read` bool (texts, length): which tokens are there."""
        query, key, value = (self._heads(part, hidden) for part in ("query", "key", "value"))
        mixed = functional.scaled_dot_product_attention(
            query, key, value, read[:, None, None, :], self.dropout if self.training else 0.0
        )
        attended = mixed.transpose(1, 2).reshape(hidden.shape)
        hidden = self._joined(self.attention["output"], attended, hidden)
        return self._joined(self.output, functional.gelu(self.intermediate["dense"](hidden)), hidden)

    def _heads(self, part: str, hidden: Tensor) -> Tensor:
        split = self.attention["self"][part](hidden).view(*hidden.shape[:2], HEADS, WIDTH // HEADS)
        return split.transpose(1, 2)

    def _joined(self, output: nn.ModuleDict, inner: Tensor, hidden: Tensor) -> Tensor:
        return output["LayerNorm"](hidden + functional.dropout(output["dense"](inner), self.dropout, self.training))


def _dense_and_norm(width: int) -> nn.ModuleDict:
    return nn.ModuleDict({"dense": nn.Linear(width, WIDTH), "LayerNorm": nn.LayerNorm(WIDTH, eps=EPSILON)})


def embedded(tokens: Tensor, weights: Mapping[str, Tensor]) -> Tensor:
    """What goes into the first layer: (texts, length, WIDTH) of token ids (texts, length)."""
    hidden = weights["embeddings.word_embeddings.weight"][tokens]
    hidden = hidden + weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
    hidden = hidden + weights["embeddings.token_type_embeddings.weight"][0]
    scale, bias = weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"]
    return functional.layer_norm(hidden, (WIDTH,), scale, bias, EPSILON)
