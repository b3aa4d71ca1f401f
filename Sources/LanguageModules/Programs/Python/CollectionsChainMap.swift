extension LanguageModules {
  /// The part of the program of `collections` that holds `ChainMap`.
  static let chainMapProgram =
    ##"""

    class ChainMap:
        """Several mappings seen as one: the first that has a key gives its value, and takes all changes."""

        def __init__(self, *maps):
            self.maps = list(maps) or [{}]

        def __missing__(self, key):
            raise KeyError(key)

        def __getitem__(self, key):
            for mapping in self.maps:
                if key in mapping:
                    return mapping[key]
            return self.__missing__(key)

        def get(self, key, default=None):
            return self[key] if key in self else default

        def _merged(self):
            merged = {}
            for mapping in reversed(self.maps):
                merged.update(dict.fromkeys(mapping))
            return merged

        def __len__(self):
            return len(self._merged())

        def __iter__(self):
            return iter(self._merged())

        def __contains__(self, key):
            return any(key in mapping for mapping in self.maps)

        def __bool__(self):
            return any(self.maps)

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

        def keys(self):
            return {key: self[key] for key in self}.keys()

        def values(self):
            return {key: self[key] for key in self}.values()

        def items(self):
            return {key: self[key] for key in self}.items()

        def __eq__(self, other):
            if isinstance(other, ChainMap):
                other = dict(other)
            return dict(self) == other if isinstance(other, dict) else NotImplemented

        def __or__(self, other):
            if not isinstance(other, (dict, ChainMap)):
                return NotImplemented
            made = self.copy()
            made.maps[0].update(other)
            return made

        def __ior__(self, other):
            self.maps[0].update(other)
            return self

        @classmethod
        def fromkeys(cls, iterable, *args):
            return cls(dict.fromkeys(iterable, *args))

        def copy(self):
            return type(self)(self.maps[0].copy(), *self.maps[1:])

        __copy__ = copy

        def new_child(self, m=None, **kwargs):
            if m is None:
                m = kwargs
            elif kwargs:
                m.update(kwargs)
            return type(self)(m, *self.maps)

        @property
        def parents(self):
            return type(self)(*self.maps[1:])

        def __setitem__(self, key, value):
            self.maps[0][key] = value

        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

        def update(self, *args, **kwargs):
            for key, value in dict(*args, **kwargs).items():
                self[key] = value

        def __delitem__(self, key):
            try:
                del self.maps[0][key]
            except KeyError:
                raise KeyError(f'Key not found in the first mapping: {key!r}')

        def popitem(self):
            try:
                return self.maps[0].popitem()
            except KeyError:
                raise KeyError('No keys found in the first mapping.')

        def pop(self, key, *args):
            try:
                return self.maps[0].pop(key, *args)
            except KeyError:
                raise KeyError(f'Key not found in the first mapping: {key!r}')

        def clear(self):
            self.maps[0].clear()

    """##
}
