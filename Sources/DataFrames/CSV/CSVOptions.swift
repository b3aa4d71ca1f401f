/// How a file of separated values is read: the arguments of `pd.read_csv`.
public struct CSVOptions: Sendable {
  public enum Separator: Sendable, Equatable {
    case byte(UInt8)
    /// Any run of blanks and tabs.
    case whitespace
  }

  /// Which row names the columns.
  public enum Header: Sendable, Equatable {
    /// The first row, unless names are given.
    case automatic
    case none
    case row(Int)
  }

  /// Which column labels the rows.
  public enum IndexColumn: Sendable, Equatable {
    /// None, unless rows have one field more than the header.
    case automatic
    case never
    case position(Int)
    case name(Cell)
  }

  public enum UsedColumns: Sendable, Equatable {
    case all
    case positions([Int])
    case names([Cell])
  }

  public enum BadLines: Sendable, Equatable {
    case error, skip, warn
  }

  public enum SkippedRows: Sendable, Equatable {
    case first(Int)
    case rows(Set<Int>)

    func contains(_ row: Int) -> Bool {
      switch self {
      case .first(let count): return row < count
      case .rows(let rows): return rows.contains(row)
      }
    }

    var isEmpty: Bool {
      switch self {
      case .first(let count): return count <= 0
      case .rows(let rows): return rows.isEmpty
      }
    }
  }

  public var separator = Separator.byte(UInt8(ascii: ","))
  public var quote: UInt8? = UInt8(ascii: "\"")
  public var escape: UInt8?
  public var comment: UInt8?
  public var decimal = UInt8(ascii: ".")
  public var header = Header.automatic
  public var names: [Cell]?
  public var indexColumn = IndexColumn.automatic
  public var usedColumns = UsedColumns.all
  /// The greatest number of rows read.
  public var rowLimit: Int?
  public var skippedRows = SkippedRows.first(0)
  /// Texts that stand for missing values, besides pandas' own.
  public var missingTexts: [String] = []
  public var keepsDefaultMissing = true
  /// Whether any text stands for a missing value.
  public var detectsMissing = true
  public var dataType: DataType?
  public var dataTypes: [Cell: DataType] = [:]
  public var encoding = "utf-8"
  public var skipsBlankLines = true
  public var skipsInitialSpace = false
  public var badLines = BadLines.error
  /// Infers types piece by piece, as pandas does unless told otherwise.
  public var infersInPieces = true

  public init() {}
}
