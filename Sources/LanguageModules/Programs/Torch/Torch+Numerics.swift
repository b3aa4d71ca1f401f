extension LanguageModules {
  static let torchNumericFunctions =
    ##"""
    import math


    def gradient(input, *, spacing=1, dim=None, edge_order=1):
        """The slopes between neighbours along each dimension, from the middle of two steps, at the ends from one."""
        if edge_order not in (1, 2):
            raise RuntimeError("torch.gradient only supports edge_order=1 and edge_order=2.")
        dims = list(range(input.dim())) if dim is None else [dim] if isinstance(dim, int) else list(dim)
        if isinstance(spacing, (int, float)):
            spacings = [spacing] * len(dims)
        elif isinstance(spacing, torch.Tensor):
            spacings = [spacing]
        else:
            spacings = list(spacing)
        if len(spacings) != len(dims):
            raise RuntimeError(f"torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = {input.dim()}', "
                               f"since dim argument was not given, but got a list of length {len(spacings)}")
        results = []
        for axis, step in zip(dims, spacings):
            n = input.size(axis)
            if n < edge_order + 1:
                raise RuntimeError("torch.gradient expected each dimension size to be at least edge_order+1")
            x = input if input.is_floating_point() else input.to(torch.get_default_dtype())

            def part(start, length):
                return x.narrow(axis, start, length)

            shape = [1] * x.dim()
            shape[axis] = -1
            if isinstance(step, torch.Tensor) and step.dim() == 1:
                h = (step[1:] - step[:-1]).to(x.dtype)
                a, b = h[:-1].view(shape), h[1:].view(shape)
                inner = (-b / (a * (a + b)) * part(0, n - 2) + (b - a) / (a * b) * part(1, n - 2)
                         + a / (b * (a + b)) * part(2, n - 2))
                first, last = h[0], h[-1]
                second, before = (h[1], h[-2]) if n > 2 else (h[0], h[0])
            else:
                inner = (part(2, n - 2) - part(0, n - 2)) / (2 * step)
                first = last = second = before = step
            if edge_order == 1:
                low = (part(1, 1) - part(0, 1)) / first
                high = (part(n - 1, 1) - part(n - 2, 1)) / last
            else:
                low = (-(2.0 * first + second) / (first * (first + second)) * part(0, 1) + (first + second) / (first * second) * part(1, 1)
                       - first / (second * (first + second)) * part(2, 1))
                high = (last / (before * (before + last)) * part(n - 3, 1) - (last + before) / (before * last) * part(n - 2, 1)
                        + (2.0 * last + before) / (last * (before + last)) * part(n - 1, 1))
            results.append(torch.cat([low, inner, high], axis))
        return tuple(results)


    def matrix_exp(input):
        """The exponential of square matrices."""
        if input.dim() < 2 or input.size(-1) != input.size(-2):
            raise RuntimeError("linalg.matrix_exp: A must be batches of square matrices, but they are "
                               + " by ".join(str(n) for n in input.shape[-2:]) + " matrices")
        size = input.size(-1)
        norm = float(input.detach().abs().sum(-2).max()) if input.numel() else 0.0
        squarings = max(0, math.ceil(math.log2(norm / 0.5))) if norm > 0.5 else 0
        x = input / 2 ** squarings
        eye = torch.eye(size, dtype=input.dtype).expand(input.shape)
        term, total = eye, eye
        for k in range(1, 19):
            term = term @ x / k
            total = total + term
        for _ in range(squarings):
            total = total @ total
        return total


    class _Histogram(tuple):
        hist = property(lambda self: self[0])
        bin_edges = property(lambda self: self[1])

        def __repr__(self):
            return f"torch.return_types.histogram(\nhist={self[0]},\nbin_edges={self[1]})"


    def histogram(input, bins, *, range=None, weight=None, density=False):
        """Counts of numbers between edges, the last edge included, with the edges."""
        if isinstance(bins, int):
            if bins <= 0:
                raise RuntimeError(f"torch.histogram(): bins must be > 0, but got {bins}")
            low, high = range if range is not None else (float(input.min()), float(input.max())) if input.numel() else (0.0, 0.0)
            if low == high and range is None:
                low, high = (low - 0.5, high + 0.5) if input.numel() else (0.0, 1.0)
            edges = torch.linspace(low, high, bins + 1, dtype=input.dtype)
        else:
            edges = bins
        flat = input.reshape(-1)
        inside = (flat >= edges[0]) & (flat <= edges[-1])
        place = (torch.searchsorted(edges, flat[inside], right=True) - 1).clamp(max=edges.numel() - 2)
        counted = torch.ones_like(flat) if weight is None else weight.reshape(-1)
        counts = torch.zeros(edges.numel() - 1, dtype=input.dtype).index_add_(0, place, counted[inside])
        if density:
            counts = counts / (counts.sum() * (edges[1:] - edges[:-1]))
        return _Histogram((counts, edges))


    """##
}
