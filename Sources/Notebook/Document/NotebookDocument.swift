/// A notebook: its cells, and what its file says about it.
public struct NotebookDocument: Equatable, Sendable {
  public var cells: [Cell]
  public var metadata: JSONObject
  /// The minor version of notebook format 4.
  var minorVersion: Int
  /// All members of the file as they were read.
  var fields = JSONObject()

  /// The first minor version whose cells have ids.
  private static let versionWithIds = 5

  /// A notebook for Jupyter's Python: its cells are Python, and Jupyter knows no kernel that every machine has but this.
  public init(cells: [Cell]) {
    self.cells = cells
    metadata = JSONObject([
      (
        "kernelspec",
        .object(
          JSONObject([
            ("display_name", .string("Python 3 (ipykernel)")), ("language", .string("python")),
            ("name", .string("python3")),
          ]))
      ),
      (
        "language_info",
        .object(JSONObject([("file_extension", .string(".py")), ("name", .string("python"))]))
      ),
    ])
    minorVersion = NotebookDocument.versionWithIds
  }

  // MARK: .ipynb

  /// The notebook of an `.ipynb` file of format 4.
  /// - Throws: NotebookError when the file is none.
  public init(ipynb bytes: [UInt8]) throws {
    guard let fields = try JSONReader.read(bytes).objectValue else {
      throw NotebookError("no notebook: no JSON object")
    }
    guard let version = fields["nbformat"]?.intValue else { throw NotebookError("no notebook: nbformat is missing") }
    guard version == 4 else {
      throw NotebookError("notebook format \(version) is not in lgs: open the file in Jupyter and save it as format 4")
    }
    guard let items = fields["cells"]?.arrayValue else { throw NotebookError("no notebook: cells are missing") }
    self.fields = fields
    minorVersion = fields["nbformat_minor"]?.intValue ?? 0
    metadata = fields["metadata"]?.objectValue ?? JSONObject()
    cells = try items.enumerated().map { index, item in
      guard let members = item.objectValue else { throw NotebookError("cell \(index + 1) is no JSON object") }
      return try NotebookDocument.cell(members, number: index + 1)
    }
  }

  private static func cell(_ fields: JSONObject, number: Int) throws -> Cell {
    let name = fields["cell_type"]?.stringValue ?? ""
    guard let kind = Cell.Kind(rawValue: name) else {
      throw NotebookError("cell \(number) is of an unknown kind: '\(name)'")
    }
    var cell = Cell(kind: kind, source: MultilineText.text(fields["source"]))
    cell.fields = fields
    cell.id = fields["id"]?.stringValue
    cell.metadata = fields["metadata"]?.objectValue ?? JSONObject()
    cell.attachments = fields["attachments"]?.objectValue ?? JSONObject()
    cell.executionCount = fields["execution_count"]?.intValue
    cell.outputs = (fields["outputs"]?.arrayValue ?? []).compactMap { $0.objectValue.map(Output.init(read:)) }
    return cell
  }

  /// The notebook as an `.ipynb` file: what was read stays, in its order.
  public var ipynb: [UInt8] {
    var object = fields
    var taken = Set(cells.compactMap(\.id))
    object["cells"] = .array(cells.enumerated().map { .object(json(of: $1, number: $0, taken: &taken)) })
    object["metadata"] = .object(metadata)
    object["nbformat"] = .integer(4)
    object["nbformat_minor"] = .integer(minorVersion)
    return JSONWriter.bytes(of: .object(object)) + [0x0A]
  }

  private func json(of cell: Cell, number: Int, taken: inout Set<String>) -> JSONObject {
    var object = cell.fields
    object["cell_type"] = .string(cell.kind.rawValue)
    object["metadata"] = .object(cell.metadata)
    if object["source"].map(MultilineText.text) != cell.source { object["source"] = MultilineText.json(cell.source) }
    if !cell.attachments.isEmpty { object["attachments"] = .object(cell.attachments) }
    if cell.kind == .code {
      object["execution_count"] = cell.executionCount.map(JSON.integer) ?? .null
      object["outputs"] = .array(cell.outputs.map(\.json))
    }
    if minorVersion >= NotebookDocument.versionWithIds {
      object["id"] = .string(cell.id ?? NotebookDocument.freshId(cell.source, number, &taken))
    }
    return object
  }

  /// An id of eight digits that depends on the cell alone, so that a file converts to the same notebook every time.
  private static func freshId(_ source: String, _ number: Int, _ taken: inout Set<String>) -> String {
    var hash: UInt32 = 2_166_136_261 ^ UInt32(truncatingIfNeeded: number)
    for byte in source.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    while true {
      let digits = String(hash, radix: 16)
      let id = String(repeating: "0", count: 8 - digits.count) + digits
      if taken.insert(id).inserted { return id }
      hash = hash &+ 1
    }
  }

  /// The name of the language that runs the notebook, when its file says so.
  public var kernelName: String? {
    get { metadata["kernelspec"]?.objectValue?["name"]?.stringValue }
    set {
      var kernel = metadata["kernelspec"]?.objectValue ?? JSONObject([("language", .string("python"))])
      kernel["name"] = newValue.map { .string($0) }
      kernel["display_name"] = newValue.map { .string($0) }
      metadata["kernelspec"] = .object(kernel)
    }
  }
}
