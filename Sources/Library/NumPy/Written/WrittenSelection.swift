import Interpreter

/// Elements chosen by position or condition, and arrays changed at some places.
enum WrittenSelection {
  static let shared: [SharedRecord] = [
    SharedRecord(
      written: "take", "indices, axis=None, out=<no value>, mode='raise'", "The elements at positions.",
      operand: "[5, 6, 7]", arguments: "[0, 2]", output: "array([5, 7])",
      """
      a = np.asarray(a)
      if axis is None:
          a, axis = a.ravel(), 0
      indices = np.asarray(indices)
      if indices.size == 0:
          indices = indices.astype(int)
      count = a.shape[axis]
      if mode == 'wrap':
          indices = indices % count
      elif mode == 'clip':
          indices = np.clip(indices, 0, count - 1)
      elif np.any((indices < -count) | (indices >= count)):
          wrong = indices[(indices < -count) | (indices >= count)].ravel()[0]
          if a.ndim == 1:
              raise IndexError(f"index {wrong} is out of bounds for axis 0 with size {count}")
          raise IndexError(f"index {wrong} is out of bounds for axis {axis % a.ndim} with size {count}")
      return a[(slice(None),) * (axis % a.ndim) + (indices,)]
      """),
    SharedRecord(
      written: "diagonal", "offset=0, axis1=0, axis2=1", "The elements on a diagonal.", operand: "[[1, 2], [3, 4]]",
      output: "array([1, 4])",
      """
      a = np.asarray(a)
      if a.ndim < 2:
          raise ValueError("diag requires an array of at least two dimensions")
      a = np.moveaxis(a, (axis1, axis2), (-2, -1))
      rows, columns = a.shape[-2:]
      count = max(0, min(rows + min(offset, 0), columns - max(offset, 0)))
      places = np.arange(count)
      return a[..., places - min(offset, 0), places + max(offset, 0)]
      """),
    SharedRecord(
      written: "trace", "offset=0, axis1=0, axis2=1, dtype=None, out=<no value>", "The sum of a diagonal.",
      operand: "[[1, 2], [3, 4]]", output: "np.int64(5)",
      """
      return np.diagonal(a, offset, axis1, axis2).sum(-1, dtype=dtype)
      """),
    SharedRecord(
      written: "partition", "kth, axis=-1, kind='introselect', order=<no value>",
      "The elements with the kth at its place in the order, smaller ones before it.", operand: "[3, 1, 2]",
      arguments: "1", output: "array([1, 2, 3])", partitioned("sort", "")),
    SharedRecord(
      written: "argpartition", "kth, axis=-1, kind='introselect', order=<no value>",
      "The positions that bring the kth element to its place in the order.", operand: "[3, 1, 2]",
      arguments: "1", output: "array([1, 2, 0])", partitioned("argsort", ", kind='stable'")),
  ]

  /// A whole order is one of those that NumPy's partition may give.
  private static func partitioned(_ function: String, _ option: String) -> String {
    """
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), -1
    count = a.shape[axis]
    for place in np.atleast_1d(kth):
        if not -count <= place < count:
            raise ValueError(f"kth(={place if place >= 0 else place + count}) out of bounds ({count})")
    return np.\(function)(a, axis=axis\(option))
    """
  }

  /// The index of positions along one axis, `indices`, beside all positions along the others.
  private static let alongAxis = """
    tuple(indices if k == axis % arr.ndim else np.arange(arr.shape[k]).reshape((-1,) + (1,) * (arr.ndim - 1 - k)) \
    for k in range(arr.ndim))
    """

  static let functions: [Builtin] = places + conditions + changes

