extension LanguageModules {
  static let abcProgram =
    ##"""
    """Classes whose instances can be made only when every abstract method is written."""


    class ABCMeta(type):
        """The metaclass of abstract classes."""


    class ABC(metaclass=ABCMeta):
        """A base for abstract classes."""


    def abstractmethod(funcobj):
        """Marks a method that derived classes must write."""
        funcobj.__isabstractmethod__ = True
        return funcobj

    """##
}
