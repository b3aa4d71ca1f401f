extension LanguageModules {
  static let collectionsProgram =
    ##"""
    """Containers: counters, dicts with defaults, queues with two ends, tuples with names."""

    from collections import _count_elements


    class defaultdict(dict):
        """A dict that makes the values of missing keys by calling a function."""

        def __init__(self, default_factory=None, /, *args, **kwargs):
            if default_factory is not None and not callable(default_factory):
                raise TypeError('first argument must be callable or None')
            super().__init__(*args, **kwargs)
            self.default_factory = default_factory

        def __missing__(self, key):
            if self.default_factory is None:
                raise KeyError(key)
            value = self.default_factory()
            self[key] = value
            return value

        def copy(self):
            return defaultdict(self.default_factory, self)

        def __repr__(self):
            return f'defaultdict({self.default_factory!r}, {dict(self)!r})'


    class Counter(dict):
        """Counts of items."""

        def __init__(self, iterable=None, /, **kwds):
            super().__init__()
            self.update(iterable, **kwds)

        def __missing__(self, key):
            return 0

        def _add(self, iterable, kwds, sign):
            if iterable is not None:
                if hasattr(iterable, 'items'):
                    for key, count in iterable.items():
                        self[key] = self.get(key, 0) + sign * count
                else:
                    _count_elements(self, iterable, sign)
            for key, count in kwds.items():
                self[key] = self.get(key, 0) + sign * count

        def update(self, iterable=None, /, **kwds):
            self._add(iterable, kwds, 1)

        def subtract(self, iterable=None, /, **kwds):
            self._add(iterable, kwds, -1)

        def most_common(self, n=None):
            pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
            return pairs if n is None else pairs[:max(n, 0)]

        def elements(self):
            for key, count in self.items():
                for _ in range(count):
                    yield key

        def total(self):
            return sum(self.values())

        def copy(self):
            return Counter(self)

        def __delitem__(self, key):
            if key in self:
                super().__delitem__(key)

        @classmethod
        def fromkeys(cls, iterable, v=None):
            raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

        def _combine(self, other, combine):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for key in list(self) + [key for key in other if key not in self]:
                count = combine(self[key], other[key])
                if count > 0:
                    result[key] = count
            return result

        def __add__(self, other):
            return self._combine(other, lambda a, b: a + b)

        def __sub__(self, other):
            return self._combine(other, lambda a, b: a - b)

        def __or__(self, other):
            return self._combine(other, max)

        def __and__(self, other):
            return self._combine(other, min)

        def __iadd__(self, other):
            return self + other

        def __isub__(self, other):
            return self - other

        def __pos__(self):
            return self + Counter()

        def __neg__(self):
            return Counter() - self

        def __eq__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[key] == other[key] for key in list(self) + list(other))

        def __repr__(self):
            if not self:
                return f'{type(self).__name__}()'
            try:
                shown = dict(self.most_common())
            except TypeError:
                shown = dict(self)
            return f'{type(self).__name__}({shown!r})'


    class deque:
        """A queue with two ends, of at most `maxlen` items."""

        def __init__(self, iterable=(), maxlen=None):
            if maxlen is not None:
                if not isinstance(maxlen, int):
                    raise TypeError('an integer is required')
                if maxlen < 0:
                    raise ValueError('maxlen must be non-negative')
            self._items = []
            # The first item's place: what is before it has been taken out.
            self._start = 0
            self._maxlen = maxlen
            self.extend(iterable)

        @property
        def maxlen(self):
            return self._maxlen

        def _tidy(self):
            if self._start > 32 and 2 * self._start > len(self._items):
                del self._items[:self._start]
                self._start = 0

        def _list(self):
            return self._items[self._start:]

        def append(self, x, /):
            self._items.append(x)
            if self._maxlen is not None and len(self._items) - self._start > self._maxlen:
                self.popleft()

        def appendleft(self, x, /):
            if self._start == 0:
                room = len(self._items) + 16
                self._items[:0] = [None] * room
                self._start = room
            self._start -= 1
            self._items[self._start] = x
            if self._maxlen is not None and len(self._items) - self._start > self._maxlen:
                self.pop()

        def extend(self, iterable, /):
            for x in list(iterable):
                self.append(x)

        def extendleft(self, iterable, /):
            for x in list(iterable):
                self.appendleft(x)

        def pop(self):
            if len(self._items) == self._start:
                raise IndexError('pop from an empty deque')
            return self._items.pop()

        def popleft(self):
            if len(self._items) == self._start:
                raise IndexError('pop from an empty deque')
            x = self._items[self._start]
            self._items[self._start] = None
            self._start += 1
            self._tidy()
            return x

        def clear(self):
            self._items.clear()
            self._start = 0

        def copy(self):
            return deque(self._list(), self._maxlen)

        def count(self, x, /):
            return self._list().count(x)

        def index(self, x, start=0, stop=None, /):
            try:
                return self._list().index(x, start, len(self) if stop is None else stop)
            except ValueError:
                raise ValueError(f'{x!r} is not in deque') from None

        def insert(self, i, x, /):
            if self._maxlen is not None and len(self) >= self._maxlen:
                raise IndexError('deque already at its maximum size')
            items = self._list()
            items.insert(i, x)
            self._items, self._start = items, 0

        def remove(self, value, /):
            items = self._list()
            if value not in items:
                raise ValueError('deque.remove(x): x not in deque')
            items.remove(value)
            self._items, self._start = items, 0

        def reverse(self):
            self._items, self._start = self._list()[::-1], 0

        def rotate(self, n=1, /):
            items = self._list()
            if items:
                n %= len(items)
                self._items, self._start = items[len(items) - n:] + items[:len(items) - n], 0

        def _place(self, index):
            if not isinstance(index, int) and not hasattr(index, '__index__'):
                raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'")
            place = index if index >= 0 else index + len(self)
            if not 0 <= place < len(self):
                raise IndexError('deque index out of range')
            return self._start + place

        def __getitem__(self, index):
            return self._items[self._place(index)]

        def __setitem__(self, index, value):
            self._items[self._place(index)] = value

        def __delitem__(self, index):
            del self._items[self._place(index)]

        def __len__(self):
            return len(self._items) - self._start

        def __bool__(self):
            return len(self._items) > self._start

        def __contains__(self, value):
            return value in self._list()

        def __iter__(self):
            expected = len(self)
            for item in self._list():
                if len(self) != expected:
                    raise RuntimeError('deque mutated during iteration')
                yield item

        def __reversed__(self):
            return iter(self._list()[::-1])

        def __add__(self, other):
            if not isinstance(other, deque):
                raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
            return deque(self._list() + other._list(), self._maxlen)

        def __iadd__(self, other):
            self.extend(other)
            return self

        def __mul__(self, n):
            return deque(self._list() * n, self._maxlen)

        def __eq__(self, other):
            return self._list() == other._list() if isinstance(other, deque) else NotImplemented

        def __lt__(self, other):
            return self._list() < other._list() if isinstance(other, deque) else NotImplemented

        def __repr__(self):
            shown = f'deque({self._list()!r}'
            return shown + (')' if self._maxlen is None else f', maxlen={self._maxlen})')


    def _complete_tuple_class(cls, names, defaults):
        """Gives a class of tuples its fields."""
        required = len(names) - len(defaults)
        for name in defaults:
            if name in names[:required]:
                later = next(other for other in names[required - 1:] if other not in defaults)
                raise TypeError(f'non-default namedtuple field {later} cannot follow default field {name}')
        count = len(names)

        def make(cls, *args, **kwargs):
            if len(args) == count and not kwargs:
                return tuple.__new__(cls, args)
            return tuple.__new__(cls, _bind(cls.__name__, names, defaults, args, kwargs))

        def field(place):
            return property(lambda self: self[place])

        def _asdict(self):
            return dict(zip(names, self))

        def _replace(self, /, **kwds):
            unknown = [name for name in kwds if name not in names]
            if unknown:
                raise ValueError(f'Got unexpected field names: {unknown!r}')
            return tuple.__new__(type(self), [kwds.get(name, value) for name, value in zip(names, self)])

        def shown(self):
            pairs = ', '.join(f'{name}={value!r}' for name, value in zip(names, self))
            return f'{type(self).__name__}({pairs})'

        members = {'__new__': make, '_fields': names, '_field_defaults': defaults, '__match_args__': names,
                   '_asdict': _asdict, '_replace': _replace, '__repr__': shown,
                   '_make': classmethod(lambda cls, iterable: tuple.__new__(cls, tuple(iterable)))}
        for name, member in members.items():
            if name.startswith('_f') or name not in cls.__dict__:
                setattr(cls, name, member)
        for place, name in enumerate(names):
            setattr(cls, name, field(place))


    def _bind(owner, names, defaults, args, kwargs):
        """The values of all fields, in order."""
        if len(args) > len(names):
            least = len(names) - len(defaults) + 1
            expected = f'from {least} to {len(names) + 1}' if defaults else f'{len(names) + 1}'
            raise TypeError(f'{owner}.__new__() takes {expected} positional arguments but {len(args) + 1} were given')
        values = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in names:
                raise TypeError(f'{owner}.__new__() got an unexpected keyword argument {name!r}')
            if name in values:
                raise TypeError(f'{owner}.__new__() got multiple values for argument {name!r}')
            values[name] = value
        missing = [repr(name) for name in names if name not in values and name not in defaults]
        if missing:
            if len(missing) == 1:
                shown = missing[0]
            elif len(missing) == 2:
                shown = ' and '.join(missing)
            else:
                shown = ', '.join(missing[:-1]) + ', and ' + missing[-1]
            raise TypeError(f"{owner}.__new__() missing {len(missing)} required positional "
                            f"argument{'' if len(missing) == 1 else 's'}: {shown}")
        return [values[name] if name in values else defaults[name] for name in names]


    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        """A class of tuples whose items have names."""
        if isinstance(field_names, str):
            field_names = field_names.replace(',', ' ').split()
        names = list(map(str, field_names))
        seen = set()
        for place, name in enumerate(names):
            if rename and (not name.isidentifier() or name.startswith('_') or name in seen):
                names[place] = name = f'_{place}'
            if not name.isidentifier():
                raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
            if name.startswith('_') and not rename:
                raise ValueError(f'Field names cannot start with an underscore: {name!r}')
            if name in seen:
                raise ValueError(f'Encountered duplicate field name: {name!r}')
            seen.add(name)
        given = () if defaults is None else tuple(defaults)
        if len(given) > len(names):
            raise TypeError('Got more default values than field names')
        cls = type(typename, (tuple,), {'__doc__': f"{typename}({', '.join(names)})"})
        _complete_tuple_class(cls, tuple(names), dict(zip(names[len(names) - len(given):], given)))
        return cls

    """##
}
