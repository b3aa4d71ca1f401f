extension LanguageModules {
  static let torchPlaneFunctions =
    ##"""
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
        for name, kind, given, items in (
            ("output", "size", size, "output size in (o1, o2, ...,oK)"),
            ("scale_factor", "shape", scale_factor, "scale_factor in (s1, s2, ...,sK)"),
        ):
            if isinstance(given, (tuple, list)) and len(given) != spatial:
                of = f"{name} size of {given}" if kind == "size" else f"{name} of shape {given}"
                raise ValueError(
                    f"Input and {name} must have the same number of spatial dimensions, but got input with spatial "
                    f"dimensions of {list(input.shape[2:])} and {of}. Please provide input tensor in (N, C, d1, d2, ...,dK) "
                    f"format and {items} format.")
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
        needed = {"linear": 3, "bilinear": 4, "trilinear": 5}
        if input.ndim in (3, 4, 5) and needed.get(mode, input.ndim) != input.ndim:
            raise NotImplementedError(f"Got {input.ndim}D input, but {mode} mode needs {needed[mode]}D input")
        modes = ("nearest", "linear", "bilinear", "bicubic", "trilinear", "lanczos", "area", "nearest-exact")
        if input.ndim not in (3, 4, 5) or mode not in modes:
            raise NotImplementedError(
                f"Input Error: Only 3D, 4D and 5D input Tensors supported (got {input.ndim}D) for the modes: "
                f"{' | '.join(modes)} (got {mode})")
        if spatial == 3:
            raise NotImplementedError("interpolate of volumes is not in lgs")
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
        if mode not in ("linear", "bilinear"):
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
            raise NotImplementedError(f"\"max_pool1d_impl\" not implemented for '{input.type()[6:-6]}'")
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


    """##
}
