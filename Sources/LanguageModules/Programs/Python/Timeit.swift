extension LanguageModules {
  static let timeitProgram =
    ##"""
    """How long functions take."""
    import time

    default_timer = time.perf_counter
    default_number = 1000000
    default_repeat = 5


    def _nothing():
        pass


    class Timer:
        """A function whose calls are timed."""

        def __init__(self, stmt=_nothing, setup=_nothing, timer=default_timer, globals=None):
            if not callable(stmt) or not (setup == 'pass' or callable(setup)):
                raise NotImplementedError('timing the text of a statement is not in lgs: give a function')
            self._run, self._timer = stmt, timer
            self._setup = setup if callable(setup) else _nothing

        def timeit(self, number=default_number):
            self._setup()
            run, start = self._run, self._timer()
            for _ in range(number):
                run()
            return self._timer() - start

        def repeat(self, repeat=default_repeat, number=default_number):
            return [self.timeit(number) for _ in range(repeat)]

        def autorange(self, callback=None):
            unit = 1
            while True:
                for factor in (1, 2, 5):
                    number = unit * factor
                    taken = self.timeit(number)
                    if callback is not None:
                        callback(number, taken)
                    if taken >= 0.2:
                        return number, taken
                unit *= 10


    def timeit(stmt=_nothing, setup=_nothing, timer=default_timer, number=default_number, globals=None):
        """The seconds that so many calls take."""
        return Timer(stmt, setup, timer, globals).timeit(number)


    def repeat(stmt=_nothing, setup=_nothing, timer=default_timer, repeat=default_repeat, number=default_number,
               globals=None):
        """The seconds of several runs of so many calls."""
        return Timer(stmt, setup, timer, globals).repeat(repeat, number)

    """##
}
