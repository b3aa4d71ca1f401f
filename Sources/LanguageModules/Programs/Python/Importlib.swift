extension LanguageModules {
  static let importlibProgram =
    ##"""
    """Imports of modules whose names are texts."""


    def import_module(name, package=None):
        """The module of a path."""
        if name.startswith('.'):
            raise NotImplementedError('relative imports are not in lgs')
        return __import__(name, fromlist=('*',))

    """##
}
