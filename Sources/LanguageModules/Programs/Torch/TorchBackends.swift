extension LanguageModules {
  static let torchBackendsProgram =
    ##"""
    # torch.backends: settings of libraries that lgs does not use.


    class _Backend:
        def __init__(self, available, **settings):
            self._available = available
            for name, value in settings.items():
                setattr(self, name, value)

        def is_available(self):
            return self._available

        def is_built(self):
            return self._available

        def version(self):
            return None


    cudnn = _Backend(False, enabled=True, benchmark=False, deterministic=False, allow_tf32=True)
    cuda = _Backend(False)
    cuda.matmul = _Backend(False, allow_tf32=False)
    mps = _Backend(False)
    mkl = _Backend(True)
    mkldnn = _Backend(True)
    openmp = _Backend(True)

    """##
}
