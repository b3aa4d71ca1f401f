extension LanguageModules {
  static let torchDistributionsProgram =
    ##"""
    # torch.distributions: probability distributions with seeds, log-probabilities and divergences.
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


    class _Logits(Distribution):
        # A distribution that is given by probabilities, or by their logarithms or log-odds.
        def _take(self, probs, logits):
            if (probs is None) == (logits is None):
                raise ValueError("Either `probs` or `logits` must be specified, but not both.")
            self._is_probs = probs is not None
            self._shown = ["probs" if self._is_probs else "logits"]
            self._given, = _tensors(probs if probs is not None else logits)

        def _show(self, name):
            # As in PyTorch, the repr shows the form that was given, and the other one once it was asked for.
            if name not in self._shown:
                self._shown = ["probs", "logits"]

        def __repr__(self):
            values = [(name, getattr(self, name)) for name in self._shown]
            texts = [f"{name}: {value if value.numel() == 1 else value.size()}" for name, value in values]
            return f"{type(self).__name__}({', '.join(texts)})"


    def _clamped(probs):
        eps = torch.finfo(probs.dtype).eps
        return probs.clamp(min=eps, max=1 - eps)


    class _Odds(_Logits):
        # Probabilities of one event.
        def __init__(self, probs=None, logits=None, validate_args=None):
            self._take(probs, logits)
            self._batch_shape = self._given.shape
            if self._is_probs and validate_args is not False:
                holds = (self._given >= 0) & (self._given <= 1)
                self._check("probs", self._given, holds, "Interval(lower_bound=0.0, upper_bound=1.0)")

        @property
        def probs(self):
            self._show("probs")
            return self._given if self._is_probs else torch.sigmoid(self._given)

        @property
        def logits(self):
            self._show("logits")
            if not self._is_probs:
                return self._given
            safe = _clamped(self._given)
            return torch.log(safe) - torch.log1p(-safe)


    class Bernoulli(_Odds):
        """One with a probability, zero otherwise."""
        __module__ = "torch.distributions.bernoulli"

        @property
        def mean(self):
            return self.probs

        @property
        def variance(self):
            return self.probs * (1 - self.probs)

        @property
        def mode(self):
            mode = (self.probs >= 0.5).to(self.probs)
            mode[self.probs == 0.5] = math.nan
            return mode

        def sample(self, sample_shape=()):
            with torch.no_grad():
                return torch.bernoulli(self.probs.expand(self._extended(sample_shape)))

        def log_prob(self, value):
            self._within(value, (value == 0) | (value == 1), "Boolean()")
            logits, value = torch.broadcast_tensors(self.logits, value)
            return -F.binary_cross_entropy_with_logits(logits, value, reduction="none")

        def entropy(self):
            return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")


    class Geometric(_Odds):
        """The number of failures before the first success."""
        __module__ = "torch.distributions.geometric"

        @property
        def mean(self):
            return 1.0 / self.probs - 1.0

        @property
        def variance(self):
            return (1.0 / self.probs - 1.0) / self.probs

        def sample(self, sample_shape=()):
            shape = self._extended(sample_shape)
            tiny = torch.finfo(self.probs.dtype).tiny
            with torch.no_grad():
                u = torch.empty(shape, dtype=self.probs.dtype).uniform_(tiny, 1)
                return (u.log() / (-self.probs).log1p()).floor()

        def log_prob(self, value):
            value, probs = torch.broadcast_tensors(value, self.probs)
            return value * (-probs).log1p() + self.probs.log()

        def entropy(self):
            return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none") / self.probs


    class Categorical(_Logits):
        """One of several classes, with probabilities or weights."""
        __module__ = "torch.distributions.categorical"

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._take(probs, logits)
            if self._given.dim() < 1:
                raise ValueError(f"`{'probs' if self._is_probs else 'logits'}` parameter must be at least one-dimensional.")
            self._num_events = self._given.size(-1)
            self._batch_shape = self._given.shape[:-1]
            if self._is_probs:
                if validate_args is not False:
                    total = self._given.sum(-1, keepdim=True)
                    self._check("probs", self._given, (self._given >= 0) & (total > 0), "Simplex()")
                self._given = self._given / self._given.sum(-1, keepdim=True)
            else:
                self._given = self._given - self._given.logsumexp(-1, keepdim=True)

        @property
        def probs(self):
            self._show("probs")
            return self._given if self._is_probs else self._given.softmax(-1)

        @property
        def logits(self):
            self._show("logits")
            return torch.log(_clamped(self._given)) if self._is_probs else self._given

        @property
        def param_shape(self):
            return self._given.shape

        @property
        def mean(self):
            return torch.full(self._extended(), math.nan, dtype=self.probs.dtype)

        @property
        def mode(self):
            return self.probs.argmax(-1)

        @property
        def variance(self):
            return torch.full(self._extended(), math.nan, dtype=self.probs.dtype)

        def sample(self, sample_shape=()):
            sample_shape = torch.Size(sample_shape)
            rows = self.probs.detach().reshape(-1, self._num_events)
            drawn = torch.multinomial(rows, math.prod(sample_shape), True).T
            return drawn.reshape(self._extended(sample_shape))

        def log_prob(self, value):
            self._within(value, (value >= 0) & (value < self._num_events) & (value == value.floor()), f"IntegerInterval(lower_bound=0, upper_bound={self._num_events - 1})")
            shape = torch.broadcast_shapes(value.shape, self._batch_shape)
            index = value.long().expand(shape).unsqueeze(-1)
            return self.logits.expand(tuple(shape) + (self._num_events,)).gather(-1, index).squeeze(-1)

        def entropy(self):
            least = torch.finfo(self.logits.dtype).min
            return -(self.logits.clamp(min=least) * self.probs).sum(-1)


    class OneHotCategorical(Distribution):
        """One of several classes as a vector of zeros and one 1."""
        __module__ = "torch.distributions.one_hot_categorical"

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._categorical = Categorical(probs, logits, validate_args)
            self._batch_shape = self._categorical._batch_shape
            self._event_shape = self._categorical.param_shape[-1:]

        @property
        def probs(self):
            return self._categorical.probs

        @property
        def logits(self):
            return self._categorical.logits

        @property
        def mean(self):
            return self.probs

        @property
        def variance(self):
            return self.probs * (1 - self.probs)

        def sample(self, sample_shape=()):
            drawn = self._categorical.sample(sample_shape)
            return F.one_hot(drawn, self._categorical._num_events).to(self.probs)

        def log_prob(self, value):
            return self._categorical.log_prob(value.max(-1)[1])

        def entropy(self):
            return self._categorical.entropy()

        def __repr__(self):
            return "OneHot" + repr(self._categorical)


    class MultivariateNormal(Distribution):
        """Normal vectors of a mean and a covariance matrix."""
        __module__ = "torch.distributions.multivariate_normal"
        has_rsample = True

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


    def kl_divergence(p, q):
        """The divergence of q from p."""
        for kind, function in _DIVERGENCES.items():
            if type(p).__name__ == kind and type(q).__name__ == kind:
                return function(p, q)
        raise NotImplementedError(f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}")


    def _kl_normal(p, q):
        ratio = (p.scale / q.scale).pow(2)
        distance = ((p.loc - q.loc) / q.scale).pow(2)
        return 0.5 * (ratio + distance - 1 - ratio.log())


    def _kl_bernoulli(p, q):
        a = p.probs * (F.softplus(-q.logits) - F.softplus(-p.logits))
        b = (1 - p.probs) * (F.softplus(q.logits) - F.softplus(p.logits))
        return torch.where(p.probs == 0, F.softplus(q.logits), torch.where(p.probs == 1, F.softplus(-q.logits), a + b))


    def _kl_categorical(p, q):
        t = p.probs * (p.logits - q.logits)
        t = torch.where((q.probs == 0).expand_as(t), math.inf, t)
        return torch.where((p.probs == 0).expand_as(t), 0.0, t).sum(-1)


    def _kl_uniform(p, q):
        result = torch.log((q.high - q.low) / (p.high - p.low))
        return torch.where((q.low > p.low) | (q.high < p.high), math.inf, result)


    def _kl_exponential(p, q):
        ratio = q.rate / p.rate
        return -ratio.log() + ratio - 1


    def _kl_laplace(p, q):
        ratio = p.scale / q.scale
        distance = (p.loc - q.loc).abs()
        return -ratio.log() + distance / q.scale + ratio * torch.exp(-distance / p.scale) - 1


    def _kl_independent(p, q):
        return p._summed(kl_divergence(p.base_dist, q.base_dist))


    def _kl_multivariate(p, q):
        n = p.event_shape[0]
        def half(d):
            return d.scale_tril.diagonal(0, -2, -1).log().sum(-1)
        spread = torch.linalg.solve_triangular(q.scale_tril, p.scale_tril, upper=False).pow(2).sum((-2, -1))
        distance = torch.linalg.solve_triangular(q.scale_tril, (q.loc - p.loc).unsqueeze(-1), upper=False).squeeze(-1).pow(2).sum(-1)
        return half(q) - half(p) + 0.5 * (spread + distance - n)


    _DIVERGENCES = {
        "Normal": _kl_normal, "Bernoulli": _kl_bernoulli, "Categorical": _kl_categorical, "Uniform": _kl_uniform,
        "Exponential": _kl_exponential, "Laplace": _kl_laplace, "Independent": _kl_independent,
        "MultivariateNormal": _kl_multivariate,
    }

    """##
}
