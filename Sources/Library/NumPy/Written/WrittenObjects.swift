import Interpreter

/// Objects of `numpy` that are classes written in the language.
enum WrittenObjects {
  /// The names and how each is found.
  static let names = [
    "poly1d", "vectorize", "ndenumerate", "ndindex", "finfo", "iinfo", "errstate", "printoptions", "mgrid", "ogrid",
    "r_", "c_", "s_", "index_exp",
  ]

  static func value(_ name: String) throws -> Value { try program.value(Symbol(name)) }

  private static let program = LanguageModule("numpy", names: WrittenNames.module) {
    polynomial + application + places + grids + limits + settings
  }

  private static let polynomial = #"""
    class poly1d:
        """A polynomial, whose highest coefficient comes first."""
        def __init__(self, c_or_r, r=False, variable=None):
            if isinstance(c_or_r, poly1d):
                self.coeffs, self.variable = c_or_r.coeffs, c_or_r.variable
                return
            c = np.atleast_1d(np.poly(c_or_r) if r else c_or_r)
            if c.ndim > 1:
                raise ValueError("Polynomial must be 1d only.")
            places = np.nonzero(c)[0]
            self.coeffs = c[int(places[0]):] if len(places) else np.zeros(1, c.dtype)
            self.variable = 'x' if variable is None else variable

        @property
        def order(self): return len(self.coeffs) - 1
        @property
        def o(self): return len(self.coeffs) - 1
        @property
        def c(self): return self.coeffs
        @property
        def coef(self): return self.coeffs
        @property
        def coefficients(self): return self.coeffs
        @property
        def roots(self): return np.roots(self.coeffs)
        @property
        def r(self): return np.roots(self.coeffs)

        def __repr__(self):
            return 'poly1d' + repr(self.coeffs)[5:]

        def __str__(self):
            text, over, under = '', '', ''
            first = True
            for k, coefficient in enumerate(self.coeffs):
                power = self.order - k
                shown = f'{coefficient:.4g}'
                if shown.endswith('.0000'):
                    shown = shown[:-5]
                if shown == '0' and not (power == 0 and k == 0):
                    continue
                term = shown if power == 0 else f'{shown} {self.variable}' if power == 1 else \
                    f'{shown} {self.variable}**{power}'
                if first:
                    text = term
                elif term.startswith('-'):
                    text = f'{text} - {term[1:]}'
                else:
                    text = f'{text} + {term}'
                first = False
            output = ' '
            while '**' in text:
                place = text.index('**')
                end = place + 2
                while end < len(text) and text[end].isdigit():
                    end = end + 1
                power = text[place + 2:end]
                part, text = text[:place], text[end:]
                below, above = part + ' ' * (len(power) - 1), ' ' * (len(part) - 1) + power
                if len(under) + len(below) > 70 or len(over) + len(above) > 70:
                    output = output + over + '\n' + under + '\n '
                    over, under = above, below
                else:
                    over, under = over + above, under + below
            return output + over + '\n' + under + text

        def __len__(self): return self.order
        def __call__(self, val): return np.polyval(self.coeffs, val)
        def __neg__(self): return poly1d(-self.coeffs)
        def __pos__(self): return self
        def __add__(self, other): return poly1d(np.polyadd(self.coeffs, poly1d(other).coeffs))
        def __radd__(self, other): return poly1d(np.polyadd(self.coeffs, poly1d(other).coeffs))
        def __sub__(self, other): return poly1d(np.polysub(self.coeffs, poly1d(other).coeffs))
        def __rsub__(self, other): return poly1d(np.polysub(poly1d(other).coeffs, self.coeffs))
        def __mul__(self, other):
            if np.isscalar(other):
                return poly1d(self.coeffs * other)
            return poly1d(np.convolve(self.coeffs, poly1d(other).coeffs))
        def __rmul__(self, other): return self * other
        def __truediv__(self, other):
            if np.isscalar(other):
                return poly1d(self.coeffs / other)
            raise NotImplementedError("the division of polynomials is not in lgs")
        def __pow__(self, power):
            if not np.isscalar(power) or int(power) != power or power < 0:
                raise ValueError("Power to non-negative integers only.")
            result = poly1d([1])
            for _ in range(power):
                result = self * result
            return result
        def __eq__(self, other):
            return isinstance(other, poly1d) and self.coeffs.shape == other.coeffs.shape and \
                bool((self.coeffs == other.coeffs).all())
        def __getitem__(self, power):
            if power < 0 or power > self.order:
                return self.coeffs.dtype.type(0)
            return self.coeffs[self.order - power]
        def __iter__(self): return iter(self.coeffs)
        def deriv(self, m=1): return poly1d(np.polyder(self.coeffs, m=m))
        def integ(self, m=1, k=0): return poly1d(np.polyint(self.coeffs, m=m, k=k))


