extension LanguageModules {
  static let torchShapeLayers =
    ##"""
    # Dropout

    class _DropoutNd(nn.Module):
        def __init__(self, p=0.5, inplace=False):
            super().__init__()
            if p < 0 or p > 1:
                raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
            self.p, self.inplace = p, inplace

        def extra_repr(self):
            return f"p={self.p}, inplace={self.inplace}"


    class Dropout1d(_DropoutNd):
        """Zeroes whole channels [n, c, l] with probability p while training."""
        __module__ = "torch.nn.modules.dropout"

        def forward(self, input):
            return F.dropout1d(input, self.p, self.training)


    class Dropout2d(_DropoutNd):
        """Zeroes whole channels [n, c, h, w] with probability p while training."""
        __module__ = "torch.nn.modules.dropout"

        def forward(self, input):
            return F.dropout2d(input, self.p, self.training)


    class Dropout3d(_DropoutNd):
        """Zeroes whole channels [n, c, d, h, w] with probability p while training."""
        __module__ = "torch.nn.modules.dropout"

        def forward(self, input):
            return F.dropout3d(input, self.p, self.training)


    class AlphaDropout(_DropoutNd):
        """Dropout that keeps mean and variance of self-normalizing networks."""
        __module__ = "torch.nn.modules.dropout"

        def forward(self, input):
            return F.alpha_dropout(input, self.p, self.training)


    # Shapes

    class Unflatten(nn.Module):
        """Takes one dimension apart into several."""
        __module__ = "torch.nn.modules.flatten"

        def __init__(self, dim, unflattened_size):
            super().__init__()
            if not isinstance(unflattened_size, (tuple, list)):
                raise TypeError(f"unflattened_size must be a tuple of ints, but found type {type(unflattened_size).__name__}")
            self.dim, self.unflattened_size = dim, unflattened_size

        def forward(self, input):
            return input.unflatten(self.dim, self.unflattened_size)

        def extra_repr(self):
            return f"dim={self.dim}, unflattened_size={self.unflattened_size}"


    class Upsample(nn.Module):
        """Another size of planes or sequences."""
        __module__ = "torch.nn.modules.upsampling"

