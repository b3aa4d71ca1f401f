extension LanguageModules {
  static let torchNnUtilsProgram =
    ##"""
    # torch.nn.utils: gradients and parameters of a whole network at once.


    def _gradients(parameters):
        if isinstance(parameters, torch.Tensor):
            parameters = [parameters]
        return [p.grad for p in parameters if p.grad is not None]


    def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        """The norm of all elements of some tensors."""
        tensors = [tensors] if isinstance(tensors, torch.Tensor) else list(tensors)
        norm_type = float(norm_type)
        if len(tensors) == 0:
            return torch.tensor(0.0)
        with torch.no_grad():
            norms = torch.stack([torch.linalg.vector_norm(tensor, norm_type) for tensor in tensors])
            total = torch.linalg.vector_norm(norms, norm_type)
        if error_if_nonfinite and not total.isfinite():
            raise RuntimeError(
                f"The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be "
                "clipped. To disable this error and scale the gradients by the non-finite norm anyway, set "
                "`error_if_nonfinite=False`")
        return total


    def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
        """Shrinks the gradients of all parameters together to a largest norm, and gives the norm they had."""
        gradients = _gradients(parameters)
        total = get_total_norm(gradients, norm_type, error_if_nonfinite)
        with torch.no_grad():
            factor = torch.clamp(float(max_norm) / (total + 1e-6), max=1.0)
            for gradient in gradients:
                gradient.mul_(factor)
        return total


    def clip_grad_value_(parameters, clip_value, foreach=None):
        """Moves every element of the gradients into the range from -clip_value to clip_value."""
        with torch.no_grad():
            for gradient in _gradients(parameters):
                gradient.clamp_(-float(clip_value), float(clip_value))


    def parameters_to_vector(parameters):
        """All elements of some parameters in one vector."""
        return torch.cat([parameter.view(-1) for parameter in parameters])


    def vector_to_parameters(vec, parameters):
        """Writes one vector into some parameters."""
        if not isinstance(vec, torch.Tensor):
            raise TypeError(f"expected torch.Tensor, but got: {type(vec).__name__}")
        begin = 0
        for parameter in parameters:
            end = begin + parameter.numel()
            parameter.data = vec[begin:end].view_as(parameter).data
            begin = end

    """##
}
