extension LanguageModules {
  static let torchActivationLayers =
    ##"""
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


    """##
}
