extension LanguageModules {
  static let torchNnFunctionalProgram =
    ##"""
    # torch.nn.functional: the functions that are made of tensor operations.
    #
    # `composed(name, function, tensors…)` calls the function and makes its result one node of the graph with that name.
    import math


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
            raise NotImplementedError(f"\"log_sigmoid_cpu\" not implemented for '{input.type()[6:-6]}'")

        def formula(x):
            return x.clamp(max=0) - F.softplus(-x.abs())
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


    """##
    + torchDropoutFunctions + torchPlaneFunctions + torchNormalizationFunctions + torchLossFunctions
    + torchSamplingFunctions
}
