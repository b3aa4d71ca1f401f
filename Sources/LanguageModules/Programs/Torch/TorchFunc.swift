extension LanguageModules {
  static let torchFuncProgram =
    ##"""
    # torch.func: functions made of functions.


    def _flat(inputs):
        return [x for x in inputs if isinstance(x, torch.Tensor)]


    def grad_and_value(func, argnums=0, has_aux=False):
        """A function that gives the gradients of another one and its result."""
        def run(*args, **kwargs):
            places = (argnums,) if isinstance(argnums, int) else tuple(argnums)
            with torch.enable_grad():
                inputs = list(args)
                for i in places:
                    x = inputs[i]
                    inputs[i] = x.view_as(x) if x.requires_grad else x.detach().requires_grad_()
                result = func(*inputs, **kwargs)
                value, aux = result if has_aux else (result, None)
                if not isinstance(value, torch.Tensor) or value.dim() != 0:
                    raise RuntimeError(
                        "Expected f(*args) to return a scalar tensor, got tensor with "
                        f"{value.dim() if isinstance(value, torch.Tensor) else 'no'} dims. Maybe you wanted to use the vjp or jacrev APIs instead?")
                outer = any(x.requires_grad for x in _flat(args))
                wanted = [inputs[i] for i in places]
                found = torch.autograd.grad(value, wanted, create_graph=outer, allow_unused=True) if value.requires_grad else [None] * len(wanted)
                gradients = tuple(torch.zeros_like(x) if g is None else g for g, x in zip(found, wanted))
            value = value if outer else value.detach()
            gradients = gradients[0] if isinstance(argnums, int) else gradients
            return (gradients, (value, aux)) if has_aux else (gradients, value)
        return run


    def grad(func, argnums=0, has_aux=False):
        """A function that gives the gradients of another one."""
        both = grad_and_value(func, argnums, has_aux)

        def run(*args, **kwargs):
            gradients, rest = both(*args, **kwargs)
            return (gradients, rest[1]) if has_aux else gradients
        return run


    def jacrev(func, argnums=0):
        """A function that gives the derivatives of all elements of another one's result."""
        def run(*args):
            def partial(x):
                return func(*args[:argnums], x, *args[argnums + 1:])
            x = args[argnums]
            return torch.autograd.functional.jacobian(partial, x, create_graph=x.requires_grad)
        return run


    def jacfwd(func, argnums=0):
        """The same as jacrev."""
        return jacrev(func, argnums)


    def hessian(func, argnums=0):
        """A function that gives the second derivatives of another one."""
        def run(*args):
            def partial(x):
                return func(*args[:argnums], x, *args[argnums + 1:])
            return torch.autograd.functional.hessian(partial, args[argnums])
        return run


    def vmap(func, in_dims=0, out_dims=0, randomness="error", chunk_size=None):
        """A function of single examples as one of whole batches."""
        def run(*args, **kwargs):
            dims = tuple(in_dims) if isinstance(in_dims, (tuple, list)) else (in_dims,) * len(args)
            if len(dims) != len(args):
                raise ValueError(
                    f"vmap({getattr(func, '__name__', func)}, in_dims={in_dims}, ...)(<inputs>): in_dims is not compatible with the structure of "
                    f"inputs. in_dims has {len(dims)} entries but inputs has {len(args)}.")
            sizes = [x.size(d) for x, d in zip(args, dims) if d is not None]
            if not sizes:
                raise ValueError(f"vmap({getattr(func, '__name__', func)}, in_dims={in_dims}, ...)(<inputs>): at least one in_dim must not be None")
            if any(size != sizes[0] for size in sizes):
                raise ValueError(
                    f"vmap: Expected all tensors to have the same size in the mapped dimension, got sizes {sizes} for the mapped dimension")
            rows = [func(*[x if d is None else x.select(d, i) for x, d in zip(args, dims)], **kwargs) for i in range(sizes[0])]
            if isinstance(rows[0], (tuple, list)):
                return tuple(torch.stack(list(parts), out_dims) for parts in zip(*rows))
            return torch.stack(rows, out_dims)
        return run

    """##
}
