extension LanguageModules {
  static let torchMoreFunctions =
    ##"""
    # More functions of torch


    def _split(name, input, places, dim, least):
        if input.dim() < least:
            raise RuntimeError(
                f"torch.{name} requires a tensor with at least {least} dimension{'s' if least > 1 else ''}, but got a tensor "
                f"with {input.dim()} dimensions!")
        if isinstance(places, int) and input.size(dim) % places:
            raise RuntimeError(
                f"torch.{name} attempted to split along dimension {dim}, but the size of the dimension {input.size(dim)} "
                f"is not divisible by the split_size {places}!")
        return torch.tensor_split(input, places if isinstance(places, int) else list(places), dim=dim)


    def hsplit(input, indices_or_sections):
        """Parts along the second dimension, or the first of a vector."""
        return _split("hsplit", input, indices_or_sections, 0 if input.dim() == 1 else 1, 1)


    def vsplit(input, indices_or_sections):
        """Parts along the first dimension."""
        return _split("vsplit", input, indices_or_sections, 0, 2)


    def dsplit(input, indices_or_sections):
        """Parts along the third dimension."""
        return _split("dsplit", input, indices_or_sections, 2, 3)


    def argwhere(input):
        """The positions of the elements that are not zero, one row for each."""
        return torch.nonzero(input)


    def index_put(input, indices, values, accumulate=False):
        """A copy with values at positions that one tensor for each dimension gives."""
        result = input.clone()
        if accumulate:
            return result.index_put_(indices, values, accumulate=True)
        result[tuple(indices)] = values
        return result


    def _triangle(row, col, offset, keeps):
        pairs = [(i, j) for i in range(row) for j in range(col) if keeps(j - i, offset)]
        return torch.tensor([[i for i, _ in pairs], [j for _, j in pairs]], dtype=torch.int64).reshape(2, len(pairs))


    def tril_indices(row, col, offset=0, *, dtype=torch.int64, device=None, layout=None):
        """The positions on and below a diagonal of a matrix, row after row."""
        return _triangle(row, col, offset, lambda d, o: d <= o).to(dtype)


    def triu_indices(row, col, offset=0, *, dtype=torch.int64, device=None, layout=None):
        """The positions on and above a diagonal of a matrix, row after row."""
        return _triangle(row, col, offset, lambda d, o: d >= o).to(dtype)


    def vander(x, N=None, increasing=False):
        """The powers of the elements, one row for each."""
        n = len(x) if N is None else N
        exponents = torch.arange(n) if increasing else torch.arange(n - 1, -1, -1)
        return x.unsqueeze(-1) ** exponents


    def addbmm(input, batch1, batch2, *, beta=1, alpha=1):
        """beta input + alpha times the sum of the products of a batch of matrices."""
        return beta * input + alpha * torch.bmm(batch1, batch2).sum(0)


    def randint_like(input, low, high=None, *, dtype=None, device=None, requires_grad=False):
        """Random integers in another tensor's shape and dtype."""
        low, high = (0, low) if high is None else (low, high)
        return torch.randint(low, high, tuple(input.shape), dtype=input.dtype if dtype is None else dtype)


    def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False):
        """A tensor of the argument; it shares memory where it can, unless a copy is asked for."""
        result = torch.as_tensor(obj, dtype=dtype)
        return result.clone() if copy else result


    def signbit(input):
        """Whether the sign is negative, of zeros too."""
        if not input.is_floating_point():
            return input < 0
        return (input < 0) | ((input == 0) & (1 / input < 0))


    def ldexp(input, other):
        """input times 2 to the power of other."""
        return input * torch.pow(2.0, other)


    def sinc(input):
        """sin(pi x) / (pi x), 1 at 0."""
        x = input * 3.141592653589793
        return torch.where(input == 0, torch.ones_like(x), x.sin() / torch.where(input == 0, torch.ones_like(x), x))


    def isneginf(input):
        """Whether an element is minus infinity."""
        return input == float("-inf")


    def isposinf(input):
        """Whether an element is plus infinity."""
        return input == float("inf")


    def isreal(input):
        """Whether an element has no imaginary part: always in lgs."""
        return torch.ones_like(input, dtype=torch.bool)


    def is_nonzero(input):
        """Whether the only element is not zero."""
        if input.numel() != 1:
            raise RuntimeError(
                "Boolean value of Tensor with no values is ambiguous" if input.numel() == 0
                else "Boolean value of Tensor with more than one value is ambiguous")
        return bool(input)


    def cosine_similarity(x1, x2, dim=1, eps=1e-8):
        """The cosine of the angle between vectors along a dimension."""
        return torch.nn.functional.cosine_similarity(x1, x2, dim, eps)


    def pdist(input, p=2.0):
        """The distances between all pairs of rows."""
        places = triu_indices(input.size(0), input.size(0), 1)
        return (input[places[0]] - input[places[1]]).norm(p, dim=1)


    def relu_(input):
        """Zero in place of negative elements, in place."""
        return input.relu_()


    def dropout(input, p, train):
        """Zeros by chance while training."""
        return torch.nn.functional.dropout(input, p, train)


    def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5, cudnn_enable=True):
        """Numbers of the last dimensions shifted and scaled to mean 0 and variance 1."""
        return torch.nn.functional.layer_norm(input, normalized_shape, weight, bias, eps)


    def _cosine_window(length, periodic, weights):
        if length == 1:
            return torch.ones(1)
        angles = torch.arange(length + 1 if periodic else length, dtype=torch.float32) * (2 * 3.141592653589793 / (length if periodic else length - 1))
        window = weights[0] - weights[1] * angles.cos()
        if len(weights) > 2:
            window = window + weights[2] * (angles * 2).cos()
        return window[:length]


    def hann_window(window_length, periodic=True, *, dtype=None, requires_grad=False, device=None):
        """Half a cosine wave above zero."""
        return _cosine_window(window_length, periodic, (0.5, 0.5))


    def hamming_window(window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None, requires_grad=False, device=None):
        """A cosine wave that stays above zero at the ends."""
        return _cosine_window(window_length, periodic, (alpha, beta))


    def blackman_window(window_length, periodic=True, *, dtype=None, requires_grad=False, device=None):
        """Two cosine waves that are near zero at the ends."""
        return _cosine_window(window_length, periodic, (0.42, 0.5, 0.08))


    def cumulative_trapezoid(y, x=None, *, dx=1, dim=-1):
        """Running areas under the line through the elements."""
        n = y.size(dim)
        sums = y.narrow(dim, 1, n - 1) + y.narrow(dim, 0, n - 1)
        widths = dx if x is None else x.diff(dim=-1)
        return (sums * widths / 2.0).cumsum(dim)

    """##
}
