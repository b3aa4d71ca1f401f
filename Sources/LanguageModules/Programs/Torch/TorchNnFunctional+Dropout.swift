extension LanguageModules {
  static let torchDropoutFunctions =
    ##"""
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


    """##
}
