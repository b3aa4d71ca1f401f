extension LanguageModules {
  static let torchProgram =
    ##"""
    # torch: settings, and functions that need no kernel of their own.
    _deterministic = [False]
    _threads = [1]


    def use_deterministic_algorithms(mode, *, warn_only=False):
        """Accepted: all algorithms of lgs give the same result every time."""
        _deterministic[0] = mode


    def are_deterministic_algorithms_enabled():
        """Whether the program has asked for deterministic algorithms."""
        return _deterministic[0]


    def get_num_threads():
        """The number of threads that compute."""
        return _threads[0]


    def set_num_threads(int):
        """Accepted: lgs decides how it computes."""
        _threads[0] = int


    def set_float32_matmul_precision(precision):
        """Accepted: products of matrices are computed in full precision."""
        if precision not in ("highest", "high", "medium"):
            raise RuntimeError(f"Expected one of highest, high, medium, but got {precision}.")


    def get_default_device():
        """The CPU."""
        return torch.device("cpu")


    def set_default_device(device):
        """Accepts the CPU, the only device."""
        torch.zeros(0, device=device)


    def broadcast_shapes(*shapes):
        """The shape to which shapes broadcast."""
        shapes = [(shape,) if isinstance(shape, int) else tuple(shape) for shape in shapes]
        rank = max((len(shape) for shape in shapes), default=0)
        result = [1] * rank
        for shape in shapes:
            for i, size in enumerate(shape):
                place = rank - len(shape) + i
                if size != 1 and result[place] != 1 and size != result[place]:
                    raise RuntimeError("Shape mismatch: objects cannot be broadcast to a single shape")
                result[place] = size if size != 1 else result[place]
        return torch.Size(result)


    def broadcast_tensors(*tensors):
        """Tensors as views of the shape to which they broadcast."""
        if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
            tensors = tensors[0]
        total = tensors[0]
        for tensor in tensors[1:]:
            total = total.detach() + tensor.detach() if total.dtype != torch.bool else total.detach() | tensor.detach()
        return tuple(tensor.expand(total.shape) for tensor in tensors)


    class finfo:
        """The limits of a dtype of floats."""
        __module__ = "torch"

        def __init__(self, type=None):
            dtype = torch.get_default_dtype() if type is None else type
            if not dtype.is_floating_point:
                raise TypeError("torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")
            digits, exponent, self.resolution = {
                torch.float64: (52, 1023, 1e-15), torch.float32: (23, 127, 1e-06),
                torch.float16: (10, 15, 0.001), torch.bfloat16: (7, 127, 0.01)}[dtype]
            self.bits = 8 * dtype.itemsize
            self.eps = 2.0 ** -digits
            self.max = (2 - self.eps) * 2.0 ** exponent
            self.min = -self.max
            self.tiny = self.smallest_normal = 2.0 ** (1 - exponent)
            self.dtype = str(dtype)[6:]

        def __repr__(self):
            return (f"finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, "
                    f"smallest_normal={self.tiny:g}, tiny={self.tiny:g}, dtype={self.dtype})")


    class iinfo:
        """The limits of a dtype of integers."""
        __module__ = "torch"

        def __init__(self, type):
            if type == torch.bool:
                raise TypeError("torch.bool is not supported by torch.iinfo")
            if type not in (torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8):
                raise TypeError("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
            self.bits, self.dtype = 8 * type.itemsize, str(type)[6:]
            self.min = -2 ** (self.bits - 1) if type.is_signed else 0
            self.max = 2 ** (self.bits - 1) - 1 if type.is_signed else 2 ** self.bits - 1

        def __repr__(self):
            return f"iinfo(min={self.min:g}, max={self.max:g}, dtype={self.dtype})"


    def numel(input):
        """The number of elements."""
        return input.numel()


    def is_floating_point(input):
        """Whether the elements are floats."""
        return input.is_floating_point()


    def is_complex(input):
        """Whether the elements are complex: never in lgs."""
        return False


    def typename(obj):
        """The name of the type of a tensor or another object."""
        return obj.type() if isinstance(obj, torch.Tensor) and not isinstance(obj, torch.nn.Parameter) else f"{type(obj).__module__}.{type(obj).__name__}"


    def inference_mode(mode=True):
        """Within it, operations record no gradients."""
        if callable(mode):
            return torch.no_grad()(mode)
        return torch.set_grad_enabled(not mode) if mode else torch.enable_grad()


    def is_inference_mode_enabled():
        """Whether no gradients are recorded."""
        return not torch.is_grad_enabled()


    def _options(dtype):
        name = {torch.float32: "float", torch.float64: "double", torch.int64: "long int", torch.bool: "bool"}[dtype]
        return (f"TensorOptions(dtype={name}, device=cpu, layout=Strided, requires_grad=false (default), "
                "pinned_memory=false (default), memory_format=(nullopt))")


    def _typed(data, dtype):
        if len(data) == 1 and isinstance(data[0], (list, tuple)):
            return torch.tensor(data[0], dtype=dtype)
        if len(data) == 1 and isinstance(data[0], torch.Tensor):
            if data[0].dtype != dtype:
                raise TypeError(f"expected {_options(dtype)} (got {_options(data[0].dtype)})")
            return data[0]
        if len(data) == 1 and isinstance(data[0], str):
            raise TypeError("new(): invalid data type 'str'")
        if len(data) == 1 and isinstance(data[0], float):
            raise TypeError("new(): data must be a sequence (got float)")
        if len(data) == 1 and not isinstance(data[0], (int, torch.Size)):
            return torch.tensor(data[0], dtype=dtype)
        return torch.empty(*data, dtype=dtype) if data else torch.tensor([], dtype=dtype)


    class _TensorKind(type):
        # The old names of tensors by their elements: called they make a tensor, isinstance looks at the elements.
        def __call__(cls, *data):
            return _typed(data, cls._dtype)

        def __instancecheck__(cls, instance):
            return isinstance(instance, torch.Tensor) and instance.dtype == cls._dtype


    def _kind(name, dtype):
        words = f"A tensor of {str(dtype)[6:]} elements, of a list or of sizes."
        return _TensorKind(name, (), {"__doc__": words, "__module__": "torch", "_dtype": dtype})


    FloatTensor = _kind("FloatTensor", torch.float32)
    DoubleTensor = _kind("DoubleTensor", torch.float64)
    LongTensor = _kind("LongTensor", torch.int64)
    IntTensor = _kind("IntTensor", torch.int32)
    ShortTensor = _kind("ShortTensor", torch.int16)
    CharTensor = _kind("CharTensor", torch.int8)
    ByteTensor = _kind("ByteTensor", torch.uint8)
    HalfTensor = _kind("HalfTensor", torch.float16)
    BFloat16Tensor = _kind("BFloat16Tensor", torch.bfloat16)
    BoolTensor = _kind("BoolTensor", torch.bool)


    def vmap(func, in_dims=0, out_dims=0, randomness="error", chunk_size=None):
        """A function of single examples as one of whole batches."""
        return torch.func.vmap(func, in_dims, out_dims, randomness, chunk_size)

    """##
    + torchMoreFunctions + torchNumericFunctions
}
