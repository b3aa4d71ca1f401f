extension LanguageModules {
  static let torchDivergences =
    ##"""
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
