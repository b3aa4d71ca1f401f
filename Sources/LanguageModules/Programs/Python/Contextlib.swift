extension LanguageModules {
  static let contextlibProgram =
    ##"""
    """Makes and combines context managers."""
    import sys


    class AbstractContextManager:
        def __enter__(self):
            return self

        def __exit__(self, exc_type, exc_value, traceback):
            return None


    class _GeneratorContextManager:
        def __init__(self, generator, name):
            self.gen = generator
            self._name = name

        def __enter__(self):
            try:
                return next(self.gen)
            except StopIteration:
                raise RuntimeError("generator didn't yield") from None

        def __exit__(self, exc_type, exc_value, traceback):
            if exc_type is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                raise RuntimeError("generator didn't stop")
            try:
                self.gen.throw(exc_value)
            except StopIteration as stop:
                return stop is not exc_value
            except BaseException as error:
                if error is exc_value:
                    return False
                raise
            raise RuntimeError("generator didn't stop after throw()")

        def __call__(self, function):
            raise NotImplementedError('a context manager as a decorator is not in lgs')


    def contextmanager(func):
        """A context manager of a generator function that yields once."""
        def helper(*args, **kwds):
            return _GeneratorContextManager(func(*args, **kwds), func.__name__)

        helper.__name__ = func.__name__
        helper.__qualname__ = func.__qualname__
        helper.__doc__ = func.__doc__
        helper.__wrapped__ = func
        return helper


    class closing(AbstractContextManager):
        """Closes an object at the end of the block."""

        def __init__(self, thing):
            self.thing = thing

        def __enter__(self):
            return self.thing

        def __exit__(self, *exc_info):
            self.thing.close()


    class suppress(AbstractContextManager):
        """Goes on behind the block when one of these exceptions ends it."""

        def __init__(self, *exceptions):
            self._exceptions = exceptions

        def __enter__(self):
            pass

        def __exit__(self, exctype, excinst, exctb):
            return exctype is not None and issubclass(exctype, self._exceptions)


    class redirect_stdout(AbstractContextManager):
        """What is printed goes to another file."""

        def __init__(self, new_target):
            self._new_target = new_target
            self._old_targets = []

        def __enter__(self):
            self._old_targets.append(sys.stdout)
            sys.stdout = self._new_target
            return self._new_target

        def __exit__(self, *excinfo):
            sys.stdout = self._old_targets.pop()


    class nullcontext(AbstractContextManager):
        """Does nothing."""

        def __init__(self, enter_result=None):
            self.enter_result = enter_result

        def __enter__(self):
            return self.enter_result

        def __exit__(self, *excinfo):
            pass


    class ExitStack(AbstractContextManager):
        """Ends context managers and calls functions in the reverse order of their beginnings."""

        def __init__(self):
            self._exits = []

        def enter_context(self, cm):
            result = cm.__enter__()
            self._exits.append(cm.__exit__)
            return result

        def push(self, exit):
            self._exits.append(exit.__exit__ if hasattr(exit, '__exit__') else exit)
            return exit

        def callback(self, callback, /, *args, **kwds):
            def call(*exc_info):
                callback(*args, **kwds)
            self._exits.append(call)
            return callback

        def pop_all(self):
            other = ExitStack()
            other._exits, self._exits = self._exits, []
            return other

        def close(self):
            self.__exit__(None, None, None)

        def __exit__(self, *exc_details):
            pending = exc_details[1]
            while self._exits:
                leave = self._exits.pop()
                try:
                    kind = None if pending is None else type(pending)
                    if leave(kind, pending, None):
                        pending = None
                except BaseException as error:
                    pending = error
            if pending is not None and pending is not exc_details[1]:
                raise pending
            return exc_details[1] is not None and pending is None

    """##
}
