/// The parts of PyTorch's namespaces that are written in the language.
public enum TorchProgram: CaseIterable {
  case functions
  case automaticPrecision
  case autogradFunction
  case autogradFunctional
  case gradientCheck
  case backends
  case cuda
  case distributions
  case functionTransforms
  case attention
  case networkFunctions
  case initialization
  case layers
  case losses
  case networkUtilities
  case sequences
  case schedules
  case limitedMemory
  case dataSets

  /// The program.
  public var text: String {
    switch self {
    case .functions: LanguageModules.torchProgram
    case .automaticPrecision: LanguageModules.torchAmpProgram
    case .autogradFunction: LanguageModules.torchAutogradProgram
    case .autogradFunctional: LanguageModules.torchAutogradFunctionalProgram
    case .gradientCheck: LanguageModules.torchGradcheckProgram
    case .backends: LanguageModules.torchBackendsProgram
    case .cuda: LanguageModules.torchCudaProgram
    case .distributions: LanguageModules.torchDistributionsProgram
    case .functionTransforms: LanguageModules.torchFuncProgram
    case .attention: LanguageModules.torchNnAttentionProgram
    case .networkFunctions: LanguageModules.torchNnFunctionalProgram
    case .initialization: LanguageModules.torchNnInitProgram
    case .layers: LanguageModules.torchNnLayersProgram
    case .losses: LanguageModules.torchNnLossesProgram
    case .networkUtilities: LanguageModules.torchNnUtilsProgram
    case .sequences: LanguageModules.torchNnUtilsRnnProgram
    case .schedules: LanguageModules.torchOptimLrSchedulerProgram
    case .dataSets: LanguageModules.torchUtilsDataProgram
    case .limitedMemory: LanguageModules.torchOptimLbfgsProgram
    }
  }
}
