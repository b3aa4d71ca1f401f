extension LanguageModules {
  /// The part of the program of `argparse` that says what arguments do.
  static let argparseActions =
    ##"""
    """Reads the arguments of programs."""

    import os as _os
    import re as _re
    import shutil as _shutil
    import sys as _sys
    import textwrap as _textwrap

    SUPPRESS = '==SUPPRESS=='
    OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER = '?', '*', '+', '...'
    _NUMBER = _re.compile(r'^-\d+$|^-\d*\.\d+$')
    _EXPECTED = {None: 'expected one argument', OPTIONAL: 'expected at most one argument',
                 ONE_OR_MORE: 'expected at least one argument'}


    def _FORMS(action):
        """The letters that an action takes, as a regular expression with one group."""
        if action.nargs is None:
            form = '(-*A-*)'
        elif action.nargs == OPTIONAL:
            form = '(-*A?-*)'
        elif action.nargs == ZERO_OR_MORE:
            form = '(-*[A-]*)'
        elif action.nargs == ONE_OR_MORE:
            form = '(-*A[A-]*)'
        elif action.nargs == REMAINDER:
            form = '([-AO]*)'
        else:
            form = '(-*' + '-*'.join('A' * action.nargs) + ')'
        # The mark behind which nothing is an option ends the values of an option.
        return form.replace('-*', '').replace('-', '') if action.option_strings else form


    def _matching(action, letters):
        """How many letters an option takes; None when they do not fit."""
        match = _re.match(_FORMS(action), letters)
        return None if match is None else len(match.group(1))


    def _name_of(action):
        if action.option_strings:
            return '/'.join(action.option_strings)
        if action.metavar not in (None, SUPPRESS):
            return action.metavar
        if action.dest not in (None, SUPPRESS):
            return action.dest
        return '{' + ','.join(map(str, action.choices)) + '}' if action.choices else None


    class ArgumentError(Exception):
        """What is wrong with an argument."""

        def __init__(self, argument, message):
            self.argument_name, self.message = None if argument is None else _name_of(argument), message

        def __str__(self):
            return self.message if self.argument_name is None else f'argument {self.argument_name}: {self.message}'


    class ArgumentTypeError(Exception):
        """Raised by the types of arguments for texts that they do not take."""


    class Namespace:
        """The arguments as attributes."""

        def __init__(self, **kwargs):
            for name, value in kwargs.items():
                setattr(self, name, value)

        def __repr__(self):
            shown, others = [], {}
            for name, value in self.__dict__.items():
                if name.isidentifier():
                    shown.append(f'{name}={value!r}')
                else:
                    others[name] = value
            if others:
                shown.append(f'**{others!r}')
            return f"{type(self).__name__}({', '.join(shown)})"

        def __eq__(self, other):
            return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

        def __contains__(self, key):
            return key in self.__dict__


    class Action:
        """What one argument does."""

        def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                     required=False, help=None, metavar=None):
            self.option_strings, self.dest, self.nargs, self.const = list(option_strings), dest, nargs, const
            self.default, self.type, self.choices = default, type, choices
            self.required, self.help, self.metavar = required, help, metavar

        def format_usage(self):
            return self.option_strings[0]

        def __call__(self, parser, namespace, values, option_string=None):
            raise NotImplementedError('.__call__() not defined')


    class _Store(Action):
        def __init__(self, option_strings, dest, nargs=None, const=None, **options):
            if nargs == 0:
                raise ValueError('nargs for store actions must be != 0; if you have nothing to store, actions such as '
                                 'store true or store const may be more appropriate')
            if const is not None and nargs != OPTIONAL:
                raise ValueError(f'nargs must be {OPTIONAL!r} to supply const')
            super().__init__(option_strings, dest, nargs=nargs, const=const, **options)

        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, values)


    class _Constant(Action):
        def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
            super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help,
                             metavar=metavar)

        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, self.const)


    class _True(_Constant):
        def __init__(self, option_strings, dest, default=False, required=False, help=None):
            super().__init__(option_strings, dest, const=True, default=default, required=required, help=help)


    class _False(_Constant):
        def __init__(self, option_strings, dest, default=True, required=False, help=None):
            super().__init__(option_strings, dest, const=False, default=default, required=required, help=help)


    def _items(namespace, dest):
        items = getattr(namespace, dest, None)
        return [] if items is None else list(items)


    class _Append(_Store):
        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, _items(namespace, self.dest) + [values])


    class _Extend(_Store):
        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, _items(namespace, self.dest) + list(values))


    class _AppendConstant(_Constant):
        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, _items(namespace, self.dest) + [self.const])


    class _Count(_Constant):
        def __call__(self, parser, namespace, values, option_string=None):
            setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


    class _Help(_Constant):
        def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
            super().__init__(option_strings, SUPPRESS, default=default, help=help)

        def __call__(self, parser, namespace, values, option_string=None):
            parser.print_help()
            parser.exit()


    class _Version(_Constant):
        def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                     help="show program's version number and exit"):
            super().__init__(option_strings, SUPPRESS, default=default, help=help)
            self.version = version

        def __call__(self, parser, namespace, values, option_string=None):
            print(parser.formatter_class(parser.prog)._filled(self.version % {'prog': parser.prog}))
            parser.exit()


    class BooleanOptionalAction(Action):
        """`--name` and `--no-name`."""

        def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None,
                     metavar=None):
            names = []
            for name in option_strings:
                names.append(name)
                if name.startswith('--'):
                    names.append('--no-' + name[2:])
            if help is not None and default is not None and default is not SUPPRESS:
                help += ' (default: %(default)s)'
            super().__init__(names, dest, nargs=0, default=default, type=type, choices=choices, required=required,
                             help=help, metavar=metavar)

        def __call__(self, parser, namespace, values, option_string=None):
            if option_string in self.option_strings:
                setattr(namespace, self.dest, not option_string.startswith('--no-'))

        def format_usage(self):
            return ' | '.join(self.option_strings)


    _ACTIONS = {'store': _Store, 'store_const': _Constant, 'store_true': _True, 'store_false': _False,
                'append': _Append, 'append_const': _AppendConstant, 'count': _Count, 'help': _Help,
                'version': _Version, 'extend': _Extend}

    """##
}
