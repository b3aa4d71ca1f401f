extension LanguageModules {
  static let torchAutogradProgram =
    ##"""
    # torch.autograd.Function: operations whose gradient the program writes.


    class FunctionCtx:
        """What forward keeps for backward."""
        __module__ = "torch.autograd.function"

        def __init__(self):
            self.saved_tensors = ()
            self.needs_input_grad = ()
            self._differentiable = True

        def save_for_backward(self, *tensors):
            self.saved_tensors = tensors

        def mark_dirty(self, *tensors):
            raise NotImplementedError("ctx.mark_dirty is not in lgs")

        def mark_non_differentiable(self, *tensors):
            self._differentiable = False

        def set_materialize_grads(self, value):
            return None


    class Function:
        """An operation with a gradient of its own: derived classes have forward and backward."""
        __module__ = "torch.autograd.function"

        @classmethod
        def apply(cls, *args, **kwargs):
            """Computes forward, and records that backward gives the gradients."""
            ctx = FunctionCtx()
            ctx.needs_input_grad = tuple(isinstance(a, torch.Tensor) and a.requires_grad for a in args)
            with torch.no_grad():
                if hasattr(cls, "setup_context"):
                    result = cls.forward(*args, **kwargs)
                    cls.setup_context(ctx, args, result)
                else:
                    result = cls.forward(ctx, *args, **kwargs)
            if not ctx._differentiable or not any(ctx.needs_input_grad) or not torch.is_grad_enabled():
                return result
            outputs = result if isinstance(result, tuple) else (result,)
            places = [i for i, a in enumerate(args) if isinstance(a, torch.Tensor)]
            made = tuple(_node(cls, ctx, args, places, outputs, i) for i in range(len(outputs)))
            return made if isinstance(result, tuple) else made[0]


    def _node(cls, ctx, args, places, outputs, index):
        output = outputs[index]
        if not isinstance(output, torch.Tensor) or not output.is_floating_point():
            return output

        def backward(gradient):
            gradients = [gradient if i == index else torch.zeros_like(other) for i, other in enumerate(outputs)]
            result = cls.backward(ctx, *gradients)
            result = result if isinstance(result, (tuple, list)) else (result,)
            while len(result) > len(args) and result[-1] is None:
                result = result[:-1]
            if len(result) != len(args):
                raise RuntimeError(
                    f"function {cls.__name__}Backward returned an incorrect number of gradients (expected {len(args)}, got {len(result)})")
            return [result[i] if ctx.needs_input_grad[i] else None for i in places]
        return recorded(cls.__name__ + "Backward", output, backward, *[args[i] for i in places])

    """##
}
