extension LanguageModules {
  static let dataclassesProgram =
    ##"""
    """Classes made of their annotated names."""

    MISSING = type('_MISSING_TYPE', (), {'__repr__': lambda self: '<dataclasses.MISSING>'})()
    KW_ONLY = type('_KW_ONLY_TYPE', (), {})


    class FrozenInstanceError(AttributeError):
        pass


    class Field:
        """What a data class knows of one of its names."""

        def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
            self.name = self.type = None
            self.default, self.default_factory = default, default_factory
            self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
            self.metadata = {} if metadata is None else metadata
            self.kw_only = kw_only


    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
              kw_only=MISSING):
        """Says more of a name than its annotation does."""
        if default is not MISSING and default_factory is not MISSING:
            raise ValueError('cannot specify both default and default_factory')
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


    def _own_fields(cls, kw_only):
        found = []
        for name, annotation in cls.__dict__.get('__annotations__', {}).items():
            if annotation is KW_ONLY:
                kw_only = True
                continue
            if 'ClassVar' in repr(annotation):
                continue
            given = cls.__dict__.get(name, MISSING)
            if isinstance(given, Field):
                made = given
                if made.default is not MISSING:
                    setattr(cls, name, made.default)
                elif name in cls.__dict__:
                    delattr(cls, name)
            else:
                made = field(default=given)
            made.name, made.type = name, annotation
            if made.kw_only is MISSING:
                made.kw_only = kw_only
            if isinstance(made.default, (list, dict, set)):
                raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: '
                                 'use default_factory')
            found.append(made)
        return found


    def _joined(names):
        if len(names) < 3:
            return ' and '.join(names)
        return ', '.join(names[:-1]) + ', and ' + names[-1]


    def _make_init(cls, fields, frozen):
        positional = [f for f in fields if f.init and not f.kw_only]
        by_name = {f.name: f for f in fields if f.init}
        required = [f.name for f in positional if f.default is MISSING and f.default_factory is MISSING]
        seen_default = None
        for f in positional:
            if f.default is MISSING and f.default_factory is MISSING:
                if seen_default is not None:
                    raise TypeError(f'non-default argument {f.name!r} follows default argument')
            else:
                seen_default = f.name
        owner = cls.__qualname__
        has_post_init = hasattr(cls, '__post_init__')
        assign = object.__setattr__ if frozen else setattr

        def __init__(self, *args, **kwargs):
            if len(args) > len(positional):
                least, most = len(required) + 1, len(positional) + 1
                expected = f'{most}' if least == most else f'from {least} to {most}'
                raise TypeError(f"{owner}.__init__() takes {expected} positional argument{'' if most == 1 else 's'} "
                                f"but {len(args) + 1} were given")
            for f, value in zip(positional, args):
                if f.name in kwargs:
                    raise TypeError(f"{owner}.__init__() got multiple values for argument '{f.name}'")
                kwargs[f.name] = value
            missing = []
            for f in fields:
                name = f.name
                if f.init and name in kwargs:
                    assign(self, name, kwargs.pop(name))
                elif f.default_factory is not MISSING:
                    assign(self, name, f.default_factory())
                elif f.default is not MISSING:
                    assign(self, name, f.default)
                elif f.init:
                    missing.append(f)
            for name in kwargs:
                raise TypeError(f"{owner}.__init__() got an unexpected keyword argument '{name}'")
            if missing:
                kind = 'keyword-only' if missing[0].kw_only else 'positional'
                names = [repr(f.name) for f in missing if f.kw_only == missing[0].kw_only]
                raise TypeError(f"{owner}.__init__() missing {len(names)} required {kind} "
                                f"argument{'' if len(names) == 1 else 's'}: {_joined(names)}")
            if has_post_init:
                self.__post_init__()

        return __init__


    def _make_repr(fields):
        shown = [f.name for f in fields if f.repr]

        def __repr__(self):
            return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in shown])})"

        return __repr__


    def _make_comparison(names, compare):
        def method(self, other):
            if type(other) is not type(self):
                return NotImplemented
            return compare(tuple([getattr(self, name) for name in names]), tuple([getattr(other, name) for name in names]))

        return method


    def _freeze(cls, names):
        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot assign to field {name!r}')
            object.__setattr__(self, name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot delete field {name!r}')
            object.__delattr__(self, name)

        cls.__setattr__, cls.__delattr__ = __setattr__, __delattr__


    def _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only):
        by_name = {}
        for base in cls.__mro__[-1:0:-1]:
            for f in getattr(base, '__dataclass_fields__', {}).values() if '__dataclass_fields__' in dir(base) else ():
                by_name[f.name] = f
        for f in _own_fields(cls, kw_only):
            by_name[f.name] = f
        fields = list(by_name.values())
        cls.__dataclass_fields__ = by_name
        own = cls.__dict__
        if init:
            cls.__init__ = _make_init(cls, fields, frozen)
        if repr and '__repr__' not in own:
            cls.__repr__ = _make_repr(fields)
        compared = [f.name for f in fields if f.compare]
        if eq and '__eq__' not in own:
            cls.__eq__ = _make_comparison(compared, lambda a, b: a == b)
        if order:
            if not eq:
                raise ValueError('eq must be true if order is true')
            cls.__lt__ = _make_comparison(compared, lambda a, b: a < b)
            cls.__le__ = _make_comparison(compared, lambda a, b: a <= b)
            cls.__gt__ = _make_comparison(compared, lambda a, b: a > b)
            cls.__ge__ = _make_comparison(compared, lambda a, b: a >= b)
        if frozen:
            _freeze(cls, tuple(by_name))
        if (eq and frozen or unsafe_hash) and '__hash__' not in own or unsafe_hash:
            hashed = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]
            cls.__hash__ = lambda self: hash(tuple([getattr(self, name) for name in hashed]))
        cls.__match_args__ = tuple([f.name for f in fields if f.init and not f.kw_only])
        return cls


    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                  match_args=True, kw_only=False, slots=False, weakref_slot=False):
        """Makes `__init__`, `__repr__`, `__eq__` and others of a class's annotated names."""
        def wrap(cls):
            return _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only)
        return wrap if cls is None else wrap(cls)


    def is_dataclass(obj):
        """Whether the object is a data class or an instance of one."""
        return hasattr(obj, '__dataclass_fields__')


    def fields(class_or_instance):
        """The fields, in order."""
        if not hasattr(class_or_instance, '__dataclass_fields__'):
            raise TypeError('must be called with a dataclass type or instance')
        return tuple(class_or_instance.__dataclass_fields__.values())


    def _converted(value, make):
        if is_dataclass(value) and not isinstance(value, type):
            return make([(f.name, _converted(getattr(value, f.name), make)) for f in fields(value)])
        if isinstance(value, tuple) and hasattr(value, '_fields'):
            return type(value)(*[_converted(item, make) for item in value])
        if isinstance(value, (list, tuple)):
            return type(value)([_converted(item, make) for item in value])
        if isinstance(value, dict):
            return {_converted(key, make): _converted(item, make) for key, item in value.items()}
        return value


    def _check_instance(name, obj):
        if not is_dataclass(obj) or isinstance(obj, type):
            raise TypeError(f'{name}() should be called on dataclass instances')


    def asdict(obj, *, dict_factory=dict):
        """The names and values as a dict, inner data classes too."""
        _check_instance('asdict', obj)
        return _converted(obj, dict_factory)


    def astuple(obj, *, tuple_factory=tuple):
        """The values as a tuple, inner data classes too."""
        _check_instance('astuple', obj)
        return _converted(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


    def replace(obj, /, **changes):
        """Another instance, with some values changed."""
        _check_instance('replace', obj)
        for f in fields(obj):
            if not f.init:
                if f.name in changes:
                    raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            elif f.name not in changes:
                changes[f.name] = getattr(obj, f.name)
        return type(obj)(**changes)


    def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
        """A data class of a list of names, with types and defaults if given."""
        names = {}
        annotations = {}
        for item in fields:
            if isinstance(item, str):
                item = (item, 'typing.Any')
            annotations[item[0]] = item[1]
            if len(item) == 3:
                names[item[0]] = item[2]
        names['__annotations__'] = annotations
        names.update(namespace or {})
        return dataclass(type(cls_name, bases, names), **options)

    """##
}
