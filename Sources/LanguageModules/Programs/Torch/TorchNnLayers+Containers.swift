extension LanguageModules {
  static let torchContainerLayers =
    ##"""
    # Containers

    class ModuleDict(nn.Module):
        """A dict of modules whose parameters count as its own."""
        __module__ = "torch.nn.modules.container"

        def __init__(self, modules=None):
            super().__init__()
            if modules is not None:
                self.update(modules)

        def _parts(self):
            return dict(self.named_children())

        def __getitem__(self, key):
            return self._parts()[key]

        def __setitem__(self, key, module):
            self.add_module(key, module)

        def __delitem__(self, key):
            delattr(self, key)

        def __len__(self):
            return len(self._parts())

        def __iter__(self):
            return iter(self._parts())

        def __contains__(self, key):
            return key in self._parts()

        def keys(self):
            return self._parts().keys()

        def values(self):
            return self._parts().values()

        def items(self):
            return self._parts().items()

        def pop(self, key):
            module = self[key]
            del self[key]
            return module

        def clear(self):
            for key in list(self._parts()):
                del self[key]

        def update(self, modules):
            for key, module in modules.items() if hasattr(modules, "items") else modules:
                self[key] = module


    def _describe(parameter):
        if not isinstance(parameter, torch.Tensor):
            return f"Object of type: {type(parameter).__name__}"
        kind = "Parameter" if isinstance(parameter, nn.Parameter) else "Tensor"
        return kind, "x".join(str(size) for size in parameter.shape)


    class ParameterList(nn.Module):
        """A list of parameters that count as its own."""
        __module__ = "torch.nn.modules.container"

        def __init__(self, values=None):
            super().__init__()
            self._size = 0
            if values is not None:
                self.extend(values)

        def _key(self, i):
            if not -self._size <= i < self._size:
                raise IndexError(f"index {i} is out of range")
            return str(i % self._size)

        def __getitem__(self, i):
            if isinstance(i, slice):
                return ParameterList([self[k] for k in range(*i.indices(self._size))])
            return getattr(self, self._key(i))

        def __setitem__(self, i, parameter):
            setattr(self, self._key(i), parameter)

        def __len__(self):
            return self._size

        def __iter__(self):
            return iter([self[i] for i in range(self._size)])

        def append(self, value):
            self._size += 1
            self[self._size - 1] = nn.Parameter(value) if isinstance(value, torch.Tensor) and not isinstance(value, nn.Parameter) else value
            return self

        def extend(self, values):
            for value in values:
                self.append(value)
            return self

        def extra_repr(self):
            lines = []
            for i, parameter in enumerate(self):
                kind, size = _describe(parameter)
                lines.append(f"  ({i}): {kind} containing: [{parameter.dtype} of size {size}]")
            return "\n".join(lines)


    class ParameterDict(nn.Module):
        """A dict of parameters that count as its own."""
        __module__ = "torch.nn.modules.container"

        def __init__(self, parameters=None):
            super().__init__()
            self._keys = {}
            if parameters is not None:
                self.update(parameters)

        def __getitem__(self, key):
            if key not in self._keys:
                raise KeyError(key)
            return getattr(self, key)

        def __setitem__(self, key, value):
            self._keys[key] = None
            setattr(self, key, nn.Parameter(value) if isinstance(value, torch.Tensor) and not isinstance(value, nn.Parameter) else value)

        def __delitem__(self, key):
            del self._keys[key]
            delattr(self, key)

        def __len__(self):
            return len(self._keys)

        def __iter__(self):
            return iter(self._keys)

        def __contains__(self, key):
            return key in self._keys

        def keys(self):
            return self._keys.keys()

        def values(self):
            return [self[key] for key in self._keys]

        def items(self):
            return [(key, self[key]) for key in self._keys]

        def update(self, parameters):
            for key, value in parameters.items() if hasattr(parameters, "items") else parameters:
                self[key] = value

        def extra_repr(self):
            lines = []
            for key, parameter in self.items():
                kind, size = _describe(parameter)
                lines.append(f"  ({key}): {kind} containing: [{torch.typename(parameter.data)} of size {size}]")
            return "\n".join(lines)


    # Padding

    class _Padding(nn.Module):
        def __init__(self, padding, value=0.0):
            super().__init__()
            self.padding = tuple(padding) if isinstance(padding, (tuple, list)) else (padding,) * (2 * self._rank)
            if self._mode == "constant":
                self.value = value

        def forward(self, input):
            return F.pad(input, self.padding, self._mode, self.value if self._mode == "constant" else None)

        def extra_repr(self):
            return f"{self.padding}"


    class ZeroPad1d(_Padding):
        """Zeros at both ends of sequences."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 1, "constant"

        def __init__(self, padding):
            super().__init__(padding, 0.0)


    class ZeroPad2d(_Padding):
        """Zeros around planes."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 2, "constant"

        def __init__(self, padding):
            super().__init__(padding, 0.0)


    class ConstantPad1d(_Padding):
        """A number at both ends of sequences."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 1, "constant"

        def __init__(self, padding, value):
            super().__init__(padding, value)

        def extra_repr(self):
            return f"padding={self.padding}, value={self.value}"


    class ConstantPad2d(_Padding):
        """A number around planes."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 2, "constant"

        def __init__(self, padding, value):
            super().__init__(padding, value)

        def extra_repr(self):
            return f"padding={self.padding}, value={self.value}"


    class ReflectionPad1d(_Padding):
        """Mirrors both ends of sequences."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 1, "reflect"

        def __init__(self, padding):
            super().__init__(padding)


    class ReflectionPad2d(_Padding):
        """Mirrors the borders of planes."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 2, "reflect"

        def __init__(self, padding):
            super().__init__(padding)


    class ReplicationPad1d(_Padding):
        """Repeats both ends of sequences."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 1, "replicate"

        def __init__(self, padding):
            super().__init__(padding)


    class ReplicationPad2d(_Padding):
        """Repeats the borders of planes."""
        __module__ = "torch.nn.modules.padding"
        _rank, _mode = 2, "replicate"

        def __init__(self, padding):
            super().__init__(padding)


    """##
}
