extension LanguageModules {
  static let torchNnLayersProgram =
    ##"""
    # torch.nn: layers that are made of functions and of other layers.
    import math


    def _pair(value):
        return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


    def _single(value):
        return tuple(value) if isinstance(value, (tuple, list)) else (value,)


    """##
    + torchActivationLayers + torchShapeLayers + torchNormalizationLayers + torchContainerLayers
}
