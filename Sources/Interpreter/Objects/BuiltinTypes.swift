/// The types of Python that the interpreter itself knows.
public enum BuiltinTypes {
  public static let object = TypeObject(rootNamed: "object")
  public static let type = TypeObject("type", .callable)
  public static let none = TypeObject("NoneType")
  public static let notImplementedType = TypeObject("NotImplementedType")
  public static let ellipsis = TypeObject("ellipsis")
  public static let int = TypeObject("int", [.arithmetic, .ordering])
  public static let bool = TypeObject("bool", bases: [int], [.arithmetic, .ordering])
  public static let float = TypeObject("float", [.arithmetic, .ordering])
  public static let complex = TypeObject("complex", .arithmetic)
  public static let string = TypeObject(
    "str", [.subscriptable, .iterable, .length, .container, .arithmetic, .ordering])
  public static let bytes = TypeObject(
    "bytes", [.subscriptable, .iterable, .length, .container, .arithmetic, .ordering])
  public static let byteArray = TypeObject(
    "bytearray",
    [
      .subscriptable, .itemAssignment, .itemDeletion, .iterable, .length, .container, .arithmetic, .ordering,
      .unhashable,
    ])
  public static let list = TypeObject(
    "list",
    [
      .subscriptable, .itemAssignment, .itemDeletion, .iterable, .length, .container, .arithmetic, .ordering,
      .unhashable,
    ])
  public static let tuple = TypeObject(
    "tuple", [.subscriptable, .iterable, .length, .container, .arithmetic, .ordering])
  public static let dictionary = TypeObject(
    "dict", [.subscriptable, .itemAssignment, .itemDeletion, .iterable, .length, .container, .unhashable])
  public static let dictionaryKeys = TypeObject("dict_keys", [.iterable, .length, .container, .unhashable])
  public static let dictionaryValues = TypeObject("dict_values", [.iterable, .length])
  public static let dictionaryItems = TypeObject("dict_items", [.iterable, .length, .container, .unhashable])
  public static let orderedDictionary = TypeObject(
    "OrderedDict", module: "collections", bases: [dictionary], dictionary.capabilities,
    summary: "A dict that remembers the order of insertion, and whose equality heeds it.")
  public static let orderedDictionaryKeys = TypeObject(
    "odict_keys", bases: [dictionaryKeys], dictionaryKeys.capabilities)
  public static let orderedDictionaryValues = TypeObject(
    "odict_values", bases: [dictionaryValues], dictionaryValues.capabilities)
  public static let orderedDictionaryItems = TypeObject(
    "odict_items", bases: [dictionaryItems], dictionaryItems.capabilities)
  public static let set = TypeObject("set", [.iterable, .length, .container, .arithmetic, .ordering, .unhashable])
  public static let frozenSet = TypeObject("frozenset", [.iterable, .length, .container, .arithmetic, .ordering])
  public static let slice = TypeObject("slice", [.unhashable])
  public static let range = TypeObject("range", [.subscriptable, .iterable, .length, .container])
  public static let function = TypeObject("function", .callable)
  public static let method = TypeObject("method", .callable)
  public static let nativeFunction = TypeObject("builtin_function_or_method", .callable)
  public static let attributeDescriptor = TypeObject("getset_descriptor")
  public static let property = TypeObject("property")
  public static let staticMethod = TypeObject("staticmethod", .callable)
  public static let classMethod = TypeObject("classmethod")
  public static let `super` = TypeObject("super")
  public static let cell = TypeObject("cell")
  public static let code = TypeObject("code")
  public static let module = TypeObject("module")
  public static let generator = TypeObject("generator", [.iterable, .iterator])

  // MARK: Iterators

