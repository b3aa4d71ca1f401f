import Interpreter

/// Arrays turned, cut, framed and filled by pattern.
enum WrittenShaping {
  static let functions: [Builtin] = turns + parts + triangles + patterns + applications

  private static let turns: [Builtin] = [
    .written(
      "rot90(m, k=1, axes=(0, 1))", "The matrix turned by quarters, against the clock.",
      example: "np.rot90([[1, 2], [3, 4]])\n#> array([[2, 4],\n#>        [1, 3]])",
      """
      m = np.asarray(m)
      if len(axes) != 2:
          raise ValueError("len(axes) must be 2.")
      if axes[0] == axes[1] or abs(axes[0] - axes[1]) == m.ndim:
          raise ValueError("Axes must be different.")
      k = k % 4
      if k == 0:
          return m[:]
      if k == 2:
          return np.flip(np.flip(m, axes[0]), axes[1])
      if k == 1:
          return np.swapaxes(np.flip(m, axes[1]), axes[0], axes[1])
      return np.flip(np.swapaxes(m, axes[0], axes[1]), axes[1])
      """),
    .written(
      "fliplr(m)", "The columns in reverse order.", example: "np.fliplr([[1, 2]])\n#> array([[2, 1]])",
      """
      m = np.asarray(m)
      if m.ndim < 2:
          raise ValueError("Input must be >= 2-d.")
      return m[:, ::-1]
      """),
    .written(
      "flipud(m)", "The rows in reverse order.", example: "np.flipud([1, 2])\n#> array([2, 1])",
      """
      m = np.asarray(m)
      if m.ndim < 1:
          raise ValueError("Input must be >= 1-d.")
      return m[::-1, ...]
      """),
    .written(
      "moveaxis(a, source, destination)", "A view with axes moved to other places.",
      example: "np.moveaxis(np.zeros((1, 2, 3)), 0, -1).shape\n#> (2, 3, 1)",
      """
      a = np.asarray(a)
      def places(axes, word):
          axes = list(axes) if isinstance(axes, (tuple, list)) else [axes]
          for axis in axes:
              if not -a.ndim <= axis < a.ndim:
                  raise np.exceptions.AxisError(
                      f"{word}: axis {axis} is out of bounds for array of dimension {a.ndim}")
          return [axis % a.ndim for axis in axes]
      source, destination = places(source, 'source'), places(destination, 'destination')
      if len(source) != len(destination):
          raise ValueError('`source` and `destination` arguments must have the same number of elements')
      order = [axis for axis in range(a.ndim) if axis not in source]
      for to, axis in sorted(zip(destination, source)):
          order.insert(to, axis)
      return a.transpose(order)
      """),
    .written(
      "rollaxis(a, axis, start=0)", "A view with one axis moved in front of another.",
      example: "np.rollaxis(np.zeros((1, 2, 3)), 2).shape\n#> (3, 1, 2)",
      """
      a = np.asarray(a)
      axis = axis % a.ndim
      start = start + a.ndim if start < 0 else start
      return np.moveaxis(a, axis, start - 1 if axis < start else start)
      """),
    .written(
      "atleast_3d(*arys)", "The array with at least three axes.", example: "np.atleast_3d([1, 2]).shape\n#> (1, 2, 1)",
      """
      results = []
      for array in arys:
          array = np.asarray(array)
          if array.ndim == 0:
              array = array.reshape(1, 1, 1)
          elif array.ndim == 1:
              array = array[None, :, None]
          elif array.ndim == 2:
              array = array[:, :, None]
          results.append(array)
      return results[0] if len(results) == 1 else tuple(results)
      """),
    .written(
      "broadcast_arrays(*args, subok=<no value>)", "Views that repeat axes of size 1 until the shapes are one.",
      example: "np.broadcast_arrays([1, 2], [[3], [4]])[0]\n#> array([[1, 2],\n#>        [1, 2]])",
      """
      shape = np.broadcast_shapes(*[np.shape(array) for array in args])
      return tuple(np.broadcast_to(array, shape) for array in args)
      """),
    .written(
      "broadcast_shapes(*args)", "The shape that shapes broadcast to.",
      example: "np.broadcast_shapes((2, 1), (3,))\n#> (2, 3)",
      """
      shapes = [shape if isinstance(shape, tuple) else (shape,) for shape in args]
      rank = max([len(shape) for shape in shapes] + [0])
      result = [1] * rank
      for place, shape in enumerate(shapes):
          for k, size in enumerate(shape):
              axis = rank - len(shape) + k
              if size != 1 and result[axis] not in (1, size):
                  raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 "
                                   f"with shape {shapes[0]} and arg {place} with shape {shape}.")
              if size != 1:
                  result[axis] = size
      return tuple(result)
      """),
  ]

