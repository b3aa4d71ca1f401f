extension LanguageModules {
  static let torchNnLossesProgram =
    ##"""
    # torch.nn: losses that are made of functions.


    import warnings

    _mean_of_divergence = (
        "reduction: 'mean' divides the total loss by both the batch size and the support size."
        "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
        "'mean' will be changed to behave the same as 'batchmean' in the next major release.")
    _given = []


    class _Loss(nn.Module):
        def __init__(self, size_average=None, reduce=None, reduction="mean"):
            super().__init__()
            if size_average is not None or reduce is not None:
                raise NotImplementedError("size_average and reduce of losses are not in lgs: use reduction")
            self.reduction = reduction


    class KLDivLoss(_Loss):
        """The divergence of a target from a distribution whose logarithms are the input."""

        def __init__(self, size_average=None, reduce=None, reduction="mean", log_target=False):
            super().__init__(size_average, reduce, reduction)
            self.log_target = log_target

        def forward(self, input, target):
            if self.reduction != "mean":
                return F.kl_div(input, target, reduction=self.reduction, log_target=self.log_target)
            if not _given:
                _given.append(True)
                warnings.warn(_mean_of_divergence)
            return F.kl_div(input, target, reduction="none", log_target=self.log_target).mean()


    class CosineEmbeddingLoss(_Loss):
        """1 - cosine for targets 1, cosine above the margin for targets -1."""

        def __init__(self, margin=0.0, size_average=None, reduce=None, reduction="mean"):
            super().__init__(size_average, reduce, reduction)
            self.margin = margin

        def forward(self, input1, input2, target):
            return F.cosine_embedding_loss(input1, input2, target, self.margin, reduction=self.reduction)


    class TripletMarginLoss(_Loss):
        """How much closer than the margin the negative is, beside the positive."""

        def __init__(self, margin=1.0, p=2.0, eps=1e-6, swap=False, size_average=None, reduce=None, reduction="mean"):
            super().__init__(size_average, reduce, reduction)
            if margin <= 0:
                raise ValueError(f"TripletMarginLoss: expected margin to be greater than 0, got {margin} instead")
            self.margin, self.p, self.eps, self.swap = margin, p, eps, swap

        def forward(self, anchor, positive, negative):
            return F.triplet_margin_loss(anchor, positive, negative, self.margin, self.p, self.eps, self.swap, reduction=self.reduction)


    class MarginRankingLoss(_Loss):
        """max(0, -target * (input1 - input2) + margin)."""

        def __init__(self, margin=0.0, size_average=None, reduce=None, reduction="mean"):
            super().__init__(size_average, reduce, reduction)
            self.margin = margin

        def forward(self, input1, input2, target):
            return F.margin_ranking_loss(input1, input2, target, self.margin, reduction=self.reduction)


    class HingeEmbeddingLoss(_Loss):
        """x for targets 1, max(0, margin - x) for targets -1."""

        def __init__(self, margin=1.0, size_average=None, reduce=None, reduction="mean"):
            super().__init__(size_average, reduce, reduction)
            self.margin = margin

        def forward(self, input, target):
            return F.hinge_embedding_loss(input, target, self.margin, reduction=self.reduction)


    class SoftMarginLoss(_Loss):
        """log(1 + exp(-target * x))."""

        def forward(self, input, target):
            return F.soft_margin_loss(input, target, reduction=self.reduction)


    class _WeightedLoss(_Loss):
        def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean"):
            super().__init__(size_average, reduce, reduction)
            self.register_buffer("weight", weight)


    class MultiMarginLoss(_WeightedLoss):
        """How far other classes come within the margin of the target's."""

        def __init__(self, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
            super().__init__(weight, size_average, reduce, reduction)
            self.p, self.margin = p, margin

        def forward(self, input, target):
            return F.multi_margin_loss(input, target, self.p, self.margin, self.weight, reduction=self.reduction)


    class MultiLabelSoftMarginLoss(_WeightedLoss):
        """The mean over classes of binary cross entropies of sigmoid(input)."""

        def forward(self, input, target):
            return F.multilabel_soft_margin_loss(input, target, self.weight, reduction=self.reduction)


    class PoissonNLLLoss(_Loss):
        """The negative log-probability of counts, up to a constant."""

        def __init__(self, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction="mean"):
            super().__init__(size_average, reduce, reduction)
            self.log_input, self.full, self.eps = log_input, full, eps

        def forward(self, log_input, target):
            return F.poisson_nll_loss(log_input, target, self.log_input, self.full, eps=self.eps, reduction=self.reduction)


    class GaussianNLLLoss(_Loss):
        """The negative log-probability of normal numbers with given variances, up to a constant."""

        def __init__(self, *, full=False, eps=1e-6, reduction="mean"):
            super().__init__(None, None, reduction)
            self.full, self.eps = full, eps

        def forward(self, input, target, var):
            return F.gaussian_nll_loss(input, target, var, self.full, self.eps, self.reduction)

    """##
}
