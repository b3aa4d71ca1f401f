import Interpreter
import Tensors

/// The operations that a tensor was computed by, as a tree.
public struct GradientGraph {
  /// One line of the tree.
  struct Line {
    var depth: Int
    /// For every level whether more follows on it.
    var isLast: [Bool]
    var text: String
  }

  private let names: TensorNames
  private var lines: [Line] = []
  private var seen: Set<ObjectIdentifier> = []
  private let limit: Int
  private var isCut = false

  /// The graph of the tensor that an expression gives; nil when it gives none.
  /// - Parameter limit: how many lines are drawn at most.
  public init?(of value: Value, named name: String, in session: Session, limit: Int = 60) {
    guard let tensor = value.tensor else { return nil }
    names = TensorNames(of: session)
    self.limit = limit
    add(tensor, label: name, isLast: [])
  }

  /// The tree, one node per line.
  public var text: String {
    let drawn = lines.map { line in
      let bars = line.isLast.dropLast().map { $0 ? "   " : "│  " }.joined()
      let branch = line.isLast.last.map { $0 ? "└─ " : "├─ " } ?? ""
      return bars + branch + line.text + "\n"
    }
    return drawn.joined() + (isCut ? "… the graph goes on; %graph draws \(limit) lines\n" : "")
  }

  // MARK: Building

  /// Depth first with an own stack: a graph can be a million nodes deep.
  private mutating func add(_ root: Tensor, label: String?, isLast: [Bool]) {
    var pending: [(tensor: Tensor, label: String?, isLast: [Bool])] = [(root, label, isLast)]
    while let (tensor, label, isLast) = pending.popLast() {
      guard lines.count < limit else {
        isCut = true
        return
      }
      let isKnown = !seen.insert(ObjectIdentifier(tensor)).inserted
      let name = label ?? names[tensor]
      let parents = tensor.gradientName == nil ? [] : tensor.parents
      if isKnown, !parents.isEmpty {
        append("\(name ?? tensor.operationName) (drawn above)", isLast)
        continue
      }
      append(describe(tensor, name), isLast)
      for (index, parent) in parents.enumerated().reversed() {
        pending.append((parent, nil, isLast + [index == parents.count - 1]))
      }
    }
  }

  private mutating func append(_ text: String, _ isLast: [Bool]) {
    lines.append(Line(depth: isLast.count, isLast: isLast, text: text))
  }

  private func describe(_ tensor: Tensor, _ name: String?) -> String {
    let shape = ShapeText.tuple(tensor.shape)
    let value = TensorCard.only(tensor).map { "= \($0)" } ?? ""
    if let operation = tensor.gradientName {
      return ["\(name.map { $0 + ": " } ?? "")\(operation)", shape, value].filter { !$0.isEmpty }.joined(
        separator: "  ")
    }
    let kind = name ?? (tensor.count == 1 ? "constant" : "tensor without a name")
    guard tensor.requiresGrad else {
      return [kind, shape, value, "no gradient wanted"].filter { !$0.isEmpty }.joined(separator: "  ")
    }
    let gradient = tensor.grad.map { gradient in
      "grad \(TensorCard.only(gradient) ?? TensorCard.range(of: gradient) ?? "set")"
    }
    return [kind, shape, value, gradient ?? "grad None: backward not called yet"].filter { !$0.isEmpty }
      .joined(separator: "  ")
  }

  // MARK: SVG

  /// The tree as a picture: a box for every node, a line to the one it goes into.
  public var svg: String {
    let rowHeight = 34
    let indent = 36
    let boxes = lines.enumerated().map { index, line in
      (x: 12 + line.depth * indent, y: 12 + index * rowHeight, width: 16 + 8 * line.text.count, text: line.text)
    }
    let width = (boxes.map { $0.x + $0.width }.max() ?? 0) + 12
    var body = ""
    for (index, line) in lines.enumerated() where line.depth > 0 {
      let parent = lines[..<index].lastIndex { $0.depth == line.depth - 1 } ?? 0
      let x = boxes[parent].x + 14
      let y = boxes[index].y + 12
      body += "<path d=\"M\(x) \(boxes[parent].y + 24)V\(y)H\(boxes[index].x)\" fill=\"none\" stroke=\"#888\"/>\n"
    }
    for box in boxes {
      body +=
        "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"24\" rx=\"4\" fill=\"#eef\" stroke=\"#446\"/>\n"
        + "<text x=\"\(box.x + 8)\" y=\"\(box.y + 17)\">\(Self.escaped(box.text))</text>\n"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(24 + lines.count * rowHeight)" \
      font-family="monospace" font-size="13">
      \(body)</svg>

      """
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case _: result.append(character)
      }
    }
  }
}

extension Tensor {
  fileprivate var operationName: String { gradientName ?? "tensor" }
}
