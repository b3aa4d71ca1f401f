extension LanguageModules {
  static let heapqProgram =
    ##"""
    """Heaps in lists: the smallest item is always first."""


    def _sift_towards_root(heap, start, place):
        item = heap[place]
        while place > start:
            parent = (place - 1) >> 1
            if not item < heap[parent]:
                break
            heap[place] = heap[parent]
            place = parent
        heap[place] = item


    def _sift_towards_leaves(heap, place):
        end = len(heap)
        start = place
        item = heap[place]
        child = 2 * place + 1
        while child < end:
            other = child + 1
            if other < end and not heap[child] < heap[other]:
                child = other
            heap[place] = heap[child]
            place = child
            child = 2 * place + 1
        heap[place] = item
        _sift_towards_root(heap, start, place)


    def heappush(heap, item):
        """Adds an item."""
        heap.append(item)
        _sift_towards_root(heap, 0, len(heap) - 1)


    def heappop(heap):
        """Removes the smallest item and returns it."""
        last = heap.pop()
        if not heap:
            return last
        smallest = heap[0]
        heap[0] = last
        _sift_towards_leaves(heap, 0)
        return smallest


    def heapify(x):
        """Makes a heap of a list, in place."""
        for place in reversed(range(len(x) // 2)):
            _sift_towards_leaves(x, place)


    def heapreplace(heap, item):
        """Removes the smallest item, then adds another."""
        smallest = heap[0]
        heap[0] = item
        _sift_towards_leaves(heap, 0)
        return smallest


    def heappushpop(heap, item):
        """Adds an item, then removes the smallest."""
        if heap and heap[0] < item:
            item, heap[0] = heap[0], item
            _sift_towards_leaves(heap, 0)
        return item


    def nsmallest(n, iterable, key=None):
        """The n smallest items, smallest first."""
        return sorted(iterable, key=key)[:max(n, 0)]


    def nlargest(n, iterable, key=None):
        """The n largest items, largest first."""
        return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


    def merge(*iterables, key=None, reverse=False):
        """The items of sorted iterables in one order."""
        heads = []
        for iterator in map(iter, iterables):
            for first in iterator:
                heads.append([first, iterator])
                break
        while heads:
            best = 0
            for place in range(1, len(heads)):
                ours, theirs = heads[place][0], heads[best][0]
                if key is not None:
                    ours, theirs = key(ours), key(theirs)
                if (theirs < ours) if reverse else (ours < theirs):
                    best = place
            yield heads[best][0]
            for following in heads[best][1]:
                heads[best][0] = following
                break
            else:
                del heads[best]

    """##
}
