import Interpreter

/// Averages, quantiles and counts.
enum WrittenStatistics {
  static let shared: [SharedRecord] = [
    SharedRecord(
      written: "ptp", "axis=None, out=<no value>, keepdims=False",
      "The distance of the largest to the smallest element.",
      operand: "[3, 7, 5]", output: "np.int64(4)",
      """
      return np.subtract(np.max(a, axis=axis, keepdims=keepdims), np.min(a, axis=axis, keepdims=keepdims))
      """)
  ]

  static let functions: [Builtin] = averages + quantiles + counts + covariances

  private static let averages: [Builtin] = [
    .written(
      "average(a, axis=None, weights=None, returned=False, *, keepdims=False)",
      "The mean of the elements, each with its weight.",
      example: "np.average([1, 2, 4], weights=[2, 1, 1])\n#> np.float64(2.0)",
      """
      a = np.asarray(a)
      if weights is None:
          mean = np.mean(a, axis=axis, keepdims=keepdims)
          total = np.asarray(mean).dtype.type(a.size / np.asarray(mean).size)
      else:
          weights = np.asarray(weights)
          if a.shape != weights.shape:
              if axis is None:
                  raise TypeError("Axis must be specified when shapes of a and weights differ.")
              if weights.shape != (a.shape[axis],):
                  raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
              places = [1] * a.ndim
              places[axis] = -1
              weights = weights.reshape(places) * np.ones(a.shape, weights.dtype)
          kind = np.result_type(a.dtype, weights.dtype)
          if not np.issubdtype(a.dtype, np.floating):
              kind = np.result_type(kind, np.float64)
          a, weights = a.astype(kind), weights.astype(kind)
          total = weights.sum(axis=axis, keepdims=keepdims)
          if np.any(total == 0.0):
              raise ZeroDivisionError("Weights sum to zero, can't be normalized")
          mean = np.multiply(a, weights).sum(axis=axis, keepdims=keepdims) / total
      if not returned:
          return mean
      if np.shape(total) != np.shape(mean):
          total = np.broadcast_to(total, np.shape(mean)).copy()
      return mean, total
      """)
  ]

  /// The rows of sorted elements that quantiles are read from, and the reading.
  private static let quantile = """
    methods = ['linear', 'lower', 'higher', 'midpoint', 'nearest']
    others = ['inverted_cdf', 'averaged_inverted_cdf', 'closest_observation', 'interpolated_inverted_cdf', 'hazen',
              'weibull', 'median_unbiased', 'normal_unbiased']
    if method in others:
        raise NotImplementedError("the method '" + method + "' of quantiles is not in lgs")
    if method not in methods:
        known = others[:6] + methods[:1] + others[6:] + methods[1:]
        raise ValueError(f"{method!r} is not a valid method. Use one of: dict_keys({known})")
    a = np.asarray(a)
    if a.dtype == bool:
        raise TypeError("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, "
                        "or the logical_xor function instead.")
    axes = list(range(a.ndim)) if axis is None else [k % a.ndim for k in (axis if isinstance(axis, tuple) else (axis,))]
    kept = [k for k in range(a.ndim) if k not in axes]
    shape = tuple(1 if k in axes else a.shape[k] for k in range(a.ndim)) if keepdims else tuple(a.shape[k] for k in kept)
    rows = np.sort(a.transpose(axes + kept).reshape((-1,) + tuple(a.shape[k] for k in kept)), axis=0)
    count = len(rows)
    if count == 0:
        raise IndexError("index -1 is out of bounds for axis 0 with size 0")
    places = q.ravel() * (count - 1)
    if method == 'lower':
        result = rows[np.floor(places).astype(int)]
    elif method == 'higher':
        result = rows[np.ceil(places).astype(int)]
    elif method == 'nearest':
        result = rows[np.rint(places).astype(int)]
    else:
        first = np.floor(places)
        part = np.full(places.shape, 0.5) * (places != first) if method == 'midpoint' else places - first
        low = rows[first.astype(int)]
        high = rows[np.minimum(first + 1, count - 1).astype(int)]
        part = part.astype(rows.dtype if np.issubdtype(rows.dtype, np.floating) else float)
        part = part.reshape((-1,) + (1,) * (rows.ndim - 1))
        width = high - low
        result = np.where(part >= 0.5, high - width * (1 - part), low + width * part)
    if np.issubdtype(rows.dtype, np.floating):
        result = np.where(np.isnan(rows[-1]), rows.dtype.type(np.nan), result)
    result = result.reshape(q.shape + shape)
    return result if result.ndim else result[()]
    """

  private static let rest =
    "axis=None, out=<no value>, overwrite_input=False, method='linear', keepdims=False, *, weights=<no value>"

