/// The blocks typed so far, oldest first, each of them once, kept in a file that sessions share.
public final class History {
  /// Blocks in memory, oldest first.
  public private(set) var entries: [String] = []
  /// Why the history is not saved, in one sentence, or nil while it is.
  public private(set) var problem: String?

  private let limit: Int
  private var file: HistoryFile?
  /// Blocks that the file has not taken yet, because another session held it.
  private var unsaved: [String] = []

  /// A history that lives in memory only.
  public init(limit: Int = 10_000) {
    self.limit = max(1, limit)
  }

  /// The history in a file, which is made when it does not exist; an unusable file leaves a history in memory.
  ///
  /// - Parameter path: a file, or nil for the user's own: `$XDG_STATE_HOME/lgs/history`.
  public convenience init(path: String?, limit: Int = 10_000) {
    self.init(limit: limit)
    do throws(HistoryFile.Problem) {
      let file = try HistoryFile(path: path)
      entries = Self.unique(try file.read(keeping: self.limit), limit: self.limit)
      self.file = file
    } catch {
      problem = error.description
    }
  }

  /// Adds a block and saves it; what is blank or repeats the last block is left out.
  public func add(_ block: String) {
    guard !block.unicodeScalars.allSatisfy(BlockText.isBlank), block != entries.last else { return }
    entries.removeAll { $0 == block }
    entries.append(block)
    if entries.count > limit { entries.removeFirst(entries.count - limit) }
    save(block)
  }

  private func save(_ block: String) {
    guard let file else { return }
    unsaved.append(block)
    do throws(HistoryFile.Problem) {
      if try file.append(unsaved) { unsaved = [] }
    } catch {
      problem = error.description
      self.file = nil
    }
  }

  /// Each block once, where it stood last.
  private static func unique(_ blocks: [String], limit: Int) -> [String] {
    var seen: Set<String> = []
    let newestFirst = blocks.reversed().filter { seen.insert($0).inserted }
    return Array(newestFirst.prefix(limit).reversed())
  }
}
