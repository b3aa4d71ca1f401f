extension LanguageModules {
  static let torchDiscreteDistributions =
    ##"""
    class _Logits(Distribution):
        # A distribution that is given by probabilities, or by their logarithms or log-odds.
        _parts = {"_given": 0}

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
        _parts = {"_given": 1}

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


    class _OfCategorical(Distribution):
        # What is made of draws from classes.
        def expand(self, batch_shape, _instance=None):
            made = copy.copy(self)
            made._categorical = self._categorical.expand(batch_shape)
            made._batch_shape = torch.Size(batch_shape)
            return made

        @property
        def probs(self):
            return self._categorical.probs

        @property
        def logits(self):
            return self._categorical.logits


    class OneHotCategorical(_OfCategorical):
        """One of several classes as a vector of zeros and one 1."""
        __module__ = "torch.distributions.one_hot_categorical"

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._categorical = Categorical(probs, logits, validate_args)
            self._batch_shape = self._categorical._batch_shape
            self._event_shape = self._categorical.param_shape[-1:]

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


    """##
}
