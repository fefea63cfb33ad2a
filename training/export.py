"""From weights to the files that ship: one ONNX graph, int8, with the biaffine weights beside it.

    python -m training.export --run runs/one --base DIR --out src/orontes/resources/encoder

The graph is written out here in plain torch, so that nothing of the training library ends up in it. It gives tag
scores and biaffine representations for the window's start and each word; numpy does the rest at run time.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import Tensor, nn

HIDDEN, HEADS, LAYERS, EPSILON = 384, 12, 6, 1e-12
TAGS = ("upos", "ner", "men", "pred", "fact", "ins", "stance", "reality", "kind")
REPRESENTATIONS = (
    "arc_dep",
    "arc_head",
    "rel_dep",
    "rel_head",
    "srl_p",
    "srl_a",
    "rol_t",
    "rol_a",
    "sen",
    "cor_d",
    "cor_h",
)
BIAFFINE = ("arc", "rel", "srl", "rol", "cor")
Weights = dict[str, Tensor]


def main() -> None:
    """Export one run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--run", "--base", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--precision", choices=("int8", "fp32"), default="int8", help="fp32 only to compare with")
    options = parser.parse_args()
    weights: Weights = torch.load(options.run / "model.pt", map_location="cpu")
    options.out.mkdir(parents=True, exist_ok=True)
    graph = Graph(weights).eval()
    with tempfile.TemporaryDirectory() as scratch:
        write_graph(graph, Path(scratch), out=options.out / "model.onnx", precision=options.precision)
    biaffine = {name: weights[f"{name}.U"].numpy().astype(np.float16) for name in BIAFFINE}
    biaffine["sentence"] = weights["sentence_out.weight"].numpy().astype(np.float16)
    biaffine["sentence_bias"] = weights["sentence_out.bias"].numpy().astype(np.float16)
    np.savez_compressed(options.out / "biaffine.npz", **biaffine)
    labels = json.loads((options.run / "labels.json").read_text())
    labels |= {"tags": graph.tag_sizes, "reps": graph.representation_sizes, "version": options.version}
    (options.out / "labels.json").write_text(json.dumps(labels, indent=0))
    shutil.copy(options.base / "vocab.txt", options.out / "vocab.txt")
    for path in sorted(options.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


class Layer(nn.Module):
    """One transformer layer with query, key and value in one product."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        prefix = f"enc.encoder.layer.{number}."
        self.qkv = joined(weights, [f"{prefix}attention.self.{part}" for part in ("query", "key", "value")])
        self.out = joined(weights, [f"{prefix}attention.output.dense"])
        self.up = joined(weights, [f"{prefix}intermediate.dense"])
        self.down = joined(weights, [f"{prefix}output.dense"])
        self.norm1 = norm(weights, f"{prefix}attention.output.LayerNorm")
        self.norm2 = norm(weights, f"{prefix}output.LayerNorm")

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """[batch, pieces, hidden] to the same."""
        size, length, _ = x.shape
        q, k, v = (
            part.view(size, length, HEADS, HIDDEN // HEADS).transpose(1, 2) for part in self.qkv(x).split(HIDDEN, -1)
        )
        attention = torch.softmax((q * (1 / math.sqrt(HIDDEN // HEADS))) @ k.transpose(-1, -2) + bias, -1)
        context = (attention @ v).transpose(1, 2).reshape(size, length, HIDDEN)
        x = self.norm1(x + self.out(context))
        hidden: Tensor = self.norm2(x + self.down(F.gelu(self.up(x))))
        return hidden


class Graph(nn.Module):
    """Encoder, shape embeddings, tag heads and biaffine projections."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.pieces = fixed(weights["enc.embeddings.word_embeddings.weight"])
        self.positions = fixed(weights["enc.embeddings.position_embeddings.weight"])
        self.segment = fixed(weights["enc.embeddings.token_type_embeddings.weight"][0])
        self.shape, self.shape_out = fixed(weights["shape.weight"]), fixed(weights["shape_out.weight"])
        self.norm = norm(weights, "enc.embeddings.LayerNorm")
        self.layers = nn.ModuleList([Layer(weights, number) for number in range(LAYERS)])
        self.tags = joined(weights, [f"heads.{name}" for name in TAGS])
        self.representations = joined(weights, [f"{name}.0" for name in REPRESENTATIONS])
        self.hints, self.event_direct = plain(weights["hints.weight"]), plain(weights["event_direct.weight"])
        self.event_in, self.event_out = joined(weights, ["event_in"]), joined(weights, ["event_out"])
        self.tag_sizes = {name: len(weights[f"heads.{name}.bias"]) for name in TAGS}
        self.tag_sizes["event"] = len(weights["event_out.bias"])
        self.representation_sizes = {name: len(weights[f"{name}.0.bias"]) for name in REPRESENTATIONS}

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, hints: Tensor) -> tuple[Tensor, Tensor]:
        """Tag scores and representations, [batch, words + 1, …]."""
        embedded = F.embedding(ids, self.pieces) + F.embedding(shapes, self.shape)
        x = self.norm(embedded + self.positions[: ids.shape[1]].unsqueeze(0) + self.segment)
        bias = (1.0 - mask.to(x.dtype)).unsqueeze(1).unsqueeze(1) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        x = torch.cat([x, F.embedding(shapes, self.shape_out)], -1)
        words = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        words = torch.cat([x[:, :1], words], 1)
        hints = torch.cat([torch.zeros_like(hints[:, :1]), hints], 1)
        hidden = F.gelu(self.event_in(torch.cat([words, self.hints(hints)], -1)))
        events = self.event_out(hidden) + self.event_direct(hints)
        return torch.cat([self.tags(words), events], -1), F.gelu(self.representations(words))


