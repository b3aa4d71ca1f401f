extension LanguageModules {
  static let typingProgram =
    ##"""
    """Names for annotations, which lgs reads and does not check."""

    from collections.abc import (Callable as _Callable, Collection, Container, Generator, Hashable, Iterable, Iterator,
                                 Mapping, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set as AbstractSet,
                                 Sized)

    TYPE_CHECKING = False


    def _shown(item):
        if item is None or item is type(None):
            return 'None'
        if item is ...:
            return '...'
        if isinstance(item, list):
            return '[' + ', '.join(map(_shown, item)) + ']'
        if isinstance(item, type):
            return item.__qualname__ if item.__module__ == 'builtins' else f'{item.__module__}.{item.__qualname__}'
        return repr(item)


    class _Form:
        def __init__(self, name, origin=None, args=()):
            self._name, self.__origin__, self.__args__ = name, origin, args

        def __getitem__(self, item):
            items = item if isinstance(item, tuple) else (item,)
            return _Form(self._name, self.__origin__, items)

        def __call__(self, *args, **kwargs):
            if self.__origin__ is None:
                raise TypeError(f'Cannot instantiate {self!r}')
            return self.__origin__(*args, **kwargs)

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

        def __eq__(self, other):
            return isinstance(other, _Form) and (self._name, self.__args__) == (other._name, other.__args__)

        def __hash__(self):
            return hash((self._name, str(self.__args__)))

        def __repr__(self):
            shown = f'typing.{self._name}'
            if not self.__args__:
                return shown
            return shown + '[' + ', '.join(map(_shown, self.__args__)) + ']'


    class _UnionForm(_Form):
        def __getitem__(self, item):
            items = []
            for each in item if isinstance(item, tuple) else (item,):
                members = each.__args__ if isinstance(each, _UnionForm) else (each,)
                items += [member for member in members if member not in items]
            if len(items) == 1:
                return items[0]
            return _UnionForm('Union', None, tuple(items))

        def __repr__(self):
            if len(self.__args__) == 2 and None in self.__args__:
                other = self.__args__[0] if self.__args__[1] is None else self.__args__[1]
                return f'typing.Optional[{_shown(other)}]'
            return super().__repr__()


    class _OptionalForm(_Form):
        def __getitem__(self, item):
            return Union[item, None]


    Any = _Form('Any')
    Union = _UnionForm('Union')
    Optional = _OptionalForm('Optional')
    Callable = _Form('Callable', _Callable)
    List = _Form('List', list)
    Tuple = _Form('Tuple', tuple)
    Dict = _Form('Dict', dict)
    Set = _Form('Set', set)
    FrozenSet = _Form('FrozenSet', frozenset)
    Type = _Form('Type', type)
    ClassVar = _Form('ClassVar')
    Final = _Form('Final')
    Literal = _Form('Literal')
    Annotated = _Form('Annotated')
    NoReturn = _Form('NoReturn')
    Never = _Form('Never')
    Self = _Form('Self')
    LiteralString = _Form('LiteralString')
    Required = _Form('Required')
    NotRequired = _Form('NotRequired')
    Text = str
    DefaultDict = _Form('DefaultDict')
    OrderedDict = _Form('OrderedDict')
    Counter = _Form('Counter')
    Deque = _Form('Deque')
    IO = _Form('IO')
    TextIO = _Form('TextIO')
    SupportsFloat = _Form('SupportsFloat')
    SupportsInt = _Form('SupportsInt')
    SupportsIndex = _Form('SupportsIndex')


    class TypeVar:
        """A name that stands for a type."""

        def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
            self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
            self._sign = '+' if covariant else '-' if contravariant else '~'

        def __or__(self, other):
            return Union[self, other]

        def __repr__(self):
            return self._sign + self.__name__


    AnyStr = TypeVar('AnyStr', str)
    ParamSpec = TypeVar


    class Generic:
        """A base of classes with type variables."""

        def __class_getitem__(cls, item):
            return cls


    class Protocol(Generic):
        """A base of classes that describe what others can do."""


    class NamedTuple(tuple):
        """A base of tuples whose items have names."""

        def __init_subclass__(cls):
            from collections import _complete_tuple_class
            names = cls.__dict__.get('__annotations__', {})
            defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
            _complete_tuple_class(cls, tuple(names), defaults)


    class TypedDict(dict):
        """A base of dicts with known keys."""


    def cast(typ, val):
        """Returns the value as it is."""
        return val


    def NewType(name, tp):
        """A function that returns its argument, for another name of a type."""
        def new_type(x):
            return x
        new_type.__name__ = new_type.__qualname__ = name
        new_type.__supertype__ = tp
        return new_type


    def overload(func):
        """Marks one of several signatures."""
        return func


    def final(f):
        """Marks what is not to be overridden."""
        return f


    def runtime_checkable(cls):
        return cls


    def no_type_check(arg):
        return arg


    def get_type_hints(obj):
        """The annotations of a class."""
        return dict(obj.__annotations__)


    def get_origin(tp):
        """The type without its arguments."""
        return getattr(tp, '__origin__', None)


    def get_args(tp):
        """The arguments of a type."""
        return tuple(getattr(tp, '__args__', ()))

    """##
}
