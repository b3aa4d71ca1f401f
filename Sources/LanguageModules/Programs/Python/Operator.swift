extension LanguageModules {
  static let operatorProgram =
    ##"""
    """Operators as functions."""


    def lt(a, b): return a < b
    def le(a, b): return a <= b
    def eq(a, b): return a == b
    def ne(a, b): return a != b
    def ge(a, b): return a >= b
    def gt(a, b): return a > b
    def not_(a): return not a
    def truth(a): return bool(a)
    def is_(a, b): return a is b
    def is_not(a, b): return a is not b
    def add(a, b): return a + b
    def sub(a, b): return a - b
    def mul(a, b): return a * b
    def truediv(a, b): return a / b
    def floordiv(a, b): return a // b
    def mod(a, b): return a % b
    def pow(a, b): return a ** b
    def matmul(a, b): return a @ b
    def neg(a): return -a
    def pos(a): return +a
    def abs(a): return a.__abs__() if hasattr(a, '__abs__') else (-a if a < 0 else a)
    def invert(a): return ~a
    def and_(a, b): return a & b
    def or_(a, b): return a | b
    def xor(a, b): return a ^ b
    def lshift(a, b): return a << b
    def rshift(a, b): return a >> b
    def concat(a, b): return a + b
    def contains(a, b): return b in a
    def getitem(a, b): return a[b]
    def countOf(a, b): return sum(1 for item in a if item is b or item == b)


    def indexOf(a, b):
        for place, item in enumerate(a):
            if item is b or item == b:
                return place
        raise ValueError('sequence.index(x): x not in sequence')


    def setitem(a, b, c):
        a[b] = c


    def delitem(a, b):
        del a[b]


    def iadd(a, b):
        a += b
        return a


    def imul(a, b):
        a *= b
        return a


    class itemgetter:
        """A function that takes one item, or several as a tuple."""

        def __init__(self, item, /, *items):
            self._items = (item,) + items

        def __call__(self, obj):
            if len(self._items) == 1:
                return obj[self._items[0]]
            return tuple(obj[item] for item in self._items)

        def __repr__(self):
            return f"operator.itemgetter({', '.join(map(repr, self._items))})"


    class attrgetter:
        """A function that takes one attribute, or several as a tuple; dots lead inwards."""

        def __init__(self, attr, /, *attrs):
            self._names = (attr,) + attrs
            for name in self._names:
                if not isinstance(name, str):
                    raise TypeError('attribute name must be a string')

        def _take(self, obj, name):
            for part in name.split('.'):
                obj = getattr(obj, part)
            return obj

        def __call__(self, obj):
            if len(self._names) == 1:
                return self._take(obj, self._names[0])
            return tuple(self._take(obj, name) for name in self._names)

        def __repr__(self):
            return f"operator.attrgetter({', '.join(map(repr, self._names))})"


    class methodcaller:
        """A function that calls a method by name."""

        def __init__(self, name, /, *args, **kwargs):
            if not isinstance(name, str):
                raise TypeError('method name must be a string')
            self._name, self._args, self._kwargs = name, args, kwargs

        def __call__(self, obj):
            return getattr(obj, self._name)(*self._args, **self._kwargs)

        def __repr__(self):
            parts = [repr(self._name)] + [repr(arg) for arg in self._args]
            parts += [f'{name}={value!r}' for name, value in self._kwargs.items()]
            return f"operator.methodcaller({', '.join(parts)})"

    """##
}
