extension LanguageModules {
  static let torchContinuousDistributions =
    ##"""
    class Normal(Distribution):
        """Normal numbers of a mean loc and a standard deviation scale."""
        __module__ = "torch.distributions.normal"
        has_rsample = True
        _parameters = ("loc", "scale")

        def __init__(self, loc, scale, validate_args=None):
            self.loc, self.scale = _tensors(loc, scale)
            self._batch_shape = self.loc.shape
            if validate_args is not False:
                self._check("loc", self.loc, self.loc == self.loc, "Real()")
                self._check("scale", self.scale, self.scale > 0, "GreaterThan(lower_bound=0.0)")

        @property
        def mean(self):
            return self.loc

        @property
        def mode(self):
            return self.loc

        @property
        def stddev(self):
            return self.scale

        @property
        def variance(self):
            return self.scale.pow(2)

        def sample(self, sample_shape=()):
            shape = self._extended(sample_shape)
            with torch.no_grad():
                return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

        def rsample(self, sample_shape=()):
            noise = torch.empty(self._extended(sample_shape), dtype=self.loc.dtype).normal_()
            return self.loc + noise * self.scale

        def log_prob(self, value):
            variance = self.scale ** 2
            return -((value - self.loc) ** 2) / (2 * variance) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

        def cdf(self, value):
            return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

        def entropy(self):
            return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


    class LogNormal(Distribution):
        """Numbers whose logarithms are normal."""
        __module__ = "torch.distributions.log_normal"
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            self.base_dist = Normal(loc, scale, validate_args)
            self._batch_shape = self.base_dist._batch_shape

        def expand(self, batch_shape, _instance=None):
            wide = self.base_dist.expand(batch_shape)
            return LogNormal(wide.loc, wide.scale)

        @property
        def loc(self):
            return self.base_dist.loc

        @property
        def scale(self):
            return self.base_dist.scale

        @property
        def mean(self):
            return (self.loc + self.scale.pow(2) / 2).exp()

        @property
        def variance(self):
            squares = self.scale.pow(2)
            return squares.expm1() * (2 * self.loc + squares).exp()

        def rsample(self, sample_shape=()):
            return self.base_dist.rsample(sample_shape).exp()

        def log_prob(self, value):
            return self.base_dist.log_prob(value.log()) - value.log()

        def entropy(self):
            return self.base_dist.entropy() + self.loc

        def __repr__(self):
            return "LogNormal()"


    class Uniform(Distribution):
        """Numbers between low and high, all alike."""
        __module__ = "torch.distributions.uniform"
        has_rsample = True
        _parameters = ("low", "high")

        def __init__(self, low, high, validate_args=None):
            self.low, self.high = _tensors(low, high)
            self._batch_shape = self.low.shape
            if validate_args is not False and not bool((self.low < self.high).all()):
                raise ValueError("Uniform is not defined when low>= high")

        @property
        def mean(self):
            return (self.high + self.low) / 2

        @property
        def stddev(self):
            return (self.high - self.low) / 12 ** 0.5

        @property
        def variance(self):
            return (self.high - self.low).pow(2) / 12

        def rsample(self, sample_shape=()):
            share = torch.rand(self._extended(sample_shape), dtype=self.low.dtype)
            return self.low + share * (self.high - self.low)

        def log_prob(self, value):
            if not isinstance(value, torch.Tensor):
                raise ValueError("The value argument to log_prob must be a Tensor")
            self._within(value, (value >= self.low) & (value <= self.high), f"Interval(lower_bound={self.low}, upper_bound={self.high})")
            inside = self.low.le(value).type_as(self.low).mul(self.high.gt(value).type_as(self.low))
            return torch.log(inside) - torch.log(self.high - self.low)

        def cdf(self, value):
            return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

        def entropy(self):
            return torch.log(self.high - self.low)


    class Exponential(Distribution):
        """Waiting times of a rate."""
        __module__ = "torch.distributions.exponential"
        has_rsample = True
        _parameters = ("rate",)

        def __init__(self, rate, validate_args=None):
            self.rate, = _tensors(rate)
            self._batch_shape = self.rate.shape
            if validate_args is not False:
                self._check("rate", self.rate, self.rate > 0, "GreaterThan(lower_bound=0.0)")

        @property
        def mean(self):
            return self.rate.reciprocal()

        @property
        def stddev(self):
            return self.rate.reciprocal()

        @property
        def variance(self):
            return self.rate.pow(-2)

        def rsample(self, sample_shape=()):
            return torch.empty(self._extended(sample_shape), dtype=self.rate.dtype).exponential_() / self.rate

        def log_prob(self, value):
            return self.rate.log() - self.rate * value

        def cdf(self, value):
            return 1 - torch.exp(-self.rate * value)

        def entropy(self):
            return 1.0 - torch.log(self.rate)


    class Laplace(Distribution):
        """Numbers around loc whose distance is exponential."""
        __module__ = "torch.distributions.laplace"
        has_rsample = True
        _parameters = ("loc", "scale")

        def __init__(self, loc, scale, validate_args=None):
            self.loc, self.scale = _tensors(loc, scale)
            self._batch_shape = self.loc.shape
            if validate_args is not False:
                self._check("scale", self.scale, self.scale > 0, "GreaterThan(lower_bound=0.0)")

        @property
        def mean(self):
            return self.loc

        @property
        def variance(self):
            return 2 * self.scale.pow(2)

        @property
        def stddev(self):
            return 2 ** 0.5 * self.scale

        def rsample(self, sample_shape=()):
            eps = torch.finfo(self.loc.dtype).eps
            u = torch.empty(self._extended(sample_shape), dtype=self.loc.dtype).uniform_(eps - 1, 1)
            return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

        def log_prob(self, value):
            return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

        def cdf(self, value):
            distance = value - self.loc
            return 0.5 - 0.5 * distance.sign() * torch.expm1(-distance.abs() / self.scale)

        def entropy(self):
            return 1 + torch.log(2 * self.scale)


    """##
}
