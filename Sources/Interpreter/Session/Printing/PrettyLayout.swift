/// Breaks nested text into lines of a width: groups break from the outside in, all their separators or none.
///
/// The algorithm, with the order in which it breaks groups, is that of IPython's `lib.pretty` (Oppen's, by way of
/// Ruby), since the lines it chooses are what notebooks show.
final class PrettyLayout {
  /// Separators that break together.
  private final class Group {
    let depth: Int
    /// How many separators are in the buffer and undecided.
    var pending = 0
    var wantsBreak = false

    init(depth: Int) { self.depth = depth }
  }

  private enum Piece {
    case text(String, width: Int)
    case separator(String, indentation: Int, Group)

    var width: Int {
      switch self {
      case .text(_, let width): return width
      case .separator(let text, _, _): return text.unicodeScalars.count
      }
    }
  }

  private(set) var output = ""
  private var outputWidth = 0
  private var buffer: [Piece] = []
  /// Pieces before this index are written.
  private var bufferStart = 0
  private var bufferWidth = 0
  private var groups: [Group]
  /// Groups that may still break, by depth.
  private var queue: [[Group]]
  private var indentation = 0
  private let maximumWidth: Int

  init(width: Int) {
    maximumWidth = width
    let root = Group(depth: 0)
    groups = [root]
    queue = [[root]]
  }

  // MARK: Pieces

  func text(_ text: String) {
    let width = text.unicodeScalars.count
    guard bufferStart < buffer.count else {
      output += text
      outputWidth += width
      return
    }
    buffer.append(.text(text, width: width))
    bufferWidth += width
    breakOuterGroups()
  }

  /// A space, or a line break where the group breaks.
  func separator() {
    guard let group = groups.last else { return }
    if group.wantsBreak {
      flush()
      startLine(indentation)
    } else {
      buffer.append(.separator(" ", indentation: indentation, group))
      group.pending += 1
      bufferWidth += 1
      breakOuterGroups()
    }
  }

  /// A line break at the present indentation.
  func lineBreak() {
    if let group = dequeue() { breakGroup(group) }
    flush()
    startLine(indentation)
  }

  func beginGroup(_ open: String = "") {
    if !open.isEmpty { text(open) }
    let group = Group(depth: (groups.last?.depth ?? 0) + 1)
    groups.append(group)
    while queue.count <= group.depth { queue.append([]) }
    queue[group.depth].append(group)
    indentation += open.unicodeScalars.count
  }

  /// - Parameter open: What began the group, whose width indents its lines.
  func endGroup(_ close: String = "", began open: String = "") {
    indentation -= open.unicodeScalars.count
    if let group = groups.popLast(), group.pending == 0 { remove(group) }
    if !close.isEmpty { text(close) }
  }

  /// The whole text.
  func finish() -> String {
    flush()
    return output
  }

  // MARK: Breaking

  private func flush() {
    while bufferStart < buffer.count { write(takeFirst()) }
    bufferWidth = 0
  }

  private func takeFirst() -> Piece {
    let piece = buffer[bufferStart]
    bufferStart += 1
    if bufferStart == buffer.count {
      buffer.removeAll(keepingCapacity: true)
      bufferStart = 0
    }
    return piece
  }

  private func write(_ piece: Piece) {
    switch piece {
    case .text(let text, let width):
      output += text
      outputWidth += width
    case .separator(let text, let indentation, let group):
      group.pending -= 1
      if group.wantsBreak { return startLine(indentation) }
      if group.pending == 0 { remove(group) }
      output += text
      outputWidth += piece.width
    }
  }

  private func startLine(_ indentation: Int) {
    output += "\n" + String(repeating: " ", count: indentation)
    outputWidth = indentation
  }

  private func breakOuterGroups() {
    while maximumWidth < outputWidth + bufferWidth {
      guard let group = dequeue() else { return }
      breakGroup(group)
    }
  }

  private func breakGroup(_ group: Group) {
    while group.pending > 0, bufferStart < buffer.count { writeFirst() }
    while bufferStart < buffer.count, case .text = buffer[bufferStart] { writeFirst() }
  }

  private func writeFirst() {
    let piece = takeFirst()
    bufferWidth -= piece.width
    write(piece)
  }

  // MARK: The queue of groups

  /// The outermost group with undecided separators; it breaks.
  private func dequeue() -> Group? {
    for depth in queue.indices {
      let found = queue[depth].reversed().enumerated().first { $0.element.pending > 0 }
      if let found {
        // The original drops the entry of that number counted from the other end; lines depend on it.
        queue[depth].remove(at: found.offset)
        found.element.wantsBreak = true
        return found.element
      }
      queue[depth].forEach { $0.wantsBreak = true }
      queue[depth].removeAll()
    }
    return nil
  }

  private func remove(_ group: Group) {
    if let index = queue[group.depth].firstIndex(where: { $0 === group }) { queue[group.depth].remove(at: index) }
  }
}