        def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None):
            super().__init__()
            self.size = size
            if isinstance(scale_factor, tuple):
                scale_factor = tuple(float(factor) for factor in scale_factor)
            self.scale_factor = float(scale_factor) if scale_factor and not isinstance(scale_factor, tuple) else scale_factor
            self.mode, self.align_corners = mode, align_corners

        def forward(self, input):
            return F.interpolate(input, self.size, self.scale_factor, self.mode, self.align_corners)

        def extra_repr(self):
            what = f"scale_factor={self.scale_factor!r}" if self.scale_factor is not None else f"size={self.size!r}"
            return f"{what}, mode={self.mode!r}"


    class UpsamplingNearest2d(Upsample):
        """Planes of another size from nearest elements."""
        __module__ = "torch.nn.modules.upsampling"

        def __init__(self, size=None, scale_factor=None):
            super().__init__(size, scale_factor, mode="nearest")


    class UpsamplingBilinear2d(Upsample):
        """Planes of another size from means between neighbours."""
        __module__ = "torch.nn.modules.upsampling"

        def __init__(self, size=None, scale_factor=None):
            super().__init__(size, scale_factor, mode="bilinear", align_corners=True)


    class PixelShuffle(nn.Module):
        """Channels as finer planes."""
        __module__ = "torch.nn.modules.pixelshuffle"

        def __init__(self, upscale_factor):
            super().__init__()
            self.upscale_factor = upscale_factor

        def forward(self, input):
            return F.pixel_shuffle(input, self.upscale_factor)

        def extra_repr(self):
            return f"upscale_factor={self.upscale_factor}"


    class Unfold(nn.Module):
        """All windows of planes as columns."""
        __module__ = "torch.nn.modules.fold"

        def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
            super().__init__()
            self.kernel_size, self.dilation, self.padding, self.stride = kernel_size, dilation, padding, stride

        def forward(self, input):
            return F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)

        def extra_repr(self):
            return f"kernel_size={self.kernel_size}, dilation={self.dilation}, padding={self.padding}, stride={self.stride}"


    class Fold(nn.Module):
        """Planes from their windows."""
        __module__ = "torch.nn.modules.fold"

        def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
            super().__init__()
            self.output_size, self.kernel_size = output_size, kernel_size
            self.dilation, self.padding, self.stride = dilation, padding, stride

        def forward(self, input):
            return F.fold(input, self.output_size, self.kernel_size, self.dilation, self.padding, self.stride)

        def extra_repr(self):
            return (f"output_size={self.output_size}, kernel_size={self.kernel_size}, dilation={self.dilation}, "
                    f"padding={self.padding}, stride={self.stride}")


    class EmbeddingBag(nn.Module):
        """The sums, means or maxima of rows of a table, bag after bag."""
        __module__ = "torch.nn.modules.sparse"

        def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode="mean",
                     sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None):
            super().__init__()
            if max_norm is not None or scale_grad_by_freq or sparse or padding_idx is not None:
                raise NotImplementedError("EmbeddingBag with max_norm, scale_grad_by_freq, sparse or padding_idx is not in lgs")
            self.num_embeddings, self.embedding_dim, self.mode = num_embeddings, embedding_dim, mode
            self.include_last_offset = include_last_offset
            if _weight is None:
                self.weight = nn.Parameter(torch.empty(num_embeddings, embedding_dim, dtype=dtype).normal_())
            else:
                self.weight = nn.Parameter(_weight)

        def forward(self, input, offsets=None, per_sample_weights=None):
            if input.dim() == 2:
                if offsets is not None:
                    raise ValueError("if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length "
                                     "sequences. However, found offsets of type <class 'torch.Tensor'>")
                bags = [(k * input.size(1), (k + 1) * input.size(1)) for k in range(input.size(0))]
                input = input.reshape(-1)
                if per_sample_weights is not None:
                    per_sample_weights = per_sample_weights.reshape(-1)
            elif input.dim() == 1:
                if offsets is None:
                    raise ValueError("offsets has to be a 1D Tensor but got None")
                starts = offsets.tolist()
                ends = starts[1:] + [] if self.include_last_offset else starts[1:] + [input.size(0)]
                bags = list(zip(starts, ends))
            else:
                raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}")
            rows = self.weight[input]
            if per_sample_weights is not None:
                if self.mode != "sum":
                    raise NotImplementedError("embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for "
                                              f"mode='sum' (got mode='{self.mode}'). Please open a feature request on GitHub.")
                rows = rows * per_sample_weights.unsqueeze(-1)

            def reduced(part):
                if part.size(0) == 0:
                    return torch.zeros(self.embedding_dim, dtype=rows.dtype)
                return part.sum(0) if self.mode == "sum" else part.mean(0) if self.mode == "mean" else part.max(0)[0]

            if self.mode not in ("sum", "mean", "max"):
                raise ValueError("mode has to be one of sum, mean or max")
            table = composed("EmbeddingBagBackward0", lambda r: torch.stack([reduced(r[a:b]) for a, b in bags]), rows)
            return table

        def extra_repr(self):
            return f"{self.num_embeddings}, {self.embedding_dim}, mode={self.mode!r}"


    # Pooling

    class _Adaptive(nn.Module):
        def __init__(self, output_size):
            super().__init__()
            self.output_size = output_size

        def extra_repr(self):
            return f"output_size={self.output_size}"


    class AdaptiveAvgPool1d(_Adaptive):
        """Means of windows that give sequences of a length."""
        __module__ = "torch.nn.modules.pooling"

        def forward(self, input):
            return F.adaptive_avg_pool1d(input, self.output_size)


    class AdaptiveAvgPool2d(_Adaptive):
        """Means of windows that give planes of a size."""
        __module__ = "torch.nn.modules.pooling"

        def forward(self, input):
            return F.adaptive_avg_pool2d(input, self.output_size)


    class AdaptiveMaxPool2d(_Adaptive):
        """The largest numbers of windows that give planes of a size."""
        __module__ = "torch.nn.modules.pooling"

        def forward(self, input):
            return F.adaptive_max_pool2d(input, self.output_size)


    class MaxPool1d(nn.Module):
        """The largest number of every window of sequences [n, c, l]."""
        __module__ = "torch.nn.modules.pooling"

        def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
            super().__init__()
            self.kernel_size, self.stride = kernel_size, kernel_size if stride is None else stride
            self.padding, self.dilation, self.return_indices, self.ceil_mode = padding, dilation, return_indices, ceil_mode

        def forward(self, input):
            return F.max_pool1d(input, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode, self.return_indices)

        def extra_repr(self):
            return (f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, "
                    f"dilation={self.dilation}, ceil_mode={self.ceil_mode}")


    class AvgPool1d(nn.Module):
        """The mean of every window of sequences [n, c, l]."""
        __module__ = "torch.nn.modules.pooling"

        def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
            super().__init__()
            self.kernel_size = _single(kernel_size)
            self.stride = _single(kernel_size if stride is None else stride)
            self.padding = _single(padding)
            self.ceil_mode, self.count_include_pad = ceil_mode, count_include_pad

        def forward(self, input):
            return F.avg_pool1d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)

        def extra_repr(self):
            return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


    """##
}
