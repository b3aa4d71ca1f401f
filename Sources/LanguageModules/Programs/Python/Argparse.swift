extension LanguageModules {
  /// The part of the program of `argparse` that reads arguments.
  static let argparseProgram = argparseActions + argparseHelp + argparseParser

  private static let argparseParser =
    ##"""

    class _Group:
        """What takes arguments: a parser, and groups of one, which hand them on."""

        def __init__(self, parser, title=None, description=None, exclusive=False, required=False):
            self._parser, self.title, self.description = parser, title, description
            self.exclusive, self.required, self._actions = exclusive, required, []

        def add_argument(self, *names, **options):
            """Say what one argument is."""
            action = self._parser._make(names, options)
            if self.exclusive and action.required:
                raise ValueError('mutually exclusive arguments must be optional')
            self._parser._all.append(action)
            self._actions.append(action)
            owner = self._shown_in
            if owner is not self:
                owner._actions.append(action)
            return action

        @property
        def _shown_in(self):
            if not self.exclusive:
                return self
            return self._outer

        def add_mutually_exclusive_group(self, *, required=False):
            group = _Group(self._parser, exclusive=True, required=required)
            group._outer = self
            self._parser._exclusive.append(group)
            return group


    class ArgumentParser:
        """Reads the arguments of a program's command line."""

        def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                     formatter_class=HelpFormatter, prefix_chars='-', fromfile_prefix_chars=None,
                     argument_default=None, conflict_handler='error', add_help=True, allow_abbrev=True,
                     exit_on_error=True):
            if parents or prefix_chars != '-' or fromfile_prefix_chars or conflict_handler != 'error':
                raise NotImplementedError(
                    'parents, prefix_chars, fromfile_prefix_chars and conflict_handler of ArgumentParser are not in lgs')
            self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
            self.usage, self.description, self.epilog = usage, description, epilog
            self.formatter_class, self.argument_default = formatter_class, argument_default
            self.allow_abbrev, self.exit_on_error = allow_abbrev, exit_on_error
            self._all, self._exclusive, self._defaults, self._by_name = [], [], {}, {}
            self._positionals = _Group(self, 'positional arguments')
            self._optionals = _Group(self, 'options')
            self._groups = [self._positionals, self._optionals]
            if add_help:
                self.add_argument('-h', '--help', action='help', default=SUPPRESS, help='show this help message and exit')

        def __repr__(self):
            return (f'ArgumentParser(prog={self.prog!r}, usage={self.usage!r}, description={self.description!r}, '
                    f"formatter_class={self.formatter_class!r}, conflict_handler='error', add_help="
                    f"{'--help' in self._by_name!r})")

        def add_argument(self, *names, **options):
            """Say what one argument is."""
            is_option = not names or names[0].startswith('-')
            return (self._optionals if names and is_option else self._positionals).add_argument(*names, **options)

        def add_argument_group(self, title=None, description=None):
            group = _Group(self, title, description)
            self._groups.append(group)
            return group

        def add_mutually_exclusive_group(self, *, required=False):
            return self._optionals.add_mutually_exclusive_group(required=required)

        def add_subparsers(self, **kwargs):
            raise NotImplementedError('ArgumentParser.add_subparsers is not in lgs')

        def _make(self, names, options):
            if len(names) == 1 and not names[0].startswith('-') or not names:
                if names and 'dest' in options:
                    raise ValueError('dest supplied twice for positional argument')
                options.setdefault('dest', names[0] if names else None)
                options['option_strings'] = ()
                if options.get('nargs') not in (OPTIONAL, ZERO_OR_MORE) or (
                        options.get('nargs') == ZERO_OR_MORE and 'default' not in options):
                    options['required'] = True
            else:
                for name in names:
                    if not name.startswith('-'):
                        raise ValueError(
                            f"invalid option string {name!r}: must start with a character '-'")
                long = [name for name in names if name.startswith('--')]
                if 'dest' not in options:
                    dest = (long or names)[0].lstrip('-')
                    if not dest:
                        raise ValueError(f'dest= is required for options like {names[0]!r}')
                    options['dest'] = dest.replace('-', '_')
                options['option_strings'] = names
            if 'default' not in options:
                if options['dest'] in self._defaults:
                    options['default'] = self._defaults[options['dest']]
                elif self.argument_default is not None:
                    options['default'] = self.argument_default
            kind = options.pop('action', 'store')
            if kind is None or isinstance(kind, str):
                if (kind or 'store') not in _ACTIONS:
                    raise ValueError(f'unknown action "{kind}"')
                kind = _ACTIONS[kind or 'store']
            action = kind(**options)
            if not callable(action.type) and action.type is not None:
                raise ValueError(f'{action.type!r} is not callable')
            for name in action.option_strings:
                if name in self._by_name:
                    raise ArgumentError(action, f"conflicting option string: {name}")
            for name in action.option_strings:
                self._by_name[name] = action
            return action

        def set_defaults(self, **kwargs):
            self._defaults.update(kwargs)
            for action in self._all:
                if action.dest in kwargs:
                    action.default = kwargs[action.dest]

        def get_default(self, dest):
            for action in self._all:
                if action.dest == dest and action.default is not None:
                    return action.default
            return self._defaults.get(dest)

        # Reading

        def parse_args(self, args=None, namespace=None):
            """The arguments of the command line, or of a list, as attributes."""
            result, others = self.parse_known_args(args, namespace)
            if others:
                self.error(f"unrecognized arguments: {' '.join(others)}")
            return result

        def parse_known_args(self, args=None, namespace=None):
            args = list(_sys.argv[1:] if args is None else args)
            result = Namespace() if namespace is None else namespace
            for action in self._all:
                if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(result, action.dest):
                    setattr(result, action.dest, action.default)
            for dest, value in self._defaults.items():
                if not hasattr(result, dest):
                    setattr(result, dest, value)
            if not self.exit_on_error:
                return self._read(args, result)
            try:
                return self._read(args, result)
            except ArgumentError as error:
                self.error(str(error))

        def _read(self, args, result):
            options, pattern = self._classify(args)
            state = _Reading(self, args, options, pattern, result)
            others = state.run()
            required = []
            for action in self._all:
                if action in state.seen:
                    continue
                if action.required:
                    required.append(_name_of(action))
                elif isinstance(action.default, str) and getattr(result, action.dest, None) is action.default:
                    setattr(result, action.dest, self._converted(action, action.default))
            if required:
                self.error(f"the following arguments are required: {', '.join(required)}")
            for group in self._exclusive:
                if group.required and not any(action in state.given for action in group._actions):
                    names = ' '.join(_name_of(action) for action in group._actions if action.help is not SUPPRESS)
                    self.error(f'one of the arguments {names} is required')
            return result, others

        def _classify(self, args):
            """Which arguments are options, by place, and a letter for each: O for options, A for values."""
            options, pattern = {}, ''
            for place, text in enumerate(args):
                if text == '--':
                    return options, pattern + '-' + 'A' * (len(args) - place - 1)
                option = self._option(text)
                pattern += 'A' if option is None else 'O'
                if option is not None:
                    options[place] = option
            return options, pattern

        def _option(self, text):
            """The action, the name and the value of an argument that is an option; None for a value."""
            if not text or text[0] != '-' or len(text) == 1:
                return None
            if text in self._by_name:
                return self._by_name[text], text, None
            name, mark, value = text.partition('=')
            if mark and name in self._by_name:
                return self._by_name[name], name, value
            matches = self._abbreviated(text)
            if len(matches) > 1:
                names = ', '.join(match[1] for match in matches)
                self.error(f'ambiguous option: {text} could match {names}')
            if matches:
                return matches[0]
            if _NUMBER.match(text) and not any(_NUMBER.match(name) for name in self._by_name):
                return None
            return None if ' ' in text else (None, text, None)

        def _abbreviated(self, text):
            if text.startswith('--'):
                if not self.allow_abbrev:
                    return []
                name, mark, value = text.partition('=')
                return [(action, known, value if mark else None)
                        for known, action in self._by_name.items() if known.startswith(name)]
            found = []
            for known, action in self._by_name.items():
                if known == text[:2]:
                    found.append((action, known, text[2:]))
                elif known.startswith(text):
                    found.append((action, known, None))
            return found

        def _values(self, action, texts):
            if action.nargs != REMAINDER and '--' in texts:
                texts.remove('--')
            if not texts and action.nargs == OPTIONAL:
                value = action.const if action.option_strings else action.default
                if isinstance(value, str):
                    value = self._converted(action, value)
                    self._check(action, value)
                return value
            if not texts and action.nargs == ZERO_OR_MORE and not action.option_strings:
                return texts if action.default is None else action.default
            values = [self._converted(action, text) for text in texts]
            if action.nargs != REMAINDER:
                for value in values:
                    self._check(action, value)
            return values[0] if action.nargs in (None, OPTIONAL) else values

        def _converted(self, action, text):
            if action.type is None:
                return text
            try:
                return action.type(text)
            except ArgumentTypeError as error:
                raise ArgumentError(action, str(error))
            except (TypeError, ValueError):
                name = getattr(action.type, '__name__', repr(action.type))
                raise ArgumentError(action, f'invalid {name} value: {text!r}')

        def _check(self, action, value):
            if action.choices is not None and value not in action.choices:
                names = ', '.join(map(repr, action.choices))
                raise ArgumentError(action, f'invalid choice: {value!r} (choose from {names})')

        # Showing

        def format_usage(self):
            return self.formatter_class(self.prog)._usage(self, self._all) + '\n'

        def format_help(self):
            return self.formatter_class(self.prog)._help(self)

        def print_usage(self, file=None):
            print(self.format_usage(), end='', file=_sys.stdout if file is None else file)

        def print_help(self, file=None):
            print(self.format_help(), end='', file=_sys.stdout if file is None else file)

        def exit(self, status=0, message=None):
            if message:
                print(message, end='', file=_sys.stderr)
            _sys.exit(status)

        def error(self, message):
            """Print the usage and what is wrong, and leave."""
            self.print_usage(_sys.stderr)
            self.exit(2, f'{self.prog}: error: {message}\n')


    class _Reading:
        """One pass over the arguments of a command line."""

        def __init__(self, parser, args, options, pattern, result):
            self.parser, self.args, self.options, self.pattern, self.result = parser, args, options, pattern, result
            self.positionals = [action for action in parser._all if not action.option_strings]
            self.seen, self.given, self.others = set(), set(), []

        def run(self):
            start, last = 0, max(self.options, default=-1)
            while start <= last:
                following = min(place for place in self.options if place >= start)
                if start != following:
                    end = self.take_positionals(start)
                    if end > start:
                        start = end
                        continue
                if start not in self.options:
                    self.others += self.args[start:following]
                    start = following
                start = self.take_option(start)
            end = self.take_positionals(start)
            return self.others + self.args[end:]

        def perform(self, action, texts, name=None):
            self.seen.add(action)
            values = self.parser._values(action, texts)
            if values is not action.default:
                self.given.add(action)
                for group in self.parser._exclusive:
                    if action in group._actions:
                        for other in group._actions:
                            if other is not action and other in self.given:
                                raise ArgumentError(action, f'not allowed with argument {_name_of(other)}')
            if values is not SUPPRESS:
                action(self.parser, self.result, values, name)

        def take_option(self, start):
            action, name, value = self.options[start]
            if action is None:
                self.others.append(self.args[start])
                return start + 1
            while value is not None:
                count = _matching(action, 'A')
                if count == 1:
                    self.perform(action, [value], name)
                    return start + 1
                if count != 0 or name.startswith('--') or value == '':
                    raise ArgumentError(action, f'ignored explicit argument {value!r}')
                # Several letters behind one dash.
                self.perform(action, [], name)
                name, value = '-' + value[0], value[1:] or None
                if name not in self.parser._by_name:
                    raise ArgumentError(action, f'ignored explicit argument {name[1:] + (value or "")!r}')
                action = self.parser._by_name[name]
            count = _matching(action, self.pattern[start + 1:])
            if count is None:
                raise ArgumentError(action, _EXPECTED.get(action.nargs, None) or (
                    f'expected {action.nargs} argument{"" if action.nargs == 1 else "s"}'))
            end = start + 1 + count
            self.perform(action, self.args[start + 1:end], name)
            return end

        def take_positionals(self, start):
            rest = self.pattern[start:]
            for count in range(len(self.positionals), 0, -1):
                form = ''.join(_FORMS(action) for action in self.positionals[:count])
                match = _re.match(form, rest)
                if match is None:
                    continue
                for action, letters in zip(self.positionals[:count], match.groups()):
                    texts = self.args[start:start + len(letters)]
                    start += len(letters)
                    self.perform(action, texts)
                del self.positionals[:count]
                break
            return start

    """##
}
