import Interpreter

/// The module `io`.
enum InputOutputNamespace {
  static func make() -> NamespaceObject {
    NamespaceObject("io") { namespace in
      namespace.addByShortName([StreamTypes.memory, StreamTypes.file])
      namespace.add([StreamTypes.unsupportedOperation])
      namespace.add([BuiltinsLibrary.open])
      namespace.add("SEEK_SET", .int(0))
      namespace.add("SEEK_CUR", .int(1))
      namespace.add("SEEK_END", .int(2))
      namespace.add("DEFAULT_BUFFER_SIZE", .int(8192))
      namespace.lacking = [
        "BytesIO", "BufferedReader", "BufferedWriter", "BufferedRandom", "BufferedRWPair", "FileIO", "IOBase",
        "RawIOBase", "BufferedIOBase", "TextIOBase", "IncrementalNewlineDecoder", "open_code", "text_encoding",
      ]
    }
  }
}