  private static let quantiles: [Builtin] = [
    .written(
      "quantile(a, q, \(rest))", "The values below which a part q, from 0 to 1, of the elements lies.",
      example: "np.quantile([1, 2, 3, 4], 0.5)\n#> np.float64(2.5)",
      """
      q = np.asarray(q, dtype=float)
      if not np.all((q >= 0) & (q <= 1)):
          raise ValueError("Quantiles must be in the range [0, 1]")

      """ + quantile),
    .written(
      "percentile(a, q, \(rest))", "The values below which q percent of the elements lie.",
      example: "np.percentile([1, 2, 3, 4], [25, 75])\n#> array([1.75, 3.25])",
      """
      q = np.asarray(q) / 100
      if not np.all((q >= 0) & (q <= 1)):
          raise ValueError("Percentiles must be in the range [0, 100]")
      q = np.asarray(q)

      """ + quantile),
  ]

  private static let counts: [Builtin] = [
    .written(
      "digitize(x, bins, right=False)", "The numbers of the bins, between edges, that elements fall in.",
      example: "np.digitize([0.5, 1.5, 9.0], [1, 2])\n#> array([0, 1, 2])",
      """
      x, bins = np.asarray(x), np.asarray(bins)
      steps = np.diff(bins)
      if np.all(steps >= 0):
          return np.searchsorted(bins, x, side='left' if right else 'right')
      if not np.all(steps <= 0):
          raise ValueError("bins must be monotonically increasing or decreasing")
      return len(bins) - np.searchsorted(bins[::-1], x, side='left' if right else 'right')
      """),
    .written(
      "histogram_bin_edges(a, bins=10, range=None, weights=None)", "The edges of the bins of a histogram.",
      example: "np.histogram_bin_edges([0, 1, 4], bins=2)\n#> array([0., 2., 4.])",
      """
      a = np.asarray(a).ravel()
      if a.dtype == bool:
          raise NotImplementedError("a histogram of bools is not in lgs")
      isName = isinstance(bins, str)
      if not isName and np.ndim(bins) == 1:
          bins = np.asarray(bins)
          if np.any(bins[:-1] > bins[1:]):
              raise ValueError('`bins` must increase monotonically, when an array')
          return bins
      if not isName and np.ndim(bins) > 1:
          raise ValueError('`bins` must be 1d, when an array')
      if range is not None:
          first, last = range
          if first > last:
              raise ValueError('max must be larger than min in range parameter.')
          if not (np.isfinite(first) and np.isfinite(last)):
              raise ValueError(f"supplied range of [{first}, {last}] is not finite")
          a = a[(a >= first) & (a <= last)]
      elif a.size == 0:
          first, last = 0, 1
      else:
          first, last = a.min(), a.max()
          if not (np.isfinite(first) and np.isfinite(last)):
              raise ValueError(f"autodetected range of [{first}, {last}] is not finite")
      if first == last:
          first, last = first - 0.5, last + 0.5
      if isName:
          size = a.size
          spread = np.ptp(a) if size else 0
          if size == 0:
              bins = 1
          else:
              widths = {
                  'sqrt': lambda: spread / np.sqrt(size),
                  'sturges': lambda: spread / (np.log2(size) + 1.0),
                  'rice': lambda: spread / (2.0 * size ** (1.0 / 3)),
                  'scott': lambda: (24.0 * np.pi ** 0.5 / size) ** (1.0 / 3.0) * np.std(a),
                  'fd': lambda: 2.0 * np.subtract(*np.percentile(a, [75, 25])) * size ** (-1.0 / 3.0),
              }
              def automatic():
                  fd = widths['fd']()
                  if fd:
                      width = min(fd, widths['sturges']())
                      return width
                  return widths['sturges']()
              widths['auto'] = automatic
              if bins in ('doane', 'stone'):
                  raise NotImplementedError("the bins '" + bins + "' are not in lgs")
              if bins not in widths:
                  raise ValueError(f"{bins!r} is not a valid estimator for `bins`")
              width = widths[bins]()
              if width and np.issubdtype(a.dtype, np.integer) and width < 1:
                  width = 1
              bins = int(np.ceil((last - first) / width)) if width else 1
      bins = int(bins)
      if bins < 1:
          raise ValueError('`bins` must be positive, when an integer')
      return np.linspace(first, last, bins + 1)
      """),
    .written(
      "histogram(a, bins=10, range=None, density=None, weights=None)",
      "How many elements lie in every bin, and the edges of the bins.",
      example: "np.histogram([1, 2, 1, 4], bins=3)\n#> (array([2, 1, 1]), array([1., 2., 3., 4.]))",
      """
      a = np.asarray(a)
      if weights is not None:
          weights = np.asarray(weights)
          if weights.shape != a.shape:
              raise ValueError('weights should have the same shape as a.')
          weights = weights.ravel()
      a = a.ravel()
      edges = np.histogram_bin_edges(a, bins, range, weights)
      inside = (a >= edges[0]) & (a <= edges[-1])
      places = np.searchsorted(edges, a[inside], side='right') - 1
      places = np.where(places == len(edges) - 1, len(edges) - 2, places)
      counts = np.bincount(places, None if weights is None else weights[inside], minlength=len(edges) - 1)
      if weights is not None and np.issubdtype(weights.dtype, np.integer):
          counts = counts.astype(int)
      if density:
          return counts / np.asarray(np.diff(edges), float) / counts.sum(), edges
      return counts, edges
      """),
    .written(
      "histogram2d(x, y, bins=10, range=None, density=None, weights=None)",
      "How many points lie in every cell, and the edges along both axes.",
      example: "np.histogram2d([0, 1, 1], [0, 0, 1], bins=2)[0]\n#> array([[1., 0.],\n#>        [1., 1.]])",
      """
      x, y = np.asarray(x), np.asarray(y)
      if len(x) != len(y):
          raise ValueError('x and y must have the same length.')
      if isinstance(bins, (tuple, list)) and len(bins) == 2:
          first, second = bins
      else:
          first = second = bins
      limits = (None, None) if range is None else range
      def edges_of(values, bins, limits):
          if np.ndim(bins):
              return np.asarray(bins)
          if limits is None:
              limits = (values.min(), values.max()) if values.size else (0, 1)
              if limits[0] == limits[1]:
                  limits = (limits[0] - 0.5, limits[1] + 0.5)
          return np.linspace(limits[0], limits[1], bins + 1)
      across, up = edges_of(x, first, limits[0]), edges_of(y, second, limits[1])
      inside = (x >= across[0]) & (x <= across[-1]) & (y >= up[0]) & (y <= up[-1])
      def places(values, edges):
          return np.minimum(np.searchsorted(edges, values[inside], side='right') - 1, len(edges) - 2)
      shape = len(across) - 1, len(up) - 1
      cells = places(x, across) * shape[1] + places(y, up)
      chosen = None if weights is None else np.asarray(weights)[inside]
      counts = np.bincount(cells, chosen, minlength=shape[0] * shape[1]).astype(float).reshape(shape)
      if density:
          total = counts.sum()
          counts = counts / np.diff(across).reshape(-1, 1) / np.diff(up).reshape(1, -1) / total
      return counts, across, up
      """),
    .written(
      "count_nonzero(a, axis=None, *, keepdims=False)", "How many elements are not zero.",
      example: "np.count_nonzero([0, 5, 6])\n#> np.int64(2)",
      """
      counts = (np.asarray(a) != 0).sum(axis=axis, keepdims=keepdims)
      return np.int64(counts) if axis is None and not keepdims else counts
      """),
  ]

