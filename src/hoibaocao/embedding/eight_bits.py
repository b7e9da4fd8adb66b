"""A model's products in whole numbers of 8 bits, so that processors multiply several at once.

Weights get a scale for each output, inputs one for all, of the range that they have in some
sentences. Few channels of an input are tens of times wider than the rest, which would be left with
few steps: part of their width is moved into the weights, where it does less harm (SmoothQuant,
Xiao et al. 2023, https://arxiv.org/abs/2211.10438). All else remains as it was.
"""

from typing import Final

import torch
from sentence_transformers import SentenceTransformer
from torch.nn.modules.module import register_module_forward_pre_hook

_MOVED: Final = 0.65
"""Of the width of a channel, as a power. Of 0.5 to 1 the one that loses least; so does the whole
range of the inputs: the rare large ones count."""
_LEAST: Final = 1e-5
_SENTENCES: Final = (
    "Tổng thu ngân sách nhà nước 6 tháng đầu năm 2023 đạt 1.113,7 tỷ đồng, tăng 12,5% cùng kỳ.",
    "Chăn nuôi ổn định; tổng đàn trâu 12.450 con, đàn lợn 65.200 con; không xảy ra dịch bệnh lớn.",
    "ty le ho ngheo theo chuan da chieu cua xa la bao nhieu?",
    "The district's budget revenue grew by 12% in 2023; two new schools were opened in October.",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBÁO CÁO KINH TẾ - XÃ HỘI",
    "Tỷ lệ học sinh tốt nghiệp THPT đạt 98,7%. Y tế: tiêm chủng đầy đủ cho 1.245 trẻ dưới 1 tuổi.",
    "Giải phóng mặt bằng đường tỉnh 327: đã chi trả 45/52 hộ, còn 7 hộ chưa đồng thuận giá đất.",
    "| STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện |\n| 1 | Diện tích lúa | ha | 4.500 | 4.620 |",
    "Vương triều ấy sụp đổ vào năm 1527 sau nhiều cuộc nổi dậy; kinh đô bị bỏ hoang hai mươi năm.",
    "Oxy là nguyên tố hóa học có số hiệu nguyên tử 8, chiếm gần một nửa khối lượng vỏ Trái Đất.",
)
_TEXTS: Final = ("", "a", *_SENTENCES, " ".join(_SENTENCES[:5]), " ".join(_SENTENCES[5:]))


class _Product(torch.nn.Module):
    """A linear module whose inputs and weights are rounded to 256 and 255 steps."""

    def __init__(
        self, linear: torch.nn.Linear, widths: torch.Tensor, low: float, high: float
    ) -> None:
        super().__init__()
        self.shrink = 1 / widths
        self.step = max(high - low, _LEAST) / 255
        self.zero = round(-low / self.step)
        self.weight = torch.nn.Parameter(linear.weight.detach() * widths, requires_grad=False)
        self.steps = self.weight.abs().amax(1).clamp(min=_LEAST) / 127
        self.zeros = torch.zeros_like(self.steps, dtype=torch.int32)
        self.bias = linear.bias

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Return what the linear module would, nearly."""
        rounded = torch.fake_quantize_per_tensor_affine(
            inputs * self.shrink, self.step, self.zero, 0, 255
        )
        weight = torch.fake_quantize_per_channel_affine(
            self.weight, self.steps, self.zeros, 0, -127, 127
        )
        return torch.nn.functional.linear(rounded, weight, self.bias)


def quantise(model: SentenceTransformer, prompt: str) -> None:
    """Have the linear modules of a model round their inputs and weights to 8 bits.

    Args:
        model: Is changed.
        prompt: Put before the sentences that the ranges of the inputs are taken from.
    """
    ranges = _ranges(model, prompt)
    alike: dict[bytes, list[tuple[str, torch.nn.Linear]]] = {}
    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Linear) and module in ranges:
            # Those that share their inputs have one range: what is rounded is shared, too.
            alike.setdefault(ranges[module].numpy().tobytes(), []).append((name, module))
    for linears in alike.values():
        lows, highs = ranges[linears[0][1]]
        inputs = torch.maximum(-lows, highs).clamp(min=_LEAST)
        weights = torch.cat([linear.weight.detach().abs() for _, linear in linears]).amax(0)
        widths = inputs**_MOVED / weights.clamp(min=_LEAST) ** (1 - _MOVED)
        low, high = float((lows / widths).min()), float((highs / widths).max())
        for name, linear in linears:
            parent, _, own = name.rpartition(".")
            setattr(model.get_submodule(parent), own, _Product(linear, widths, low, high))


def _ranges(model: SentenceTransformer, prompt: str) -> dict[torch.nn.Module, torch.Tensor]:
    """Return the lowest and highest inputs, with 0, of linear modules in use: (2, channels)."""
    ranges: dict[torch.nn.Module, torch.Tensor] = {}

    def look(module: torch.nn.Module, inputs: tuple[torch.Tensor]) -> None:
        if isinstance(module, torch.nn.Linear):
            rows = inputs[0].detach().flatten(0, -2)
            low, high = ranges.get(module, torch.zeros(2, rows.shape[1]))
            ends = torch.minimum(low, rows.amin(0)), torch.maximum(high, rows.amax(0))
            ranges[module] = torch.stack(ends)

    hook = register_module_forward_pre_hook(look)
    try:
        model.encode(list(_TEXTS), prompt=prompt, batch_size=1, show_progress_bar=False)
    finally:
        hook.remove()
    return ranges
