import Interpreter

/// Products of vectors, matrices and blocks of them, and sets.
enum WrittenProducts {
  static let functions: [Builtin] = products + sets

  private static let products: [Builtin] = [
    .written(
      "inner(a, b, /)", "The products of vectors along the last axes.",
      example: "np.inner([1, 2], [3, 4])\n#> np.int64(11)",
      """
      a, b = np.asarray(a), np.asarray(b)
      if a.ndim == 0 or b.ndim == 0:
          return np.multiply(a, b)
      if a.shape[-1] != b.shape[-1]:
          raise ValueError(f"shapes {str(a.shape).replace(', ', ',')} and {str(b.shape).replace(', ', ',')} not aligned: {a.shape[-1]} "
                           f"(dim {a.ndim - 1}) != {b.shape[-1]} (dim {b.ndim - 1})")
      return np.dot(a, np.moveaxis(b, -1, -2) if b.ndim > 1 else b)
      """),
    .written(
      "vdot(a, b, /)", "The product of all elements as two vectors.",
      example: "np.vdot([1, 2], [3, 4])\n#> np.int64(11)",
      "return np.dot(np.ravel(a), np.ravel(b))"),
    .written(
      "vecdot(x1, x2, /, *, axis=-1)", "The products of vectors along an axis.",
      example: "np.vecdot([[1, 2], [0, 1]], [3, 4])\n#> array([11,  4])",
      "return (np.asarray(x1) * np.asarray(x2)).sum(axis)"),
    .written(
      "cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None)", "The vectors at right angles to pairs of vectors.",
      example: "np.cross([1, 0, 0], [0, 1, 0])\n#> array([0, 0, 1])",
      """
      if axis is not None:
          axisa, axisb, axisc = axis, axis, axis
      a, b = np.moveaxis(np.asarray(a), axisa, -1), np.moveaxis(np.asarray(b), axisb, -1)
      if a.shape[-1] != 3 or b.shape[-1] != 3:
          raise ValueError(f"Both input arrays must be (arrays of) 3-dimensional vectors, but they are "
                           f"{a.shape[-1]} and {b.shape[-1]} dimensional instead.")
      parts = [a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1], a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2],
               a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]]
      return np.moveaxis(np.stack(parts, axis=-1), -1, axisc) if parts[0].ndim else np.array(parts)
      """),
    .written(
      "kron(a, b)", "The blocks of b times every element of a.",
      example: "np.kron([1, 2], [1, 1])\n#> array([1, 1, 2, 2])",
      """
      a, b = np.asarray(a), np.asarray(b)
      if a.ndim == 0 or b.ndim == 0:
          return np.multiply(a, b)
      rank = max(a.ndim, b.ndim)
      a, b = a.reshape((1,) * (rank - a.ndim) + a.shape), b.reshape((1,) * (rank - b.ndim) + b.shape)
      wide = tuple(size for pair in zip(a.shape, (1,) * rank) for size in pair)
      deep = tuple(size for pair in zip((1,) * rank, b.shape) for size in pair)
      return (a.reshape(wide) * b.reshape(deep)).reshape(tuple(m * n for m, n in zip(a.shape, b.shape)))
      """),
    .written(
      "tensordot(a, b, axes=2)", "The sums of products over pairs of axes.",
      example: "np.tensordot([[1, 2], [3, 4]], [1, 1], 1)\n#> array([3, 7])",
      """
      a, b = np.asarray(a), np.asarray(b)
      if isinstance(axes, int):
          first, second = list(range(a.ndim - axes, a.ndim)), list(range(axes))
      else:
          first, second = axes
          first = list(first) if isinstance(first, (tuple, list)) else [first]
          second = list(second) if isinstance(second, (tuple, list)) else [second]
      if len(first) != len(second):
          raise ValueError("shape-mismatch for sum")
      first, second = [k % a.ndim for k in first], [k % b.ndim for k in second]
      if any(a.shape[i] != b.shape[k] for i, k in zip(first, second)):
          raise ValueError("shape-mismatch for sum")
      left = [k for k in range(a.ndim) if k not in first]
      right = [k for k in range(b.ndim) if k not in second]
      count = 1
      for k in first:
          count = count * a.shape[k]
      x = a.transpose(left + first).reshape((-1, count)) if count else np.zeros((1, 0))
      y = b.transpose(second + right).reshape((count, -1)) if count else np.zeros((0, 1))
      shape = tuple(a.shape[k] for k in left) + tuple(b.shape[k] for k in right)
      return np.dot(x, y).reshape(shape)
      """),
    .written(
      "einsum(*operands, out=<no value>, dtype=<no value>, order=<no value>, casting=<no value>, optimize=False)",
      "The sums of products that a text names: letters for axes, those missing behind `->` summed.",
      example: "np.einsum('ij,jk->ik', [[1, 2], [3, 4]], [[1], [1]])\n#> array([[3],\n#>        [7]])",
      """
      if len(operands) == 0:
          raise ValueError("must specify the einstein sum subscripts string and at least one operand, or at least one operand "
                           "and its corresponding subscripts list")
      if not isinstance(operands[0], str):
          raise NotImplementedError("numpy.einsum with lists of axes is not in lgs")
      text = operands[0].replace(' ', '')
      arrays = [np.asarray(operand) for operand in operands[1:]]
      left, arrow, right = text.partition('->')
      terms = left.split(',')
      if len(terms) < len(arrays):
          raise ValueError("more operands provided to einstein sum function than specified in the subscripts string")
      if len(terms) > len(arrays):
          raise ValueError("fewer operands provided to einstein sum function than specified in the subscripts string")
      spare = [letter for letter in 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz' if letter not in text]
      longest = ''
      for place, term in enumerate(terms):
          if '...' in term:
              extra = arrays[place].ndim - len(term) + 3
              letters = ''.join(spare[26 - extra:26]) if extra else ''
              longest = letters if len(letters) > len(longest) else longest
              terms[place] = term.replace('...', letters)
      for place, (term, array) in enumerate(zip(terms, arrays)):
          if len(term) > array.ndim:
              raise ValueError("einstein sum subscripts string contains too many subscripts for operand " + str(place))
          if len(term) < array.ndim:
              raise ValueError("operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis "
                               "provided to broadcast the extra dimensions.")
      if arrow:
          right = right.replace('...', longest)
      else:
          joined = ''.join(terms)
          right = longest + ''.join(letter for letter in sorted(set(joined))
                                    if joined.count(letter) == 1 and letter not in longest)
      sizes = {}
      for place, (term, array) in enumerate(zip(terms, arrays)):
          for letter, size in zip(term, array.shape):
              if sizes.get(letter, 1) not in (1, size) and size != 1:
                  raise ValueError("operands could not be broadcast together with remapped shapes "
                                   "[original->remapped]: " + ' '.join(
                                       f"{str(other.shape).replace(', ', ',')}->{str(other.shape).replace(', ', ',')}" for other in arrays))
              sizes[letter] = size if size != 1 else sizes.get(letter, 1)
      for letter in right:
          if letter not in sizes:
              raise ValueError(f"einstein sum subscripts string included output subscript '{letter}' which never appeared in "
                               "an input")
      for place, term in enumerate(terms):
          for letter in sorted(set(term)):
              while term.count(letter) > 1:
                  i = term.index(letter)
                  k = term.index(letter, i + 1)
                  arrays[place] = np.diagonal(arrays[place], 0, i, k)
                  term = term[:i] + term[i + 1:k] + term[k + 1:] + letter
          terms[place] = term
      def reduced(term, array, keep):
          axes = tuple(k for k, letter in enumerate(term) if letter not in keep)
          return ''.join(letter for letter in term if letter in keep), array.sum(axis=axes) if axes else array
      def product(x, a, y, b, keep):
          batch = [letter for letter in x if letter in y and letter in keep]
          summed = [letter for letter in x if letter in y and letter not in keep]
          own = [letter for letter in x if letter not in y]
          other = [letter for letter in y if letter not in x]
          def shape_of(letters):
              return tuple(sizes[letter] for letter in letters)
          def total(letters):
              count = 1
              for letter in letters:
                  count = count * sizes[letter]
              return count
          a = np.broadcast_to(a.transpose([x.index(letter) for letter in batch + own + summed]),
                              shape_of(batch + own + summed))
          b = np.broadcast_to(b.transpose([y.index(letter) for letter in batch + summed + other]),
                              shape_of(batch + summed + other))
          a = a.reshape((total(batch), total(own), total(summed)))
          b = b.reshape((total(batch), total(summed), total(other)))
          return ''.join(batch + own + other), np.matmul(a, b).reshape(shape_of(batch + own + other))
      term, array = terms[0], arrays[0]
      for place in range(1, len(arrays)):
          later = set(right).union(*[set(other) for other in terms[place + 1:]])
          term, array = reduced(term, array, later | set(terms[place]))
          next_term, next_array = reduced(terms[place], arrays[place], later | set(term))
          term, array = product(term, array, next_term, next_array, later)
      term, array = reduced(term, array, set(right))
      array = np.asarray(array).transpose([term.index(letter) for letter in right])
      return array[()] if array.ndim == 0 else array
      """),
  ]

