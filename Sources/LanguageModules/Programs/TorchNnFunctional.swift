extension LanguageModules {
  static let torchNnFunctionalProgram =
    ##"""
    # torch.nn.functional: the functions that are made of tensor operations.
    #
    # `composed(name, function, tensors…)` calls the function and makes its result one node of the graph with that name.
    import math


    def _kind(input):
        return input.type()[6:-6]


    def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
        """Every element moved into the range from min_val to max_val."""
        if min_val > max_val:
            raise ValueError("min_val cannot be greater than max_val")
        if input.dtype == torch.bool:
            raise RuntimeError("Bool inputs not supported for hardtanh")
        if not input.is_floating_point():
            if input.dtype == torch.uint8 and min_val < 0:
                raise RuntimeError("cannot do hardtanh on an unsigned type with negative limits")
            min_val, max_val = int(min_val), int(max_val)
        return composed("HardtanhBackward0", lambda x: x.clamp(min_val, max_val), input)


    def relu6(input, inplace=False):
        """Every element moved into the range from 0 to 6."""
        return hardtanh(input, 0.0, 6.0)


    def selu(input, inplace=False):
        """Elu with the scales of self-normalizing networks."""
        alpha, scale = 1.6732632423543772848170429916717, 1.0507009873554804934193349852946
        return composed("EluBackward0", lambda x: torch.where(x > 0, x * scale, torch.expm1(x.clamp(max=0)) * (alpha * scale)), input)


    def celu(input, alpha=1.0, inplace=False):
        """max(0, x) + min(0, alpha * (exp(x / alpha) - 1))."""
        return composed("CeluBackward0", lambda x: torch.where(x > 0, x, torch.expm1(x.clamp(max=0) / alpha) * alpha), input)


    def mish(input, inplace=False):
        """x * tanh(softplus(x))."""
        return composed("MishBackward0", lambda x: x * torch.tanh(F.softplus(x)), input)


    def hardswish(input, inplace=False):
        """x * relu6(x + 3) / 6."""
        return composed("HardswishBackward0", lambda x: x * (x + 3).clamp(0, 6) / 6, input)


    def hardsigmoid(input, inplace=False):
        """relu6(x + 3) / 6."""
        return composed("HardsigmoidBackward0", lambda x: (x + 3).clamp(0, 6) / 6, input)


    def hardshrink(input, lambd=0.5):
        """x outside the range from -lambd to lambd, zero inside."""
        return composed("HardshrinkBackward0", lambda x: torch.where((x >= -lambd) & (x <= lambd), 0.0, x), input)


    def softshrink(input, lambd=0.5):
        """x moved towards zero by lambd, and no farther."""
        if lambd < 0:
            raise RuntimeError(f"lambda must be greater or equal to 0, but found to be {lambd}.")
        return composed("SoftshrinkBackward0", lambda x: torch.where(x > lambd, x - lambd, torch.where(x < -lambd, x + lambd, x * 0)), input)


    def tanhshrink(input):
        """x - tanh(x)."""
        return input - input.tanh()


    def softsign(input):
        """x / (1 + |x|)."""
        return input / (input.abs() + 1)


    def softmin(input, dim=None, _stacklevel=3, dtype=None):
        """Softmax of the negative input."""
        return (-input).softmax(-1 if dim is None else dim)


    def logsigmoid(input):
        """log(sigmoid(x)), computed without overflow."""
        if not input.is_floating_point():
            raise NotImplementedError(f"\"log_sigmoid_cpu\" not implemented for '{_kind(input)}'")

        def formula(x):
            return x.clamp(max=0) - torch.log1p(torch.exp(-x.abs()))
        return composed("LogSigmoidBackward0", formula, input)


    def threshold(input, threshold, value, inplace=False):
        """x above a threshold, a value elsewhere."""
        return composed("ThresholdBackward0", lambda x: torch.where(x > threshold, x, float(value)), input)


    def glu(input, dim=-1):
        """The first half times the sigmoid of the second."""
        if input.size(dim) % 2:
            raise RuntimeError(f"Halving dimension must be even, but dimension {dim % input.ndim} is size {input.size(dim)}")

        def formula(x):
            a, b = x.chunk(2, dim)
            return a * b.sigmoid()
        return composed("GluBackward0", formula, input)


    def prelu(input, weight):
        """x above zero, weight * x below."""
        if weight.numel() > 1:
            shape = [1] * input.ndim
            shape[1] = weight.numel()
            weight = weight.reshape(shape)
        return composed("PreluKernelBackward0", lambda x, w: torch.where(x > 0, x, w * x), input, weight)


    def tanh(input):
        """The hyperbolic tangent."""
        return input.tanh()


    # Dropout

    def _check_share(p):
        if p < 0.0 or p > 1.0:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")


    def _drop(input, p, training, shape):
        _check_share(p)
        if not training or p == 0:
            return input
        if p == 1:
            return input * torch.zeros(shape, dtype=input.dtype)
        return input * _noise(input, p, tuple(shape)).div_(1 - p)


    def _noise(input, p, shape):
        # PyTorch draws in the order of memory.
        if input.is_contiguous() or shape != tuple(input.shape):
            return torch.empty(shape, dtype=input.dtype).bernoulli_(1 - p)
        order = sorted(range(input.ndim), key=lambda i: -input.stride(i))
        noise = torch.empty([shape[i] for i in order], dtype=input.dtype).bernoulli_(1 - p)
        return noise.permute([order.index(i) for i in range(input.ndim)])


    def dropout(input, p=0.5, training=True, inplace=False):
        """Zeroes elements with probability p and scales the others by 1 / (1 - p)."""
        return _drop(input, p, training, input.shape)


    def _drop_channels(input, p, training, rank):
        batched = input if input.ndim == rank else input.unsqueeze(0)
        shape = tuple(batched.shape[:2]) + (1,) * (batched.ndim - 2)
        result = _drop(batched, p, training, shape)
        return result if input.ndim == rank else result.squeeze(0)


    def dropout1d(input, p=0.5, training=True, inplace=False):
        """Zeroes whole channels [n, c, l] with probability p."""
        return _drop_channels(input, p, training, 3)


    def dropout2d(input, p=0.5, training=True, inplace=False):
        """Zeroes whole channels [n, c, h, w] with probability p."""
        return _drop(input, p, training, tuple(input.shape[:2]) + (1,) * (input.ndim - 2))


    def dropout3d(input, p=0.5, training=True, inplace=False):
        """Zeroes whole channels [n, c, d, h, w] with probability p."""
        return _drop(input, p, training, tuple(input.shape[:2]) + (1,) * (input.ndim - 2))


    def alpha_dropout(input, p=0.5, training=False, inplace=False):
        """Dropout that keeps mean and variance of self-normalizing networks."""
        _check_share(p)
        if not training or p == 0:
            return input
        noise = torch.empty_like(input).bernoulli_(1 - p)
        alpha = 1.7580993408473766
        a = 1.0 / math.sqrt((alpha * alpha * p + 1) * (1 - p))
        return input * (noise * a) + ((noise - 1) * (alpha * a) + alpha * a * p)


    # Distances

    def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
        """Rows divided by their p-norms."""
        return input / input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)


    def cosine_similarity(x1, x2, dim=1, eps=1e-8):
        """The cosine of the angle between rows."""
        x1, x2 = torch.broadcast_tensors(x1, x2)
        a = x1 / x1.norm(2, dim, keepdim=True).clamp(min=eps)
        b = x2 / x2.norm(2, dim, keepdim=True).clamp(min=eps)
        return (a * b).sum((dim,))


    def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
        """The p-norms of the differences of rows."""
        return composed("NormBackward1", lambda a, b: (a - b + eps).norm(p, -1, keepdim=keepdim), x1, x2)


    # Planes and sequences

    def _pair(value):
        return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


    def _edge(size, before, after, mode):
        if mode == "reflect":
            return list(range(before, 0, -1)) + list(range(size)) + list(range(size - 2, size - 2 - after, -1))
        if mode == "replicate":
            return [0] * before + list(range(size)) + [size - 1] * after
        return list(range(size - before, size)) + list(range(size)) + list(range(after))


    def pad(input, pad, mode="constant", value=None):
        """Adds elements at both ends of the last dimensions; negative numbers take some away."""
        pad = list(pad)
        if len(pad) % 2:
            raise RuntimeError("Padding length must be divisible by 2")
        if len(pad) > 2 * input.ndim:
            raise RuntimeError(f"Padding length should be less than or equal to two times the input dimension but got padding length {len(pad)} and input of dimension {input.ndim}")
        sides = [(-1 - i, pad[2 * i], pad[2 * i + 1]) for i in range(len(pad) // 2)]
        if mode == "constant":
            return composed("ConstantPadNdBackward0", lambda x: _pad_constant(x, sides, 0 if value is None else value), input)
        names = {"reflect": "ReflectionPad", "replicate": "ReplicationPad", "circular": ""}
        if mode not in names:
            raise NotImplementedError(f"Unrecognised padding mode {mode}")
        for dim, before, after in sides:
            size = input.size(dim)
            if mode == "reflect" and (before >= size or after >= size):
                raise RuntimeError(
                    f"Argument #4: Padding size should be less than the corresponding input dimension, but got: padding "
                    f"({before}, {after}) at dimension {dim % input.ndim} of input {list(input.shape)}")
            if mode == "circular" and (before > size or after > size):
                raise RuntimeError("Padding value causes wrapping around more than once.")

        def formula(x):
            for dim, before, after in sides:
                x = x.index_select(dim, torch.tensor(_edge(x.size(dim), before, after, mode)))
            return x
        name = f"{names[mode]}{len(sides)}DBackward0" if names[mode] else "CopySlices"
        return composed(name, formula, input)


    def _pad_constant(x, sides, value):
        for dim, before, after in sides:
            start, length = max(-before, 0), x.size(dim) - max(-before, 0) - max(-after, 0)
            if length < 0:
                raise RuntimeError(f"The input size {x.size(dim)}, plus negative padding {before} and {after}, resulted in a negative output size, which is invalid. Check dimension {dim % x.ndim} of your input.")
            x = x.narrow(dim, start, length)

            def filled(count):
                shape = list(x.shape)
                shape[dim] = count
                return torch.full(shape, value, dtype=x.dtype)
            parts = ([filled(before)] if before > 0 else []) + [x] + ([filled(after)] if after > 0 else [])
            x = torch.cat(parts, dim) if len(parts) > 1 else x
        return x


    def _output_sizes(input, size, scale_factor):
        spatial = input.ndim - 2
        if size is None and scale_factor is None:
            raise ValueError("either size or scale_factor should be defined")
        if size is not None and scale_factor is not None:
            raise ValueError("only one of size or scale_factor should be defined")
        if size is not None:
            sizes = list(size) if isinstance(size, (tuple, list)) else [size] * spatial
            return sizes, [None] * spatial
        scales = list(scale_factor) if isinstance(scale_factor, (tuple, list)) else [scale_factor] * spatial
        return [math.floor(float(input.size(i + 2)) * scales[i]) for i in range(spatial)], scales


    def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None,
                    recompute_scale_factor=None, antialias=False):
        """Another size of planes or sequences: nearest elements, or means between neighbours."""
        if mode in ("nearest", "area", "nearest-exact") and align_corners is not None:
            raise ValueError("align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear")
        sizes, scales = _output_sizes(input, size, scale_factor)
        spatial = len(sizes)
        if mode == "area":
            return adaptive_avg_pool2d(input, sizes) if spatial == 2 else adaptive_avg_pool1d(input, sizes)
        if mode == "nearest":
            def nearest(x):
                for i, (count, scale) in enumerate(zip(sizes, scales)):
                    length = x.size(i + 2)
                    step = 1 / scale if scale is not None else length / count
                    x = x.index_select(i + 2, torch.tensor([min(int(math.floor(k * step)), length - 1) for k in range(count)]))
                return x
            return composed(f"UpsampleNearest{spatial}DBackward0", nearest, input)
        if mode not in ("linear", "bilinear") or (mode == "bilinear") != (spatial == 2):
            raise NotImplementedError(f"interpolate with mode='{mode}' of {input.ndim} dimensions is not in lgs")
        names = {1: "UpsampleLinear1DBackward0", 2: "UpsampleBilinear2DBackward0"}

        def between(x):
            for i, (count, scale) in enumerate(zip(sizes, scales)):
                x = _stretch(x, i + 2, count, scale, bool(align_corners))
            return x
        return composed(names[spatial], between, input)


    def _stretch(x, dim, count, scale, align_corners):
        length = x.size(dim)
        low, weights = [], []
        for k in range(count):
            if align_corners:
                place = k * (length - 1) / (count - 1) if count > 1 else 0.0
            else:
                step = 1 / scale if scale is not None else length / count
                place = max((k + 0.5) * step - 0.5, 0.0)
            low.append(min(int(place), length - 1))
            weights.append(place - low[-1])
        high = [min(i + 1, length - 1) for i in low]
        shape = [1] * x.ndim
        shape[dim] = count
        weight = torch.tensor(weights, dtype=x.dtype).reshape(shape)
        return x.index_select(dim, torch.tensor(low)) * (1 - weight) + x.index_select(dim, torch.tensor(high)) * weight


    def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
        """The same as interpolate."""
        return interpolate(input, size, scale_factor, mode, align_corners)


    def pixel_shuffle(input, upscale_factor):
        """Channels [n, c * r * r, h, w] as finer planes [n, c, h * r, w * r]."""
        r = upscale_factor

        def formula(x):
            n, c, h, w = x.shape
            return x.reshape(n, c // (r * r), r, r, h, w).permute(0, 1, 4, 2, 5, 3).reshape(n, c // (r * r), h * r, w * r)
        return composed("PixelShuffleBackward0", formula, input)


    def _windows(length, count):
        return [(math.floor(i * length / count), math.ceil((i + 1) * length / count)) for i in range(count)]


    def _pooled(x, dim, count, reduce):
        parts = [reduce(x.narrow(dim, start, end - start), dim) for start, end in _windows(x.size(dim), count)]
        return torch.cat(parts, dim)


    def _sizes_for(input, output_size, spatial):
        sizes = list(output_size) if isinstance(output_size, (tuple, list)) else [output_size] * spatial
        return [input.size(i - spatial) if size is None else size for i, size in enumerate(sizes)]


    def adaptive_avg_pool2d(input, output_size):
        """Means of windows that give planes of a size."""
        height, width = _sizes_for(input, output_size, 2)
        if height == 1 and width == 1:
            return input.mean((-1, -2), keepdim=True)

        def formula(x):
            return _pooled(_pooled(x, -2, height, _mean), -1, width, _mean)
        return composed("AdaptiveAvgPool2DBackward0", formula, input)


    def _mean(x, dim):
        return x.mean(dim, keepdim=True)


    def adaptive_avg_pool1d(input, output_size):
        """Means of windows that give sequences of a length."""
        length = _sizes_for(input, output_size, 1)[0]
        return composed("SqueezeBackward1", lambda x: _pooled(x, -1, length, _mean), input)


    def adaptive_max_pool2d(input, output_size, return_indices=False):
        """The largest numbers of windows that give planes of a size."""
        if return_indices:
            raise NotImplementedError("adaptive_max_pool2d: return_indices=True is not in lgs")
        height, width = _sizes_for(input, output_size, 2)

        def largest(x, dim):
            return x.amax(dim, keepdim=True)
        return composed("AdaptiveMaxPool2DBackward0", lambda x: _pooled(_pooled(x, -2, height, largest), -1, width, largest), input)


    def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        """The largest number of every window of sequences [n, c, l]."""
        if return_indices:
            raise NotImplementedError("max_pool1d: return_indices=True is not in lgs")
        if not input.is_floating_point():
            raise NotImplementedError(f"\"max_pool1d_impl\" not implemented for '{_kind(input)}'")
        k, s, p, d = [v[0] if isinstance(v, (tuple, list)) else v for v in (kernel_size, kernel_size if stride is None else stride, padding, dilation)]
        return composed("SqueezeBackward1", lambda x: F.max_pool2d(x.unsqueeze(-2), (1, k), (1, s), (0, p), (1, d), ceil_mode).squeeze(-2), input)


    def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
        """The mean of every window of sequences [n, c, l]."""
        if ceil_mode or not count_include_pad:
            raise NotImplementedError("avg_pool1d: ceil_mode=True and count_include_pad=False are not in lgs")
        k, s, p = [v[0] if isinstance(v, (tuple, list)) else v for v in (kernel_size, kernel_size if stride is None else stride, padding)]
        return composed("SqueezeBackward1", lambda x: F.avg_pool2d(x.unsqueeze(-2), (1, k), (1, s), (0, p)).squeeze(-2), input)


    def conv_transpose2d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
        """The way back of a convolution: every element spreads over a window."""
        s, p, o, d = _pair(stride), _pair(padding), _pair(output_padding), _pair(dilation)
        if input.size(-3) != weight.size(0):
            raise RuntimeError(
                f"Given transposed=1, weight of size {list(weight.shape)}, expected input{list(input.shape)} to have "
                f"{weight.size(0)} channels, but got {input.size(-3)} channels instead")

        def formula(x, w, *rest):
            batched = x if x.ndim == 4 else x.unsqueeze(0)
            parts = []
            for part, kernel in zip(batched.chunk(groups, 1), w.chunk(groups, 0)):
                spread = _spread(_spread(part, 2, s[0]), 3, s[1])
                kh, kw = d[0] * (kernel.size(2) - 1), d[1] * (kernel.size(3) - 1)
                spread = F.pad(spread, (kw - p[1], kw - p[1] + o[1], kh - p[0], kh - p[0] + o[0]))
                parts.append(F.conv2d(spread, kernel.flip(2, 3).transpose(0, 1), dilation=d))
            result = parts[0] if groups == 1 else torch.cat(parts, 1)
            if rest:
                result = result + rest[0].reshape(1, -1, 1, 1)
            return result if x.ndim == 4 else result.squeeze(0)
        return composed("ConvolutionBackward0", formula, input, weight, *([] if bias is None else [bias]))


    def _spread(x, dim, step):
        # Zeros between neighbours.
        if step == 1:
            return x
        parts = torch.stack([x] + [torch.zeros_like(x)] * (step - 1), dim + 1)
        flat = parts.flatten(dim, dim + 1)
        return flat.narrow(dim, 0, flat.size(dim) - step + 1)


    def conv_transpose1d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
        """The way back of a convolution of sequences."""
        def one(v):
            return v[0] if isinstance(v, (tuple, list)) else v
        result = conv_transpose2d(
            input.unsqueeze(-2), weight.unsqueeze(-2), bias, (1, one(stride)), (0, one(padding)), (0, one(output_padding)),
            groups, (1, one(dilation)))
        return composed("ConvolutionBackward0", lambda x: x.squeeze(-2), result)


    def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
        """All windows of planes as columns."""
        k, d, p, s = _pair(kernel_size), _pair(dilation), _pair(padding), _pair(stride)

        def formula(x):
            x = F.pad(x, (p[1], p[1], p[0], p[0]))
            rows = (x.size(2) - d[0] * (k[0] - 1) - 1) // s[0] + 1
            columns = (x.size(3) - d[1] * (k[1] - 1) - 1) // s[1] + 1
            i = torch.tensor([[r * s[0] + a * d[0] for r in range(rows)] for a in range(k[0])]).flatten()
            j = torch.tensor([[c * s[1] + b * d[1] for c in range(columns)] for b in range(k[1])]).flatten()
            picked = x.index_select(2, i).index_select(3, j).reshape(x.size(0), x.size(1), k[0], rows, k[1], columns)
            return picked.permute(0, 1, 2, 4, 3, 5).reshape(x.size(0), x.size(1) * k[0] * k[1], rows * columns)
        return composed("Im2ColBackward0", formula, input)


    # Normalizations

    def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
        """Channels in groups, each group of an example with mean 0 and variance 1."""
        n, c = input.shape[:2]
        if c % num_groups:
            raise RuntimeError(
                f"Expected number of channels in input to be divisible by num_groups, but got input of shape "
                f"{list(input.shape)} and num_groups={num_groups}")
        shape = [1, c] + [1] * (input.ndim - 2)

        def formula(x, *factors):
            rows = x.reshape(n, num_groups, -1)
            mean = rows.mean(-1, keepdim=True)
            variance = rows.var(-1, correction=0, keepdim=True)
            result = ((rows - mean) * torch.rsqrt(variance + eps)).reshape(x.shape)
            factors = list(factors)
            if weight is not None:
                result = result * factors.pop(0).reshape(shape)
            if bias is not None:
                result = result + factors.pop(0).reshape(shape)
            return result
        return composed("NativeGroupNormBackward0", formula, input, *[t for t in (weight, bias) if t is not None])


    def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True,
                      momentum=0.1, eps=1e-5):
        """Every channel of every example with mean 0 and variance 1."""
        if not use_input_stats:
            raise NotImplementedError("instance_norm with use_input_stats=False is not in lgs")

        def formula(x, *factors):
            return group_norm(x, x.size(1), *(factors if factors else (None, None)), eps)
        return composed("ViewBackward0", formula, input, *[t for t in (weight, bias) if t is not None])


    def rms_norm(input, normalized_shape, weight=None, eps=None):
        """Rows divided by the root of their mean square."""
        eps = torch.finfo(input.dtype).eps if eps is None else eps
        dims = tuple(range(-len(normalized_shape), 0))
        result = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + eps)
        return result if weight is None else result * weight


    def bilinear(input1, input2, weight, bias=None):
        """x1 @ W @ x2 for every output."""
        result = torch.einsum("...i,oij,...j->...o", input1, weight, input2)
        return result if bias is None else result + bias


    def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
        """Random choices that can be differentiated."""
        noise = -torch.empty_like(logits).exponential_().log()
        soft = ((logits + noise) / tau).softmax(dim)
        if not hard:
            return soft
        index = soft.max(dim, keepdim=True)[1]
        return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


    def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None,
                                     enable_gqa=False):
        """softmax(query @ key.T / sqrt(d)) @ value."""
        factor = 1 / math.sqrt(query.size(-1)) if scale is None else scale
        weights = (query * math.sqrt(factor)) @ (key.transpose(-2, -1) * math.sqrt(factor))
        if is_causal:
            if attn_mask is not None:
                raise RuntimeError("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
            attn_mask = torch.ones(query.size(-2), key.size(-2), dtype=torch.bool).tril()
        if attn_mask is not None:
            if attn_mask.dtype == torch.bool:
                weights = weights.masked_fill(~attn_mask, -math.inf)
            else:
                weights = weights + attn_mask
        weights = torch.softmax(weights, -1)
        if dropout_p > 0:
            weights = dropout(weights, dropout_p)
        return weights @ value


    # Losses

    def _reduced(loss, reduction):
        if reduction == "mean":
            return loss.mean()
        if reduction == "sum":
            return loss.sum()
        if reduction == "none":
            return loss
        raise ValueError(f"{reduction} is not a valid value for reduction")


    def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
        """The divergence of a target from a distribution whose logarithms are the input."""
        if log_target:
            loss = target.exp() * (target - input)
        else:
            loss = torch.xlogy(target, target) - target * input
        if reduction == "batchmean":
            return loss.sum() / input.size(0)
        return _reduced(loss, reduction)


    def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        """1 - cosine for targets 1, cosine above the margin for targets -1."""
        eps = 1e-12
        dim = input1.ndim - 1
        product = (input1 * input2).sum(dim)
        sizes = ((input1 * input1).sum(dim) + eps) * ((input2 * input2).sum(dim) + eps)
        cosine = product / sizes.sqrt()
        zeros = torch.zeros_like(cosine)
        loss = torch.where(target == 1, 1 - cosine, zeros) + torch.where(target == -1, (cosine - margin).clamp_min(0), zeros)
        return _reduced(loss, reduction)


    def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None,
                            reduce=None, reduction="mean"):
        """How much closer than the margin the negative is, beside the positive."""
        near = pairwise_distance(anchor, positive, p, eps)
        far = pairwise_distance(anchor, negative, p, eps)
        if swap:
            far = torch.minimum(far, pairwise_distance(positive, negative, p, eps))
        return _reduced((margin + near - far).clamp_min(0), reduction)


    def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        """max(0, -target * (input1 - input2) + margin)."""
        return _reduced((-target * (input1 - input2) + margin).clamp_min(0), reduction)


    def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
        """x for targets 1, max(0, margin - x) for targets -1."""
        zeros = torch.zeros_like(input)
        loss = torch.where(target == 1, zeros, (margin - input).clamp_min(0)) + torch.where(target == -1, zeros, input)
        return _reduced(loss, reduction)


    def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
        """log(1 + exp(-target * x))."""
        return composed("SoftMarginLossBackward0", lambda x: _reduced(torch.log1p(torch.exp(-target * x)), reduction), input)


    def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
        """How far other classes come within the margin of the target's."""
        def formula(x):
            rows = x if x.ndim == 2 else x.unsqueeze(0)
            index = target.reshape(-1, 1)
            short = (margin - rows.gather(1, index) + rows).clamp_min(0) ** p
            if weight is not None:
                short = short * weight[index]
            loss = short.scatter(1, index, 0.0).sum(1) / rows.size(1)
            return _reduced(loss if x.ndim == 2 else loss.squeeze(0), reduction)
        return composed("MultiMarginLossBackward0", formula, input)


    def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
        """The mean over classes of binary cross entropies of sigmoid(input)."""
        loss = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
        if weight is not None:
            loss = loss * weight
        return _reduced(loss.sum(-1) / input.size(-1), reduction)


    def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None,
                         reduction="mean"):
        """The negative log-probability of counts, up to a constant."""
        loss = torch.exp(input) - target * input if log_input else input - target * torch.log(input + eps)
        if full:
            stirling = target * torch.log(target) - target + 0.5 * torch.log(2 * math.pi * target)
            loss = loss + torch.where(target <= 1, 0.0, stirling)
        return _reduced(loss, reduction)


    def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
        """The negative log-probability of normal numbers with given variances, up to a constant."""
        if not isinstance(var, torch.Tensor):
            var = var * torch.ones_like(input)
        if torch.any(var < 0):
            raise ValueError("var has negative entry/entries")
        with torch.no_grad():
            floor = var.detach().clamp(min=eps)
        var = torch.where(var.detach() < eps, floor, var)
        loss = 0.5 * (torch.log(var) + (input - target) ** 2 / var)
        if full:
            loss = loss + 0.5 * math.log(2 * math.pi)
        return _reduced(loss, reduction)

    """##
}
