extension LanguageModules {
  static let torchNormalizationFunctions =
    ##"""
    # Normalizations

    def group_norm(input, num_groups, weight=None, bias=None, eps=1e-5):
        """Channels in groups, each group of an example with mean 0 and variance 1."""
        n, c = input.shape[:2]
        if c % num_groups:
            raise RuntimeError(
                f"Expected number of channels in input to be divisible by num_groups, but got input of shape "
                f"{list(input.shape)} and num_groups={num_groups}")
        shape = [1, c] + [1] * (input.ndim - 2)

        def formula(x, *factors):
            rows = x.reshape(n, num_groups, -1)
            mean = rows.mean(-1, keepdim=True)
            variance = rows.var(-1, correction=0, keepdim=True)
            result = ((rows - mean) * torch.rsqrt(variance + eps)).reshape(x.shape)
            factors = list(factors)
            if weight is not None:
                result = result * factors.pop(0).reshape(shape)
            if bias is not None:
                result = result + factors.pop(0).reshape(shape)
            return result
        return composed("NativeGroupNormBackward0", formula, input, *[t for t in (weight, bias) if t is not None])


    def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True,
                      momentum=0.1, eps=1e-5):
        """Every channel of every example with mean 0 and variance 1."""
        if not use_input_stats:
            raise NotImplementedError("instance_norm with use_input_stats=False is not in lgs")

        def formula(x, *factors):
            return group_norm(x, x.size(1), *(factors if factors else (None, None)), eps)
        return composed("ViewBackward0", formula, input, *[t for t in (weight, bias) if t is not None])


    def rms_norm(input, normalized_shape, weight=None, eps=None):
        """Rows divided by the root of their mean square."""
        eps = torch.finfo(input.dtype).eps if eps is None else eps
        dims = tuple(range(-len(normalized_shape), 0))
        result = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + eps)
        return result if weight is None else result * weight


    def bilinear(input1, input2, weight, bias=None):
        """x1 @ W @ x2 for every output."""
        result = torch.einsum("...i,oij,...j->...o", input1, weight, input2)
        return result if bias is None else result + bias


    def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
        """Random choices that can be differentiated."""
        noise = -torch.empty_like(logits).exponential_().log()
        soft = ((logits + noise) / tau).softmax(dim)
        if not hard:
            return soft
        index = soft.max(dim, keepdim=True)[1]
        return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


    def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None,
                                     enable_gqa=False):
        """softmax(query @ key.T / sqrt(d)) @ value."""
        factor = 1 / math.sqrt(query.size(-1)) if scale is None else scale
        weights = (query * math.sqrt(factor)) @ (key.transpose(-2, -1) * math.sqrt(factor))
        if is_causal:
            if attn_mask is not None:
                raise RuntimeError("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
            attn_mask = torch.ones(query.size(-2), key.size(-2), dtype=torch.bool).tril()
        if attn_mask is not None:
            if attn_mask.dtype == torch.bool:
                weights = weights.masked_fill(~attn_mask, -math.inf)
            else:
                weights = weights + attn_mask
        weights = torch.softmax(weights, -1)
        if dropout_p > 0:
            weights = dropout(weights, dropout_p)
        return weights @ value


    """##
}
