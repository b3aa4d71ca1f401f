extension LanguageModules {
  static let torchNnUtilsRnnProgram =
    ##"""
    # torch.nn.utils.rnn: sequences of different lengths.


    def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
        """Sequences of different lengths in one tensor, with a number where they have ended."""
        if padding_side not in ("left", "right"):
            raise RuntimeError("Expected padding_side to be one of left or right, but got " + padding_side + ".")
        sequences = list(sequences)
        longest = max(x.size(0) for x in sequences)
        rows = []
        for x in sequences:
            rest = torch.full((longest - x.size(0),) + tuple(x.shape[1:]), padding_value, dtype=x.dtype)
            rows.append(torch.cat([x, rest] if padding_side == "right" else [rest, x]))
        return torch.stack(rows, 0 if batch_first else 1)


    def unpad_sequence(padded_sequences, lengths, batch_first=False):
        """The sequences that pad_sequence has put together."""
        if not batch_first:
            padded_sequences = padded_sequences.transpose(0, 1)
        return [x[:int(n)] for x, n in zip(padded_sequences, lengths)]

    """##
}
