/// The programs of the language that are parts of the library, by their names.
///
/// A program is read and run when a program of a user first wants a name of it. CPython runs the modules of Python's
/// standard library to the same effect.
public enum LanguageModules {
  /// The text of a module of Python's standard library; nil when none of that path is written in the language.
  public static func text(of path: String) -> String? { modules[path].map { $0() } }

  /// The paths of all modules.
  public static var paths: [String] { modules.keys.sorted() }

  /// The text of a part of PyTorch's namespaces.
  public static func torchProgram(_ name: String) -> String { torchPrograms[name].map { $0() } ?? "" }

  private static let modules: [String: () -> String] = [
    "abc": { abcProgram },
    "bisect": { bisectProgram },
    "collections": { collectionsProgram },
    "collections.abc": { collectionsAbcProgram },
    "contextlib": { contextlibProgram },
    "dataclasses": { dataclassesProgram },
    "enum": { enumProgram },
    "functools": { functoolsProgram },
    "heapq": { heapqProgram },
    "itertools": { itertoolsProgram },
    "operator": { operatorProgram },
    "statistics": { statisticsProgram },
    "string": { stringProgram },
    "textwrap": { textwrapProgram },
    "typing": { typingProgram },
  ]

  private static let torchPrograms: [String: () -> String] = [
    "torch": { torchProgram },
    "torch_amp": { torchAmpProgram },
    "torch_autograd": { torchAutogradProgram },
    "torch_autograd_functional": { torchAutogradFunctionalProgram },
    "torch_backends": { torchBackendsProgram },
    "torch_cuda": { torchCudaProgram },
    "torch_distributions": { torchDistributionsProgram },
    "torch_func": { torchFuncProgram },
    "torch_nn_attention": { torchNnAttentionProgram },
    "torch_nn_functional": { torchNnFunctionalProgram },
    "torch_nn_init": { torchNnInitProgram },
    "torch_nn_layers": { torchNnLayersProgram },
    "torch_nn_losses": { torchNnLossesProgram },
    "torch_nn_utils": { torchNnUtilsProgram },
    "torch_nn_utils_rnn": { torchNnUtilsRnnProgram },
    "torch_optim_lr_scheduler": { torchOptimLrSchedulerProgram },
  ]
}
