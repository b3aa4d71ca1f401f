extension LanguageModules {
  static let torchNnLayersProgram =
    ##"""
    # torch.nn: layers that are made of functions and of other layers.
    import math


    def _pair(value):
        return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


    def _single(value):
        return tuple(value) if isinstance(value, (tuple, list)) else (value,)


    # Activations

    class Hardtanh(nn.Module):
        """Every element moved into the range from min_val to max_val."""
        __module__ = "torch.nn.modules.activation"

        def __init__(self, min_val=-1.0, max_val=1.0, inplace=False):
            super().__init__()
            self.min_val, self.max_val, self.inplace = min_val, max_val, inplace

        def forward(self, input):
            return F.hardtanh(input, self.min_val, self.max_val)

        def extra_repr(self):
            return f"min_val={self.min_val}, max_val={self.max_val}" + (", inplace=True" if self.inplace else "")


    class ReLU6(Hardtanh):
        """Every element moved into the range from 0 to 6."""
        __module__ = "torch.nn.modules.activation"

        def __init__(self, inplace=False):
            super().__init__(0.0, 6.0, inplace)

        def extra_repr(self):
            return "inplace=True" if self.inplace else ""


    class SELU(nn.Module):
        """Elu with the scales of self-normalizing networks."""
        __module__ = "torch.nn.modules.activation"

        def __init__(self, inplace=False):
            super().__init__()
            self.inplace = inplace

        def forward(self, input):
            return F.selu(input)

        def extra_repr(self):
            return "inplace=True" if self.inplace else ""


    class CELU(nn.Module):
        """max(0, x) + min(0, alpha * (exp(x / alpha) - 1))."""
        __module__ = "torch.nn.modules.activation"

        def __init__(self, alpha=1.0, inplace=False):
            super().__init__()
            self.alpha, self.inplace = alpha, inplace

        def forward(self, input):
            return F.celu(input, self.alpha)

        def extra_repr(self):
            return f"alpha={self.alpha}" + (", inplace=True" if self.inplace else "")


    class Mish(SELU):
        """x * tanh(softplus(x))."""
        __module__ = "torch.nn.modules.activation"

        def forward(self, input):
            return F.mish(input)


    class Hardswish(SELU):
        """x * relu6(x + 3) / 6."""
        __module__ = "torch.nn.modules.activation"

        def forward(self, input):
            return F.hardswish(input)

        def extra_repr(self):
            return ""


    class Hardsigmoid(Hardswish):
        """relu6(x + 3) / 6."""
        __module__ = "torch.nn.modules.activation"

        def forward(self, input):
            return F.hardsigmoid(input)


    class Hardshrink(nn.Module):
        """x outside the range from -lambd to lambd, zero inside."""
        __module__ = "torch.nn.modules.activation"

        def __init__(self, lambd=0.5):
            super().__init__()
            self.lambd = lambd

        def forward(self, input):
            return F.hardshrink(input, self.lambd)

        def extra_repr(self):
            return f"{self.lambd}"


    class Softshrink(Hardshrink):
        """x moved towards zero by lambd, and no farther."""
        __module__ = "torch.nn.modules.activation"

        def forward(self, input):
            return F.softshrink(input, self.lambd)


    class Tanhshrink(nn.Module):
        """x - tanh(x)."""
        __module__ = "torch.nn.modules.activation"

        def forward(self, input):
            return F.tanhshrink(input)


    class Softsign(nn.Module):
        """x / (1 + |x|)."""
        __module__ = "torch.nn.modules.activation"

        def forward(self, input):
            return F.softsign(input)


    class Softmin(nn.Module):
        """Softmax of the negative input."""
        __module__ = "torch.nn.modules.activation"

        def __init__(self, dim=None):
            super().__init__()
            self.dim = dim

        def forward(self, input):
            return F.softmin(input, self.dim)

        def extra_repr(self):
            return f"dim={self.dim}"


    class LogSigmoid(nn.Module):
        """log(sigmoid(x)), computed without overflow."""
        __module__ = "torch.nn.modules.activation"

        def forward(self, input):
            return F.logsigmoid(input)


    class Threshold(nn.Module):
        """x above a threshold, a value elsewhere."""
        __module__ = "torch.nn.modules.activation"

        def __init__(self, threshold, value, inplace=False):
            super().__init__()
            self.threshold, self.value, self.inplace = threshold, value, inplace

        def forward(self, input):
            return F.threshold(input, self.threshold, self.value)

        def extra_repr(self):
            return f"threshold={self.threshold}, value={self.value}" + (", inplace=True" if self.inplace else "")


    class GLU(nn.Module):
        """The first half times the sigmoid of the second."""
        __module__ = "torch.nn.modules.activation"

        def __init__(self, dim=-1):
            super().__init__()
            self.dim = dim

        def forward(self, input):
            return F.glu(input, self.dim)

        def extra_repr(self):
            return f"dim={self.dim}"


    class PReLU(nn.Module):
        """x above zero, a trained weight times x below."""
        __module__ = "torch.nn.modules.activation"

        def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
            super().__init__()
            self.num_parameters, self.init = num_parameters, init
            self.weight = nn.Parameter(torch.full((num_parameters,), float(init)))

        def forward(self, input):
            return F.prelu(input, self.weight)

        def extra_repr(self):
            return f"num_parameters={self.num_parameters}"


    class Softmax2d(nn.Module):
        """Softmax over the channels of every place of a plane."""
        __module__ = "torch.nn.modules.activation"

        def forward(self, input):
            if input.ndim not in (3, 4):
                raise ValueError(f"Softmax2d: expected input to be 3D or 4D, got {input.ndim}D instead")
            return input.softmax(-3)


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


    # Containers

    class ModuleDict(nn.Module):
        """A dict of modules whose parameters count as its own."""
        __module__ = "torch.nn.modules.container"

        def __init__(self, modules=None):
            super().__init__()
            if modules is not None:
                self.update(modules)

        def _parts(self):
            return dict(self.named_children())

        def __getitem__(self, key):
            return self._parts()[key]

        def __setitem__(self, key, module):
            self.add_module(key, module)

        def __delitem__(self, key):
            delattr(self, key)

        def __len__(self):
            return len(self._parts())

        def __iter__(self):
            return iter(self._parts())

        def __contains__(self, key):
            return key in self._parts()

        def keys(self):
            return self._parts().keys()

        def values(self):
            return self._parts().values()

        def items(self):
            return self._parts().items()

        def pop(self, key):
            module = self[key]
            del self[key]
            return module

        def clear(self):
            for key in list(self._parts()):
                del self[key]

        def update(self, modules):
            for key, module in modules.items() if hasattr(modules, "items") else modules:
                self[key] = module


    def _describe(parameter):
        if not isinstance(parameter, torch.Tensor):
            return f"Object of type: {type(parameter).__name__}"
        kind = "Parameter" if isinstance(parameter, nn.Parameter) else "Tensor"
        return kind, "x".join(str(size) for size in parameter.shape)


    class ParameterList(nn.Module):
        """A list of parameters that count as its own."""
        __module__ = "torch.nn.modules.container"

        def __init__(self, values=None):
            super().__init__()
            self._size = 0
            if values is not None:
                self.extend(values)

        def _key(self, i):
            if not -self._size <= i < self._size:
                raise IndexError(f"index {i} is out of range")
            return str(i % self._size)

        def __getitem__(self, i):
            if isinstance(i, slice):
                return ParameterList([self[k] for k in range(*i.indices(self._size))])
            return getattr(self, self._key(i))

        def __setitem__(self, i, parameter):
            setattr(self, self._key(i), parameter)

        def __len__(self):
            return self._size

        def __iter__(self):
            return iter([self[i] for i in range(self._size)])

        def append(self, value):
            self._size += 1
            self[self._size - 1] = nn.Parameter(value) if isinstance(value, torch.Tensor) and not isinstance(value, nn.Parameter) else value
            return self

        def extend(self, values):
            for value in values:
                self.append(value)
            return self

        def extra_repr(self):
            lines = []
            for i, parameter in enumerate(self):
                kind, size = _describe(parameter)
                lines.append(f"  ({i}): {kind} containing: [{parameter.dtype} of size {size}]")
            return "\n".join(lines)


    class ParameterDict(nn.Module):
        """A dict of parameters that count as its own."""
        __module__ = "torch.nn.modules.container"

        def __init__(self, parameters=None):
            super().__init__()
            self._keys = {}
            if parameters is not None:
                self.update(parameters)

        def __getitem__(self, key):
            if key not in self._keys:
                raise KeyError(key)
            return getattr(self, key)

        def __setitem__(self, key, value):
            self._keys[key] = None
            setattr(self, key, nn.Parameter(value) if isinstance(value, torch.Tensor) and not isinstance(value, nn.Parameter) else value)

        def __delitem__(self, key):
            del self._keys[key]
            delattr(self, key)

        def __len__(self):
            return len(self._keys)

        def __iter__(self):
            return iter(self._keys)

        def __contains__(self, key):
            return key in self._keys

        def keys(self):
            return self._keys.keys()

        def values(self):
            return [self[key] for key in self._keys]

        def items(self):
            return [(key, self[key]) for key in self._keys]

        def update(self, parameters):
            for key, value in parameters.items() if hasattr(parameters, "items") else parameters:
                self[key] = value

        def extra_repr(self):
            lines = []
            for key, parameter in self.items():
                kind, size = _describe(parameter)
                lines.append(f"  ({key}): {kind} containing: [{torch.typename(parameter.data)} of size {size}]")
            return "\n".join(lines)


    # Padding

    class _Padding(nn.Module):
        def __init__(self, padding, value=0.0):
            super().__init__()
            self.padding = tuple(padding) if isinstance(padding, (tuple, list)) else (padding,) * (2 * self._rank)
            if self._mode == "constant":
                self.value = value

        def forward(self, input):
            return F.pad(input, self.padding, self._mode, self.value if self._mode == "constant" else None)

        def extra_repr(self):
            return f"{self.padding}"


    class ZeroPad1d(_Padding):
        """Zeros at both ends of sequences."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 1, "constant"

        def __init__(self, padding):
            super().__init__(padding, 0.0)


    class ZeroPad2d(_Padding):
        """Zeros around planes."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 2, "constant"

        def __init__(self, padding):
            super().__init__(padding, 0.0)


    class ConstantPad1d(_Padding):
        """A number at both ends of sequences."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 1, "constant"

        def __init__(self, padding, value):
            super().__init__(padding, value)

        def extra_repr(self):
            return f"padding={self.padding}, value={self.value}"


    class ConstantPad2d(_Padding):
        """A number around planes."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 2, "constant"

        def __init__(self, padding, value):
            super().__init__(padding, value)

        def extra_repr(self):
            return f"padding={self.padding}, value={self.value}"


    class ReflectionPad1d(_Padding):
        """Mirrors both ends of sequences."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 1, "reflect"

        def __init__(self, padding):
            super().__init__(padding)


    class ReflectionPad2d(_Padding):
        """Mirrors the borders of planes."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 2, "reflect"

        def __init__(self, padding):
            super().__init__(padding)


    class ReplicationPad1d(_Padding):
        """Repeats both ends of sequences."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 1, "replicate"

        def __init__(self, padding):
            super().__init__(padding)


    class ReplicationPad2d(_Padding):
        """Repeats the borders of planes."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 2, "replicate"

        def __init__(self, padding):
            super().__init__(padding)

    """##
}
