extension LanguageModules {
  /// The part of the program of `argparse` that shows what a program takes.
  static let argparseHelp =
    ##"""

    class HelpFormatter:
        """Writes usages and helps."""

        def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
            self._prog = prog
            self._width = _shutil.get_terminal_size().columns - 2 if width is None else width
            self._limit = min(max_help_position, max(self._width - 20, indent_increment * 2))

        # Hooks of the other formatters

        def _filled(self, text, indent=''):
            text = ' '.join(text.split())
            return _textwrap.fill(text, max(self._width - len(indent), 11), initial_indent=indent,
                                  subsequent_indent=indent)

        def _lines(self, text, width):
            return _textwrap.wrap(' '.join(text.split()), width)

        def _text_of(self, action):
            return action.help

        # Names

        def _placeholder(self, action):
            if action.metavar is not None:
                return action.metavar
            if action.choices is not None:
                return '{' + ','.join(map(str, action.choices)) + '}'
            return action.dest.upper() if action.option_strings else action.dest

        def _arguments(self, action):
            name = self._placeholder(action)
            names = name if isinstance(name, tuple) else (name,)
            if action.nargs is None:
                return names[0]
            if action.nargs == OPTIONAL:
                return f'[{names[0]}]'
            if action.nargs == ZERO_OR_MORE:
                return f'[{names[0]} [{names[1]} ...]]' if len(names) == 2 else f'[{names[0]} ...]'
            if action.nargs == ONE_OR_MORE:
                return f'{names[0]} [{names[-1]} ...]'
            if action.nargs == REMAINDER:
                return '...'
            return ' '.join(names if len(names) == action.nargs else names * action.nargs)

        def _invocation(self, action):
            if not action.option_strings:
                name = self._placeholder(action)
                return name if isinstance(name, str) else ' '.join(name)
            if action.nargs == 0:
                return ', '.join(action.option_strings)
            return ', '.join(f'{name} {self._arguments(action)}' for name in action.option_strings)

        # Usage

        def _usage(self, parser, actions, prefix='usage: '):
            if parser.usage is not None:
                return prefix + parser.usage % {'prog': self._prog}
            options = self._parts([action for action in actions if action.option_strings], parser._exclusive)
            others = self._parts([action for action in actions if not action.option_strings], [])
            usage = ' '.join(filter(None, [self._prog, options, others]))
            if len(prefix) + len(usage) <= self._width:
                return prefix + usage
            split = _re.compile(r'\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+').findall
            options, others = split(options), split(others)
            if len(prefix) + len(self._prog) <= 0.75 * self._width:
                indent = ' ' * (len(prefix) + len(self._prog) + 1)
                if options:
                    lines = self._wrapped([self._prog] + options, indent, prefix) + self._wrapped(others, indent)
                else:
                    lines = self._wrapped([self._prog] + others, indent, prefix)
            else:
                indent = ' ' * len(prefix)
                lines = self._wrapped(options + others, indent)
                if len(lines) > 1:
                    lines = self._wrapped(options, indent) + self._wrapped(others, indent)
                lines = [self._prog] + lines
            return prefix + '\n'.join(lines)

        def _wrapped(self, parts, indent, prefix=None):
            lines, line = [], []
            length = len(indent if prefix is None else prefix) - 1
            for part in parts:
                if length + 1 + len(part) > self._width and line:
                    lines.append(indent + ' '.join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + ' '.join(line))
            if prefix is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        def _parts(self, actions, groups):
            parts, index = [], 0
            actions = [action for action in actions]
            while index < len(actions):
                group = next((group for group in groups if group._actions
                              and actions[index:index + len(group._actions)] == group._actions), None)
                if group is not None:
                    inner = [self._part(action, False) for action in group._actions if action.help is not SUPPRESS]
                    if inner:
                        text = ' | '.join(inner)
                        plain = group.required and len(inner) == 1
                        parts.append(text if plain else f'({text})' if group.required else f'[{text}]')
                    index += len(group._actions)
                    continue
                if actions[index].help is not SUPPRESS:
                    parts.append(self._part(actions[index], True))
                index += 1
            return ' '.join(parts)

        def _part(self, action, brackets):
            if not action.option_strings:
                return self._arguments(action)
            text = action.format_usage()
            if action.nargs != 0:
                text += ' ' + self._arguments(action)
            return text if action.required or not brackets else f'[{text}]'

        # Help

        def _help(self, parser):
            sections = [self._usage(parser, parser._all)]
            if parser.description:
                sections.append(self._filled(self._with_prog(parser.description)))
            groups = [(group, [action for action in group._actions if action.help is not SUPPRESS])
                      for group in parser._groups]
            lengths = [len(self._invocation(action)) + 2 for _, actions in groups for action in actions]
            place = min(max(lengths, default=0) + 2, self._limit)
            for group, actions in groups:
                text = '' if group.title is None else f'{group.title}:\n'
                if group.description:
                    text += self._filled(self._with_prog(group.description), '  ') + '\n\n'
                text += ''.join(self._entry(parser, action, place) for action in actions)
                if actions or group.description:
                    sections.append(text.rstrip('\n'))
            if parser.epilog:
                sections.append(self._filled(self._with_prog(parser.epilog)))
            return '\n\n'.join(sections) + '\n'

        def _with_prog(self, text):
            return text % {'prog': self._prog} if '%(prog)' in text else text

        def _entry(self, parser, action, place):
            head = '  ' + self._invocation(action)
            help = self._text_of(action)
            if not help or not help.strip():
                return head + '\n'
            parts = dict(vars(action), prog=self._prog)
            for name in list(parts):
                if parts[name] is SUPPRESS:
                    del parts[name]
                elif hasattr(parts[name], '__name__'):
                    parts[name] = parts[name].__name__
            if parts.get('choices') is not None:
                parts['choices'] = ', '.join(map(str, parts['choices']))
            lines = self._lines(help % parts, max(self._width - place, 11))
            if len(head) <= place - 2:
                text = head.ljust(place) + lines[0] + '\n'
                lines = lines[1:]
            else:
                text = head + '\n'
            return text + ''.join(' ' * place + line + '\n' for line in lines)


    class RawDescriptionHelpFormatter(HelpFormatter):
        """Leaves descriptions as they are."""

        def _filled(self, text, indent=''):
            return ''.join(indent + line for line in text.splitlines(keepends=True))


    class RawTextHelpFormatter(RawDescriptionHelpFormatter):
        """Leaves all texts as they are."""

        def _lines(self, text, width):
            return text.splitlines()


    class ArgumentDefaultsHelpFormatter(HelpFormatter):
        """Adds the default of every argument to its help."""

        def _text_of(self, action):
            help = '' if action.help is None else action.help
            if '%(default)' not in help and action.default is not SUPPRESS:
                if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                    help += ' (default: %(default)s)'
            return help


    class MetavarTypeHelpFormatter(HelpFormatter):
        """Names arguments by their types."""

        def _placeholder(self, action):
            return action.metavar if action.metavar is not None else action.type.__name__

    """##
}
