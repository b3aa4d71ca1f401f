extension LanguageModules {
  static let itertoolsProgram =
    ##"""
    """Iterators that are generators of the language; the others are written in Swift."""


    def starmap(function, iterable):
        """Calls a function with the items of every item."""
        for arguments in iterable:
            yield function(*arguments)


    def takewhile(predicate, iterable):
        """The items up to the first for which the predicate is false."""
        for item in iterable:
            if not predicate(item):
                return
            yield item


    def dropwhile(predicate, iterable):
        """The items from the first for which the predicate is false."""
        iterator = iter(iterable)
        for item in iterator:
            if not predicate(item):
                yield item
                break
        yield from iterator


    def filterfalse(predicate, iterable):
        """The items for which the predicate is false."""
        for item in iterable:
            if not (predicate(item) if predicate is not None else item):
                yield item


    def compress(data, selectors):
        """The items of data whose selectors are true."""
        for item, selector in zip(data, selectors):
            if selector:
                yield item


    def groupby(iterable, key=None):
        """Runs of items with equal keys: every key with an iterator of its items."""
        iterator = iter(iterable)
        missing = object()
        state = [next(iterator, missing), None]
        if state[0] is missing:
            return
        state[1] = state[0] if key is None else key(state[0])

        def group(wanted):
            while state[0] is not missing and state[1] == wanted:
                yield state[0]
                state[0] = next(iterator, missing)
                if state[0] is not missing:
                    state[1] = state[0] if key is None else key(state[0])

        while state[0] is not missing:
            wanted = state[1]
            items = group(wanted)
            yield wanted, items
            for _ in items:
                pass


    def tee(iterable, n=2):
        """Several iterators over the items of one."""
        iterator = iter(iterable)
        waiting = [[] for _ in range(n)]

        def take(own):
            while True:
                if not own:
                    try:
                        item = next(iterator)
                    except StopIteration:
                        return
                    for items in waiting:
                        items.append(item)
                yield own.pop(0)

        return tuple(take(own) for own in waiting)

    """##
}
