extension LanguageModules {
  static let enumProgram =
    ##"""
    """Classes of named constants."""


    class auto:
        """A value that the class makes: one more than the last, or the next power of two."""

        def __init__(self):
            self.value = None

        def _settle(self, make):
            if self.value is None:
                self.value = make()
            return self.value

        def __or__(self, other):
            return _Combined(self, other)

        __ror__ = __or__


    class _Combined(auto):
        def __init__(self, *parts):
            self.value, self.parts = None, parts

        def _settle(self, make):
            self.value = 0
            for part in self.parts:
                self.value |= part._settle(make) if isinstance(part, auto) else part
            return self.value


    class EnumType(type):
        def __iter__(cls):
            return iter(list(cls._unique_.values()))

        def __len__(cls):
            return len(cls._unique_)

        def __contains__(cls, member):
            if isinstance(member, Enum):
                return type(member) is cls
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__name__}' and 'EnumType'")

        def __getitem__(cls, name):
            return cls._member_map_[name]

        def __call__(cls, value, *args):
            if '_member_map_' not in cls.__dict__ or not cls._member_map_:
                raise TypeError(f"{cls.__name__} has no members: making an Enum by a call is not in lgs")
            if isinstance(value, cls):
                return value
            for member in cls._member_map_.values():
                if member._value_ == value and type(member._value_) == type(value) or member._value_ == value:
                    return member
            return cls._missing_(value)

        def __repr__(cls):
            return f"<{'flag' if issubclass(cls, Flag) else 'enum'} '{cls.__name__}'>"


    EnumMeta = EnumType


    def _is_member(name, value):
        if name.startswith('_') or callable(value) and not isinstance(value, (type, auto)):
            return False
        return not isinstance(value, (property, classmethod, staticmethod)) and not hasattr(value, '__isabstractmethod__')


    class Enum(metaclass=EnumType):
        """A base of classes of named constants."""

        _member_map_ = {}
        _unique_ = {}

        def __init_subclass__(cls):
            by_name, unique, last = {}, {}, []
            for name, value in list(cls.__dict__.items()):
                if not _is_member(name, value):
                    continue
                if isinstance(value, auto):
                    value = value._settle(lambda: cls._generate_next_value_(name, 1, len(last), last))
                last.append(value)
                member = next((other for other in by_name.values() if other._value_ == value), None)
                if member is None:
                    member = cls._make_member(name, value)
                    unique[name] = member
                by_name[name] = member
                setattr(cls, name, member)
            cls._member_map_, cls._unique_ = by_name, unique
            cls.__members__ = by_name

        @classmethod
        def _make_member(cls, name, value):
            member = object.__new__(cls)
            object.__setattr__(member, '_name_', name)
            object.__setattr__(member, '_value_', value)
            object.__setattr__(member, '_sort_order_', 0)
            if '__init__' in cls.__dict__:
                member.__init__(*(value if isinstance(value, tuple) else (value,)))
            return member

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return last_values[-1] + 1 if last_values else start

        @classmethod
        def _missing_(cls, value):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')

        @property
        def name(self):
            return self._name_

        @property
        def value(self):
            return self._value_

        def __hash__(self):
            return hash(self._name_)

        def __repr__(self):
            return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'

        def __str__(self):
            return f'{type(self).__name__}.{self._name_}'


    class IntEnum(Enum):
        """Named integers."""

        def __int__(self): return self._value_
        def __index__(self): return self._value_
        def __float__(self): return float(self._value_)
        def __str__(self): return str(self._value_)
        def __format__(self, spec): return format(self._value_, spec)
        def __hash__(self): return hash(self._value_)
        def __bool__(self): return bool(self._value_)
        def __eq__(self, other): return self._value_ == _plain(other)
        def __lt__(self, other): return self._value_ < _plain(other)
        def __le__(self, other): return self._value_ <= _plain(other)
        def __gt__(self, other): return self._value_ > _plain(other)
        def __ge__(self, other): return self._value_ >= _plain(other)
        def __add__(self, other): return self._value_ + _plain(other)
        def __radd__(self, other): return _plain(other) + self._value_
        def __sub__(self, other): return self._value_ - _plain(other)
        def __rsub__(self, other): return _plain(other) - self._value_
        def __mul__(self, other): return self._value_ * _plain(other)
        def __rmul__(self, other): return _plain(other) * self._value_
        def __truediv__(self, other): return self._value_ / _plain(other)
        def __floordiv__(self, other): return self._value_ // _plain(other)
        def __mod__(self, other): return self._value_ % _plain(other)
        def __neg__(self): return -self._value_


    def _plain(value):
        return value._value_ if isinstance(value, Enum) else value


    def unique(enumeration):
        """Checks that no two names of a class have the same value."""
        doubles = [f'{name} -> {member._name_}' for name, member in enumeration._member_map_.items()
                   if name != member._name_]
        if doubles:
            raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(doubles)}")
        return enumeration

    """##
}
