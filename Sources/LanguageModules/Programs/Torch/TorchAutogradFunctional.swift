extension LanguageModules {
  static let torchAutogradFunctionalProgram =
    ##"""
    # torch.autograd.functional: whole matrices of derivatives.


    def _inputs(inputs, create_graph):
        single = isinstance(inputs, torch.Tensor)
        given = (inputs,) if single else tuple(inputs)
        return single, tuple(x.view_as(x) if create_graph and x.requires_grad else x.detach().requires_grad_() for x in given)


    def _gradient(output, inputs, create_graph):
        if not output.requires_grad:
            return tuple(torch.zeros_like(x) for x in inputs)
        found = torch.autograd.grad(output, inputs, retain_graph=True, create_graph=create_graph, allow_unused=True)
        return tuple(torch.zeros_like(x) if g is None else g for g, x in zip(found, inputs))


    def _jacobian(output, inputs, create_graph):
        rows = [_gradient(element, inputs, create_graph) for element in output.reshape(-1)]
        return tuple(
            torch.stack([row[i] for row in rows]).reshape(tuple(output.shape) + tuple(x.shape)) if rows
            else torch.zeros(tuple(output.shape) + tuple(x.shape)) for i, x in enumerate(inputs))


    def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
        """The derivatives of all elements of a function's result by all elements of its inputs."""
        with torch.enable_grad():
            single, inputs = _inputs(inputs, create_graph)
            outputs = func(*inputs)
            if isinstance(outputs, torch.Tensor):
                result = _jacobian(outputs, inputs, create_graph)
                return result[0] if single else result
            results = tuple(_jacobian(output, inputs, create_graph) for output in outputs)
            return tuple(result[0] for result in results) if single else results


    def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
        """The second derivatives of a function with one result."""
        with torch.enable_grad():
            single, inputs = _inputs(inputs, create_graph)
            output = func(*inputs)
            if not isinstance(output, torch.Tensor):
                raise RuntimeError("The function given to hessian should return a single Tensor")
            if output.numel() != 1:
                raise RuntimeError("The Tensor returned by the function given to hessian should contain a single element")
            first = _gradient(output.squeeze(), inputs, True)
            result = tuple(_jacobian(g, inputs, create_graph) for g in first)
            return result[0][0] if single else result


    def vjp(func, inputs, v=None, create_graph=False, strict=False):
        """The result of a function, and a vector times its derivatives."""
        with torch.enable_grad():
            single, inputs = _inputs(inputs, create_graph)
            output = func(*inputs)
            found = torch.autograd.grad(output, inputs, v, create_graph=create_graph, allow_unused=True)
            found = tuple(torch.zeros_like(x) if g is None else g for g, x in zip(found, inputs))
        return output if create_graph else output.detach(), found[0] if single else found


    def jvp(func, inputs, v=None, create_graph=False, strict=False):
        """The result of a function, and its derivatives times a vector."""
        single = isinstance(inputs, torch.Tensor)
        vectors = (v,) if single else tuple(v)
        with torch.enable_grad():
            _, leaves = _inputs(inputs, create_graph)
            output = func(*leaves)
            parts = _jacobian(output, leaves, create_graph)
            total = sum((part.reshape(output.numel(), -1) @ w.reshape(-1)).reshape(output.shape) for part, w in zip(parts, vectors))
        return output if create_graph else output.detach(), total


    def hvp(func, inputs, v=None, create_graph=False, strict=False):
        """The result of a function, and its second derivatives times a vector."""
        with torch.enable_grad():
            single, leaves = _inputs(inputs, create_graph)
            output = func(*leaves)
            first = _gradient(output.squeeze(), leaves, True)
            vectors = (v,) if single else tuple(v)
            total = sum((g * w).sum() for g, w in zip(first, vectors))
            second = _gradient(total, leaves, create_graph)
        return output if create_graph else output.detach(), second[0] if single else second


    def vhp(func, inputs, v=None, create_graph=False, strict=False):
        """The result of a function, and a vector times its second derivatives."""
        return hvp(func, inputs, v, create_graph, strict)

    """##
}
