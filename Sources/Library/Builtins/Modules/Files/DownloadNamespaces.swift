import DataFrames
import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The modules `urllib` and `urllib.request`: files from the web, fetched as `pd.read_csv` fetches them.
enum DownloadNamespaces {
  static func make() -> [NamespaceObject] {
    let request = NamespaceObject("urllib.request") { namespace in
      namespace.add([urlretrieve])
      namespace.lacking = ["urlopen", "Request", "build_opener", "install_opener", "urlcleanup", "pathname2url"]
    }
    let package = NamespaceObject("urllib")
    package.add("request", .object(request))
    package.lacking = ["parse", "error", "response", "robotparser"]
    return [package, request]
  }

  private static let urlretrieve = Builtin(
    "urlretrieve(url, filename=None, reporthook=None, data=None)", of: "urllib.request",
    "Fetch a file from the web, up to 512 MiB, and give its path and the answer's headers.",
    example: """
      import urllib.request
      try: urllib.request.urlretrieve('none')
      except ValueError as e: print(e)
      #> unknown url type: 'none'
      """,
    style: .python
  ) { arguments in
    guard let url = arguments[0].stringValue else {
      throw Raised.typeError("expected string or bytes-like object, got '\(arguments[0].typeName)'")
    }
    for (place, name) in [(2, "reporthook"), (3, "data")] where !arguments[place].isNone {
      throw Raised.notInLgs("the argument '\(name)' of urlretrieve()")
    }
    let path = try arguments[1].isNone ? temporaryFile() : FilePath.required(arguments[1])
    let buffer = try table { try contents(of: url) }
    try FileSystem.write(buffer.bytes, toNewFile: path)
    return .tuple([arguments[1].isNone ? .string(path) : arguments[1], .object(AnswerHeadersObject())])
  }

  private static func contents(of url: String) throws -> ByteBuffer {
    let poll = { try Machine.current.checkInterrupt() }
    if let file = Machine.current.localCopies[url] { return try ByteBuffer.contents(ofFile: file, poll: poll) }
    guard Download.isURL(url) else {
      if url.contains("://") { throw Raised.notInLgs("reading from \(url.prefix { $0 != ":" })://") }
      throw Raised.valueError("unknown url type: \(StringObject.quoted(url))")
    }
    return try Download.contents(of: url) { _ in try poll() }
  }

  private static func temporaryFile() throws -> String {
    var template = Array(PathText.join(TemporaryNamespace.folder, ["tmpXXXXXX"]).utf8CString)
    let descriptor = try SystemCall.result { mkstemp(&template) }
    close(descriptor)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// What a server says of its answer, which nobody can ask.
final class AnswerHeadersObject: Object {
  private static let headersType = TypeObject("HTTPMessage", module: "http.client")
  override var type: TypeObject { AnswerHeadersObject.headersType }
}
