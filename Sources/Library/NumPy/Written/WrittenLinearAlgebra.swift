import Interpreter

/// Functions of `numpy.linalg` that are compositions of others.
enum WrittenLinearAlgebra {
  private static func record(_ signature: String, _ summary: String, example: String, _ body: String) -> Builtin {
    .written(signature, of: "numpy.linalg", summary, example: example, body)
  }

  static let functions: [Builtin] = [
    record(
      "norm(x, ord=None, axis=None, keepdims=False)", "The length of vectors, or the size of matrices.",
      example: "np.linalg.norm([3.0, 4.0])\n#> np.float64(5.0)", norm),
    record(
      "vector_norm(x, /, *, axis=None, keepdims=False, ord=2)", "The length of vectors.",
      example: "np.linalg.vector_norm([3.0, 4.0])\n#> np.float64(5.0)",
      "return np.linalg.norm(np.ravel(x) if axis is None else x, ord=ord, axis=axis, keepdims=keepdims)"),
    record(
      "matrix_norm(x, /, *, keepdims=False, ord='fro')", "The size of matrices.",
      example: "np.linalg.matrix_norm([[3.0, 0.0], [0.0, 4.0]])\n#> np.float64(5.0)",
      "return np.linalg.norm(np.asarray(x), ord=ord, axis=(-2, -1), keepdims=keepdims)"),
    record(
      "matrix_power(a, n)", "A square matrix times itself, n times.",
      example: "np.linalg.matrix_power([[1, 1], [0, 1]], 3)\n#> array([[1, 3],\n#>        [0, 1]])",
      """
      a = np.asarray(a)
      if a.ndim < 2:
          raise np.linalg.LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
      if a.shape[-1] != a.shape[-2]:
          raise np.linalg.LinAlgError("Last 2 dimensions of the array must be square")
      if int(n) != n:
          raise TypeError("exponent must be an integer")
      if n == 0:
          return np.zeros_like(a) + np.eye(a.shape[-1], dtype=a.dtype)
      if n < 0:
          a, n = np.linalg.inv(a), -n
      if n == 1:
          return a
      if n == 2:
          return np.matmul(a, a)
      if n == 3:
          return np.matmul(np.matmul(a, a), a)
      z = result = None
      while n > 0:
          z = a if z is None else np.matmul(z, z)
          n, bit = divmod(n, 2)
          if bit:
              result = z if result is None else np.matmul(result, z)
      return result
      """),
    record(
      "pinv(a, rcond=None, hermitian=<no value>, *, rtol=None)", "The pseudo-inverse of a matrix.",
      example: "np.linalg.pinv([[2.0], [0.0]])\n#> array([[0.5, 0. ]])",
      """
      a = np.asarray(a)
      if rcond is None:
          rcond = 1e-15 if rtol is None else rtol
      rcond = np.asarray(rcond)
      if a.size == 0:
          return np.empty(a.shape[:-2] + (a.shape[-1], a.shape[-2]), dtype=float)
      u, s, vt = np.linalg.svd(a, full_matrices=False)
      limit = rcond[..., None] * np.max(s, axis=-1, keepdims=True)
      large = s > limit
      s = np.divide(1, s, where=large, out=np.zeros_like(s))
      return np.matmul(np.swapaxes(vt, -1, -2), np.multiply(s[..., None], np.swapaxes(u, -1, -2)))
      """),
    record(
      "matrix_rank(A, tol=None, hermitian=<no value>, *, rtol=None)", "The number of independent rows of a matrix.",
      example: "np.linalg.matrix_rank([[1, 2], [2, 4]])\n#> np.int64(1)",
      """
      A = np.asarray(A)
      if A.ndim < 2:
          return np.int64(not np.all(A == 0))
      S = np.linalg.svd(A, compute_uv=False)
      if tol is None:
          if rtol is None:
              rtol = max(A.shape[-2:]) * np.finfo(S.dtype).eps
          tol = S.max(axis=-1, keepdims=True) * rtol
      else:
          tol = np.asarray(tol)[..., None]
      return np.count_nonzero(S > tol, axis=-1)
      """),
    record(
      "cond(x, p=None)", "How much a matrix enlarges errors: the ratio of its largest to its smallest singular value.",
      example: "np.linalg.cond([[4.0, 0.0], [0.0, 2.0]])\n#> np.float64(2.0)",
      """
      x = np.asarray(x)
      if x.size == 0:
          raise np.linalg.LinAlgError("cond is not defined on empty arrays")
      if p is None or p == 2 or p == -2:
          s = np.linalg.svd(x, compute_uv=False)
          return s[..., -1] / s[..., 0] if p == -2 else s[..., 0] / s[..., -1]
      return np.linalg.norm(x, p, axis=(-2, -1)) * np.linalg.norm(np.linalg.inv(x), p, axis=(-2, -1))
      """),
    record(
      "multi_dot(arrays, *, out=<no value>)", "The product of several matrices.",
      example: "np.linalg.multi_dot([[[1, 2]], [[3], [4]], [[2]]])\n#> array([[22]])",
      """
      result = np.asarray(arrays[0])
      for other in arrays[1:]:
          result = np.dot(result, other)
      return result
      """),
  ]

