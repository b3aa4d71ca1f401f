extension LanguageModules {
  static let torchUtilsDataProgram =
    ##"""
    # torch.utils.data: orders of items, and data sets put together.
    import bisect


    class Sampler:
        """The base of orders: derived classes define __iter__, which gives positions."""
        __module__ = "torch.utils.data.sampler"

        def __iter__(self):
            raise NotImplementedError


    class SequentialSampler(Sampler):
        """The positions from the first to the last."""
        __module__ = "torch.utils.data.sampler"

        def __init__(self, data_source):
            self.data_source = data_source

        def __iter__(self):
            return iter(range(len(self.data_source)))

        def __len__(self):
            return len(self.data_source)


    class RandomSampler(Sampler):
        """The positions in random order, or drawn anew every time."""
        __module__ = "torch.utils.data.sampler"

        def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
            if not isinstance(replacement, bool):
                raise TypeError(f"replacement should be a boolean value, but got replacement={replacement}")
            self.data_source, self.replacement, self._num_samples = data_source, replacement, num_samples
            self.generator = generator
            if not isinstance(self.num_samples, int) or self.num_samples <= 0:
                raise ValueError(f"num_samples should be a positive integer value, but got num_samples={self.num_samples}")

        @property
        def num_samples(self):
            return len(self.data_source) if self._num_samples is None else self._num_samples

        def __iter__(self):
            n, source = len(self.data_source), self.generator
            if source is None:
                seed = int(torch.empty((), dtype=torch.int64).random_().item())
                source = torch.Generator().manual_seed(seed)
            if self.replacement:
                for _ in range(self.num_samples // 32):
                    yield from torch.randint(high=n, size=(32,), dtype=torch.int64, generator=source).tolist()
                yield from torch.randint(high=n, size=(self.num_samples % 32,), dtype=torch.int64, generator=source).tolist()
            else:
                for _ in range(self.num_samples // n):
                    yield from torch.randperm(n, generator=source).tolist()
                yield from torch.randperm(n, generator=source).tolist()[:self.num_samples % n]

        def __len__(self):
            return self.num_samples


    class SubsetRandomSampler(Sampler):
        """Given positions in random order."""
        __module__ = "torch.utils.data.sampler"

        def __init__(self, indices, generator=None):
            self.indices, self.generator = indices, generator

        def __iter__(self):
            for i in torch.randperm(len(self.indices), generator=self.generator).tolist():
                yield self.indices[i]

        def __len__(self):
            return len(self.indices)


    class WeightedRandomSampler(Sampler):
        """Positions that are drawn with given weights."""
        __module__ = "torch.utils.data.sampler"

        def __init__(self, weights, num_samples, replacement=True, generator=None):
            if not isinstance(num_samples, int) or isinstance(num_samples, bool) or num_samples <= 0:
                raise ValueError(f"num_samples should be a positive integer value, but got num_samples={num_samples}")
            if not isinstance(replacement, bool):
                raise ValueError(f"replacement should be a boolean value, but got replacement={replacement}")
            weights = torch.as_tensor(weights, dtype=torch.float64)
            if len(weights.shape) != 1:
                raise ValueError(f"weights should be a 1d sequence but given weights have shape {tuple(weights.shape)}")
            self.weights, self.num_samples, self.replacement, self.generator = weights, num_samples, replacement, generator

        def __iter__(self):
            yield from torch.multinomial(self.weights, self.num_samples, self.replacement, generator=self.generator).tolist()

        def __len__(self):
            return self.num_samples


    class BatchSampler(Sampler):
        """Positions in lists of one length."""
        __module__ = "torch.utils.data.sampler"

        def __init__(self, sampler, batch_size, drop_last):
            if not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size <= 0:
                raise ValueError(f"batch_size should be a positive integer value, but got batch_size={batch_size}")
            if not isinstance(drop_last, bool):
                raise ValueError(f"drop_last should be a boolean value, but got drop_last={drop_last}")
            self.sampler, self.batch_size, self.drop_last = sampler, batch_size, drop_last

        def __iter__(self):
            batch = []
            for position in self.sampler:
                batch.append(position)
                if len(batch) == self.batch_size:
                    yield batch
                    batch = []
            if batch and not self.drop_last:
                yield batch

        def __len__(self):
            whole, rest = divmod(len(self.sampler), self.batch_size)
            return whole if self.drop_last or not rest else whole + 1


    class ConcatDataset(torch.utils.data.Dataset):
        """Data sets one behind the other."""
        __module__ = "torch.utils.data.dataset"

        def __init__(self, datasets):
            self.datasets = list(datasets)
            if not self.datasets:
                raise AssertionError("datasets should not be an empty iterable")
            self.cumulative_sizes, total = [], 0
            for dataset in self.datasets:
                total += len(dataset)
                self.cumulative_sizes.append(total)

        def __len__(self):
            return self.cumulative_sizes[-1]

        def __getitem__(self, idx):
            if idx < 0:
                if -idx > len(self):
                    raise ValueError("absolute value of index should not exceed dataset length")
                idx += len(self)
            which = bisect.bisect_right(self.cumulative_sizes, idx)
            return self.datasets[which][idx - (self.cumulative_sizes[which - 1] if which else 0)]


    class StackDataset(torch.utils.data.Dataset):
        """Data sets of one length side by side: tuples of their items, or dicts."""
        __module__ = "torch.utils.data.dataset"

        def __init__(self, *args, **kwargs):
            if args and kwargs:
                raise ValueError("Supported either ``tuple``- (via ``args``) or``dict``- (via ``kwargs``) like input/output, but both types are given.")
            parts = args or list(kwargs.values())
            if not parts:
                raise ValueError("At least one dataset should be passed")
            if any(len(part) != len(parts[0]) for part in parts):
                raise ValueError("Size mismatch between datasets")
            self.datasets, self._length = args or kwargs, len(parts[0])

        def __getitem__(self, index):
            if isinstance(self.datasets, dict):
                return {name: part[index] for name, part in self.datasets.items()}
            return tuple(part[index] for part in self.datasets)

        def __len__(self):
            return self._length


    def get_worker_info():
        """Which of the loading processes this is: None, as there is only one."""
        return None
    """##
}
