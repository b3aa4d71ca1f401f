extension LanguageModules {
  static let torchNnAttentionProgram =
    ##"""
    # torch.nn: attention and what transformers are made of.
    import math


    class NonDynamicallyQuantizableLinear(nn.Linear):
        __module__ = "torch.nn.modules.linear"


    class MultiheadAttention(nn.Module):
        """Weighted means of values, several times side by side, with weights from queries and keys."""
        __module__ = "torch.nn.modules.activation"

        def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None,
                     vdim=None, batch_first=False, device=None, dtype=None):
            if embed_dim <= 0 or num_heads <= 0:
                raise ValueError(
                    f"embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and num_heads={num_heads} instead")
            super().__init__()
            if add_bias_kv or add_zero_attn or kdim not in (None, embed_dim) or vdim not in (None, embed_dim):
                raise NotImplementedError("MultiheadAttention with add_bias_kv, add_zero_attn, kdim or vdim is not in lgs")
            self.embed_dim, self.kdim, self.vdim, self.num_heads = embed_dim, embed_dim, embed_dim, num_heads
            self.dropout, self.batch_first = dropout, batch_first
            self.head_dim = embed_dim // num_heads
            assert self.head_dim * num_heads == self.embed_dim, "embed_dim must be divisible by num_heads"
            self.in_proj_weight = nn.Parameter(torch.empty(3 * embed_dim, embed_dim))
            if bias:
                self.in_proj_bias = nn.Parameter(torch.zeros(3 * embed_dim))
            else:
                self.register_parameter("in_proj_bias", None)
            self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias)
            torch.nn.init.xavier_uniform_(self.in_proj_weight)
            if bias:
                torch.nn.init.constant_(self.out_proj.bias, 0.0)

        def _projections(self, query, key, value):
            if query is key and key is value:
                return F.linear(query, self.in_proj_weight, self.in_proj_bias).chunk(3, -1)
            weights = self.in_proj_weight.chunk(3)
            biases = (None,) * 3 if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
            return tuple(F.linear(x, w, b) for x, w, b in zip((query, key, value), weights, biases))

        def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                    average_attn_weights=True, is_causal=False):
            batched = query.ndim == 3
            if query.ndim not in (2, 3):
                raise AssertionError(f"query should be unbatched 2D or batched 3D tensor but received {query.ndim}-D query tensor")
            if query.size(-1) != self.embed_dim:
                raise AssertionError(f"was expecting embedding dimension of {self.embed_dim}, but got {query.size(-1)}")
            if is_causal and attn_mask is None:
                raise RuntimeError("Need attn_mask if specifying the is_causal hint.")
            q, k, v = self._projections(query, key, value)
            if not batched:
                q, k, v = q.unsqueeze(0), k.unsqueeze(0), v.unsqueeze(0)
            elif not self.batch_first:
                q, k, v = q.transpose(0, 1), k.transpose(0, 1), v.transpose(0, 1)
            n, length, source = q.size(0), q.size(1), k.size(1)
            q, k, v = [x.reshape(n, -1, self.num_heads, self.head_dim).transpose(1, 2) for x in (q, k, v)]
            scores = (q * math.sqrt(1.0 / self.head_dim)) @ k.transpose(-2, -1)
            scores = self._masked(scores, attn_mask, key_padding_mask if batched or key_padding_mask is None else key_padding_mask.unsqueeze(0))
            weights = scores.softmax(-1)
            kept = F.dropout(weights, self.dropout, self.training)
            # Places first in memory, as in PyTorch: dropout draws in that order.
            output = self.out_proj((kept @ v).permute(2, 0, 1, 3).reshape(length, n, self.embed_dim))
            if not batched:
                output = output.squeeze(1)
            elif self.batch_first:
                output = output.transpose(0, 1)
            if not need_weights:
                return output, None
            if average_attn_weights:
                weights = weights.mean(1)
            return output, weights if batched else weights.squeeze(0)

        def _masked(self, scores, attn_mask, key_padding_mask):
            if attn_mask is not None:
                if attn_mask.ndim == 3:
                    attn_mask = attn_mask.reshape(-1, self.num_heads, *attn_mask.shape[1:])
                scores = scores.masked_fill(attn_mask, -math.inf) if attn_mask.dtype == torch.bool else scores + attn_mask
            if key_padding_mask is not None:
                mask = key_padding_mask.reshape(key_padding_mask.size(0), 1, 1, -1)
                scores = scores.masked_fill(mask, -math.inf) if mask.dtype == torch.bool else scores + mask
            return scores


    def _activation(activation):
        if isinstance(activation, str):
            if activation not in ("relu", "gelu"):
                raise RuntimeError(f"activation should be relu/gelu, not {activation}")
            return F.relu if activation == "relu" else F.gelu
        return activation


    class _Layer(nn.Module):
        # What the layers of encoder and decoder share. They remember how they were made, for copies.
        def _feed_forward_parts(self, d_model, dim_feedforward, dropout, bias):
            self.linear1 = nn.Linear(d_model, dim_feedforward, bias=bias)
            self.dropout = nn.Dropout(dropout)
            self.linear2 = nn.Linear(dim_feedforward, d_model, bias=bias)

        def _feed_forward(self, x):
            return self.linear2(self.dropout(self.activation(self.linear1(x))))

        def copy(self):
            made = aside(lambda: type(self)(*self._made_from))
            made.load_state_dict(self.state_dict())
            made.train(self.training)
            return made


    class TransformerEncoderLayer(_Layer):
        """Attention of a sequence to itself, then a network for every element, each beside a direct path."""
        __module__ = "torch.nn.modules.transformer"

        def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            self._made_from = (d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias)
            self.self_attn = MultiheadAttention(d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first)
            self._feed_forward_parts(d_model, dim_feedforward, dropout, bias)
            self.norm_first = norm_first
            self.norm1 = nn.LayerNorm(d_model, eps=layer_norm_eps)
            self.norm2 = nn.LayerNorm(d_model, eps=layer_norm_eps)
            self.dropout1 = nn.Dropout(dropout)
            self.dropout2 = nn.Dropout(dropout)
            self.activation = _activation(activation)

        def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
            def attended(x):
                return self.dropout1(self.self_attn(
                    x, x, x, key_padding_mask=src_key_padding_mask, need_weights=False, attn_mask=src_mask)[0])
            x = src
            if self.norm_first:
                x = x + attended(self.norm1(x))
                return x + self.dropout2(self._feed_forward(self.norm2(x)))
            x = self.norm1(x + attended(x))
            return self.norm2(x + self.dropout2(self._feed_forward(x)))


    class TransformerEncoder(nn.Module):
        """Copies of a layer, one after the other."""
        __module__ = "torch.nn.modules.transformer"

        def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
            super().__init__()
            self.layers = nn.ModuleList([encoder_layer.copy() for _ in range(num_layers)])
            self.num_layers = num_layers
            self.norm = norm

        def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
            for layer in self.layers:
                src = layer(src, src_mask=mask, src_key_padding_mask=src_key_padding_mask)
            return src if self.norm is None else self.norm(src)


    class TransformerDecoderLayer(_Layer):
        """Attention of a sequence to itself and to another, then a network for every element."""
        __module__ = "torch.nn.modules.transformer"

        def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            self._made_from = (d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias)
            self.self_attn = MultiheadAttention(d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first)
            self.multihead_attn = MultiheadAttention(d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first)
            self._feed_forward_parts(d_model, dim_feedforward, dropout, bias)
            self.norm_first = norm_first
            self.norm1 = nn.LayerNorm(d_model, eps=layer_norm_eps)
            self.norm2 = nn.LayerNorm(d_model, eps=layer_norm_eps)
            self.norm3 = nn.LayerNorm(d_model, eps=layer_norm_eps)
            self.dropout1 = nn.Dropout(dropout)
            self.dropout2 = nn.Dropout(dropout)
            self.dropout3 = nn.Dropout(dropout)
            self.activation = _activation(activation)

        def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                    memory_key_padding_mask=None, tgt_is_causal=False, memory_is_causal=False):
            def attended(x):
                return self.dropout1(self.self_attn(
                    x, x, x, key_padding_mask=tgt_key_padding_mask, need_weights=False, attn_mask=tgt_mask)[0])

            def remembered(x):
                return self.dropout2(self.multihead_attn(
                    x, memory, memory, key_padding_mask=memory_key_padding_mask, need_weights=False, attn_mask=memory_mask)[0])
            x = tgt
            if self.norm_first:
                x = x + attended(self.norm1(x))
                x = x + remembered(self.norm2(x))
                return x + self.dropout3(self._feed_forward(self.norm3(x)))
            x = self.norm1(x + attended(x))
            x = self.norm2(x + remembered(x))
            return self.norm3(x + self.dropout3(self._feed_forward(x)))


    class TransformerDecoder(nn.Module):
        """Copies of a decoder's layer, one after the other."""
        __module__ = "torch.nn.modules.transformer"

        def __init__(self, decoder_layer, num_layers, norm=None):
            super().__init__()
            self.layers = nn.ModuleList([decoder_layer.copy() for _ in range(num_layers)])
            self.num_layers = num_layers
            self.norm = norm

        def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                    memory_key_padding_mask=None, tgt_is_causal=None, memory_is_causal=False):
            for layer in self.layers:
                tgt = layer(tgt, memory, tgt_mask=tgt_mask, memory_mask=memory_mask,
                            tgt_key_padding_mask=tgt_key_padding_mask, memory_key_padding_mask=memory_key_padding_mask)
            return tgt if self.norm is None else self.norm(tgt)


    class Transformer(nn.Module):
        """An encoder of one sequence and a decoder of another."""
        __module__ = "torch.nn.modules.transformer"

        def __init__(self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048,
                     dropout=0.1, activation=F.relu, custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            rest = (dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias)
            self.encoder = custom_encoder or TransformerEncoder(
                TransformerEncoderLayer(d_model, nhead, *rest), num_encoder_layers, nn.LayerNorm(d_model, eps=layer_norm_eps))
            self.decoder = custom_decoder or TransformerDecoder(
                TransformerDecoderLayer(d_model, nhead, *rest), num_decoder_layers, nn.LayerNorm(d_model, eps=layer_norm_eps))
            for parameter in self.parameters():
                if parameter.dim() > 1:
                    torch.nn.init.xavier_uniform_(parameter)
            self.d_model, self.nhead, self.batch_first = d_model, nhead, batch_first

        def forward(self, src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None,
                    tgt_key_padding_mask=None, memory_key_padding_mask=None, src_is_causal=None, tgt_is_causal=None,
                    memory_is_causal=False):
            memory = self.encoder(src, mask=src_mask, src_key_padding_mask=src_key_padding_mask)
            return self.decoder(
                tgt, memory, tgt_mask=tgt_mask, memory_mask=memory_mask, tgt_key_padding_mask=tgt_key_padding_mask,
                memory_key_padding_mask=memory_key_padding_mask)

        @staticmethod
        def generate_square_subsequent_mask(sz, device=None, dtype=None):
            """A mask that hides later elements."""
            return torch.full((sz, sz), -math.inf).triu(1)

    """##
}
