extension LanguageModules {
  static let torchMixtureDistributions =
    ##"""
    class StudentT(Distribution):
        """Numbers of heavier tails than normal ones, by degrees of freedom."""
        __module__ = "torch.distributions.studentT"
        has_rsample = True
        _parameters = ("df", "loc", "scale")

        def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
            self.df, self.loc, self.scale = _tensors(df, loc, scale)
            self._batch_shape = self.df.shape

        @property
        def mean(self):
            return torch.where(self.df > 1, self.loc, torch.full_like(self.loc, math.nan))

        @property
        def mode(self):
            return self.loc

        @property
        def variance(self):
            wide = torch.where(self.df > 2, self.scale.pow(2) * self.df / (self.df - 2), torch.full_like(self.df, math.inf))
            return torch.where(self.df > 1, wide, torch.full_like(self.df, math.nan))

        def rsample(self, sample_shape=()):
            raise NotImplementedError("sampling of a StudentT distribution is not in lgs")

        def log_prob(self, value):
            y = (value - self.loc) / self.scale
            z = (self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi) + torch.lgamma(0.5 * self.df)
                 - torch.lgamma(0.5 * (self.df + 1.0)))
            return -0.5 * (self.df + 1.0) * torch.log1p(y**2.0 / self.df) - z

        def entropy(self):
            beta = torch.lgamma(0.5 * self.df) + math.lgamma(0.5) - torch.lgamma(0.5 * (1 + self.df))
            return (self.scale.log() + 0.5 * (self.df + 1) * (torch.digamma(0.5 * (self.df + 1)) - torch.digamma(0.5 * self.df))
                    + 0.5 * self.df.log() + beta)


    class Dirichlet(Distribution):
        """Shares that sum to one, of concentrations."""
        __module__ = "torch.distributions.dirichlet"
        has_rsample = True
        _parts = {"concentration": 1}
        _parameters = ("concentration",)

        def __init__(self, concentration, validate_args=None):
            if concentration.dim() < 1:
                raise ValueError("`concentration` parameter must be at least one-dimensional.")
            self.concentration = concentration
            self._batch_shape, self._event_shape = concentration.shape[:-1], concentration.shape[-1:]
            if validate_args is not False:
                self._check("concentration", concentration, concentration > 0, "IndependentConstraint(GreaterThan(lower_bound=0.0), 1)")

        @property
        def mean(self):
            return self.concentration / self.concentration.sum(-1, True)

        @property
        def variance(self):
            total = self.concentration.sum(-1, True)
            return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

        def rsample(self, sample_shape=()):
            raise NotImplementedError("sampling of a Dirichlet distribution is not in lgs")

        def log_prob(self, value):
            return (torch.xlogy(self.concentration - 1.0, value).sum(-1) + torch.lgamma(self.concentration.sum(-1))
                    - torch.lgamma(self.concentration).sum(-1))

        def entropy(self):
            k, total = self.concentration.size(-1), self.concentration.sum(-1)
            return (torch.lgamma(self.concentration).sum(-1) - torch.lgamma(total) - (k - total) * torch.digamma(total)
                    - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))


    class Binomial(_Odds):
        """How often an event happens in a number of trials."""
        __module__ = "torch.distributions.binomial"
        _parts = {"total_count": 0, "_given": 0}

        def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
            _Odds.__init__(self, probs, logits, validate_args)
            self.total_count, self._given = _tensors(total_count, self._given)
            self.total_count = self.total_count.type_as(self._given)
            self._batch_shape = self._given.shape
            self._shown = ["total_count"] + self._shown

        def _show(self, name):
            if name not in self._shown:
                self._shown = ["total_count", "probs", "logits"]

        @property
        def mean(self):
            return self.total_count * self.probs

        @property
        def variance(self):
            return self.total_count * self.probs * (1 - self.probs)

        @property
        def mode(self):
            return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)

        def sample(self, sample_shape=()):
            raise NotImplementedError("sampling of a Binomial distribution is not in lgs")

        def log_prob(self, value):
            n, logits = self.total_count, self.logits
            positive = (logits.clamp(min=0) + logits - logits.clamp(max=0)) / 2
            odd = (n * positive + n * torch.log1p(torch.exp(-torch.abs(logits))) - torch.lgamma(n + 1))
            return value * logits - torch.lgamma(value + 1) - torch.lgamma(n - value + 1) - odd


    class Multinomial(_OfCategorical):
        """How often each of several classes is drawn in a number of trials."""
        __module__ = "torch.distributions.multinomial"

        def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
            if not isinstance(total_count, int):
                raise NotImplementedError("inhomogeneous total_count is not supported")
            self.total_count = total_count
            self._categorical = Categorical(probs=probs, logits=logits)
            self._batch_shape = self._categorical.batch_shape
            self._event_shape = self._categorical.param_shape[-1:]

        @property
        def mean(self):
            return self.probs * self.total_count

        @property
        def variance(self):
            return self.total_count * self.probs * (1 - self.probs)

        def sample(self, sample_shape=()):
            draws = self._categorical.sample(torch.Size((self.total_count,) + tuple(sample_shape)))
            draws = draws.permute(*range(1, draws.dim()), 0)
            counts = torch.zeros(self._extended(sample_shape), dtype=self.logits.dtype)
            counts.scatter_add_(-1, draws, torch.ones(draws.shape, dtype=counts.dtype))
            return counts

        def log_prob(self, value):
            logits, value = torch.broadcast_tensors(self.logits, value)
            logits = logits.clone()
            logits[(value == 0) & (logits == -math.inf)] = 0
            return torch.lgamma(value.sum(-1) + 1) - torch.lgamma(value + 1).sum(-1) + (logits * value).sum(-1)

        def __repr__(self):
            return "Multinomial()"


    class MixtureSameFamily(Distribution):
        """A choice between distributions of one kind, by a Categorical."""
        __module__ = "torch.distributions.mixture_same_family"

        def __init__(self, mixture_distribution, component_distribution, validate_args=None):
            if not isinstance(mixture_distribution, Categorical):
                raise ValueError(" The Mixture distribution needs to be an  instance of torch.distributions.Categorical")
            if not isinstance(component_distribution, Distribution):
                raise ValueError("The Component distribution need to be an instance of torch.distributions.Distribution")
            shape = component_distribution.batch_shape
            for own, other in zip(reversed(mixture_distribution.batch_shape), reversed(shape[:-1])):
                if own != 1 and other != 1 and own != other:
                    raise ValueError(f"`mixture_distribution.batch_shape` ({mixture_distribution.batch_shape}) is not compatible with "
                                     f"`component_distribution.batch_shape`({shape[:-1]})")
            if mixture_distribution.param_shape[-1] != shape[-1]:
                raise ValueError(f"`mixture_distribution component` ({mixture_distribution.param_shape[-1]}) does not equal "
                                 f"`component_distribution.batch_shape[-1]` ({shape[-1]})")
            self.mixture_distribution, self.component_distribution = mixture_distribution, component_distribution
            self._batch_shape, self._event_shape = shape[:-1], component_distribution.event_shape

        def expand(self, batch_shape, _instance=None):
            batch_shape = tuple(batch_shape)
            components = self.component_distribution.expand(batch_shape + tuple(self.component_distribution.batch_shape[-1:]))
            return MixtureSameFamily(self.mixture_distribution.expand(batch_shape), components)

        def _padded(self, value):
            return value.unsqueeze(-1 - len(self._event_shape))

        def _shares(self):
            probs = self.mixture_distribution.probs
            return probs.reshape(tuple(probs.shape) + (1,) * len(self._event_shape))

        @property
        def mean(self):
            return torch.sum(self._shares() * self.component_distribution.mean, dim=-1 - len(self._event_shape))

        @property
        def variance(self):
            axis = -1 - len(self._event_shape)
            inside = torch.sum(self._shares() * self.component_distribution.variance, dim=axis)
            between = torch.sum(self._shares() * (self.component_distribution.mean - self._padded(self.mean)).pow(2.0), dim=axis)
            return inside + between

        def cdf(self, value):
            return torch.sum(self.component_distribution.cdf(self._padded(value)) * self.mixture_distribution.probs, dim=-1)

        def log_prob(self, value):
            parts = self.component_distribution.log_prob(self._padded(value))
            shares = torch.log_softmax(self.mixture_distribution.logits, dim=-1)
            return torch.logsumexp(parts + shares, dim=-1)

        def sample(self, sample_shape=()):
            with torch.no_grad():
                n = len(tuple(sample_shape)) + len(self._batch_shape)
                chosen = self.mixture_distribution.sample(sample_shape)
                parts = self.component_distribution.sample(sample_shape)
                event = tuple(self._event_shape)
                index = chosen.reshape(tuple(chosen.shape) + (1,) * (len(event) + 1)).expand(tuple(chosen.shape) + (1,) + event)
                return torch.gather(parts, n, index).squeeze(n)

        def __repr__(self):
            return f"MixtureSameFamily(\n  {self.mixture_distribution},\n  {self.component_distribution})"


    """##
}
