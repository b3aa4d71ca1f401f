import Interpreter
enum NetworkNamespace { static func make(functional: NamespaceObject) -> NamespaceObject { NamespaceObject("torch.nn") } }
enum OptimizerNamespace { static func make() -> NamespaceObject { NamespaceObject("torch.optim") } }
extension BuiltinsLibrary { static func namespaces(arguments: [String]) -> [NamespaceObject] { [] } }
