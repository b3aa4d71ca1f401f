extension LanguageModules {
  static let typesProgram =
    ##"""
    """Names of types that have none, and an object for attributes."""

    import sys as _sys


    class _Sample:
        def method(self): pass

        @property
        def value(self): pass


    def _generator():
        yield


    FunctionType = LambdaType = type(_generator)
    MethodType = type(_Sample().method)
    BuiltinFunctionType = BuiltinMethodType = type(len)
    GeneratorType = type(_generator())
    ModuleType = type(_sys)
    CodeType = type(_generator.__code__)
    NoneType = type(None)
    EllipsisType = type(...)
    NotImplementedType = type(NotImplemented)
    GenericAlias = type(list[int])
    UnionType = type(int | str)


    class SimpleNamespace:
        """An object that is there for its attributes."""

        def __init__(self, /, **kwargs):
            self.__dict__.update(kwargs)

        def __repr__(self):
            name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
            return f"{name}({', '.join(f'{key}={value!r}' for key, value in self.__dict__.items())})"

        def __eq__(self, other):
            if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
                return self.__dict__ == other.__dict__
            return NotImplemented


    def new_class(name, bases=(), kwds=None, exec_body=None):
        """A class that a function fills with names."""
        kwds = dict(kwds or {})
        metaclass = kwds.pop('metaclass', None) or (type(bases[0]) if bases else type)
        names = metaclass.__prepare__(name, bases, **kwds) if hasattr(metaclass, '__prepare__') else {}
        if exec_body is not None:
            exec_body(names)
        return metaclass(name, bases, names, **kwds)

    """##
}
