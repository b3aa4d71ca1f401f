extension LanguageModules {
  static let torchCudaProgram =
    ##"""
    # torch.cuda of a PyTorch without CUDA.


    def _refuse():
        raise AssertionError("Torch not compiled with CUDA enabled")


    def is_available():
        """Whether there is a GPU: never in lgs."""
        return False


    def device_count():
        """The number of GPUs: none."""
        return 0


    def is_initialized():
        """Whether a GPU is in use: never in lgs."""
        return False


    def get_device_name(device=None):
        """Raises the error of a PyTorch without CUDA."""
        _refuse()


    def get_device_properties(device=None):
        """Raises the error of a PyTorch without CUDA."""
        _refuse()


    def get_device_capability(device=None):
        """Raises the error of a PyTorch without CUDA."""
        _refuse()


    def current_device():
        """Raises the error of a PyTorch without CUDA."""
        _refuse()


    def set_device(device):
        """Raises the error of a PyTorch without CUDA."""
        _refuse()


    def synchronize(device=None):
        """Raises the error of a PyTorch without CUDA."""
        _refuse()


    def manual_seed(seed):
        """Does nothing: there is no GPU to seed."""


    def manual_seed_all(seed):
        """Does nothing: there is no GPU to seed."""


    def empty_cache():
        """Does nothing: there is no GPU."""


    def memory_allocated(device=None):
        """The bytes in use on a GPU: none."""
        return 0


    def max_memory_allocated(device=None):
        """The most bytes in use on a GPU: none."""
        return 0


    def memory_reserved(device=None):
        """The bytes set aside on a GPU: none."""
        return 0


    def reset_peak_memory_stats(device=None):
        """Does nothing: there is no GPU."""

    """##
}