  private static func cut(_ name: String, _ words: String, _ axis: String, _ operand: String, _ output: String)
    -> Builtin
  {
    .written(
      "\(name)(ary, indices_or_sections)", "The array in parts, cut \(words).",
      example: "np.\(name)(\(operand), 2)\n#> \(output)",
      """
      axes = len(ary.shape)
      return np.split(ary, indices_or_sections, \(axis))
      """)
  }

  private static let parts: [Builtin] = [
    cut("hsplit", "between columns", "1 if axes > 1 else 0", "np.array([1, 2])", "[array([1]), array([2])]"),
    cut("vsplit", "between rows", "0", "np.array([[1], [2]])", "[array([[1]]), array([[2]])]"),
    cut("dsplit", "along the third axis", "2", "np.array([[[1, 2]]])", "[array([[[1]]]), array([[[2]]])]"),
    .written(
      "dstack(tup)", "Arrays joined along the third axis.",
      example: "np.dstack([[1, 2], [3, 4]])\n#> array([[[1, 3],\n#>         [2, 4]]])",
      "return np.concatenate([np.atleast_3d(array) for array in tup], 2)"),
    .written(
      "block(arrays)", "An array put together of nested lists of blocks.",
      example: "np.block([[np.eye(2), np.zeros((2, 1))]])\n#> array([[1., 0., 0.],\n#>        [0., 1., 0.]])",
      """
      def depth(part):
          return 1 + max(depth(item) for item in part) if isinstance(part, list) else 0
      levels = depth(arrays)
      def rank(part):
          return max(rank(item) for item in part) if isinstance(part, list) else np.ndim(part)
      dimensions = max(levels, rank(arrays))
      def join(part, level):
          if isinstance(part, list):
              return np.concatenate([join(item, level + 1) for item in part], axis=dimensions - levels + level)
          part = np.asarray(part)
          return part.reshape((1,) * (dimensions - part.ndim) + part.shape)
      return join(arrays, 0)
      """),
    .written(
      "resize(a, new_shape)", "The elements in another shape, repeated as often as needed.",
      example: "np.resize([1, 2, 3], (2, 2))\n#> array([[1, 2],\n#>        [3, 1]])",
      """
      a = np.ravel(a)
      shape = new_shape if isinstance(new_shape, (tuple, list)) else (new_shape,)
      count = 1
      for size in shape:
          if size < 0:
              raise ValueError('all elements of `new_shape` must be non-negative')
          count = count * size
      if a.size == 0 or count == 0:
          return np.zeros(shape, a.dtype)
      return a[np.arange(count) % a.size].reshape(shape)
      """),
    .written(
      "pad(array, pad_width, mode='constant', **kwargs)", "The array with a frame around it.",
      example: "np.pad([1, 2], 1)\n#> array([0, 1, 2, 0])",
      """
      array = np.asarray(array)
      widths = np.broadcast_to(np.asarray(pad_width), (array.ndim, 2)).astype(int)
      if np.any(widths < 0):
          raise ValueError("index can't contain negative values")
      known = {'constant': ['constant_values'], 'edge': [], 'wrap': [], 'reflect': ['reflect_type'],
               'symmetric': ['reflect_type'], 'mean': ['stat_length'], 'maximum': ['stat_length'],
               'minimum': ['stat_length'], 'median': ['stat_length'], 'linear_ramp': ['end_values'], 'empty': []}
      if callable(mode) or mode in ('median', 'linear_ramp', 'empty', 'mean'):
          raise NotImplementedError("the mode " + repr(mode) + " of numpy.pad is not in lgs")
      if mode not in known:
          raise ValueError(f"mode '{mode}' is not supported")
      for name in kwargs:
          if name not in known[mode]:
              raise ValueError(f"unsupported keyword arguments for mode '{mode}': {set([name])}")
          if name != 'constant_values':
              raise NotImplementedError("the argument '" + name + "' of numpy.pad is not in lgs")
      fill = np.broadcast_to(np.asarray(kwargs.get('constant_values', 0)), (array.ndim, 2)).astype(array.dtype)
      for axis in range(array.ndim):
          before, after = int(widths[axis, 0]), int(widths[axis, 1])
          count = array.shape[axis]
          if mode == 'constant':
              def frame(width, value):
                  return np.full(array.shape[:axis] + (width,) + array.shape[axis + 1:], value, array.dtype)
              array = np.concatenate((frame(before, fill[axis, 0]), array, frame(after, fill[axis, 1])), axis=axis)
              continue
          if before + after == 0:
              continue
          if count == 0:
              raise ValueError(f"can't extend empty axis {axis} using modes other than 'constant' or 'empty'")
          if mode in ('maximum', 'minimum'):
              edge = (np.max if mode == 'maximum' else np.min)(array, axis=axis, keepdims=True)
              array = np.concatenate((np.repeat(edge, before, axis), array, np.repeat(edge, after, axis)), axis=axis)
              continue
          places = np.arange(-before, count + after)
          if mode == 'edge':
              places = np.clip(places, 0, count - 1)
          elif mode == 'wrap':
              places = places % count
          elif mode == 'symmetric':
              places = places % (2 * count)
              places = np.where(places < count, places, 2 * count - 1 - places)
          elif count == 1:
              places = np.zeros_like(places)
          else:
              places = places % (2 * count - 2)
              places = np.where(places < count, places, 2 * count - 2 - places)
          array = np.take(array, places, axis=axis)
      return array
      """),
  ]

