extension LanguageModules {
  /// The part of the program of `enum` that holds classes of flags.
  static let flagProgram =
    ##"""

    class Flag(Enum):
        """A base of classes of constants that combine."""

        _keeps_unknown_ = False

        def __init_subclass__(cls):
            super().__init_subclass__()
            cls._mask_, cls._singles_, cls._combinations_ = 0, 0, {}
            for member in cls._member_map_.values():
                cls._mask_ |= member._value_
                if member._value_.bit_count() == 1:
                    cls._singles_ |= member._value_
            cls._unique_ = {name: member for name, member in cls._unique_.items()
                            if member._value_.bit_count() == 1}

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return 2 ** max(last_values).bit_length() if last_values else start

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            all_bits = 2 ** cls._mask_.bit_length() - 1
            if not ~all_bits <= value <= all_bits or value & (all_bits ^ cls._mask_):
                if not cls._keeps_unknown_:
                    width = max(value.bit_length(), cls._mask_.bit_length())
                    raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n'
                                     f'  allowed {_bits(cls._mask_, width)}')
                if value < 0:
                    value += max(all_bits + 1, 2 ** value.bit_length())
            if value < 0:
                value += all_bits + 1
            for member in cls._member_map_.values():
                if member._value_ == value:
                    return member
            if value not in cls._combinations_:
                cls._combinations_[value] = cls._combination(value)
            return cls._combinations_[value]

        @classmethod
        def _combination(cls, value):
            parts = [member for member in cls._unique_.values() if member._value_ & value]
            if value & ~cls._singles_:
                parts += [member for member in cls._member_map_.values()
                          if member not in parts and member._value_ and member._value_ & value == member._value_]
            rest = value
            for part in parts:
                rest &= ~part._value_
            name = '|'.join([part._name_ for part in parts] + ([str(rest)] if rest else [])) if parts else None
            made = object.__new__(cls)
            object.__setattr__(made, '_name_', name)
            object.__setattr__(made, '_value_', value)
            return made

        def __repr__(self):
            name = '' if self._name_ is None else '.' + self._name_
            return f'<{type(self).__name__}{name}: {self._value_!r}>'

        def __str__(self):
            if self._name_ is None:
                return f'{type(self).__name__}({self._value_!r})'
            return f'{type(self).__name__}.{self._name_}'

        def __hash__(self):
            return hash(self._value_)

        def __contains__(self, other):
            if not isinstance(other, type(self)):
                raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                                f"{type(self).__qualname__!r}")
            return other._value_ & self._value_ == other._value_

        def __iter__(self):
            return iter([member for member in type(self)._unique_.values() if member._value_ & self._value_])

        def __len__(self):
            return self._value_.bit_count()

        def __bool__(self):
            return bool(self._value_)

        def _operand(self, other):
            if isinstance(other, type(self)):
                return other._value_
            return other if self._keeps_unknown_ and isinstance(other, int) else None

        def __or__(self, other):
            other = self._operand(other)
            return NotImplemented if other is None else type(self)(self._value_ | other)

        def __and__(self, other):
            other = self._operand(other)
            return NotImplemented if other is None else type(self)(self._value_ & other)

        def __xor__(self, other):
            other = self._operand(other)
            return NotImplemented if other is None else type(self)(self._value_ ^ other)

        __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

        def __invert__(self):
            if self._keeps_unknown_:
                return type(self)(~self._value_)
            return type(self)(type(self)._singles_ & ~self._value_)


    def _bits(number, width):
        sign, digits = ('1', bin(~number ^ (2 ** width - 1))) if number < 0 else ('0', bin(number))
        return f'0b{sign} {digits[2:].rjust(width, sign)[-width:]}'


    class IntFlag(Flag, IntEnum):
        """Flags that are integers as well, and keep bits that have no name."""

        _keeps_unknown_ = True
        __str__ = IntEnum.__str__
        __hash__ = Flag.__hash__

    """##
}
