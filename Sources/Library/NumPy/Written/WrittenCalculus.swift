import Interpreter

/// Differences, areas, polynomials.
enum WrittenCalculus {
  static let functions: [Builtin] = slopes + polynomials

  private static let slopes: [Builtin] = [
    .written(
      "gradient(f, *varargs, axis=None, edge_order=1)", "The slopes at every element, from its neighbours.",
      example: "np.gradient([1.0, 4.0, 9.0])\n#> array([3., 4., 5.])",
      """
      f = np.asarray(f)
      axes = list(range(f.ndim)) if axis is None else [k % f.ndim for k in (axis if isinstance(axis, tuple) else (axis,))]
      if len(varargs) == 0:
          steps = [1.0] * len(axes)
      elif len(varargs) == 1 and np.ndim(varargs[0]) == 0:
          steps = list(varargs) * len(axes)
      elif len(varargs) == len(axes):
          steps = list(varargs)
          for place, step in enumerate(steps):
              if np.ndim(step) == 0:
                  continue
              if np.ndim(step) != 1:
                  raise ValueError("distances must be either scalars or 1d")
              if len(step) != f.shape[axes[place]]:
                  raise ValueError("when 1d, distances must match the length of the corresponding dimension")
              step = np.diff(np.asarray(step).astype(float))
              steps[place] = step[0] if (step == step[0]).all() else step
      else:
          raise TypeError("invalid number of arguments")
      if edge_order > 2:
          raise ValueError("'edge_order' greater than 2 not supported")
      if not np.issubdtype(f.dtype, np.floating):
          f = f.astype(float)
      results = []
      for axis, step in zip(axes, steps):
          if f.shape[axis] < edge_order + 1:
              raise ValueError("Shape of array too small to calculate a numerical gradient, "
                               "at least (edge_order + 1) elements are required.")
          g = np.swapaxes(f, 0, axis)
          out = np.empty_like(g)
          if np.ndim(step) == 0:
              out[1:-1] = (g[2:] - g[:-2]) / (2. * step)
              first = last = step
              start = (-1.5 / step, 2. / step, -0.5 / step)
              end = (0.5 / step, -2. / step, 1.5 / step)
          else:
              one, two = step[:-1], step[1:]
              shape = (-1,) + (1,) * (g.ndim - 1)
              a = (-(two) / (one * (one + two))).reshape(shape)
              b = ((two - one) / (one * two)).reshape(shape)
              c = (one / (two * (one + two))).reshape(shape)
              out[1:-1] = a * g[:-2] + b * g[1:-1] + c * g[2:]
              first, last = step[0], step[-1]
              if edge_order == 2:
                  one, two = step[0], step[1]
                  start = (-(2. * one + two) / (one * (one + two)), (one + two) / (one * two), -one / (two * (one + two)))
                  one, two = step[-2], step[-1]
                  end = (two / (one * (one + two)), -(two + one) / (one * two), (2. * two + one) / (two * (one + two)))
          if edge_order == 1:
              out[0] = (g[1] - g[0]) / first
              out[-1] = (g[-1] - g[-2]) / last
          else:
              out[0] = start[0] * g[0] + start[1] * g[1] + start[2] * g[2]
              out[-1] = end[0] * g[-3] + end[1] * g[-2] + end[2] * g[-1]
          results.append(np.ascontiguousarray(np.swapaxes(out, 0, axis)))
      return results[0] if len(results) == 1 else tuple(results)
      """),
    .written(
      "trapezoid(y, x=None, dx=1.0, axis=-1)", "The area below a line through points.",
      example: "np.trapezoid([1, 2, 3])\n#> np.float64(4.0)",
      """
      y = np.asarray(y)
      if x is None:
          d = dx
      else:
          x = np.asarray(x)
          if x.ndim == 1:
              shape = [1] * y.ndim
              shape[axis] = len(x) - 1
              d = np.diff(x).reshape(shape)
          else:
              d = np.diff(x, axis=axis)
      y = np.moveaxis(y, axis, -1)
      d = np.moveaxis(d, axis, -1) if np.ndim(d) else d
      return (d * (y[..., 1:] + y[..., :-1]) / 2.0).sum(-1)
      """),
    .written(
      "ediff1d(ary, to_end=None, to_begin=None)", "The differences of neighbours, of all elements in one row.",
      example: "np.ediff1d([1, 4, 9])\n#> array([3, 5])",
      """
      parts = [np.diff(np.asarray(ary).ravel())]
      if to_begin is not None:
          parts.insert(0, np.ravel(to_begin))
      if to_end is not None:
          parts.append(np.ravel(to_end))
      return parts[0] if len(parts) == 1 else np.concatenate(parts)
      """),
    .written(
      "unwrap(p, discont=None, axis=-1, *, period=6.283185307179586)", "Angles without jumps of a whole turn.",
      example: "np.unwrap([0.0, 1.0, 7.5])\n#> array([0.        , 1.        , 1.21681469])",
      """
      p = np.asarray(p)
      steps = np.diff(p, axis=axis)
      discont = period / 2 if discont is None else discont
      low = -period / 2
      inside = np.mod(steps - low, period) + low
      inside = np.where((inside == low) & (steps > 0), period / 2, inside)
      change = np.where(np.abs(steps) < discont, 0, inside - steps)
      up = np.array(p, dtype=float)
      shifted = np.moveaxis(up, axis, 0)
      shifted[1:] = np.moveaxis(p, axis, 0)[1:] + np.cumsum(np.moveaxis(change, axis, 0), axis=0)
      return up
      """),
  ]