  private static let places: [Builtin] = [
    .written(
      "flatnonzero(a)", "The positions of elements that are not zero, counted over all axes.",
      example: "np.flatnonzero([0, 5, 6])\n#> array([1, 2])", "return np.nonzero(np.ravel(a))[0]"),
    .written(
      "argwhere(a)", "The positions of elements that are not zero, one row each.",
      example: "np.argwhere([[0, 5], [6, 0]])\n#> array([[0, 1],\n#>        [1, 0]])",
      """
      a = np.asarray(a)
      if a.ndim == 0:
          return np.argwhere(np.atleast_1d(a))[:, :0]
      return np.transpose(np.nonzero(a))
      """),
    .written(
      "take_along_axis(arr, indices, axis=-1)", "The elements at positions that differ from row to row.",
      example: "np.take_along_axis(np.array([[3, 1]]), np.array([[1, 0]]), 1)\n#> array([[1, 3]])",
      """
      if axis is None:
          return np.asarray(arr).ravel()[indices]
      arr, indices = np.asarray(arr), np.asarray(indices)
      if not np.issubdtype(indices.dtype, np.integer):
          raise IndexError('`indices` must be an integer array')
      if arr.ndim != indices.ndim:
          raise ValueError("`indices` and `arr` must have the same number of dimensions")
      return arr[\(alongAxis)]
      """),
    .written(
      "put_along_axis(arr, indices, values, axis)", "Sets the elements at positions that differ from row to row.",
      example: "a = np.zeros((1, 2))\nnp.put_along_axis(a, np.array([[1]]), 5, 1)\na\n#> array([[0., 5.]])",
      """
      if axis is None:
          flat = arr.ravel()
          flat[indices] = values
          arr[...] = flat.reshape(arr.shape)
          return
      indices = np.asarray(indices)
      if arr.ndim != indices.ndim:
          raise ValueError("`indices` and `arr` must have the same number of dimensions")
      arr[\(alongAxis)] = values
      """),
    .written(
      "unravel_index(indices, shape, order=<no value>)", "Positions counted over all axes, as one array per axis.",
      example: "np.unravel_index(5, (2, 3))\n#> (np.int64(1), np.int64(2))",
      """
      shape = shape if isinstance(shape, (tuple, list)) else (shape,)
      places = np.asarray(indices)
      count = 1
      for size in shape:
          count = count * size
      if np.any((places < 0) | (places >= count)):
          wrong = places[(places < 0) | (places >= count)].ravel()[0] if places.ndim else places[()]
          raise ValueError(f"index {wrong} is out of bounds for array with size {count}")
      result = []
      for size in reversed(shape):
          result.append((places % size)[()])
          places = places // size
      return tuple(reversed(result))
      """),
    .written(
      "ravel_multi_index(multi_index, dims, mode='raise', order=<no value>)",
      "Positions along the axes, as positions counted over all axes.",
      example: "np.ravel_multi_index((1, 2), (2, 3))\n#> np.int64(5)",
      """
      if mode != 'raise':
          raise NotImplementedError("the mode '" + str(mode) + "' of ravel_multi_index is not in lgs")
      total = 0
      for places, size in zip(multi_index, dims):
          places = np.asarray(places)
          if np.any((places < 0) | (places >= size)):
              raise ValueError("invalid entry in coordinates array")
          total = total * size + places
      return np.asarray(total)[()]
      """),
    .written(
      "lexsort(keys, axis=-1)", "The positions that sort by several keys, the last one first.",
      example: "np.lexsort(([1, 2, 0], [1, 1, 0]))\n#> array([2, 0, 1])",
      """
      order = None
      for key in keys:
          key = np.asarray(key)
          if order is None:
              order = np.argsort(key, axis=axis, kind='stable')
          else:
              order = np.take_along_axis(
                  order, np.argsort(np.take_along_axis(key, order, axis), axis=axis, kind='stable'), axis)
      if order is None:
          raise TypeError("need sequence of keys with len > 0 in lexsort")
      return order
      """),
    .written(
      "tril_indices(n, k=0, m=None)", "The positions of the lower triangle of a matrix.",
      example: "np.tril_indices(2)\n#> (array([0, 1, 1]), array([0, 0, 1]))",
      "return np.nonzero(np.tri(n, m, k=k, dtype=bool))"),
    .written(
      "triu_indices(n, k=0, m=None)", "The positions of the upper triangle of a matrix.",
      example: "np.triu_indices(2)\n#> (array([0, 0, 1]), array([0, 1, 1]))",
      "return np.nonzero(~np.tri(n, m, k=k - 1, dtype=bool))"),
    .written(
      "diag_indices(n, ndim=2)", "The positions of the diagonal of a matrix.",
      example: "np.diag_indices(2)\n#> (array([0, 1]), array([0, 1]))",
      "return (np.arange(n),) * ndim"),
    .written(
      "ix_(*args)", "Positions along every axis, as an index of all their combinations.",
      example: "np.arange(6).reshape(2, 3)[np.ix_([0, 1], [0, 2])]\n#> array([[0, 2],\n#>        [3, 5]])",
      """
      result = []
      for place, positions in enumerate(args):
          positions = np.asarray(positions)
          if positions.ndim != 1:
              raise ValueError("Cross index must be 1 dimensional")
          if positions.size == 0:
              positions = positions.astype(int)
          if positions.dtype == bool:
              positions = np.nonzero(positions)[0]
          result.append(positions.reshape((1,) * place + (-1,) + (1,) * (len(args) - place - 1)))
      return tuple(result)
      """),
  ]

