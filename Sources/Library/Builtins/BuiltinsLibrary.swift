import Interpreter

/// Python's builtin names: functions, types, exceptions and constants.
public enum BuiltinsLibrary {
  /// Adds the names, and the methods of the types behind them.
  public static func install(into builtins: Builtins) {
    installTypeMembers()
    builtins.add(functions)
    builtins.add(types + ClassBuiltins.types)
    builtins.add(ExceptionTypes.all)
    builtins.add("EnvironmentError", .object(BuiltinTypes.osError))
    builtins.add("IOError", .object(BuiltinTypes.osError))
    builtins.add("NotImplemented", .notImplemented)
    builtins.add("Ellipsis", .ellipsis)
    builtins.add("__name__", .string("__main__"))
    builtins.lacking.formUnion(lackingNames)
  }

  /// The modules of Python's standard library that lgs has.
  /// - Parameter arguments: What `sys.argv` lists.
  public static func namespaces(arguments: [String]) -> [NamespaceObject] {
    [
      MathNamespace.make(), TimeNamespace.make(), SystemNamespace.make(arguments: arguments), IterationNamespace.make(),
      FunctionalNamespace.make(), RandomNamespace.make(), collections,
    ] + fileNamespaces
  }

  /// The modules of files, paths and texts.
  private static var fileNamespaces: [NamespaceObject] {
    let path = PathNamespace.make()
    return [
      InputOutputNamespace.make(), path, OSNamespace.make(path: path), ShutilNamespace.make(),
      TemporaryNamespace.make(), PathMembers.make(),
    ] + PatternNamespaces.make() + JSONNamespace.make() + DownloadNamespaces.make() + [
      RegularExpressionNamespace.make(), DateMembers.make(), CalendarNamespace.make(), CSVNamespace.make(),
      PrettyPrintNamespace.make(), LoggingNamespace.make(), TracebackNamespace.make(), InspectNamespace.make(),
      UnicodeNamespace.make(), PlatformNamespace.make(),
    ]
  }

  /// The module `collections`; most of it is written in the language.
  private static var collections: NamespaceObject {
    let namespace = NamespaceObject("collections")
    namespace.add([BuiltinTypes.orderedDictionary])
    namespace.add([CountingFunction.record])
    namespace.lacking = ["UserDict", "UserList", "UserString"]
    return namespace
  }

  /// Every builtin function.
  static var functions: [Builtin] {
    numberFunctions + iterationFunctions + objectFunctions + textFunctions + evaluation
      + [print, input, open, help, exit, quit]
  }

  /// The types that are names.
  static let types: [TypeObject] = [
    BuiltinTypes.object, BuiltinTypes.type, BuiltinTypes.int, BuiltinTypes.bool, BuiltinTypes.float,
    BuiltinTypes.complex,
    BuiltinTypes.string, BuiltinTypes.bytes, BuiltinTypes.byteArray, BuiltinTypes.list, BuiltinTypes.tuple,
    BuiltinTypes.dictionary, BuiltinTypes.set,
    BuiltinTypes.frozenSet, BuiltinTypes.slice, BuiltinTypes.range, IteratorTypes.enumerate, IteratorTypes.zip,
    IteratorTypes.map, IteratorTypes.filter, IteratorTypes.reversed,
  ]

  /// What Python has under these names lgs does not have.
  private static let lackingNames: Set<String> = [
    "__build_class__", "aiter", "anext", "breakpoint", "compile", "copyright", "credits", "license", "memoryview",
  ]

  /// Members are added once, however many sessions there are.
  private static let membersInstalled: Void = {
    IntegerType.install()
    FloatType.install()
    ComplexType.install()
    BooleanType.install()
    StringType.install()
    BytesType.install()
    ListType.install()
    TupleType.install()
    DictionaryType.install()
    SetType.install()
    RangeType.install()
    ObjectType.install()
    ValueDerivation.install()
    IteratorTypes.install()
    ExceptionTypes.install()
    GeneratorType.install()
    StringStream.install()
  }()

  private static func installTypeMembers() { membersInstalled }
}