  private static let triangles: [Builtin] = [
    .written(
      "tri(N, M=None, k=0, dtype=float, *, like=<no value>)", "A matrix with ones at and below a diagonal.",
      example: "np.tri(2)\n#> array([[1., 0.],\n#>        [1., 1.]])",
      """
      M = N if M is None else M
      return (np.arange(N).reshape(-1, 1) >= np.arange(-k, M - k)).astype(dtype)
      """),
    .written(
      "tril(m, k=0)", "The matrix with zeros above a diagonal.",
      example: "np.tril([[1, 2], [3, 4]])\n#> array([[1, 0],\n#>        [3, 4]])",
      """
      m = np.asarray(m)
      return np.where(np.tri(*m.shape[-2:], k=k, dtype=bool), m, np.zeros(1, m.dtype))
      """),
    .written(
      "triu(m, k=0)", "The matrix with zeros below a diagonal.",
      example: "np.triu([[1, 2], [3, 4]])\n#> array([[1, 2],\n#>        [0, 4]])",
      """
      m = np.asarray(m)
      return np.where(np.tri(*m.shape[-2:], k=k - 1, dtype=bool), np.zeros(1, m.dtype), m)
      """),
    .written(
      "diagflat(v, k=0)", "The matrix with all elements on its diagonal.",
      example: "np.diagflat([[1], [2]])\n#> array([[1, 0],\n#>        [0, 2]])",
      "return np.diag(np.ravel(v), k)"),
  ]

