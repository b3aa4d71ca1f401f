extension LanguageModules {
  static let collectionsAbcProgram =
    ##"""
    """The abstract classes of containers: whether a class is one of a kind is told by its special methods."""


    class _Kind(type):
        def __instancecheck__(cls, instance):
            return cls.__subclasscheck__(type(instance))

        def __subclasscheck__(cls, subclass):
            if any(base is cls for base in subclass.__mro__):
                return True
            methods = cls.__dict__.get('_methods')
            if methods is None:
                return issubclass(subclass, cls._classes)
            return all(getattr(subclass, name, None) is not None for name in methods)


    class Hashable(metaclass=_Kind):
        _methods = ('__hash__',)


    class Iterable(metaclass=_Kind):
        _methods = ('__iter__',)

        def __class_getitem__(cls, item):
            return cls


    class Iterator(Iterable):
        _methods = ('__iter__', '__next__')

        def __iter__(self):
            return self


    class Reversible(Iterable):
        _methods = ('__iter__', '__reversed__')


    class Generator(Iterator):
        _methods = ('__iter__', '__next__', 'send', 'throw', 'close')


    class Sized(metaclass=_Kind):
        _methods = ('__len__',)


    class Container(metaclass=_Kind):
        _methods = ('__contains__',)

        def __class_getitem__(cls, item):
            return cls


    class Callable(metaclass=_Kind):
        _methods = ('__call__',)

        def __class_getitem__(cls, item):
            return cls


    class Collection(Sized, Iterable, Container):
        _methods = ('__len__', '__iter__', '__contains__')


    class Sequence(Reversible, Collection):
        _classes = (list, tuple, str, range)

        def __iter__(self):
            for place in range(len(self)):
                yield self[place]

        def __contains__(self, value):
            return any(item is value or item == value for item in self)

        def __reversed__(self):
            for place in reversed(range(len(self))):
                yield self[place]

        def index(self, value):
            for place in range(len(self)):
                if self[place] is value or self[place] == value:
                    return place
            raise ValueError

        def count(self, value):
            return sum(1 for item in self if item is value or item == value)


    class MutableSequence(Sequence):
        _classes = (list,)


    class Set(Collection):
        _classes = (set, frozenset)


    class MutableSet(Set):
        _classes = (set,)


    class Mapping(Collection):
        _classes = (dict,)

        def get(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                return default

        def __contains__(self, key):
            try:
                self[key]
            except KeyError:
                return False
            return True

        def keys(self):
            return list(self)

        def values(self):
            return [self[key] for key in self]

        def items(self):
            return [(key, self[key]) for key in self]


    class MutableMapping(Mapping):
        _classes = (dict,)

    """##
}