  private static let covariances: [Builtin] = [
    .written(
      "cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=<no value>, aweights=<no value>, *, dtype=<no value>)",
      "The covariances of variables, one per row.",
      example:
        "np.cov([1, 2, 4], [1, 2, 3])\n#> array([[2.33333333, 1.5       ],\n#>        [1.5       , 1.        ]])",
      """
      if ddof is not None and ddof != int(ddof):
          raise ValueError("ddof must be integer")
      def variables(values):
          values = np.array(values, ndmin=2)
          return values if rowvar or values.shape[0] == 1 else values.T
      if np.ndim(m) > 2:
          raise ValueError("m has more than 2 dimensions")
      X = variables(m)
      if y is not None:
          X = np.concatenate((X, variables(y)), axis=0)
      X = X.astype(np.result_type(X.dtype, np.float64))
      ddof = (0 if bias else 1) if ddof is None else ddof
      X = X - np.average(X, axis=1)[:, None]
      scale = X.shape[1] - ddof
      c = np.dot(X, X.T) * np.true_divide(1, max(scale, 0)) if scale > 0 else np.dot(X, X.T) * np.inf
      return np.squeeze(c)
      """),
    .written(
      "corrcoef(x, y=None, rowvar=True, *, dtype=<no value>)", "The correlations of variables, one per row.",
      example: "np.corrcoef([1, 2, 4], [2, 4, 8])\n#> array([[1., 1.],\n#>        [1., 1.]])",
      """
      c = np.cov(x, y, rowvar)
      if np.ndim(c) == 0:
          return c / c
      deviations = np.sqrt(np.diag(c))
      c = c / deviations[:, None]
      c = c / deviations[None, :]
      return np.clip(c, -1, 1)
      """),
  ]
}