  private static let polynomials: [Builtin] = [
    .written(
      "vander(x, N=None, increasing=False)", "The powers of a vector, one per column.",
      example: "np.vander([2, 3], 3)\n#> array([[4, 2, 1],\n#>        [9, 3, 1]])",
      """
      x = np.asarray(x)
      if x.ndim != 1:
          raise ValueError("x must be a one-dimensional array or sequence.")
      N = len(x) if N is None else N
      v = np.ones((len(x), N), dtype=np.result_type(x.dtype, int))
      for k in range(1, N):
          v[:, k] = v[:, k - 1] * x
      return v if increasing else v[:, ::-1].copy()
      """),
    .written(
      "polyval(p, x)", "The value of a polynomial, whose highest coefficient comes first.",
      example: "np.polyval([1, 2], 3)\n#> np.int64(5)",
      """
      p = np.asarray(p)
      if isinstance(x, np.poly1d):
          y = 0
      else:
          x = np.asarray(x)
          y = np.zeros_like(x)
      for coefficient in p:
          y = y * x + coefficient
      return y
      """),
    .written(
      "polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False)",
      "The coefficients, highest first, of the polynomial closest to points.",
      example: "np.polyfit([0, 1, 2], [1, 3, 5], 1).round(6)\n#> array([2., 1.])",
      """
      order = int(deg) + 1
      x = np.asarray(x) + 0.0
      y = np.asarray(y) + 0.0
      if deg < 0:
          raise ValueError("expected deg >= 0")
      if x.ndim != 1:
          raise TypeError("expected 1D vector for x")
      if x.size == 0:
          raise TypeError("expected non-empty vector for x")
      if y.ndim < 1 or y.ndim > 2:
          raise TypeError("expected 1D or 2D array for y")
      if x.shape[0] != y.shape[0]:
          raise TypeError("expected x and y to have same length")
      if rcond is None:
          rcond = len(x) * np.finfo(x.dtype).eps
      left, right = np.vander(x, order), y
      if w is not None:
          w = np.asarray(w) + 0.0
          if w.ndim != 1:
              raise TypeError("expected a 1-d array for weights")
          if w.shape[0] != y.shape[0]:
              raise TypeError("expected w and y to have the same length")
          left = left * w[:, None]
          right = right * (w[:, None] if right.ndim == 2 else w)
      scale = np.sqrt((left * left).sum(axis=0))
      left = left / scale
      c, residuals, rank, s = np.linalg.lstsq(left, right, rcond)
      c = (c.T / scale).T
      if full:
          return c, residuals, rank, s, rcond
      if cov:
          base = np.linalg.inv(np.dot(left.T, left)) / np.outer(scale, scale)
          if cov == "unscaled":
              return c, base
          if len(x) <= order:
              raise ValueError("the number of data points must exceed order to scale the covariance matrix")
          factor = residuals / (len(x) - order)
          return c, base * factor if y.ndim == 1 else base[:, :, None] * factor
      return c
      """),
    .written(
      "polyder(p, m=1)", "The coefficients of a polynomial's derivative.",
      example: "np.polyder([1, 2, 3])\n#> array([2, 2])",
      """
      isPolynomial = isinstance(p, np.poly1d)
      p = p.coeffs if isPolynomial else np.asarray(p)
      for _ in range(m):
          p = p[:-1] * np.arange(len(p) - 1, 0, -1)
      return np.poly1d(p) if isPolynomial else p
      """),
    .written(
      "polyint(p, m=1, k=0)", "The coefficients of a polynomial's integral.",
      example: "np.polyint([2, 2])\n#> array([1., 2., 0.])",
      """
      isPolynomial = isinstance(p, np.poly1d)
      p = p.coeffs if isPolynomial else np.asarray(p)
      k = list(k) if np.ndim(k) else [k] * m
      for step in range(m):
          p = np.concatenate((p / np.arange(len(p), 0, -1), [k[step]]))
      return np.poly1d(p) if isPolynomial else p
      """),
    combination("polyadd", "sum", "[1, 2], [3]", "array([1, 5])", "a + b"),
    combination("polysub", "difference", "[1, 2], [3]", "array([ 1, -1])", "a - b"),
    .written(
      "polymul(a1, a2)", "The coefficients of the product of two polynomials.",
      example: "np.polymul([1, 2], [1, 3])\n#> array([1, 5, 6])",
      """
      isPolynomial = isinstance(a1, np.poly1d) or isinstance(a2, np.poly1d)
      a, b = np.poly1d(a1), np.poly1d(a2)
      product = np.convolve(a.coeffs, b.coeffs)
      return np.poly1d(product) if isPolynomial else product
      """),
    .written(
      "poly(seq_of_zeros)", "The coefficients of the polynomial with these zeros.",
      example: "np.poly([1, 2])\n#> array([ 1., -3.,  2.])",
      """
      zeros = np.atleast_1d(seq_of_zeros)
      if zeros.ndim == 2:
          zeros = np.linalg.eigvals(zeros)
      result = np.ones(1)
      for zero in zeros:
          result = np.convolve(result, [1, -zero], mode='full')
      return result
      """),
    .written(
      "roots(p)", "The zeros of a polynomial; complex ones are not in lgs.",
      example: "np.roots([1, -3, 2])\n#> array([2., 1.])",
      """
      p = np.atleast_1d(p)
      if p.ndim != 1:
          raise ValueError("Input must be a rank-1 array.")
      places = np.nonzero(np.ravel(p))[0]
      if len(places) == 0:
          return np.array([])
      trailing = len(p) - places[-1] - 1
      p = p[int(places[0]):int(places[-1]) + 1].astype(float)
      count = len(p)
      if count > 1:
          a = np.diag(np.ones((count - 2,), p.dtype), -1)
          a[0, :] = -p[1:] / p[0]
          found = np.linalg.eigvals(a)
      else:
          found = np.array([])
      return np.hstack((found, np.zeros(trailing, found.dtype)))
      """),
  ]

  private static func combination(
    _ name: String, _ words: String, _ operands: String, _ output: String, _ expression: String
  ) -> Builtin {
    .written(
      "\(name)(a1, a2)", "The coefficients of the \(words) of two polynomials.",
      example: "np.\(name)(\(operands))\n#> \(output)",
      """
      isPolynomial = isinstance(a1, np.poly1d) or isinstance(a2, np.poly1d)
      a = np.atleast_1d(a1.coeffs if isinstance(a1, np.poly1d) else a1)
      b = np.atleast_1d(a2.coeffs if isinstance(a2, np.poly1d) else a2)
      size = max(len(a), len(b))
      a = np.concatenate((np.zeros(size - len(a), a.dtype), a))
      b = np.concatenate((np.zeros(size - len(b), b.dtype), b))
      return np.poly1d(\(expression)) if isPolynomial else \(expression)
      """)
  }
}
