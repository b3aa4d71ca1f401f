import CKernels
import DataFrames
import Interpreter
import LanguageModules
import LongWork
import NeuralNets
import Tensors

/// Everything a program can name without an import, and everything it can import.
///
/// The order of precedence is that of the preamble in grammar.md: Python's builtins win over the names of torch, which
/// win over those of its parts.
public enum Prelude {
  /// A session with the whole library.
  public static func makeSession(output: OutputSink, arguments: [String] = []) -> Session {
    let builtins = Builtins()
    BuiltinsLibrary.install(into: builtins)
    let session = Session(builtins: builtins, output: output)
    session.interruptFlag = lgs_interrupt_flag()
    LongWork.Interruption.isRequested = lgs_interrupt_requested
    LongWork.Interruption.putAside = Disposal.postpone
    Machine.translated = Raised.translated(_:)
    register(in: session, arguments: arguments)
    Warnings.emit = { category, message in
      WarningText.show(category: category.rawValue, message)
    }
    return session
  }

  private static func register(in session: Session, arguments: [String]) {
    _ = TensorMembers.installed
    let torch = TorchNamespace.make()
    let functional = TorchNamespace.functional()
    let nn = NetworkNamespace.make(functional: functional)
    let optim = OptimizerNamespace.make()
    torch.add("nn", .object(nn))
    let data = DataNamespace.make()
    torch.add("utils", .object(data[0]))
    let programs = LanguagePrograms(builtins: session.builtins)
    programs.addNetworks(to: nn, functional: functional)
    programs.addFunctions(to: torch)
    programs.addOptimizers(to: optim)
    programs.addDataSets(to: data[1])
    let parts = programs.torchNamespaces()
    for part in parts { programs.attach(part, to: [torch, nn, optim] + parts) }
    torch.add("optim", .object(optim))
    let numpy = NumPyNamespace.make()
    let pandas = PandasNamespace.make()
    var namespaces = [torch, functional, nn, optim, numpy, NumPyNamespace.random, NumPyNamespace.linearAlgebra]
    namespaces += data + [pandas, PandasNamespace.errors]
    namespaces += BuiltinsLibrary.namespaces(arguments: arguments)
    namespaces += [CopyNamespace.make(), WarningsNamespace.make()]
    WarningText.filters = []
    namespaces += DisplayNamespace.make() + ProgressNamespace.make()
    let plots = PyplotNamespace.make()
    namespaces += plots
    if case .object(let autograd)? = torch.members["autograd"], let autograd = autograd as? NamespaceObject {
      namespaces.append(autograd)
    }
    namespaces += parts
    if case .object(let linalg)? = torch.members["linalg"], let linalg = linalg as? NamespaceObject {
      namespaces.append(linalg)
    }
    namespaces.append(BuiltinsModule(session.builtins))
    for namespace in namespaces { session.modules[namespace.path] = namespace }
    let system = namespaces.first { $0.path == "sys" }
    system?.addComputed("modules") { [weak session] in .object(DictionaryObject(of: ModuleNames(session))) }
    session.lackingModules = lackingModules
    session.libraryProgram = LanguageModules.text(of:)
    let builtins = session.builtins
    for namespace in [torch, nn, optim] {
      for (name, value) in namespace.members where isBare(name.name, in: namespace) { builtins.addBehind(name, value) }
      for name in namespace.promisedNames where isBare(name.name, in: namespace) {
        builtins.promiseBehind(name) { try namespace.attribute(name) }
      }
      builtins.lacking.formUnion(namespace.lacking.filter { isBare($0, in: namespace) })
    }
    let qualified = [
      ("torch", torch), ("nn", nn), ("F", functional), ("optim", optim), ("np", numpy), ("pd", pandas),
    ]
    for (name, namespace) in qualified {
      builtins.add(name, .object(namespace))
    }
    for namespace in plots {
      if namespace.path == "matplotlib.pyplot" { builtins.add("plt", .object(namespace)) }
      if namespace.path == "matplotlib.animation" { builtins.add("animation", .object(namespace)) }
    }
    Pyplot.shared = Pyplot()
    SettingsObject.resetOthers()
    session.endOfCell.append { Pyplot.shared.takeFigures().map { .object(FigureObject($0)) } }
  }

  /// Whether the preamble gives the name without its namespace: of `torch.nn` only the classes.
  private static func isBare(_ name: String, in namespace: NamespaceObject) -> Bool {
    if name.hasPrefix("_") { return false }
    return namespace.path != "torch.nn" || name.first?.isUppercase == true
  }

  /// Modules of the field that lgs does not have yet, or leaves to Python.
  private static let lackingModules: Set<String> = [
    "scipy", "sklearn", "torchvision", "torchaudio", "seaborn", "pickle", "subprocess", "threading", "asyncio",
    "plotly", "jax", "tensorflow", "array", "base64", "bz2", "codecs", "concurrent", "configparser",
    "decimal", "difflib", "gc", "getpass", "gzip", "hashlib", "locale", "multiprocessing",
    "queue", "secrets", "shelve", "signal", "socket", "sqlite3", "struct", "tarfile", "unittest", "uuid", "weakref",
    "zipfile", "zlib", "zoneinfo",
  ]
}

/// Warnings as Python prints them, on stderr.
enum WarningText {
  /// Receives the text of a warning; front ends may set their own.
  nonisolated(unsafe) static var write: (String) -> Void = { ErrorStream.write($0) }

  /// What becomes of a warning.
  enum Action: String {
    case ignore, error, always, once, module
    case byDefault = "default"
  }

  /// What a program said of warnings: of a class, with texts that begin alike.
  struct Filter {
    let action: Action
    let message: String
    let category: TypeObject?
  }

  /// The latest first.
  nonisolated(unsafe) static var filters: [Filter] = []

  static func show(category: String, _ message: String) {
    let type = ExceptionTypes.all.first { $0.name == category } ?? BuiltinTypes.userWarning
    if filter(type, message)?.action == .ignore { return }
    write("\(category): \(message)\n")
  }

  /// Shows a program's warning, or raises it where the program said so.
  static func give(_ category: TypeObject, _ message: String) throws {
    if filter(category, message)?.action == .error { throw Raised(category, message) }
    if filter(category, message)?.action != .ignore { write("\(category.name): \(message)\n") }
  }

  private static func filter(_ category: TypeObject, _ message: String) -> Filter? {
    filters.first { filter in
      let isMeant = filter.category.map { category.isSubtype(of: $0) } ?? true
      return isMeant && message.lowercased().hasPrefix(filter.message.lowercased())
    }
  }
}
