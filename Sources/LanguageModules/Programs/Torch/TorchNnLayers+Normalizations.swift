extension LanguageModules {
  static let torchNormalizationLayers =
    ##"""
    # Transposed convolutions

    class _ConvTransposeNd(nn.Module):
        def __init__(self, rank, in_channels, out_channels, kernel_size, stride, padding, output_padding, groups, bias,
                     dilation, padding_mode):
            super().__init__()
            if in_channels % groups:
                raise ValueError("in_channels must be divisible by groups")
            if out_channels % groups:
                raise ValueError("out_channels must be divisible by groups")
            if padding_mode != "zeros":
                raise ValueError(f'Only "zeros" padding mode is supported for ConvTranspose{rank}d')

            def sizes(value):
                return tuple(value) if isinstance(value, (tuple, list)) else (value,) * rank
            self.in_channels, self.out_channels, self.groups = in_channels, out_channels, groups
            self.kernel_size, self.stride, self.padding = sizes(kernel_size), sizes(stride), sizes(padding)
            self.dilation, self.output_padding = sizes(dilation), sizes(output_padding)
            self.weight = nn.Parameter(torch.empty((in_channels, out_channels // groups) + self.kernel_size))
            torch.nn.init.kaiming_uniform_(self.weight, a=math.sqrt(5))
            if bias:
                bound = 1 / math.sqrt(self.weight[0].numel())
                self.bias = nn.Parameter(torch.empty(out_channels))
                torch.nn.init.uniform_(self.bias, -bound, bound)
            else:
                self.register_parameter("bias", None)

        def extra_repr(self):
            text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
            if any(self.padding):
                text += f", padding={self.padding}"
            if any(size != 1 for size in self.dilation):
                text += f", dilation={self.dilation}"
            if any(self.output_padding):
                text += f", output_padding={self.output_padding}"
            if self.groups != 1:
                text += f", groups={self.groups}"
            return text if self.bias is not None else text + ", bias=False"

        def _arguments(self):
            return self.weight, self.bias, self.stride, self.padding, self.output_padding, self.groups, self.dilation


    class ConvTranspose1d(_ConvTransposeNd):
        """The way back of a convolution of sequences, with trained kernels."""
        __module__ = "torch.nn.modules.conv"

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
                     bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):
            super().__init__(1, in_channels, out_channels, kernel_size, stride, padding, output_padding, groups, bias, dilation, padding_mode)

        def forward(self, input):
            return F.conv_transpose1d(input, *self._arguments())


    class ConvTranspose2d(_ConvTransposeNd):
        """The way back of a convolution of planes, with trained kernels."""
        __module__ = "torch.nn.modules.conv"

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
                     bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):
            super().__init__(2, in_channels, out_channels, kernel_size, stride, padding, output_padding, groups, bias, dilation, padding_mode)

        def forward(self, input):
            return F.conv_transpose2d(input, *self._arguments())


    # Normalizations

    class GroupNorm(nn.Module):
        """Channels in groups, each group of an example with mean 0 and variance 1, then scaled and shifted."""
        __module__ = "torch.nn.modules.normalization"

        def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None):
            super().__init__()
            if num_channels % num_groups:
                raise ValueError(f"num_channels ({num_channels}) must be divisible by num_groups ({num_groups})")
            self.num_groups, self.num_channels, self.eps, self.affine = num_groups, num_channels, eps, affine
            self.weight = nn.Parameter(torch.ones(num_channels)) if affine else None
            self.bias = nn.Parameter(torch.zeros(num_channels)) if affine else None

        def forward(self, input):
            return F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

        def extra_repr(self):
            return f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}, bias={self.affine}"


    class _InstanceNorm(nn.Module):
        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None, dtype=None):
            super().__init__()
            if track_running_stats:
                raise NotImplementedError("InstanceNorm with track_running_stats=True is not in lgs")
            self.num_features, self.eps, self.momentum = num_features, eps, momentum
            self.affine, self.track_running_stats = affine, track_running_stats
            self.weight = nn.Parameter(torch.ones(num_features)) if affine else None
            self.bias = nn.Parameter(torch.zeros(num_features)) if affine else None

        def forward(self, input):
            if input.ndim == self._rank:
                return F.instance_norm(input.unsqueeze(0), weight=self.weight, bias=self.bias, eps=self.eps).squeeze(0)
            if input.ndim != self._rank + 1:
                raise ValueError(f"expected {self._rank}D or {self._rank + 1}D input (got {input.ndim}D input)")
            return F.instance_norm(input, weight=self.weight, bias=self.bias, eps=self.eps)

        def extra_repr(self):
            return (f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
                    f"bias={self.affine}, track_running_stats={self.track_running_stats}")


    class InstanceNorm1d(_InstanceNorm):
        """Every channel of every sequence with mean 0 and variance 1."""
        __module__ = "torch.nn.modules.instancenorm"
        _rank = 2


    class InstanceNorm2d(_InstanceNorm):
        """Every channel of every plane with mean 0 and variance 1."""
        __module__ = "torch.nn.modules.instancenorm"
        _rank = 3


    class RMSNorm(nn.Module):
        """Rows divided by the root of their mean square, then scaled."""
        __module__ = "torch.nn.modules.normalization"

        def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
            super().__init__()
            self.normalized_shape = _single(normalized_shape)
            self.eps, self.elementwise_affine = eps, elementwise_affine
            self.weight = nn.Parameter(torch.ones(self.normalized_shape)) if elementwise_affine else None

        def forward(self, x):
            return F.rms_norm(x, self.normalized_shape, self.weight, self.eps)

        def extra_repr(self):
            return f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}"


    # Products and distances

    class Bilinear(nn.Module):
        """x1 @ W @ x2 + b for every output."""
        __module__ = "torch.nn.modules.linear"

        def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
            super().__init__()
            if in1_features <= 0:
                raise ValueError(f"in1_features must be > 0, but got {in1_features}")
            self.in1_features, self.in2_features, self.out_features = in1_features, in2_features, out_features
            bound = 1 / math.sqrt(in1_features)
            self.weight = nn.Parameter(torch.empty(out_features, in1_features, in2_features).uniform_(-bound, bound))
            if bias:
                self.bias = nn.Parameter(torch.empty(out_features).uniform_(-bound, bound))
            else:
                self.register_parameter("bias", None)

        def forward(self, input1, input2):
            return F.bilinear(input1, input2, self.weight, self.bias)

        def extra_repr(self):
            return (f"in1_features={self.in1_features}, in2_features={self.in2_features}, "
                    f"out_features={self.out_features}, bias={self.bias is not None}")


    class CosineSimilarity(nn.Module):
        """The cosine of the angle between rows."""
        __module__ = "torch.nn.modules.distance"

        def __init__(self, dim=1, eps=1e-8):
            super().__init__()
            self.dim, self.eps = dim, eps

        def forward(self, x1, x2):
            return F.cosine_similarity(x1, x2, self.dim, self.eps)


    class PairwiseDistance(nn.Module):
        """The p-norms of the differences of rows."""
        __module__ = "torch.nn.modules.distance"

        def __init__(self, p=2.0, eps=1e-6, keepdim=False):
            super().__init__()
            self.norm, self.eps, self.keepdim = p, eps, keepdim

        def forward(self, x1, x2):
            return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)


    """##
}