  public static let listIterator = TypeObject("list_iterator", [.iterable, .iterator])
  public static let tupleIterator = TypeObject("tuple_iterator", [.iterable, .iterator])
  public static let rangeIterator = TypeObject("range_iterator", [.iterable, .iterator])
  public static let stringIterator = TypeObject("str_iterator", [.iterable, .iterator])
  public static let bytesIterator = TypeObject("bytes_iterator", [.iterable, .iterator])
  public static let byteArrayIterator = TypeObject("bytearray_iterator", [.iterable, .iterator])
  public static let setIterator = TypeObject("set_iterator", [.iterable, .iterator])
  public static let dictionaryKeyIterator = TypeObject("dict_keyiterator", [.iterable, .iterator])
  public static let dictionaryValueIterator = TypeObject("dict_valueiterator", [.iterable, .iterator])
  public static let dictionaryItemIterator = TypeObject("dict_itemiterator", [.iterable, .iterator])
  public static let sequenceIterator = TypeObject("iterator", [.iterable, .iterator])

  // MARK: Exceptions

  public static let baseException = TypeObject("BaseException")
  public static let systemExit = TypeObject("SystemExit", bases: [baseException])
  public static let keyboardInterrupt = TypeObject("KeyboardInterrupt", bases: [baseException])
  public static let generatorExit = TypeObject("GeneratorExit", bases: [baseException])
  public static let exception = TypeObject("Exception", bases: [baseException])
  public static let stopIteration = TypeObject("StopIteration", bases: [exception])
  public static let arithmeticError = TypeObject("ArithmeticError", bases: [exception])
  public static let overflowError = TypeObject("OverflowError", bases: [arithmeticError])
  public static let zeroDivisionError = TypeObject("ZeroDivisionError", bases: [arithmeticError])
  public static let assertionError = TypeObject("AssertionError", bases: [exception])
  public static let attributeError = TypeObject("AttributeError", bases: [exception])
  public static let importError = TypeObject("ImportError", bases: [exception])
  public static let moduleNotFoundError = TypeObject("ModuleNotFoundError", bases: [importError])
  public static let lookupError = TypeObject("LookupError", bases: [exception])
  public static let indexError = TypeObject("IndexError", bases: [lookupError])
  public static let keyError = TypeObject("KeyError", bases: [lookupError])
  public static let memoryError = TypeObject("MemoryError", bases: [exception])
  public static let nameError = TypeObject("NameError", bases: [exception])
  public static let unboundLocalError = TypeObject("UnboundLocalError", bases: [nameError])
  public static let osError = TypeObject("OSError", bases: [exception])
  public static let fileNotFoundError = TypeObject("FileNotFoundError", bases: [osError])
  public static let permissionError = TypeObject("PermissionError", bases: [osError])
  public static let runtimeError = TypeObject("RuntimeError", bases: [exception])
  public static let notImplementedError = TypeObject("NotImplementedError", bases: [runtimeError])
  public static let recursionError = TypeObject("RecursionError", bases: [runtimeError])
  public static let syntaxError = TypeObject("SyntaxError", bases: [exception])
  public static let indentationError = TypeObject("IndentationError", bases: [syntaxError])
  public static let tabError = TypeObject("TabError", bases: [indentationError])
  public static let typeError = TypeObject("TypeError", bases: [exception])
  public static let valueError = TypeObject("ValueError", bases: [exception])
  public static let unicodeError = TypeObject("UnicodeError", bases: [valueError])
  public static let warning = TypeObject("Warning", bases: [exception])
  public static let userWarning = TypeObject("UserWarning", bases: [warning])

  /// Every exception type, by its name in the builtin namespace.
  public static let exceptions: [TypeObject] = [
    baseException, systemExit, keyboardInterrupt, generatorExit, exception, stopIteration, arithmeticError,
    overflowError, zeroDivisionError, assertionError, attributeError, importError, moduleNotFoundError, lookupError,
    indexError, keyError, memoryError, nameError, unboundLocalError, osError, fileNotFoundError, permissionError,
    runtimeError, notImplementedError, recursionError, syntaxError, indentationError, tabError, typeError, valueError,
    unicodeError, warning, userWarning,
  ]
}
