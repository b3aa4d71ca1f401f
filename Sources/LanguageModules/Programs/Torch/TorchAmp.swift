extension LanguageModules {
  static let torchAmpProgram =
    ##"""
    # torch.amp without a GPU: nothing is cast, nothing is scaled.


    class autocast:
        """Within it, nothing changes: lgs computes in the dtypes of the tensors."""

        def __init__(self, device_type="cuda", dtype=None, enabled=True, cache_enabled=None):
            if device_type == "cpu" and enabled:
                raise NotImplementedError("autocast on the CPU (bfloat16) is not in lgs")

        def __enter__(self):
            return self

        def __exit__(self, type, value, traceback):
            return False

        def __call__(self, function):
            return function


    class GradScaler:
        """Leaves the loss as it is: without a GPU PyTorch's scaler is disabled too."""

        def __init__(self, device="cuda", init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000,
                     enabled=True):
            self._scale = 1.0

        def scale(self, outputs):
            return outputs

        def unscale_(self, optimizer):
            return None

        def step(self, optimizer, *args, **kwargs):
            return optimizer.step(*args, **kwargs)

        def update(self, new_scale=None):
            return None

        def get_scale(self):
            return self._scale

        def is_enabled(self):
            return False

        def state_dict(self):
            return {}

        def load_state_dict(self, state_dict):
            return None

    """##
}
