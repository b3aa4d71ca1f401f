extension LanguageModules {
  static let inspectProgram =
    ##"""
    """What functions and classes are made of."""

    import sys as _sys
    import types as _types


    class _empty:
        """Marks what a parameter does not have."""


    _empty.__qualname__ = '_empty'


    class _Kind:
        def __init__(self, value, name, description):
            self.value, self.name, self.description = value, name, description

        def __repr__(self):
            return f'<_ParameterKind.{self.name}: {self.value}>'

        def __str__(self):
            return self.name

        def __int__(self):
            return self.value

        __index__ = __int__

        def __eq__(self, other):
            return self.value == (other.value if isinstance(other, _Kind) else other)

        def __lt__(self, other):
            return self.value < int(other)

        def __hash__(self):
            return hash(self.value)


    _KINDS = [_Kind(0, 'POSITIONAL_ONLY', 'positional-only'),
              _Kind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword'),
              _Kind(2, 'VAR_POSITIONAL', 'variadic positional'), _Kind(3, 'KEYWORD_ONLY', 'keyword-only'),
              _Kind(4, 'VAR_KEYWORD', 'variadic keyword')]


    def formatannotation(annotation):
        """An annotation as signatures show it."""
        if isinstance(annotation, type) and not isinstance(annotation, _types.GenericAlias):
            if annotation.__module__ == 'builtins':
                return annotation.__qualname__
            return f'{annotation.__module__}.{annotation.__qualname__}'
        return repr(annotation)


    class Parameter:
        """One parameter of a function."""

        empty = _empty
        POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS

        def __init__(self, name, kind, *, default=_empty, annotation=_empty):
            self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

        def __str__(self):
            text = {2: '*', 4: '**'}.get(self.kind.value, '') + self.name
            if self.annotation is not _empty:
                text += ': ' + formatannotation(self.annotation)
            if self.default is not _empty:
                text += (' = ' if self.annotation is not _empty else '=') + repr(self.default)
            return text

        def __repr__(self):
            return f'<Parameter "{self}">'

        def replace(self, **changes):
            parts = dict(name=self.name, kind=self.kind, default=self.default, annotation=self.annotation)
            parts.update(changes)
            return Parameter(parts.pop('name'), parts.pop('kind'), **parts)

        def __eq__(self, other):
            if not isinstance(other, Parameter):
                return NotImplemented
            return (self.name, self.kind, self.default, self.annotation) == (
                other.name, other.kind, other.default, other.annotation)

        def __hash__(self):
            return hash((self.name, self.kind, self.annotation, self.default))


    class Signature:
        """The parameters of a function, by name, and the annotation of what it returns."""

        empty = _empty

        def __init__(self, parameters=None, *, return_annotation=_empty):
            self.parameters = {parameter.name: parameter for parameter in parameters or ()}
            self.return_annotation = return_annotation

        def __str__(self):
            shown, last = [], None
            for parameter in self.parameters.values():
                kind = parameter.kind.value
                if last == 0 and kind != 0:
                    shown.append('/')
                if kind == 3 and last not in (2, 3):
                    shown.append('*')
                shown.append(str(parameter))
                last = kind
            if last == 0:
                shown.append('/')
            text = f"({', '.join(shown)})"
            if self.return_annotation is not _empty:
                text += f' -> {formatannotation(self.return_annotation)}'
            return text

        def __repr__(self):
            return f'<Signature {self}>'

        def replace(self, *, parameters=None, return_annotation=None):
            parameters = self.parameters.values() if parameters is None else parameters
            return Signature(parameters, return_annotation=(
                self.return_annotation if return_annotation is None else return_annotation))

        def __eq__(self, other):
            if not isinstance(other, Signature):
                return NotImplemented
            return list(self.parameters.values()) == list(other.parameters.values()) \
                and self.return_annotation == other.return_annotation


    def _of_function(function):
        code = function.__code__
        names, count = code.co_varnames, code.co_argcount
        defaults = function.__defaults__ or ()
        named = function.__kwdefaults__ or {}
        notes = function.__annotations__
        parameters = []

        def add(name, kind, default=_empty):
            parameters.append(Parameter(name, _KINDS[kind], default=default, annotation=notes.get(name, _empty)))

        for index in range(count):
            default = _empty if index < count - len(defaults) else defaults[index - count + len(defaults)]
            add(names[index], 0 if index < code.co_posonlyargcount else 1, default)
        behind = count + code.co_kwonlyargcount
        if code.co_flags & 4:
            add(names[behind], 2)
        for name in names[count:behind]:
            add(name, 3, named.get(name, _empty))
        if code.co_flags & 8:
            add(names[behind + (code.co_flags & 4 != 0)], 4)
        return Signature(parameters, return_annotation=notes.get('return', _empty))


    def _without_first(signature):
        parameters = list(signature.parameters.values())
        if parameters and parameters[0].kind.value < 2:
            del parameters[0]
        return Signature(parameters, return_annotation=signature.return_annotation)


    def signature(obj, *, follow_wrapped=True):
        """The parameters of a function, a method or a class of the program."""
        if not callable(obj):
            raise TypeError(f'{obj!r} is not a callable object')
        if ismethod(obj):
            return _without_first(signature(obj.__func__))
        if follow_wrapped and hasattr(obj, '__wrapped__'):
            return signature(obj.__wrapped__)
        if isfunction(obj):
            return _of_function(obj)
        if isclass(obj):
            for name in ('__new__', '__init__'):
                for base in obj.__mro__:
                    found = getattr(base, '__dict__', {}).get(name)
                    if isfunction(found):
                        made = _without_first(_of_function(found))
                        return Signature(made.parameters.values())
            if obj.__module__ == '__main__':
                return Signature()
        elif isfunction(getattr(type(obj), '__call__', None)):
            return _without_first(_of_function(type(obj).__call__))
        raise NotImplementedError(f'the signature of {obj!r} is not in lgs')


    class FullArgSpec(tuple):
        """The parameters of a function as lists."""

        args = property(lambda self: self[0])
        varargs = property(lambda self: self[1])
        varkw = property(lambda self: self[2])
        defaults = property(lambda self: self[3])
        kwonlyargs = property(lambda self: self[4])
        kwonlydefaults = property(lambda self: self[5])
        annotations = property(lambda self: self[6])

        def __repr__(self):
            names = 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations'.split()
            return f"FullArgSpec({', '.join(f'{name}={value!r}' for name, value in zip(names, self))})"


    def getfullargspec(func):
        """The names and defaults of the parameters."""
        if ismethod(func):
            func = func.__func__
        if not isfunction(func):
            raise TypeError('unsupported callable')
        kinds = {kind: [] for kind in range(5)}
        for parameter in _of_function(func).parameters.values():
            kinds[parameter.kind.value].append(parameter.name)
        return FullArgSpec((
            kinds[0] + kinds[1], kinds[2][0] if kinds[2] else None, kinds[4][0] if kinds[4] else None,
            func.__defaults__, kinds[3], func.__kwdefaults__, _result_first(func.__annotations__)))


    def _result_first(annotations):
        return {name: annotations[name] for name in sorted(annotations, key='return'.__ne__)}


    def isclass(object): return isinstance(object, type)
    def isfunction(object): return isinstance(object, _types.FunctionType)
    def ismethod(object): return isinstance(object, _types.MethodType)
    def isbuiltin(object): return isinstance(object, _types.BuiltinFunctionType)
    def isgenerator(object): return isinstance(object, _types.GeneratorType)
    def ismodule(object): return isinstance(object, _types.ModuleType) or type(object) is type(_sys)


    def isroutine(object):
        return isbuiltin(object) or isfunction(object) or ismethod(object)


    def isgeneratorfunction(obj):
        if ismethod(obj):
            obj = obj.__func__
        return isfunction(obj) and bool(obj.__code__.co_flags & 32)


    def isabstract(object):
        return isclass(object) and any(
            getattr(getattr(object, name, None), '__isabstractmethod__', False) for name in dir(object))


    def getmembers(object, predicate=None):
        """The attributes with their names, sorted."""
        found = [(name, getattr(object, name)) for name in dir(object) if hasattr(object, name)]
        return [pair for pair in found if predicate is None or predicate(pair[1])]


    def getmro(cls):
        """The class and its ancestors."""
        return cls.__mro__


    def cleandoc(doc):
        """A docstring without the blanks that its place in the source gives it."""
        lines = doc.expandtabs().split('\n')
        margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
        margin = min(margins) if margins else 0
        lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        return '\n'.join(lines)


    def getdoc(object):
        """The docstring of an object, cleaned."""
        doc = getattr(object, '__doc__', None)
        return cleandoc(doc) if isinstance(doc, str) else None

    """##
}