  private static let conditions: [Builtin] = [
    .written(
      "compress(condition, a, axis=None, out=<no value>)", "The slices where a condition holds.",
      example: "np.compress([True, False, True], [1, 2, 3])\n#> array([1, 3])",
      "return np.take(a, np.nonzero(condition)[0], axis=axis)"),
    .written(
      "extract(condition, arr)", "The elements where a condition holds.",
      example: "np.extract([True, False], [1, 2])\n#> array([1])",
      "return np.ravel(arr)[np.nonzero(np.ravel(condition))[0]]"),
    .written(
      "select(condlist, choicelist, default=0)", "For every element the choice of the first condition that holds.",
      example: "np.select([np.arange(3) < 1, np.arange(3) > 1], [10, 20])\n#> array([10,  0, 20])",
      """
      if len(condlist) != len(choicelist):
          raise ValueError('list of cases must be same length as list of conditions')
      if len(condlist) == 0:
          raise ValueError("select with an empty condition list is not possible")
      for place, condition in enumerate(condlist):
          if np.asarray(condition).dtype != bool:
              raise TypeError(f'invalid entry {place} in condlist: should be boolean ndarray')
      if any(np.asarray(value).dtype.kind == 'U' for value in list(choicelist) + [default]):
          result = default
          for condition, choice in zip(reversed(condlist), reversed(choicelist)):
              result = np.where(condition, choice, result)
          return result
      kinds = [choice if isinstance(choice, (int, float, bool)) else np.asarray(choice).dtype
               for choice in list(choicelist) + [default]]
      kind = np.result_type(*kinds)
      shape = np.broadcast_shapes(*[np.shape(value) for value in list(condlist) + list(choicelist)])
      result = np.full(shape, default, kind)
      for condition, choice in zip(reversed(condlist), reversed(choicelist)):
          result = np.where(condition, np.asarray(choice).astype(kind), result)
      return result
      """),
    .written(
      "piecewise(x, condlist, funclist, *args, **kw)", "A function or a value for every condition.",
      example:
        "np.piecewise(np.array([-1.0, 2.0]), [np.array([True, False])], [0, lambda x: x * 10])\n#> array([ 0., 20.])",
      """
      x = np.asarray(x)
      count = len(funclist)
      if isinstance(condlist, (bool, np.bool_)) or (
              not isinstance(condlist[0], (list, np.ndarray)) and x.ndim != 0):
          condlist = [condlist]
      condlist = [np.asarray(condition).astype(bool) for condition in condlist]
      if len(condlist) == count - 1:
          covered = condlist[0]
          for condition in condlist[1:]:
              covered = covered | condition
          condlist = condlist + [~covered]
      elif len(condlist) != count:
          raise ValueError(f"with {len(condlist)} condition(s), either {len(condlist)} or {len(condlist) + 1} functions "
                           "are expected")
      y = np.zeros_like(x)
      for condition, function in zip(condlist, funclist):
          if callable(function):
              values = x[condition]
              if values.size > 0:
                  y[condition] = function(values, *args, **kw)
          else:
              y[condition] = function
      return y
      """),
    .written(
      "choose(a, choices, out=<no value>, mode='raise')", "For every element the choice that its number names.",
      example: "np.choose([0, 1], [[1, 2], [3, 4]])\n#> array([1, 4])",
      """
      a = np.asarray(a)
      count = len(choices)
      if mode == 'wrap':
          a = a % count
      elif mode == 'clip':
          a = np.clip(a, 0, count - 1)
      elif np.any((a < 0) | (a >= count)):
          raise ValueError("invalid entry in choice array")
      kind = np.result_type(*[np.asarray(choice).dtype for choice in choices])
      shape = np.broadcast_shapes(a.shape, *[np.shape(choice) for choice in choices])
      result = np.zeros(shape, kind)
      for place, choice in enumerate(choices):
          result = np.where(a == place, np.asarray(choice).astype(kind), result)
      return result[()]
      """),
  ]

