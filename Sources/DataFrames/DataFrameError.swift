/// An error of a table operation, with pandas' words.
public struct DataFrameError: Error {
  /// Which exception the language raises.
  public enum Kind: Sendable {
    case value, type, index, notImplemented, memory, overflow, attribute
    /// pandas' own types, of `pandas.errors`.
    case parser, emptyData, dateParse, outOfBounds
    /// Bytes that are no text of the encoding.
    case unicodeDecode, unicodeEncode
    /// An unknown encoding.
    case lookup
    /// The system's error number for a path.
    case system(number: Int32, path: String)
    /// A download's status, as `urllib.error.HTTPError`, and everything else that keeps a server from answering.
    case http, url
    /// A label that is not there; the language shows its `repr`.
    case key(Cell)
  }

  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  public static func value(_ message: String) -> DataFrameError { DataFrameError(.value, message) }
  public static func type(_ message: String) -> DataFrameError { DataFrameError(.type, message) }
  public static func key(_ label: Cell) -> DataFrameError { DataFrameError(.key(label), label.representation) }
  public static func key(_ text: String) -> DataFrameError { DataFrameError(.key(.string(text)), text) }

  /// What pandas has and lgs does not.
  public static func notInLgs(_ what: String) -> DataFrameError {
    DataFrameError(.notImplemented, "\(what) is not in lgs")
  }
}
