extension LanguageModules {
  static let torchGradcheckProgram =
    ##"""
    # torch.autograd.gradcheck: gradients against small differences.


    class GradcheckError(RuntimeError):
        """What gradcheck says of gradients that differ."""
        __module__ = "torch.autograd.gradcheck"


    def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0, check_undefined_grad=True,
                  check_grad_dtypes=False, check_batched_grad=False, check_batched_forward_grad=False, check_forward_ad=False,
                  check_backward_ad=True, fast_mode=False, masked=None):
        """Whether gradients agree with those of small differences, for inputs that require them; best in float64."""
        inputs = (inputs,) if isinstance(inputs, torch.Tensor) else tuple(inputs)
        wanted = [i for i, x in enumerate(inputs) if isinstance(x, torch.Tensor) and x.requires_grad]
        if not wanted:
            raise ValueError("gradcheck expects at least one input tensor to require gradient, but none of the them have "
                             "requires_grad=True.")
        outputs = func(*inputs)
        outputs = [outputs] if isinstance(outputs, torch.Tensor) else [o for o in outputs if isinstance(o, torch.Tensor)]
        for place, output in enumerate(outputs):
            if not output.requires_grad:
                continue
            for number in wanted:
                x = inputs[number]
                analytical = torch.zeros(x.numel(), output.numel(), dtype=output.dtype)
                for j in range(output.numel()):
                    seed = torch.zeros(output.numel(), dtype=output.dtype)
                    seed[j] = 1
                    found = torch.autograd.grad(output, x, seed.view(output.shape), retain_graph=True, allow_unused=True)[0]
                    if found is not None:
                        analytical[:, j] = found.reshape(-1)
                numerical = torch.zeros_like(analytical)
                flat = x.detach().clone().reshape(-1)
                for i in range(x.numel()):
                    sides = []
                    for sign in (-1, 1):
                        moved = flat.clone()
                        moved[i] += sign * eps
                        arguments = list(inputs)
                        arguments[number] = moved.view(x.shape).requires_grad_()
                        result = func(*arguments)
                        result = [result] if isinstance(result, torch.Tensor) else [o for o in result if isinstance(o, torch.Tensor)]
                        sides.append(result[place].detach().reshape(-1))
                    numerical[i] = (sides[1] - sides[0]) / (2 * eps)
                if not torch.allclose(analytical, numerical, rtol=rtol, atol=atol):
                    if not raise_exception:
                        return False
                    raise GradcheckError(f"Jacobian mismatch for output {place} with respect to input {number},\n"
                                         f"numerical:{numerical}\nanalytical:{analytical}\n")
        return True


    """##
}
