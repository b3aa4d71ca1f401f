extension LanguageModules {
  static let torchLossFunctions =
    ##"""
    # Losses

    import warnings

    _mean_of_divergence = (
        "reduction: 'mean' divides the total loss by both the batch size and the support size."
        "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
        "'mean' will be changed to behave the same as 'batchmean' in the next major release.")
    _given = []


    def _warn_once():
        if not _given:
            _given.append(True)
            warnings.warn(_mean_of_divergence)


    def _reduced(loss, reduction):
        if reduction == "mean":
            return loss.mean()
        if reduction == "sum":
            return loss.sum()
        if reduction == "none":
            return loss
        raise ValueError(f"{reduction} is not a valid value for reduction")


    def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
        """The divergence of a target from a distribution whose logarithms are the input."""
        if log_target:
            loss = target.exp() * (target - input)
        else:
            loss = torch.xlogy(target, target) - target * input
        if reduction == "mean":
            _warn_once()
        if reduction == "batchmean":
            return loss.sum() / input.size(0)
        return _reduced(loss, reduction)


    def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        """1 - cosine for targets 1, cosine above the margin for targets -1."""
        eps = 1e-12
        dim = input1.ndim - 1
        product = (input1 * input2).sum(dim)
        sizes = ((input1 * input1).sum(dim) + eps) * ((input2 * input2).sum(dim) + eps)
        cosine = product / sizes.sqrt()
        zeros = torch.zeros_like(cosine)
        loss = torch.where(target == 1, 1 - cosine, zeros) + torch.where(target == -1, (cosine - margin).clamp_min(0), zeros)
        return _reduced(loss, reduction)


    def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None,
                            reduce=None, reduction="mean"):
        """How much closer than the margin the negative is, beside the positive."""
        near = pairwise_distance(anchor, positive, p, eps)
        far = pairwise_distance(anchor, negative, p, eps)
        if swap:
            far = torch.minimum(far, pairwise_distance(positive, negative, p, eps))
        return _reduced((margin + near - far).clamp_min(0), reduction)


    def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        """max(0, -target * (input1 - input2) + margin)."""
        return _reduced((-target * (input1 - input2) + margin).clamp_min(0), reduction)


    def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
        """x for targets 1, max(0, margin - x) for targets -1."""
        zeros = torch.zeros_like(input)
        loss = torch.where(target == 1, zeros, (margin - input).clamp_min(0)) + torch.where(target == -1, zeros, input)
        return _reduced(loss, reduction)


    def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
        """log(1 + exp(-target * x))."""
        return composed("SoftMarginLossBackward0", lambda x: _reduced(torch.log1p(torch.exp(-target * x)), reduction), input)


    def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
        """How far other classes come within the margin of the target's."""
        def formula(x):
            rows = x if x.ndim == 2 else x.unsqueeze(0)
            index = target.reshape(-1, 1)
            short = (margin - rows.gather(1, index) + rows).clamp_min(0) ** p
            if weight is not None:
                short = short * weight[index]
            loss = short.scatter(1, index, 0.0).sum(1) / rows.size(1)
            return _reduced(loss if x.ndim == 2 else loss.squeeze(0), reduction)
        return composed("MultiMarginLossBackward0", formula, input)


    def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
        """The mean over classes of binary cross entropies of sigmoid(input)."""
        loss = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
        if weight is not None:
            loss = loss * weight
        return _reduced(loss.sum(-1) / input.size(-1), reduction)


    def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None,
                         reduction="mean"):
        """The negative log-probability of counts, up to a constant."""
        loss = torch.exp(input) - target * input if log_input else input - target * torch.log(input + eps)
        if full:
            stirling = target * torch.log(target) - target + 0.5 * torch.log(2 * math.pi * target)
            loss = loss + torch.where(target <= 1, 0.0, stirling)
        return _reduced(loss, reduction)


    def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
        """The negative log-probability of normal numbers with given variances, up to a constant."""
        if not isinstance(var, torch.Tensor):
            var = var * torch.ones_like(input)
        if torch.any(var < 0):
            raise ValueError("var has negative entry/entries")
        with torch.no_grad():
            floor = var.detach().clamp(min=eps)
        var = torch.where(var.detach() < eps, floor, var)
        loss = 0.5 * (torch.log(var) + (input - target) ** 2 / var)
        if full:
            loss = loss + 0.5 * math.log(2 * math.pi)
        return _reduced(loss, reduction)


    """##
}