    """#

  private static let application = #"""
    class vectorize:
        """A function of numbers as a function of arrays."""
        def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
            if excluded is not None or signature is not None:
                raise NotImplementedError("the arguments 'excluded' and 'signature' of numpy.vectorize are not in lgs")
            self.pyfunc, self.otypes = pyfunc, otypes

        def __call__(self, *args, **kwargs):
            names = list(kwargs)
            arrays = [np.asarray(value) for value in list(args) + [kwargs[name] for name in names]]
            shape = np.broadcast_shapes(*[array.shape for array in arrays])
            columns = [np.broadcast_to(array, shape).ravel().tolist() for array in arrays]
            count = len(args)
            if self.otypes is None and len(columns) and len(columns[0]) == 0:
                raise ValueError('cannot call `vectorize` on size 0 inputs unless `otypes` is set')
            results = [self.pyfunc(*row[:count], **dict(zip(names, row[count:]))) for row in zip(*columns)]
            kinds = self.otypes
            if isinstance(kinds, str):
                kinds = list(kinds)
            if len(results) and isinstance(results[0], tuple):
                columns = [list(column) for column in zip(*results)]
                return tuple(self.whole(column, shape, None if kinds is None else kinds[k])
                             for k, column in enumerate(columns))
            return self.whole(results, shape, None if kinds is None else kinds[0])

        def whole(self, values, shape, kind):
            kind = np.asarray(values[0]).dtype if kind is None else kind
            return np.array([np.asarray(value).astype(kind)[()] for value in values], dtype=kind).reshape(shape)


    """#

  private static let places = #"""
    def ndindex(*shape):
        """The positions of all elements of a shape."""
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = shape[0]
        count = 1
        for size in shape:
            if size < 0:
                raise ValueError("negative dimensions are not allowed")
            count = count * size
        for flat in range(count):
            position = []
            for size in reversed(shape):
                position.append(flat % size)
                flat = flat // size
            yield tuple(reversed(position))


    def ndenumerate(arr):
        """The positions and values of all elements."""
        arr = np.asarray(arr)
        for position in ndindex(arr.shape):
            yield position, arr[position]


    """#

  private static let grids = #"""
    def _spaced(part):
        start = 0 if part.start is None else part.start
        step = 1 if part.step is None else part.step
        # An imaginary step is a number of points, the last one included.
        return np.linspace(start, part.stop, int(abs(step))) if isinstance(step, complex) else \
            np.arange(start, part.stop, step)


    class Grid:
        def __init__(self, sparse): self.sparse = sparse

        def __getitem__(self, key):
            single = not isinstance(key, tuple)
            lines = []
            for part in ((key,) if single else key):
                lines.append(_spaced(part))
            if single:
                return lines[0]
            kind = np.result_type(*[line.dtype for line in lines])
            lines = [line.astype(kind) for line in lines]
            rank = len(lines)
            if self.sparse:
                return tuple(line.reshape((1,) * k + (-1,) + (1,) * (rank - 1 - k)) for k, line in enumerate(lines))
            return np.stack(np.meshgrid(*lines, indexing='ij'))


    mgrid, ogrid = Grid(False), Grid(True)


    class Joined:
        def __init__(self, columns): self.columns = columns

        def __getitem__(self, key):
            parts = []
            for part in (key if isinstance(key, tuple) else (key,)):
                if isinstance(part, str):
                    raise NotImplementedError("directives of numpy.r_ and numpy.c_ are not in lgs")
                if isinstance(part, slice):
                    part = _spaced(part)
                part = np.asarray(part)
                if self.columns:
                    part = part.reshape((-1, 1)) if part.ndim < 2 else part
                else:
                    part = np.atleast_1d(part)
                parts.append(part)
            rank = max(part.ndim for part in parts)
            parts = [part.reshape((1,) * (rank - part.ndim) + part.shape) for part in parts]
            return np.concatenate(parts, axis=-1 if self.columns else 0)


