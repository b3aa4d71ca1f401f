extension LanguageModules {
  static let torchSamplingFunctions =
    ##"""
    def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
        """A random choice by weights through which gradients flow; hard gives one-hot rows."""
        noise = -torch.empty_like(logits).exponential_().log()
        soft = ((logits + noise) / tau).softmax(dim)
        if not hard:
            return soft
        index = soft.max(dim, keepdim=True)[1]
        chosen = torch.zeros_like(logits).scatter_(dim, index, 1.0)
        return chosen - soft.detach() + soft


    def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
        """Planes from their windows, as unfold gives them; where windows overlap they are summed."""
        pairs = [(v, v) if isinstance(v, int) else tuple(v) for v in (output_size, kernel_size, dilation, padding, stride)]
        size, kernel, dilation, padding, stride = pairs
        single = input.dim() == 2
        if single:
            input = input.unsqueeze(0)
        if input.dim() != 3:
            raise RuntimeError(f"Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero "
                               f"dimensions for input, but got: {list(input.shape)}")
        window = kernel[0] * kernel[1]
        if input.size(1) % window:
            raise RuntimeError(f"Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got "
                               f"input.size(1)={input.size(1)} and kernel_size=({kernel[0]}, {kernel[1]}).")
        counts = [(size[i] + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1) // stride[i] + 1 for i in range(2)]
        if input.size(2) != counts[0] * counts[1]:
            raise RuntimeError(f"Given output_size=({size[0]}, {size[1]}), kernel_size=({kernel[0]}, {kernel[1]}), "
                               f"dilation=({dilation[0]}, {dilation[1]}), padding=({padding[0]}, {padding[1]}), "
                               f"stride=({stride[0]}, {stride[1]}), expected size of input's dimension 2 to match the calculated "
                               f"number of sliding blocks {counts[0]} * {counts[1]} = {counts[0] * counts[1]}, but got "
                               f"input.size(2)={input.size(2)}.")
        rows = (torch.arange(kernel[0]) * dilation[0]).view(-1, 1, 1, 1) + (torch.arange(counts[0]) * stride[0]).view(1, 1, -1, 1)
        columns = (torch.arange(kernel[1]) * dilation[1]).view(1, -1, 1, 1) + (torch.arange(counts[1]) * stride[1]).view(1, 1, 1, -1)
        width = size[1] + 2 * padding[1]
        places = (rows * width + columns).reshape(-1)
        batch, channels = input.size(0), input.size(1) // window
        parts = input.reshape(batch, channels, -1)
        whole = torch.zeros(batch, channels, (size[0] + 2 * padding[0]) * width, dtype=input.dtype)
        whole = whole.index_add(2, places, parts).view(batch, channels, -1, width)
        plane = whole[:, :, padding[0]:padding[0] + size[0], padding[1]:padding[1] + size[1]]
        return plane.squeeze(0) if single else plane


    def affine_grid(theta, size, align_corners=False):
        """Places for grid_sample by matrices of two rows and three columns."""
        if len(size) != 4:
            raise NotImplementedError("affine_grid of other than 4 dimensions is not in lgs")

        def steps(n):
            if n <= 1:
                return torch.zeros(n, dtype=theta.dtype)
            values = torch.linspace(-1, 1, n, dtype=theta.dtype)
            return values if align_corners else values * (n - 1) / n

        n, _, height, width = size
        x = steps(width).view(1, width).expand(height, width)
        y = steps(height).view(height, 1).expand(height, width)
        base = torch.stack([x, y, torch.ones(height, width, dtype=theta.dtype)], -1)

        def formula(theta):
            return (base.view(1, height * width, 3) @ theta.transpose(1, 2)).view(n, height, width, 2)

        return composed("AffineGridGeneratorBackward0", formula, theta)


    def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
        """Values of planes at places from -1 to 1, between the nearest four or of the nearest one."""
        if mode not in ("bilinear", "nearest", "bicubic"):
            raise ValueError(f"nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '{mode}'")
        if padding_mode not in ("zeros", "border", "reflection"):
            raise ValueError("nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: "
                             f"'{padding_mode}'")
        if mode == "bicubic" or padding_mode == "reflection" or input.dim() != 4:
            raise NotImplementedError(f"grid_sample of {input.dim()} dimensions with mode='{mode}' and padding_mode='{padding_mode}' is not in lgs")
        n, channels, height, width = input.shape

        def unscaled(place, size):
            place = (place + 1) / 2 * (size - 1) if align_corners else ((place + 1) * size - 1) / 2
            return place.clamp(0, size - 1) if padding_mode == "border" else place

        x, y = unscaled(grid[..., 0], width), unscaled(grid[..., 1], height)
        flat = input.reshape(n, channels, height * width)

        def at(column, row):
            inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
            place = (row.clamp(0, height - 1) * width + column.clamp(0, width - 1)).long()
            found = flat.gather(2, place.reshape(n, 1, -1).expand(n, channels, -1))
            return found.view(n, channels, *place.shape[1:]) * inside.unsqueeze(1).to(input.dtype)

        if mode == "nearest":
            return at(x.detach().round(), y.detach().round())
        left, top = x.detach().floor(), y.detach().floor()
        right, bottom = left + 1, top + 1
        weights = [(right - x) * (bottom - y), (x - left) * (bottom - y), (right - x) * (y - top), (x - left) * (y - top)]
        corners = [at(left, top), at(right, top), at(left, bottom), at(right, bottom)]
        return sum(corner * weight.unsqueeze(1) for corner, weight in zip(corners, weights))


    """##
}
