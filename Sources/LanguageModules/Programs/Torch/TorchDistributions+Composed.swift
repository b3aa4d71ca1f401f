extension LanguageModules {
  static let torchComposedDistributions =
    ##"""
    class MultivariateNormal(Distribution):
        """Normal vectors of a mean and a covariance matrix."""
        __module__ = "torch.distributions.multivariate_normal"
        has_rsample = True
        _parts = {"loc": 1, "scale_tril": 2, "_matrix": 2}

        def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
            given = [m for m in (covariance_matrix, precision_matrix, scale_tril) if m is not None]
            if len(given) != 1:
                raise ValueError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
            if loc.dim() < 1:
                raise ValueError("loc must be at least one-dimensional.")
            self.loc = loc
            self._given = ("covariance_matrix", "precision_matrix", "scale_tril")[next(i for i, m in enumerate((covariance_matrix, precision_matrix, scale_tril)) if m is not None)]
            if scale_tril is not None:
                self.scale_tril = scale_tril
            else:
                self.scale_tril = torch.linalg.cholesky(covariance_matrix if covariance_matrix is not None else torch.linalg.inv(precision_matrix))
            self._matrix = given[0]
            self._batch_shape = torch.broadcast_shapes(given[0].shape[:-2], loc.shape[:-1])
            self._event_shape = loc.shape[-1:]

        @property
        def covariance_matrix(self):
            return self.scale_tril @ self.scale_tril.mT

        @property
        def mean(self):
            return self.loc

        @property
        def variance(self):
            return self.scale_tril.pow(2).sum(-1).expand(self._extended())

        def rsample(self, sample_shape=()):
            noise = torch.empty(self._extended(sample_shape), dtype=self.loc.dtype).normal_()
            return self.loc + (self.scale_tril @ noise.unsqueeze(-1)).squeeze(-1)

        def log_prob(self, value):
            distance = value - self.loc
            whitened = torch.linalg.solve_triangular(self.scale_tril, distance.unsqueeze(-1), upper=False).squeeze(-1)
            half = self.scale_tril.diagonal(0, -2, -1).log().sum(-1)
            return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + whitened.pow(2).sum(-1)) - half

        def entropy(self):
            half = self.scale_tril.diagonal(0, -2, -1).log().sum(-1)
            return 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + half

        def __repr__(self):
            return f"MultivariateNormal(loc: {self.loc.size()}, {self._given}: {self._matrix.size()})"


    class Independent(Distribution):
        """A distribution whose last dimensions count as one event."""
        __module__ = "torch.distributions.independent"

        def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
            self.base_dist = base_distribution
            self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
            shape = tuple(base_distribution.batch_shape) + tuple(base_distribution.event_shape)
            split = len(base_distribution.batch_shape) - reinterpreted_batch_ndims
            self._batch_shape, self._event_shape = torch.Size(shape[:split]), torch.Size(shape[split:])
            self.has_rsample = base_distribution.has_rsample

        @property
        def mean(self):
            return self.base_dist.mean

        @property
        def variance(self):
            return self.base_dist.variance

        def expand(self, batch_shape, _instance=None):
            inner = tuple(self._event_shape)[:self.reinterpreted_batch_ndims]
            return Independent(self.base_dist.expand(tuple(batch_shape) + inner), self.reinterpreted_batch_ndims)

        def sample(self, sample_shape=()):
            return self.base_dist.sample(sample_shape)

        def rsample(self, sample_shape=()):
            return self.base_dist.rsample(sample_shape)

        def _summed(self, value):
            n = self.reinterpreted_batch_ndims
            return value.sum(tuple(range(-n, 0))) if n else value

        def log_prob(self, value):
            return self._summed(self.base_dist.log_prob(value))

        def entropy(self):
            return self._summed(self.base_dist.entropy())

        def __repr__(self):
            return f"Independent({self.base_dist!r}, {self.reinterpreted_batch_ndims})"


    class Poisson(Distribution):
        """Counts of a rate."""
        __module__ = "torch.distributions.poisson"
        _parameters = ("rate",)

        def __init__(self, rate, validate_args=None):
            self.rate, = _tensors(rate)
            self._batch_shape = self.rate.shape

        @property
        def mean(self):
            return self.rate

        @property
        def variance(self):
            return self.rate

        def sample(self, sample_shape=()):
            raise NotImplementedError("sampling of a Poisson distribution is not in lgs")

        def log_prob(self, value):
            rate, value = torch.broadcast_tensors(self.rate, value)
            return value.xlogy(rate) - rate - (value + 1).lgamma()


    class _Gammas(Distribution):
        def rsample(self, sample_shape=()):
            raise NotImplementedError(f"sampling of a {type(self).__name__} distribution is not in lgs")


    class Gamma(_Gammas):
        """Numbers of a concentration and a rate."""
        __module__ = "torch.distributions.gamma"
        _parameters = ("concentration", "rate")

        def __init__(self, concentration, rate, validate_args=None):
            self.concentration, self.rate = _tensors(concentration, rate)
            self._batch_shape = self.concentration.shape

        @property
        def mean(self):
            return self.concentration / self.rate

        @property
        def variance(self):
            return self.concentration / self.rate.pow(2)

        def log_prob(self, value):
            return (torch.xlogy(self.concentration, self.rate) + torch.xlogy(self.concentration - 1, value)
                    - self.rate * value - torch.lgamma(self.concentration))

        def entropy(self):
            return (self.concentration - torch.log(self.rate) + torch.lgamma(self.concentration)
                    + (1.0 - self.concentration) * torch.digamma(self.concentration))


    class Beta(_Gammas):
        """Shares between 0 and 1 of two concentrations."""
        __module__ = "torch.distributions.beta"
        _parameters = ("concentration1", "concentration0")

        def __init__(self, concentration1, concentration0, validate_args=None):
            self.concentration1, self.concentration0 = _tensors(concentration1, concentration0)
            self._batch_shape = self.concentration1.shape

        @property
        def mean(self):
            return self.concentration1 / (self.concentration1 + self.concentration0)

        @property
        def variance(self):
            total = self.concentration1 + self.concentration0
            return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

        def log_prob(self, value):
            a, b = self.concentration1, self.concentration0
            return (torch.xlogy(a - 1.0, value) + torch.xlogy(b - 1.0, 1.0 - value)
                    + torch.lgamma(a + b) - (torch.lgamma(a) + torch.lgamma(b)))

        def entropy(self):
            a, b = self.concentration1, self.concentration0
            total = a + b
            return (torch.lgamma(a) + torch.lgamma(b) - torch.lgamma(total) - (2 - total) * torch.digamma(total)
                    - ((a - 1.0) * torch.digamma(a) + (b - 1.0) * torch.digamma(b)))


    """##
}
