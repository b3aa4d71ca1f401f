import Encodings

/// What a code cell shows, as Jupyter's outputs hold it.
public struct Output: Equatable, Sendable {
  public enum Form: Equatable, Sendable {
    case stream(name: String, text: String)
    case display(MimeBundle)
    case result(MimeBundle, executionCount: Int?)
    case error(name: String, value: String, traceback: [String])
    /// A kind that lgs does not know; it is kept.
    case unknown
  }

  public var form: Form
  /// The members as they were read.
  var fields: JSONObject?
  /// Whether this run made it, so that its HTML may hold scripts.
  public var isFresh: Bool { fields == nil }

  public init(_ form: Form) { self.form = form }

  init(read fields: JSONObject) {
    self.fields = fields
    switch fields["output_type"]?.stringValue {
    case "stream":
      form = .stream(name: fields["name"]?.stringValue ?? "stdout", text: MultilineText.text(fields["text"]))
    case "display_data", "update_display_data": form = .display(MimeBundle(fields["data"]?.objectValue))
    case "execute_result", "pyout":
      form = .result(MimeBundle(fields["data"]?.objectValue), executionCount: fields["execution_count"]?.intValue)
    case "error", "pyerr":
      form = .error(
        name: fields["ename"]?.stringValue ?? "", value: fields["evalue"]?.stringValue ?? "",
        traceback: (fields["traceback"]?.arrayValue ?? []).compactMap(\.stringValue))
    case _: form = .unknown
    }
  }

  /// The output as a member of a notebook file.
  var json: JSON {
    if let fields { return .object(fields) }
    switch form {
    case .stream(let name, let text):
      return .object(
        JSONObject([
          ("name", .string(name)), ("output_type", .string("stream")), ("text", MultilineText.json(text)),
        ]))
    case .display(let bundle):
      return .object(
        JSONObject([
          ("data", .object(bundle.json)), ("metadata", .object(JSONObject())), ("output_type", .string("display_data")),
        ]))
    case .result(let bundle, let count):
      return .object(
        JSONObject([
          ("data", .object(bundle.json)), ("execution_count", count.map(JSON.integer) ?? .null),
          ("metadata", .object(JSONObject())), ("output_type", .string("execute_result")),
        ]))
    case .error(let name, let value, let traceback):
      return .object(
        JSONObject([
          ("ename", .string(name)), ("evalue", .string(value)), ("output_type", .string("error")),
          ("traceback", .array(traceback.map { .string($0) })),
        ]))
    case .unknown: return .object(JSONObject())
    }
  }
}

/// One value in several forms by media type, of which a front end shows the richest it can.
public struct MimeBundle: Equatable, Sendable {
  private var data: JSONObject

  public init() { data = JSONObject() }

  init(_ data: JSONObject?) { self.data = data ?? JSONObject() }

  /// The text of a form; pictures that are not SVG are in base 64.
  public func text(_ mediaType: String) -> String? { data[mediaType].map(MultilineText.text) }

  public var mediaTypes: [String] { data.members.map(\.key) }

  public mutating func add(_ mediaType: String, text: String) { data[mediaType] = .string(text) }

  public mutating func add(_ mediaType: String, bytes: [UInt8]) { data[mediaType] = .string(Base64.text(of: bytes)) }

  /// The members of `data`: text by lines, as Jupyter writes it.
  var json: JSONObject {
    JSONObject(
      data.members.map { member in
        let isLined = member.key.hasPrefix("text/") || member.key == "image/svg+xml"
        guard isLined, case .string(let text) = member.value else { return (member.key, member.value) }
        return (member.key, MultilineText.json(text))
      })
  }
}

/// Text in a notebook file: a string, or a list of lines with their ends.
enum MultilineText {
  static func text(_ json: JSON?) -> String {
    switch json {
    case .string(let text): return text
    case .array(let lines): return lines.compactMap(\.stringValue).joined()
    case .null, .bool, .number, .object, nil: return ""
    }
  }

  static func json(_ text: String) -> JSON {
    var lines: [JSON] = []
    var start = text.utf8.startIndex
    while let end = text.utf8[start...].firstIndex(of: 0x0A) {
      let next = text.utf8.index(after: end)
      lines.append(.string(String(text[start..<next])))
      start = next
    }
    if start < text.utf8.endIndex { lines.append(.string(String(text[start...]))) }
    return .array(lines)
  }
}