  private static let sets: [Builtin] = [
    .written(
      "isin(element, test_elements, assume_unique=False, invert=False, *, kind=None)",
      "Whether elements are among others.", example: "np.isin([1, 2], [2, 3])\n#> array([False,  True])",
      """
      element = np.asarray(element)
      others = np.unique(np.asarray(test_elements).ravel())
      if others.size == 0:
          found = np.zeros(element.shape, dtype=bool)
      else:
          places = np.searchsorted(others, element)
          found = others[np.minimum(places, others.size - 1)] == element
      return np.asarray(~found if invert else found)
      """),
    .written(
      "intersect1d(ar1, ar2, assume_unique=False, return_indices=False)",
      "The elements that both arrays have, in order.",
      example: "np.intersect1d([1, 2, 3], [2, 3, 4])\n#> array([2, 3])",
      """
      a, first = np.unique(np.ravel(ar1), return_index=True)
      b, second = np.unique(np.ravel(ar2), return_index=True)
      common = np.isin(a, b)
      values = np.concatenate((a[common], b[:0]))
      if return_indices:
          return values, first[common], second[np.isin(b, a)]
      return values
      """),
    .written(
      "union1d(ar1, ar2)", "The elements that one of the arrays has, in order.",
      example: "np.union1d([1, 2], [2, 3])\n#> array([1, 2, 3])",
      "return np.unique(np.concatenate((np.ravel(ar1), np.ravel(ar2))))"),
    .written(
      "setdiff1d(ar1, ar2, assume_unique=False)", "The elements of the first array that the second has not, in order.",
      example: "np.setdiff1d([1, 2, 3], [2])\n#> array([1, 3])",
      """
      a = np.ravel(ar1) if assume_unique else np.unique(ar1)
      return a[np.isin(a, ar2, invert=True)]
      """),
    .written(
      "setxor1d(ar1, ar2, assume_unique=False)", "The elements that exactly one of the arrays has, in order.",
      example: "np.setxor1d([1, 2], [2, 3])\n#> array([1, 3])",
      """
      a, b = np.unique(ar1), np.unique(ar2)
      return np.sort(np.concatenate((a[np.isin(a, b, invert=True)], b[np.isin(b, a, invert=True)])))
      """),
    .written(
      "array_equiv(a1, a2)", "Whether two arrays are equal after broadcasting.",
      example: "np.array_equiv([1, 1], 1)\n#> True",
      """
      a1, a2 = np.asarray(a1), np.asarray(a2)
      try:
          np.broadcast_shapes(a1.shape, a2.shape)
      except ValueError:
          return False
      return bool(np.all(a1 == a2))
      """),
  ]
}
