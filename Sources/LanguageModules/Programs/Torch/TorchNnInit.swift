extension LanguageModules {
  static let torchNnInitProgram =
    ##"""
    # torch.nn.init: first values of parameters, drawn in place. A seed gives PyTorch's digits.
    import math

    # One place may want another gain: what the usual activations do to the size of numbers that pass through them.
    _LINEAR = ["linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d"]


    def calculate_gain(nonlinearity, param=None):
        """The recommended gain of an activation."""
        if nonlinearity in _LINEAR or nonlinearity == "sigmoid":
            return 1
        if nonlinearity == "tanh":
            return 5.0 / 3
        if nonlinearity == "relu":
            return math.sqrt(2.0)
        if nonlinearity == "selu":
            return 3.0 / 4
        if nonlinearity == "leaky_relu":
            if param is None:
                param = 0.01
            elif isinstance(param, bool) or not isinstance(param, (int, float)):
                raise ValueError(f"negative_slope {param} not a valid number")
            return math.sqrt(2.0 / (1 + param ** 2))
        raise ValueError(f"Unsupported nonlinearity {nonlinearity}")


    def uniform_(tensor, a=0.0, b=1.0, generator=None):
        """Uniform numbers between a and b."""
        with torch.no_grad():
            return tensor.uniform_(a, b, generator=generator)


    def normal_(tensor, mean=0.0, std=1.0, generator=None):
        """Normal numbers."""
        with torch.no_grad():
            return tensor.normal_(mean, std, generator=generator)


    def constant_(tensor, val):
        """One number everywhere."""
        with torch.no_grad():
            return tensor.fill_(val)


    def ones_(tensor):
        """Ones."""
        return constant_(tensor, 1.0)


    def zeros_(tensor):
        """Zeros."""
        return constant_(tensor, 0.0)


    def eye_(tensor):
        """The identity matrix."""
        if tensor.ndim != 2:
            raise ValueError("Only tensors with 2 dimensions are supported")
        with torch.no_grad():
            return tensor.copy_(torch.eye(*tensor.shape))


    def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
        """Normal numbers; those outside a and b are drawn again."""
        def share_below(x):
            return (1.0 + math.erf((x - mean) / std / math.sqrt(2.0))) / 2.0
        with torch.no_grad():
            if share_below(b) - share_below(a) > 0.3:
                tensor.normal_(mean, std, generator=generator)
                low, high = torch.tensor(a).to(tensor.dtype), torch.tensor(b).to(tensor.dtype)
                outside = (tensor < low) | (tensor > high)
                while outside.any():
                    tensor.copy_(torch.where(outside, torch.empty_like(tensor).normal_(mean, std, generator=generator), tensor))
                    outside = (tensor < low) | (tensor > high)
                return tensor
            # Far from the mean, uniform numbers are kept with the probability that the distribution gives them.
            mode = max(a, min(mean, b))
            peak = -0.5 * ((mode - mean) / std) ** 2

            def rejected(x):
                exponent = x.sub(mean).div(std).pow(2).mul(-0.5).sub(peak)
                return torch.empty_like(x).uniform_(generator=generator).log() > exponent
            tensor.uniform_(a, b, generator=generator)
            pending = rejected(tensor)
            while pending.any():
                candidates = torch.empty_like(tensor).uniform_(a, b, generator=generator)
                tensor.copy_(torch.where(pending, candidates, tensor))
                pending = torch.where(pending, rejected(candidates), pending)
            return tensor


    def _fans(tensor):
        if tensor.ndim < 2:
            raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
        field = math.prod(tensor.shape[2:])
        return tensor.size(1) * field, tensor.size(0) * field


    def _fan(tensor, mode):
        modes = ["fan_in", "fan_out"]
        if mode.lower() not in modes:
            raise ValueError(f"Mode {mode.lower()} not supported, please use one of {modes}")
        return _fans(tensor)[modes.index(mode.lower())]


    def _xavier_std(tensor, gain):
        fan_in, fan_out = _fans(tensor)
        return gain * math.sqrt(2.0 / float(fan_in + fan_out))


    def xavier_uniform_(tensor, gain=1.0, generator=None):
        """Uniform numbers that keep variances alike forward and backward (Glorot)."""
        a = math.sqrt(3.0) * _xavier_std(tensor, gain)
        return uniform_(tensor, -a, a, generator)


    def xavier_normal_(tensor, gain=1.0, generator=None):
        """Normal numbers that keep variances alike forward and backward (Glorot)."""
        return normal_(tensor, 0.0, _xavier_std(tensor, gain), generator)


    def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
        """Uniform numbers that keep variances alike through rectifiers (He)."""
        if 0 in tensor.shape:
            return tensor
        fan = _fan(tensor, mode)
        bound = math.sqrt(3.0) * (calculate_gain(nonlinearity, a) / math.sqrt(fan))
        return uniform_(tensor, -bound, bound, generator)


    def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
        """Normal numbers that keep variances alike through rectifiers (He)."""
        if 0 in tensor.shape:
            return tensor
        fan = _fan(tensor, mode)
        return normal_(tensor, 0, calculate_gain(nonlinearity, a) / math.sqrt(fan), generator)


    def orthogonal_(tensor, gain=1, generator=None):
        """A matrix with orthogonal rows or columns."""
        if tensor.ndim < 2:
            raise ValueError("Only tensors with 2 or more dimensions are supported")
        if tensor.numel() == 0:
            return tensor
        rows = tensor.size(0)
        columns = tensor.numel() // rows
        with torch.no_grad():
            flat = torch.empty(rows, columns, dtype=tensor.dtype).normal_(0, 1, generator=generator)
            q, r = torch.linalg.qr(flat.t() if rows < columns else flat)
            q = q * torch.diag(r).sign()
            tensor.copy_((q.t() if rows < columns else q).reshape(tensor.shape))
            return tensor.mul_(gain)

    """##
}
