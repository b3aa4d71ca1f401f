import Syntax

/// Imports: modules written in Swift, modules of the library written in the language, and files beside the program.
extension Session {
  func importModule(_ path: String) throws -> Value {
    let parts = path.split(separator: ".").map(String.init)
    var parent: NamespaceObject?
    for end in parts.indices {
      let module = try load(parts[...end].joined(separator: "."), whole: path)
      if let parent, parent.members[Symbol(parts[end])] == nil { parent.add(parts[end], .object(module)) }
      parent = module
    }
    guard let parent else { throw Raised(BuiltinTypes.moduleNotFoundError, "No module named '\(path)'") }
    return .object(parent)
  }

  private func load(_ path: String, whole: String) throws -> NamespaceObject {
    if let text = libraryProgram(path), !loadedPrograms.contains(path) {
      return try runLibraryProgram(text, path)
    }
    if let module = modules[path] { return module }
    let root = String(path.prefix { $0 != "." })
    if lackingModules.contains(path) || lackingModules.contains(root) { throw Raised.notInLgs("module '\(whole)'") }
    if let file = findProgram(path) { return try run(file, as: path) }
    throw Raised(BuiltinTypes.moduleNotFoundError, "No module named '\(path)'")
  }

  /// Runs a module of the library; its names join those that the module has in Swift.
  private func runLibraryProgram(_ text: String, _ path: String) throws -> NamespaceObject {
    let source = SourceFile(name: "<\(path)>", text: text, isLibrary: true)
    let names = Globals(builtins: builtins)
    let before = modules[path]
    let module = before ?? ProgramModule(path, names, file: nil)
    modules[path] = module
    // Known before it has run: programs may import each other.
    loadedPrograms.insert(path)
    do {
      try LanguageModule.run(source, as: path, in: names)
    } catch {
      // An interrupt, say: the next import starts again.
      loadedPrograms.remove(path)
      modules[path] = before
      throw error
    }
    if !(module is ProgramModule) {
      for name in names.boundNames where !name.name.hasPrefix("__") && module.members[name] == nil {
        if let value = names[name] { module.add(name.name, value) }
      }
    }
    return module
  }

  private func run(_ source: SourceFile, as path: String) throws -> NamespaceObject {
    let names = Globals(builtins: builtins)
    let module = ProgramModule(path, names, file: source.name)
    modules[path] = module
    do {
      try names.set("__file__", .string(source.name))
      try LanguageModule.run(source, as: path, in: names)
    } catch {
      modules[path] = nil
      throw error
    }
    return module
  }
}

/// The modules of a session by their paths, as `sys.modules` lists them; programs that keep the list do not keep the
/// session.
public final class ModuleNames: NameStore {
  private weak var session: Session?

  public init(_ session: Session?) { self.session = session }

  public var storedNames: [(Symbol, Value)] {
    get { (session?.modules ?? [:]).sorted { $0.key < $1.key }.map { (Symbol($0.key), .object($0.value)) } }
    set {
      let named = newValue.compactMap { name, value in value.object(as: NamespaceObject.self).map { (name.name, $0) } }
      session?.modules = Dictionary(named, uniquingKeysWith: { $1 })
    }
  }
}

/// A module whose text is a program: its names are the program's variables.
final class ProgramModule: NamespaceObject {
  private let names: Globals
  private let file: String?

  init(_ path: String, _ names: Globals, file: String?) {
    self.names = names
    self.file = file
    super.init(path)
  }

  override var members: SymbolTable<Value> {
    var all = super.members
    for name in names.boundNames where !name.name.hasPrefix("__") {
      if let value = names[name] { all.set(name, value) }
    }
    return all
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? { try names[name] ?? super.ownAttribute(name) }

  override func setAttribute(_ name: Symbol, to value: Value) throws { try names.set(name, value) }

  override func deleteAttribute(_ name: Symbol) throws {
    guard names[name] != nil else { return try super.deleteAttribute(name) }
    names.remove(name)
  }

  override func repr() throws -> String {
    file.map { "<module '\(path)' from '\($0)'>" } ?? "<module '\(path)' (built-in)>"
  }

  override func visitChildren(_ visit: (Value) -> Void) {
    super.visitChildren(visit)
    for name in names.boundNames { names[name].map(visit) }
  }
}
