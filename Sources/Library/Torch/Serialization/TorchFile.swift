import Interpreter
import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `torch.save` and `torch.load`: files that PyTorch reads and writes too.
enum TorchFile {
  static let functions: [Builtin] = [save, load]

  private static let example = """
    torch.save({'w': tensor([1., 2.]), 'epoch': 3}, '/tmp/lgs-example.pt')
    torch.load('/tmp/lgs-example.pt')
    #> {'w': tensor([1., 2.]), 'epoch': 3}
    """

  private static let save = Builtin(
    "save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True)", of: "torch",
    "Writes tensors, numbers, texts, lists and dicts of them to a file that PyTorch reads too.", example: example,
    style: .python
  ) { arguments in
    let path = try path(arguments[1])
    let pickle = try PickleWriter(arguments[0])
    let name = path.split(separator: "/").last.map { $0.split(separator: ".").first.map(String.init) ?? "archive" }
    let folder = name ?? "archive"
    var archive = ZipArchive()
    archive.add("\(folder)/data.pkl", pickle.bytes)
    archive.add("\(folder)/byteorder", Array("little".utf8))
    for (number, bytes) in pickle.storages.enumerated() { archive.add("\(folder)/data/\(number)", bytes) }
    archive.add("\(folder)/version", Array("3\n".utf8))
    try write(archive.encoded(), to: path)
    return .none
  }

  private static let load = Builtin(
    "load(f, map_location=None, pickle_module=None, *, weights_only=True, mmap=None)", of: "torch",
    "Reads a file of `torch.save`. Nothing in the file is executed.", example: example, style: .python
  ) { arguments in
    if let device = arguments.optional(1), device.object(as: FunctionObject.self) == nil { try checkDevice(device) }
    let archive: ZipArchive
    do {
      archive = try ZipArchive(reading: read(path(arguments[0])))
    } catch let problem as ZipArchive.Problem {
      throw Raised.runtimeError("PytorchStreamReader failed reading zip archive: \(problem.text)")
    }
    guard let main = archive.entries.first(where: { $0.name.hasSuffix("/data.pkl") }) else {
      throw Raised.runtimeError("PytorchStreamReader failed locating file data.pkl: file not found")
    }
    let folder = main.name.dropLast("data.pkl".count)
    if let order = archive[folder + "byteorder"], String(decoding: order, as: UTF8.self) != "little" {
      throw Raised.notInLgs("loading a file of big-endian numbers")
    }
    var reader = PickleReader(main.bytes) { name in
      guard let bytes = archive[folder + "data/" + name] else {
        throw Raised.runtimeError("PytorchStreamReader failed locating file data/\(name): file not found")
      }
      return bytes
    }
    return try reader.read()
  }

  private static func checkDevice(_ value: Value) throws {
    guard value.object(as: DictionaryObject.self) == nil else { return }
    let device = try DeviceObject.named(value)
    guard device.name == "cuda" else { return try device.checkPresent() }
    throw Raised.runtimeError(
      "Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running on "
        + "a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU."
    )
  }

  /// The text of a path, or of an object that stands for one.
  private static func path(_ value: Value) throws -> String {
    if let text = value.stringValue { return text }
    if value.type.lookUp("__fspath__") != nil,
      let text = try Operators.call(Operators.attribute(value, "__fspath__"), []).stringValue
    {
      return text
    }
    throw Raised.notInLgs("saving to and loading from a \(value.typeName): give the name of a file, which")
  }

  // MARK: Files

  private static func problem(_ path: String) -> Raised {
    let number = errno
    let type =
      number == ENOENT
      ? BuiltinTypes.fileNotFoundError : number == EACCES ? BuiltinTypes.permissionError : BuiltinTypes.osError
    return Raised(
      ExceptionObject(type, [.int(Int(number)), .string(String(cString: strerror(number))), .string(path)]))
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw problem(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var status = stat()
    // Growing would move what has been read, again and again.
    if fstat(descriptor, &status) == 0 { bytes.reserveCapacity(Int(status.st_size) + 1) }
    var block = Array(repeating: UInt8(0), count: 1 << 20)
    while true {
      try Machine.current.checkInterrupt()
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw problem(path) }
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    if !folder.isEmpty, access(folder, F_OK) != 0 {
      throw Raised.runtimeError("Parent directory \(folder) does not exist.")
    }
    try FileSystem.write(bytes, toNewFile: path)
  }
}