  private static let changes: [Builtin] = [
    .written(
      "put(a, ind, v, mode='raise')", "Sets elements, whose positions are counted over all axes.",
      example: "a = np.zeros(3)\nnp.put(a, [0, 2], 5)\na\n#> array([5., 0., 5.])",
      """
      flat = a.ravel()
      ind = np.ravel(ind)
      flat[ind] = np.resize(np.asarray(v).astype(a.dtype), ind.shape)
      a[...] = flat.reshape(a.shape)
      """),
    .written(
      "place(arr, mask, vals)", "Sets the elements where a mask holds, one value after the other.",
      example: "a = np.arange(3)\nnp.place(a, a > 0, [7])\na\n#> array([0, 7, 7])",
      """
      mask = np.asarray(mask).astype(bool).reshape(arr.shape)
      count = int(mask.sum())
      if count and np.size(vals) == 0:
          raise ValueError("Cannot insert from an empty array!")
      if count:
          arr[mask] = np.resize(np.asarray(vals), (count,))
      """),
    .written(
      "copyto(dst, src, casting='same_kind', where=True)", "Copies values into an array, in place.",
      example: "a = np.zeros(2)\nnp.copyto(a, [1, 2])\na\n#> array([1., 2.])",
      """
      src = np.asarray(src)
      if where is True:
          dst[...] = src
      else:
          where = np.broadcast_to(where, dst.shape)
          dst[where] = np.broadcast_to(src, dst.shape)[where]
      """),
    .written(
      "fill_diagonal(a, val, wrap=<no value>)", "Sets the diagonal of a matrix, in place.",
      example: "a = np.zeros((2, 2), int)\nnp.fill_diagonal(a, 3)\na\n#> array([[3, 0],\n#>        [0, 3]])",
      """
      if a.ndim < 2:
          raise ValueError("array must be at least 2-d")
      if a.ndim > 2 and len(set(a.shape)) > 1:
          raise ValueError("All dimensions of input must be of equal length")
      places = np.arange(min(a.shape))
      a[(places,) * a.ndim] = np.resize(np.asarray(val), places.shape) if np.ndim(val) else val
      """),
    .written(
      "insert(arr, obj, values, axis=None)", "The array with values put in front of positions, as a copy.",
      example: "np.insert([1, 3], 1, 2)\n#> array([1, 2, 3])",
      """
      arr = np.asarray(arr)
      if axis is None:
          arr, axis = arr.ravel(), 0
      axis = axis % arr.ndim
      count = arr.shape[axis]
      if isinstance(obj, slice):
          obj = np.arange(count)[obj]
      places = np.asarray(obj)
      if places.dtype == bool:
          places = np.nonzero(places)[0]
      if places.size == 0:
          places = places.astype(int)
      values = np.array(values, ndmin=arr.ndim).astype(arr.dtype)
      if places.ndim == 0:
          place = int(places)
          if not -count <= place <= count:
              raise IndexError(f"index {place} is out of bounds for axis {axis} with size {count}")
          place = place + count if place < 0 else place
          values = np.moveaxis(values, 0, axis)
          shape = list(arr.shape)
          shape[axis] = values.shape[axis]
          values = np.broadcast_to(values, tuple(shape))
          first, second = np.split(arr, [place], axis=axis)
          return np.concatenate((first, values, second), axis=axis)
      for place in places:
          if not -count <= place <= count:
              raise IndexError(f"index {place} is out of bounds for axis {axis} with size {count}")
      places = np.where(places < 0, places + count, places)
      order = np.argsort(places, kind='stable')
      targets = places.copy()
      targets[order] = places[order] + np.arange(len(places))
      shape = list(arr.shape)
      shape[axis] = count + len(places)
      old = np.ones(shape[axis], dtype=bool)
      old[targets] = False
      result = np.empty(tuple(shape), dtype=arr.dtype)
      lead = (slice(None),) * axis
      result[lead + (targets,)] = values
      result[lead + (np.nonzero(old)[0],)] = arr
      return result
      """),
    .written(
      "delete(arr, obj, axis=None)", "The array without positions, as a copy.",
      example: "np.delete([1, 2, 3], 1)\n#> array([1, 3])",
      """
      arr = np.asarray(arr)
      if axis is None:
          arr, axis = arr.ravel(), 0
      if not -arr.ndim <= axis < arr.ndim:
          raise np.exceptions.AxisError(f"axis {axis} is out of bounds for array of dimension {arr.ndim}")
      axis = axis % arr.ndim
      count = arr.shape[axis]
      keep = np.ones(count, dtype=bool)
      if isinstance(obj, slice):
          keep[obj] = False
      else:
          places = np.asarray(obj)
          if places.size == 0:
              places = places.astype(int)
          if places.dtype == bool and places.shape != (count,):
              raise ValueError("boolean array argument `obj` to delete must be one-dimensional and match the axis length of "
                               f"{count}")
          if places.dtype != bool:
              for place in places.ravel():
                  if not -count <= place < count:
                      raise IndexError(f"index {place} is out of bounds for axis {axis} with size {count}")
          keep[places] = False
      return arr[(slice(None),) * axis + (np.nonzero(keep)[0],)]
      """),
  ]
}