def fixed(weight: Tensor) -> nn.Parameter:
    """A weight as it is."""
    return nn.Parameter(weight.clone().float())


def plain(weight: Tensor) -> nn.Linear:
    """A linear layer without bias."""
    layer = nn.Linear(weight.shape[1], weight.shape[0], bias=False)
    layer.weight = fixed(weight)
    return layer


def joined(weights: Weights, names: list[str]) -> nn.Linear:
    """Several linear layers over the same input as one."""
    weight = torch.cat([weights[f"{name}.weight"] for name in names])
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight = fixed(weight)
    layer.bias = fixed(torch.cat([weights[f"{name}.bias"] for name in names]))
    return layer


def norm(weights: Weights, name: str) -> nn.LayerNorm:
    """A layer normalisation."""
    layer = nn.LayerNorm(HIDDEN, EPSILON)
    layer.weight, layer.bias = fixed(weights[f"{name}.weight"]), fixed(weights[f"{name}.bias"])
    return layer


def write_graph(graph: Graph, scratch: Path, *, out: Path, precision: str) -> None:
    """Trace, fuse, and unless fp32 is asked for quantise to int8 (weights per channel, activations at run time)."""
    ids = torch.randint(1000, 20000, (2, 17))
    words = torch.arange(1, 10).repeat(2, 1)
    names = ["ids", "shp", "am", "first", "hints"]
    axes = {name: {0: "batch", 1: "pieces"} for name in names[:3]} | {
        name: {0: "batch", 1: "words"} for name in names[3:]
    }
    hints = torch.zeros(2, 9, graph.hints.weight.shape[1])
    axes |= {name: {0: "batch", 1: "words_and_start"} for name in ("tags", "reps")}
    torch.onnx.export(
        graph,
        (ids, torch.ones_like(ids), torch.ones_like(ids), words, hints),
        str(scratch / "fp32.onnx"),
        input_names=names,
        output_names=["tags", "reps"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    fused = optimizer.optimize_model(
        str(scratch / "fp32.onnx"), model_type="bert", num_heads=HEADS, hidden_size=HIDDEN, opt_level=0, use_gpu=False
    )
    fused.save_model_to_file(str(scratch / "fused.onnx"))
    if precision == "fp32":
        shutil.copy(scratch / "fused.onnx", out)
        return
    extra = {"DefaultTensorType": onnx.TensorProto.FLOAT}
    quantize_dynamic(
        str(scratch / "fused.onnx"), str(out), weight_type=QuantType.QInt8, per_channel=True, extra_options=extra
    )


if __name__ == "__main__":
    main()
