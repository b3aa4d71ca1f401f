import Interpreter

/// Statistics that leave out what is not a number.
enum WrittenMissing {
  private static let nan = "[1.0, np.nan, 3.0]"

  static let functions: [Builtin] =
    [
      filled(
        "nansum", "axis=None, dtype=None, out=<no value>, keepdims=False, initial=<no value>, where=<no value>",
        "The sum", "np.float64(4.0)", 0, "np.sum(a, axis=axis, dtype=dtype, keepdims=keepdims)"),
      filled(
        "nanprod", "axis=None, dtype=None, out=<no value>, keepdims=False, initial=<no value>, where=<no value>",
        "The product", "np.float64(3.0)", 1, "np.prod(a, axis=axis, dtype=dtype, keepdims=keepdims)"),
      filled(
        "nancumsum", "axis=None, dtype=None, out=<no value>", "The running sums", "array([1., 1., 4.])", 0,
        "np.cumsum(a, axis=axis, dtype=dtype)"),
      filled(
        "nancumprod", "axis=None, dtype=None, out=<no value>", "The running products", "array([1., 1., 3.])", 1,
        "np.cumprod(a, axis=axis, dtype=dtype)"),
      extreme("nanmax", "largest", "np.float64(3.0)", "-np.inf"),
      extreme("nanmin", "smallest", "np.float64(1.0)", "np.inf"),
      place("nanargmax", "largest", "np.int64(2)", "-np.inf"),
      place("nanargmin", "smallest", "np.int64(0)", "np.inf"),
    ] + moments + quantiles

  /// - Parameter value: What stands in for elements that are no numbers.
  private static func filled(
    _ name: String, _ parameters: String, _ words: String, _ output: String, _ value: Int, _ expression: String
  ) -> Builtin {
    .written(
      "\(name)(a, \(parameters))", "\(words) of the elements that are numbers.",
      example: "np.\(name)(\(nan))\n#> \(output)",
      """
      a = np.asarray(a)
      if np.issubdtype(a.dtype, np.floating):
          a = np.where(np.isnan(a), a.dtype.type(\(value)), a)
      return \(expression)
      """)
  }

  private static func extreme(_ name: String, _ words: String, _ output: String, _ start: String) -> Builtin {
    let function = String(name.dropFirst(3))
    return .written(
      "\(name)(a, axis=None, out=<no value>, keepdims=False, initial=<no value>, where=<no value>)",
      "The \(words) element that is a number.", example: "np.\(name)(\(nan))\n#> \(output)",
      """
      a = np.asarray(a)
      if not np.issubdtype(a.dtype, np.floating):
          return np.\(function)(a, axis=axis, keepdims=keepdims)
      missing = np.isnan(a)
      found = np.\(function)(np.where(missing, a.dtype.type(\(start)), a), axis=axis, keepdims=keepdims)
      nothing = np.all(missing, axis=axis, keepdims=keepdims)
      found = np.where(nothing, a.dtype.type(np.nan), found)
      return found if found.ndim else found[()]
      """)
  }

  private static func place(_ name: String, _ words: String, _ output: String, _ start: String) -> Builtin {
    let function = String(name.dropFirst(3))
    return .written(
      "\(name)(a, axis=None, out=<no value>, *, keepdims=False)",
      "The position of the \(words) element that is a number.", example: "np.\(name)(\(nan))\n#> \(output)",
      """
      a = np.asarray(a)
      if np.issubdtype(a.dtype, np.floating):
          missing = np.isnan(a)
          if np.any(np.all(missing, axis=axis)):
              raise ValueError("All-NaN slice encountered")
          a = np.where(missing, a.dtype.type(\(start)), a)
      return np.\(function)(a, axis=axis, keepdims=keepdims)
      """)
  }

