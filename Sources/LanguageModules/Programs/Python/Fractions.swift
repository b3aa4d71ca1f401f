extension LanguageModules {
  static let fractionsProgram =
    ##"""
    """Exact fractions of integers."""

    import math as _math
    import operator as _operator
    import re as _re

    _FORM = _re.compile(
        r'\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)(?:(?:/(?P<denom>\d+(_\d+)*))?|'
        r'(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:[eE](?P<exp>[-+]?\d+(_\d+)*))?)\s*$')


    def _made(numerator, denominator):
        """A fraction of integers that have no common divisor."""
        result = object.__new__(Fraction)
        result._numerator, result._denominator = numerator, denominator
        return result


    def _reduced(numerator, denominator):
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        divisor = _math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        return _made(numerator // divisor, denominator // divisor)


    def _of_text(text):
        match = _FORM.match(text)
        if match is None:
            raise ValueError(f'Invalid literal for Fraction: {text!r}')
        numerator = int(match.group('num') or '0')
        denominator = 1
        if match.group('denom'):
            denominator = int(match.group('denom'))
        else:
            decimals = (match.group('decimal') or '').replace('_', '')
            if decimals:
                denominator = 10 ** len(decimals)
                numerator = numerator * denominator + int(decimals)
            exponent = int(match.group('exp') or '0')
            if exponent >= 0:
                numerator *= 10 ** exponent
            else:
                denominator *= 10 ** -exponent
        return _reduced(-numerator if match.group('sign') == '-' else numerator, denominator)


    def _rational(value):
        """The value's numerator and denominator; None when it is no exact number."""
        if isinstance(value, Fraction):
            return value._numerator, value._denominator
        return (int(value), 1) if isinstance(value, int) else None


    class Fraction:
        """A fraction of two integers, in lowest terms."""

        def __new__(cls, numerator=0, denominator=None):
            if denominator is None:
                if type(numerator) is int:
                    return _made(numerator, 1)
                if isinstance(numerator, str):
                    return _of_text(numerator)
                if isinstance(numerator, float):
                    return _made(*numerator.as_integer_ratio())
                if _rational(numerator) is None:
                    raise TypeError('argument should be a string or a Rational instance')
                return _made(*_rational(numerator))
            parts, others = _rational(numerator), _rational(denominator)
            if parts is None or others is None:
                raise TypeError('both arguments should be Rational instances')
            return _reduced(parts[0] * others[1], others[0] * parts[1])

        @classmethod
        def from_float(cls, f):
            if isinstance(f, int):
                return cls(f)
            if not isinstance(f, float):
                raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
            return _made(*f.as_integer_ratio())

        def as_integer_ratio(self):
            return self._numerator, self._denominator

        def limit_denominator(self, max_denominator=1000000):
            """The nearest fraction whose denominator is not larger.

            Source: the continued fraction of the number, cut where the denominator would grow too large.
            """
            if max_denominator < 1:
                raise ValueError('max_denominator should be at least 1')
            if self._denominator <= max_denominator:
                return Fraction(self)
            p0, q0, p1, q1 = 0, 1, 1, 0
            n, d = self._numerator, self._denominator
            while True:
                a = n // d
                q2 = q0 + a * q1
                if q2 > max_denominator:
                    break
                p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
                n, d = d, n - a * d
            k = (max_denominator - q0) // q1
            if 2 * d * (q0 + k * q1) <= self._denominator:
                return _made(p1, q1)
            return _made(p0 + k * p1, q0 + k * q1)

        @property
        def numerator(self):
            return self._numerator

        @property
        def denominator(self):
            return self._denominator

        def __repr__(self):
            return f'Fraction({self._numerator}, {self._denominator})'

        def __str__(self):
            return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

        def _with(self, other, exact, plain, reflected=False):
            parts = _rational(other)
            if parts is not None:
                own = self._numerator, self._denominator
                return exact(*parts, *own) if reflected else exact(*own, *parts)
            if isinstance(other, (float, complex)):
                own = float(self)
                return plain(other, own) if reflected else plain(own, other)
            return NotImplemented

        def __add__(self, other):
            return self._with(other, lambda a, b, c, d: _reduced(a * d + c * b, b * d), _operator.add)

        __radd__ = __add__

        def __sub__(self, other):
            return self._with(other, lambda a, b, c, d: _reduced(a * d - c * b, b * d), _operator.sub)

        def __rsub__(self, other):
            return self._with(other, lambda a, b, c, d: _reduced(a * d - c * b, b * d), _operator.sub, True)

        def __mul__(self, other):
            return self._with(other, lambda a, b, c, d: _reduced(a * c, b * d), _operator.mul)

        __rmul__ = __mul__

        def __truediv__(self, other):
            return self._with(other, lambda a, b, c, d: _reduced(a * d, b * c), _operator.truediv)

        def __rtruediv__(self, other):
            return self._with(other, lambda a, b, c, d: _reduced(a * d, b * c), _operator.truediv, True)

        def __floordiv__(self, other):
            return self._with(other, lambda a, b, c, d: (a * d) // (b * c), _operator.floordiv)

        def __rfloordiv__(self, other):
            return self._with(other, lambda a, b, c, d: (a * d) // (b * c), _operator.floordiv, True)

        def __mod__(self, other):
            return self._with(other, lambda a, b, c, d: _reduced((a * d) % (c * b), b * d), _operator.mod)

        def __rmod__(self, other):
            return self._with(other, lambda a, b, c, d: _reduced((a * d) % (c * b), b * d), _operator.mod, True)

        def __divmod__(self, other):
            return self // other, self % other

        def __pow__(self, other):
            parts = _rational(other)
            if parts is None:
                return float(self) ** other
            power, root = parts
            if root != 1:
                return float(self) ** float(other)
            if power >= 0:
                return _made(self._numerator ** power, self._denominator ** power)
            if self._numerator == 0:
                raise ZeroDivisionError(f'Fraction({self._denominator ** -power}, 0)')
            return _reduced(self._denominator ** -power, self._numerator ** -power)

        def __rpow__(self, other):
            if self._denominator == 1 and self._numerator >= 0:
                return other ** self._numerator
            return Fraction(other) ** self if isinstance(other, int) else other ** float(self)

        def __neg__(self): return _made(-self._numerator, self._denominator)
        def __pos__(self): return _made(self._numerator, self._denominator)
        def __abs__(self): return _made(abs(self._numerator), self._denominator)
        def __float__(self): return self._numerator / self._denominator
        def __bool__(self): return self._numerator != 0
        def __floor__(self): return self._numerator // self._denominator
        def __ceil__(self): return -(-self._numerator // self._denominator)

        def __int__(self):
            return -(-self._numerator // self._denominator) if self._numerator < 0 else self.__floor__()

        __trunc__ = __int__

        def __round__(self, ndigits=None):
            if ndigits is None:
                floor, rest = divmod(self._numerator, self._denominator)
                if rest * 2 == self._denominator:
                    return floor + floor % 2
                return floor + (rest * 2 > self._denominator)
            shift = 10 ** abs(ndigits)
            if ndigits > 0:
                return Fraction(round(self * shift), shift)
            return Fraction(round(self / shift) * shift)

        def __hash__(self):
            if self._denominator == 1:
                return hash(self._numerator)
            return hash(self._numerator / self._denominator) if float(self) == self \
                else hash((self._numerator, self._denominator))

        def _compared(self, other, test):
            parts = _rational(other)
            if parts is not None:
                return test(self._numerator * parts[1], parts[0] * self._denominator)
            if isinstance(other, float):
                if _math.isnan(other) or _math.isinf(other):
                    return test(0.0, other)
                return self._compared(Fraction(other), test)
            return NotImplemented

        def __eq__(self, other): return self._compared(other, _operator.eq)
        def __lt__(self, other): return self._compared(other, _operator.lt)
        def __le__(self, other): return self._compared(other, _operator.le)
        def __gt__(self, other): return self._compared(other, _operator.gt)
        def __ge__(self, other): return self._compared(other, _operator.ge)

    """##
}