  private static let norm = """
    x = np.asarray(x)
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(float)
    if axis is None:
        if ord is None or (ord in ('f', 'fro') and x.ndim == 2) or (ord == 2 and x.ndim == 1):
            flat = x.ravel()
            result = np.sqrt(flat.dot(flat))
            return result.reshape((1,) * x.ndim) if keepdims else result
        axis = tuple(range(x.ndim))
    elif not isinstance(axis, tuple):
        axis = (int(axis),)
    if len(axis) == 1:
        if ord == np.inf:
            return np.abs(x).max(axis=axis, keepdims=keepdims)
        if ord == -np.inf:
            return np.abs(x).min(axis=axis, keepdims=keepdims)
        if ord == 0:
            return (x != 0).astype(x.dtype).sum(axis=axis, keepdims=keepdims)
        if ord == 1:
            return np.abs(x).sum(axis=axis, keepdims=keepdims)
        if ord is None or ord == 2:
            return np.sqrt((x * x).sum(axis=axis, keepdims=keepdims))
        if isinstance(ord, str):
            raise ValueError(f"Invalid norm order '{ord}' for vectors")
        return (np.abs(x) ** ord).sum(axis=axis, keepdims=keepdims) ** np.reciprocal(x.dtype.type(ord))
    if len(axis) != 2:
        raise ValueError("Improper number of dimensions to norm.")
    row, column = axis[0] % x.ndim, axis[1] % x.ndim
    if row == column:
        raise ValueError('Duplicate axes given.')
    def singular():
        return np.linalg.svd(np.moveaxis(x, (row, column), (-2, -1)), compute_uv=False)
    if ord == 2:
        result = singular().max(axis=-1)
    elif ord == -2:
        result = singular().min(axis=-1)
    elif ord == 'nuc':
        result = singular().sum(axis=-1)
    elif ord == 1:
        result = np.abs(x).sum(axis=row).max(axis=column - 1 if column > row else column)
    elif ord == np.inf:
        result = np.abs(x).sum(axis=column).max(axis=row - 1 if row > column else row)
    elif ord == -1:
        result = np.abs(x).sum(axis=row).min(axis=column - 1 if column > row else column)
    elif ord == -np.inf:
        result = np.abs(x).sum(axis=column).min(axis=row - 1 if row > column else row)
    elif ord in (None, 'fro', 'f'):
        result = np.sqrt((x * x).sum(axis=(row, column)))
    else:
        raise ValueError("Invalid norm order for matrices.")
    if keepdims:
        shape = list(x.shape)
        shape[row] = shape[column] = 1
        result = np.asarray(result).reshape(shape)
    return result
    """
}
