extension LanguageModules {
  static let functoolsProgram =
    ##"""
    """Functions that make functions of functions; `reduce` and `partial` are written in Swift."""

    WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
    WRAPPER_UPDATES = ('__dict__',)


    def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        """Gives a function the name and the documentation of the one it wraps."""
        for name in assigned:
            if hasattr(wrapped, name):
                setattr(wrapper, name, getattr(wrapped, name))
        for name in updated:
            getattr(wrapper, name).update(getattr(wrapped, name, {}))
        wrapper.__wrapped__ = wrapped
        return wrapper


    def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        """A decorator that applies update_wrapper."""
        def decorate(wrapper):
            return update_wrapper(wrapper, wrapped, assigned, updated)
        return decorate


    class _CacheInfo(tuple):
        def __repr__(self):
            hits, misses, maxsize, currsize = self
            return f'CacheInfo(hits={hits}, misses={misses}, maxsize={maxsize}, currsize={currsize})'

        hits = property(lambda self: self[0])
        misses = property(lambda self: self[1])
        maxsize = property(lambda self: self[2])
        currsize = property(lambda self: self[3])


    def _cached(function, maxsize, typed):
        results = {}
        counts = [0, 0]

        def wrapper(*args, **kwargs):
            key = args if not kwargs else (args, tuple(kwargs.items()))
            if typed:
                key = (key, tuple(map(type, args)), tuple(map(type, kwargs.values())))
            if key in results:
                counts[0] += 1
                result = results[key]
                if maxsize is not None:
                    del results[key]
                    results[key] = result
                return result
            counts[1] += 1
            result = function(*args, **kwargs)
            if maxsize != 0:
                results[key] = result
                if maxsize is not None and len(results) > maxsize:
                    del results[next(iter(results))]
            return result

        def cache_clear():
            results.clear()
            counts[:] = [0, 0]

        wrapper.cache_info = lambda: _CacheInfo((counts[0], counts[1], maxsize, len(results)))
        wrapper.cache_clear = cache_clear
        wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
        return update_wrapper(wrapper, function)


    def lru_cache(maxsize=128, typed=False):
        """Keeps the results of the most recent calls."""
        if isinstance(maxsize, int):
            return lambda function: _cached(function, max(maxsize, 0), typed)
        if maxsize is None:
            return lambda function: _cached(function, None, typed)
        if callable(maxsize):
            return _cached(maxsize, 128, typed)
        raise TypeError('Expected first argument to be an integer, a callable, or None')


    def cache(user_function, /):
        """Keeps the results of all calls."""
        return _cached(user_function, None, False)


    class cached_property:
        """An attribute that is computed at its first use."""

        def __init__(self, func):
            self.func, self.attrname, self.__doc__ = func, None, func.__doc__

        def __set_name__(self, owner, name):
            if self.attrname is None:
                self.attrname = name
            elif name != self.attrname:
                raise TypeError('Cannot assign the same cached_property to two different names '
                                f'({self.attrname!r} and {name!r}).')

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            if self.attrname is None:
                raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
            names = instance.__dict__
            if self.attrname not in names:
                names[self.attrname] = self.func(instance)
            return names[self.attrname]


    def cmp_to_key(mycmp):
        """A key function of a function that compares two items."""
        class K:
            __slots__ = ('obj',)

            def __init__(self, obj): self.obj = obj
            def __lt__(self, other): return mycmp(self.obj, other.obj) < 0
            def __gt__(self, other): return mycmp(self.obj, other.obj) > 0
            def __eq__(self, other): return mycmp(self.obj, other.obj) == 0
            def __le__(self, other): return mycmp(self.obj, other.obj) <= 0
            def __ge__(self, other): return mycmp(self.obj, other.obj) >= 0

        return K


    def total_ordering(cls):
        """Fills in the comparisons that one of them and `__eq__` imply."""
        has = lambda name: name in cls.__dict__ or any(name in base.__dict__ for base in cls.__mro__[1:-1])
        if has('__lt__'):
            made = {'__gt__': lambda a, b: not (a < b or a == b), '__le__': lambda a, b: a < b or a == b,
                    '__ge__': lambda a, b: not a < b}
        elif has('__le__'):
            made = {'__ge__': lambda a, b: not a <= b or a == b, '__lt__': lambda a, b: a <= b and not a == b,
                    '__gt__': lambda a, b: not a <= b}
        elif has('__gt__'):
            made = {'__lt__': lambda a, b: not (a > b or a == b), '__ge__': lambda a, b: a > b or a == b,
                    '__le__': lambda a, b: not a > b}
        elif has('__ge__'):
            made = {'__le__': lambda a, b: not a >= b or a == b, '__gt__': lambda a, b: a >= b and not a == b,
                    '__lt__': lambda a, b: not a >= b}
        else:
            raise ValueError('must define at least one ordering operation: < > <= >=')
        for name, function in made.items():
            if not has(name):
                setattr(cls, name, function)
        return cls


    def singledispatch(func):
        """A function that is chosen by the type of the first argument."""
        registry = {object: func}

        def dispatch(cls):
            for base in cls.__mro__:
                if base in registry:
                    return registry[base]

        def register(cls, function=None):
            if function is None:
                if isinstance(cls, type):
                    return lambda function: register(cls, function)
                hints = getattr(cls, '__annotations__', {})
                if not hints:
                    raise TypeError(
                        f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain '
                        '`@register` on an annotated function.')
                function, cls = cls, next(iter(hints.values()))
            registry[cls] = function
            return function

        def wrapper(*args, **kwargs):
            if not args:
                raise TypeError(f'{func.__name__} requires at least 1 positional argument')
            return dispatch(type(args[0]))(*args, **kwargs)

        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = registry
        return update_wrapper(wrapper, func)

    """##
}
