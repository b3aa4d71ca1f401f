extension LanguageModules {
  static let textwrapProgram =
    ##"""
    """Breaks and indents texts."""


    def _words(text):
        return text.expandtabs().split()


    def wrap(text, width=70, *, initial_indent='', subsequent_indent='', break_long_words=True):
        """The lines of a text, each of at most `width` characters."""
        if width <= 0:
            raise ValueError(f'invalid width {width!r} (must be > 0)')
        lines, line = [], initial_indent
        is_empty = True
        for word in _words(text):
            while True:
                addition = word if is_empty else ' ' + word
                if len(line) + len(addition) <= width:
                    line += addition
                    is_empty = False
                    break
                if is_empty:
                    if not break_long_words:
                        line += word
                        is_empty = False
                        break
                    room = max(width - len(line), 1)
                    lines.append(line + word[:room])
                    word = word[room:]
                elif break_long_words and len(word) > width - len(subsequent_indent) and width - len(line) > 1:
                    room = width - len(line) - 1
                    lines.append(line + ' ' + word[:room])
                    word = word[room:]
                else:
                    lines.append(line)
                line, is_empty = subsequent_indent, True
        if not is_empty:
            lines.append(line)
        return lines


    def fill(text, width=70, **kwargs):
        """The wrapped text."""
        return '\n'.join(wrap(text, width, **kwargs))


    def shorten(text, width, *, placeholder=' [...]'):
        """The text on one line, cut behind a word."""
        words = _words(text)
        joined = ' '.join(words)
        if len(joined) <= width:
            return joined
        while words and len(' '.join(words)) + len(placeholder) > width:
            words.pop()
        shown = ' '.join(words) + placeholder
        return shown if words else placeholder.strip()


    def dedent(text):
        """The text without the white space that all lines begin with."""
        margin = None
        lines = [line if line.strip() else line.strip(' \t') for line in text.split('\n')]
        for line in lines:
            if not line:
                continue
            indent = line[:len(line) - len(line.lstrip(' \t'))]
            if margin is None:
                margin = indent
            while not indent.startswith(margin):
                margin = margin[:-1]
        cut = len(margin or '')
        return '\n'.join(line[cut:] for line in lines)


    def indent(text, prefix, predicate=None):
        """The text with a prefix before every line that is not blank."""
        chosen = predicate or (lambda line: line.strip())
        return ''.join(prefix + line if chosen(line) else line for line in text.splitlines(True))

    """##
}
