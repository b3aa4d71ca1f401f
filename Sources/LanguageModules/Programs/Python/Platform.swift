extension LanguageModules {
  static let platformProgram =
    ##"""
    """What the program runs on: the version is that of the language, not of a Python that is installed."""

    import sys as _sys


    def python_version():
        """The version of the language."""
        return '.'.join(map(str, _sys.version_info[:3]))


    def python_version_tuple():
        """The version of the language in parts."""
        return tuple(map(str, _sys.version_info[:3]))


    def python_implementation():
        """Whose behaviour the language has."""
        return 'CPython'


    def system():
        """The name of the operating system."""
        return {'linux': 'Linux', 'darwin': 'Darwin'}[_sys.platform]

    """##
}
