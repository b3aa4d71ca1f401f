/// A block of a Markdown text: a paragraph, a list, a table … with the blocks in it.
final class MarkdownBlock {
  enum Kind: Equatable {
    case document
    case quote
    case list(ListMark)
    /// - Parameter indentation: The column at which the item's text begins.
    case item(indentation: Int)
    case paragraph
    case heading(level: Int)
    case thematicBreak
    case fencedCode(Fence)
    case indentedCode
    /// - Parameter end: What ends the block; nil is an empty line.
    case html(end: HTMLBlockEnd)
    case table([ColumnAlignment])
  }

  struct ListMark: Equatable {
    /// `-`, `+`, `*`, or what follows the number: `.` or `)`.
    var character: UInt8
    /// The first number of an ordered list.
    var start: Int?
  }

  struct Fence: Equatable {
    var character: UInt8
    var length: Int
    var indentation: Int
    /// The words behind the fence, the language first.
    var info: String
  }

  enum HTMLBlockEnd: Equatable {
    /// `</script>`, `-->` and the like.
    case text([String])
    case blankLine
  }

  enum ColumnAlignment: Equatable { case none, left, center, right }

  var kind: Kind
  var children: [MarkdownBlock] = []
  /// The text of paragraphs, headings, code; the rows of a table.
  var lines: [[UInt8]] = []
  weak var parent: MarkdownBlock?
  var isOpen = true
  var lastLineIsBlank = false
  /// Whether the items of a list have paragraphs, with space between them.
  var isLoose = false

  init(_ kind: Kind, in parent: MarkdownBlock? = nil) {
    self.kind = kind
    self.parent = parent
  }

  /// Whether other blocks stand in it.
  var isContainer: Bool {
    switch kind {
    case .document, .quote, .list, .item: return true
    case .paragraph, .heading, .thematicBreak, .fencedCode, .indentedCode, .html, .table: return false
    }
  }

  /// Whether its lines are taken as they are.
  var isVerbatim: Bool {
    switch kind {
    case .fencedCode, .indentedCode, .html: return true
    case .document, .quote, .list, .item, .paragraph, .heading, .thematicBreak, .table: return false
    }
  }

  var isTable: Bool {
    if case .table = kind { return true }
    return false
  }

  func canHold(_ other: Kind) -> Bool {
    var isItem = false
    if case .item = other { isItem = true }
    switch kind {
    case .document, .quote, .item: return !isItem
    case .list: return isItem
    case .paragraph, .heading, .thematicBreak, .fencedCode, .indentedCode, .html, .table: return false
    }
  }
}