  private static let patterns: [Builtin] = [
    .written(
      "logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=<no value>)",
      "Powers of a base with exponents at equal distances.",
      example: "np.logspace(0, 2, 3)\n#> array([  1.,  10., 100.])",
      """
      y = np.linspace(start, stop, num=num, endpoint=endpoint)
      result = np.power(base, y)
      return result if dtype is None else result.astype(dtype)
      """),
    .written(
      "geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=<no value>)",
      "Numbers from start to stop with equal ratios.", example: "np.geomspace(1, 8, 4)\n#> array([1., 2., 4., 8.])",
      """
      if start == 0 or stop == 0:
          raise ValueError('Geometric sequence cannot include zero')
      start, stop = np.float64(start), np.float64(stop)
      sign = np.sign(start)
      start, stop = start / sign, stop / sign
      if stop < 0:
          raise NotImplementedError("geomspace between numbers of different signs is not in lgs")
      low, high = np.log10(start), np.log10(stop)
      result = np.logspace(low, high, num=num, endpoint=endpoint, base=10.0)
      if num > 0:
          result[0] = start
          if num > 1 and endpoint:
              result[-1] = stop
      result = result * sign
      return result if dtype is None else result.astype(dtype)
      """),
    .written(
      "indices(dimensions, dtype=int, sparse=False)", "The positions of every element of a grid, one array per axis.",
      example: "np.indices((2, 2))[0]\n#> array([[0, 0],\n#>        [1, 1]])",
      """
      dimensions = tuple(dimensions)
      rank = len(dimensions)
      lines = [np.arange(size, dtype=dtype).reshape((1,) * k + (-1,) + (1,) * (rank - 1 - k))
               for k, size in enumerate(dimensions)]
      if sparse:
          return tuple(lines)
      result = np.empty((rank,) + dimensions, dtype=dtype)
      for k, line in enumerate(lines):
          result[k] = line
      return result
      """),
    .written(
      "fromfunction(function, shape, *, dtype=float, like=<no value>, **kwargs)",
      "The array of a function of the positions.",
      example: "np.fromfunction(lambda i, j: i + j, (2, 2))\n#> array([[0., 1.],\n#>        [1., 2.]])",
      "return function(*np.indices(shape, dtype=dtype), **kwargs)"),
    .written(
      "fromiter(iter, dtype, count=-1, *, like=<no value>)", "The array of what an iterable gives.",
      example: "np.fromiter((k * k for k in range(3)), int)\n#> array([0, 1, 4])",
      """
      values = list(iter)
      if count > len(values):
          raise ValueError(f"iterator too short: Expected {count} but iterator had only {len(values)} items.")
      return np.array(values if count < 0 else values[:count], dtype=dtype)
      """),
  ]

  private static let applications: [Builtin] = [
    .written(
      "apply_along_axis(func1d, axis, arr, *args, **kwargs)",
      "A function of vectors, applied to every row along an axis.",
      example: "np.apply_along_axis(sum, 1, np.array([[1, 2], [3, 4]]))\n#> array([3, 7])",
      """
      arr = np.asarray(arr)
      if not -arr.ndim <= axis < arr.ndim:
          raise np.exceptions.AxisError(f"axis {axis} is out of bounds for array of dimension {arr.ndim}")
      axis = axis % arr.ndim
      rows = np.moveaxis(arr, axis, -1)
      lead = rows.shape[:-1]
      results = [np.asarray(func1d(row, *args, **kwargs)) for row in rows.reshape((-1, arr.shape[axis]))]
      if len(results) == 0:
          raise ValueError('Cannot apply_along_axis when any iteration dimensions are 0')
      first = results[0]
      table = np.array([result.astype(first.dtype) for result in results]).reshape(lead + first.shape)
      for k in range(first.ndim):
          table = np.moveaxis(table, len(lead) + k, axis + k)
      return np.ascontiguousarray(table)[()] if table.ndim else table[()]
      """),
    .written(
      "apply_over_axes(func, a, axes)", "A function applied along one axis after the other.",
      example: "np.apply_over_axes(np.sum, np.array([[1, 2], [3, 4]]), [0, 1])\n#> array([[10]])",
      """
      value, rank = np.asarray(a), a.ndim
      for axis in (axes if isinstance(axes, (tuple, list)) else [axes]):
          result = func(value, axis)
          value = result if result.ndim == rank else np.expand_dims(result, axis)
      return value
      """),
  ]
}
