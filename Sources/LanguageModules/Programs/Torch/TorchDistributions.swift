extension LanguageModules {
  static let torchDistributionsProgram =
    ##"""
    # torch.distributions: probability distributions with seeds, log-probabilities and divergences.
    import copy
    import math


    def _tensors(*values):
        model = next((v.dtype for v in values if isinstance(v, torch.Tensor) and v.is_floating_point()), torch.get_default_dtype())
        return torch.broadcast_tensors(*[v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=model) for v in values])


    class Distribution:
        """The base of all distributions."""
        has_rsample = False
        _batch_shape = torch.Size()
        _event_shape = torch.Size()

        def _check(self, name, value, holds, constraint):
            if not bool(holds.all()):
                raise ValueError(
                    f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of distribution "
                    f"{self!r} to satisfy the constraint {constraint}, but found invalid values:\n{value}")

        def _within(self, value, holds, constraint):
            if not bool(holds.all()):
                raise ValueError(
                    f"Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within the "
                    f"support ({constraint}) of the distribution {self!r}, but found invalid values:\n{value}")

        @property
        def batch_shape(self):
            return self._batch_shape

        @property
        def event_shape(self):
            return self._event_shape

        @property
        def stddev(self):
            return self.variance.sqrt()

        def _extended(self, sample_shape=()):
            return torch.Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))

        def sample(self, sample_shape=()):
            """Random numbers, outside any gradient."""
            with torch.no_grad():
                return self.rsample(sample_shape)

        def rsample(self, sample_shape=()):
            """Random numbers through which gradients flow."""
            raise NotImplementedError

        # Tensors that hold one part for each case, with the dimensions of one part.
        @property
        def _parts(self):
            return {name: 0 for name in self._parameters}

        def expand(self, batch_shape, _instance=None):
            """The distribution for more cases, which share its parameters."""
            batch_shape = torch.Size(batch_shape)
            made = copy.copy(self)
            for name, dims in self._parts.items():
                value = getattr(self, name)
                setattr(made, name, value.expand(batch_shape + value.shape[value.dim() - dims:]))
            made._batch_shape = batch_shape
            return made

        def sample_n(self, n):
            return self.sample(torch.Size((n,)))

        def log_prob(self, value):
            """The logarithm of the density, or of the probability."""
            raise NotImplementedError

        def cdf(self, value):
            """The probability of values up to this one."""
            raise NotImplementedError

        def entropy(self):
            """The entropy."""
            raise NotImplementedError

        def perplexity(self):
            return torch.exp(self.entropy())

        def __repr__(self):
            parts = [(name, getattr(self, name)) for name in self._parameters]
            texts = [f"{name}: {p if p.numel() == 1 else p.size()}" for name, p in parts]
            return type(self).__name__ + "(" + ", ".join(texts) + ")"


    """##
    + torchContinuousDistributions + torchDiscreteDistributions + torchComposedDistributions
    + torchMixtureDistributions + torchDivergences
}