    r_, c_ = Joined(False), Joined(True)


    class Slices:
        def __init__(self, always): self.always = always
        def __getitem__(self, key): return (key,) if self.always and not isinstance(key, tuple) else key


    s_, index_exp = Slices(False), Slices(True)


    """#

  private static let limits = #"""
    class finfo:
        """The limits of a dtype of floats."""
        def __init__(self, dtype):
            try:
                self.dtype = dtype.dtype if isinstance(dtype, (np.ndarray, np.generic)) else np.dtype(
                    float if isinstance(dtype, float) else dtype)
            except TypeError:
                raise ValueError(f"data type {dtype!r} not inexact") from None
            kind = self.dtype.type
            if not np.issubdtype(self.dtype, np.floating):
                raise ValueError(f"data type {kind!r} not inexact")
            self.bits = 8 * self.dtype.itemsize
            self.nmant, self.nexp, self.precision = {16: (10, 5, 3), 32: (23, 8, 6), 64: (52, 11, 15)}[self.bits]
            self.machep, self.negep = -self.nmant, -self.nmant - 1
            self.maxexp = 2 ** (self.nexp - 1)
            self.minexp = 2 - self.maxexp
            self.iexp = self.nexp
            self.eps = kind(2.0 ** self.machep)
            self.epsneg = kind(2.0 ** self.negep)
            self.max = kind((2.0 - 2.0 ** self.machep) * 2.0 ** (self.maxexp - 1))
            self.min = -self.max
            self.tiny = kind(2.0 ** self.minexp)
            self.smallest_normal = self.tiny
            self.smallest_subnormal = kind(2.0 ** (self.minexp - self.nmant))
            self.resolution = kind(10.0 ** -self.precision)

        def __repr__(self):
            low, high = self.min, self.max
            if self.bits == 16:
                low, high = f"{float(low):.5e}", f"{float(high):.5e}"
            return f"finfo(resolution={str(self.resolution)}, min={low}, max={high}, dtype={self.dtype})"


    class iinfo:
        """The limits of a dtype of integers."""
        def __init__(self, type):
            self.dtype = type.dtype if isinstance(type, (np.ndarray, np.generic)) else np.dtype(
                int if isinstance(type, int) else type)
            self.kind = self.dtype.kind
            if self.kind not in 'iu':
                raise ValueError(f"Invalid integer data type {self.kind!r}.")
            self.bits = self.dtype.itemsize * 8
            self.min = 0 if self.kind == 'u' else -(1 << (self.bits - 1))
            self.max = (1 << self.bits) - 1 if self.kind == 'u' else (1 << (self.bits - 1)) - 1

        def __repr__(self):
            return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


    """#

  private static let settings = #"""
    class errstate:
        """What happens at divisions by zero and the like, inside a with statement. lgs never warns of them."""
        def __init__(self, **kwargs):
            for name, value in kwargs.items():
                if name not in ('all', 'divide', 'over', 'under', 'invalid', 'call'):
                    raise TypeError(f"errstate() got an unexpected keyword argument '{name}'")
                if value not in ('ignore', 'warn', 'raise', 'call', 'print', 'log', None):
                    raise ValueError(f"invalid value for {name}: {value!r}")
                if value not in ('ignore', 'warn', None):
                    raise NotImplementedError(f"numpy.errstate({name}={value!r}) is not in lgs")

        def __enter__(self): return None
        def __exit__(self, kind, value, trace): return False


    class printoptions:
        """Other options of printing, inside a with statement."""
        def __init__(self, **kwargs): self.options = kwargs

        def __enter__(self):
            self.outer = np.get_printoptions()
            np.set_printoptions(**self.options)
            return np.get_printoptions()

        def __exit__(self, kind, value, trace):
            outer = self.outer
            np.set_printoptions(precision=outer['precision'], threshold=outer['threshold'],
                                edgeitems=outer['edgeitems'], linewidth=outer['linewidth'],
                                suppress=outer['suppress'])
            return False
    """#
}
