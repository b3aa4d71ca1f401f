extension LanguageModules {
  static let cmathProgram =
    ##"""
    """Functions of complex numbers."""
    import math

    pi, e, tau, inf, nan = math.pi, math.e, math.tau, math.inf, math.nan
    infj, nanj = complex(0.0, inf), complex(0.0, nan)


    def phase(z, /):
        """The angle in radians."""
        z = complex(z)
        return math.atan2(z.imag, z.real)


    def polar(z, /):
        """The length and the angle."""
        return abs(complex(z)), phase(z)


    def rect(r, phi, /):
        """The number of a length and an angle."""
        return complex(r * math.cos(phi), r * math.sin(phi))


    def exp(z, /):
        """e to a complex power."""
        z = complex(z)
        length = math.exp(z.real)
        return complex(length * math.cos(z.imag), length * math.sin(z.imag))


    def log(z, base=None, /):
        """The logarithm, with an angle from -pi to pi."""
        z = complex(z)
        if z == 0:
            raise ValueError('math domain error')
        result = complex(math.log(abs(z)), phase(z))
        return result if base is None else result / log(base)


    def log10(z, /):
        """The logarithm to the base 10."""
        z = log(z)
        return complex(z.real / math.log(10), z.imag / math.log(10))


    def sqrt(z, /):
        """The root with a real part that is not negative."""
        z = complex(z)
        if z.real == 0 and z.imag == 0:
            return complex(0.0, z.imag)
        x, y = abs(z.real), abs(z.imag)
        s = 2.0 * math.sqrt(x / 8.0 + math.hypot(x / 8.0, y / 8.0))
        d = y / (2.0 * s)
        if z.real >= 0:
            return complex(s, math.copysign(d, z.imag))
        return complex(d, math.copysign(s, z.imag))


    def cos(z, /):
        """The cosine."""
        z = complex(z)
        return complex(math.cos(z.real) * math.cosh(z.imag), -math.sin(z.real) * math.sinh(z.imag))


    def sin(z, /):
        """The sine."""
        z = complex(z)
        return complex(math.sin(z.real) * math.cosh(z.imag), math.cos(z.real) * math.sinh(z.imag))


    def cosh(z, /):
        """The hyperbolic cosine."""
        z = complex(z)
        return complex(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


    def sinh(z, /):
        """The hyperbolic sine."""
        z = complex(z)
        return complex(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


    def isnan(z, /):
        """Whether a part is no number."""
        z = complex(z)
        return math.isnan(z.real) or math.isnan(z.imag)


    def isinf(z, /):
        """Whether a part is infinite."""
        z = complex(z)
        return math.isinf(z.real) or math.isinf(z.imag)


    def isfinite(z, /):
        """Whether both parts are finite."""
        z = complex(z)
        return math.isfinite(z.real) and math.isfinite(z.imag)


    def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
        """Whether two numbers are close."""
        return a == b or abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)

    """##
}