  private static func moment(_ name: String, _ words: String, _ output: String, _ expression: String) -> Builtin {
    .written(
      "\(name)(a, axis=None, dtype=None, out=<no value>, ddof=0, keepdims=False, *, where=<no value>)",
      "The \(words) of the elements that are numbers.", example: "np.\(name)(\(nan))\n#> \(output)",
      """
      a = np.asarray(a, dtype=dtype)
      if not np.issubdtype(a.dtype, np.floating):
          return np.\(name.dropFirst(3))(a, axis=axis, ddof=ddof, keepdims=keepdims)
      missing = np.isnan(a)
      zero = a.dtype.type(0)
      count = np.sum(~missing, axis=axis, keepdims=True)
      center = np.sum(np.where(missing, zero, a), axis=axis, keepdims=True) / count.astype(a.dtype)
      distance = np.where(missing, zero, a - center)
      freedom = np.sum(~missing, axis=axis, keepdims=keepdims) - ddof
      freedom = np.where(freedom <= 0, a.dtype.type(np.nan), np.asarray(freedom).astype(a.dtype))
      result = np.sum(distance * distance, axis=axis, keepdims=keepdims) / freedom
      result = \(expression)
      return result[()]
      """)
  }

  private static let moments: [Builtin] = [
    .written(
      "nanmean(a, axis=None, dtype=None, out=<no value>, keepdims=False, *, where=<no value>)",
      "The mean of the elements that are numbers.", example: "np.nanmean(\(nan))\n#> np.float64(2.0)",
      """
      a = np.asarray(a, dtype=dtype)
      if not np.issubdtype(a.dtype, np.floating):
          return np.mean(a, axis=axis, keepdims=keepdims)
      missing = np.isnan(a)
      count = np.asarray(np.sum(~missing, axis=axis, keepdims=keepdims)).astype(a.dtype)
      return (np.sum(np.where(missing, a.dtype.type(0), a), axis=axis, keepdims=keepdims) / count)[()]
      """),
    moment("nanvar", "variance", "np.float64(1.0)", "np.asarray(result)"),
    moment("nanstd", "standard deviation", "np.float64(1.0)", "np.asarray(np.sqrt(result))"),
  ]

  /// A function of rows, applied to the numbers of every row along an axis.
  private static func rows(_ call: String) -> String {
    """
    a = np.asarray(a)
    if not np.issubdtype(a.dtype, np.floating):
        a = a.astype(float)
    def of(row):
        row = row[~np.isnan(row)]
        return \(call) if row.size else \(call.replacingRow) * np.nan
    if axis is None:
        result = np.asarray(of(a.ravel()))
        return result.reshape(np.shape(result) + (1,) * a.ndim)[()] if keepdims else result[()]
    result = np.apply_along_axis(of, axis, a)
    extra = result.ndim - a.ndim + 1
    if extra:
        result = np.moveaxis(result, axis % a.ndim, 0)
    return np.expand_dims(result, axis % a.ndim + extra) if keepdims else result
    """
  }

  private static let rest =
    "axis=None, out=<no value>, overwrite_input=False, method='linear', keepdims=False, *, weights=<no value>"

  private static let quantiles: [Builtin] = [
    .written(
      "nanmedian(a, axis=None, out=<no value>, overwrite_input=False, keepdims=False)",
      "The middle of the sorted elements that are numbers.", example: "np.nanmedian(\(nan))\n#> np.float64(2.0)",
      rows("np.median(row)")),
    .written(
      "nanquantile(a, q, \(rest))", "The quantiles of the elements that are numbers.",
      example: "np.nanquantile(\(nan), 0.5)\n#> np.float64(2.0)", rows("np.quantile(row, q, method=method)")),
    .written(
      "nanpercentile(a, q, \(rest))", "The percentiles of the elements that are numbers.",
      example: "np.nanpercentile(\(nan), 50)\n#> np.float64(2.0)", rows("np.percentile(row, q, method=method)")),
    .written(
      "nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None)",
      "The elements, with numbers in place of what is none: 0 for NaN, the largest floats for infinities.",
      example:
        "np.nan_to_num([1.0, np.nan, -np.inf])\n#> array([ 1.00000000e+000,  0.00000000e+000, -1.79769313e+308])",
      """
      x = np.array(x) if copy else np.asarray(x)
      if not np.issubdtype(x.dtype, np.floating):
          return x[()]
      limits = np.finfo(x.dtype)
      kind = x.dtype.type
      x[np.isnan(x)] = kind(nan)
      x[x == np.inf] = limits.max if posinf is None else kind(posinf)
      x[x == -np.inf] = limits.min if neginf is None else kind(neginf)
      return x[()]
      """),
  ]
}

extension String {
  /// The expression with zeros in place of the row, for rows without numbers.
  fileprivate var replacingRow: String {
    let parts = split(separator: "row", omittingEmptySubsequences: false)
    return parts.joined(separator: "np.zeros(1)")
  }
}
