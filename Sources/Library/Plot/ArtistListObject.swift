import Interpreter

/// Artists in a row that show as matplotlib's lists do: `<Axes.ArtistList of 2 lines>`, `<a list of 1 Text objects>`.
final class ArtistListObject: TupleObject {
  private let shown: String
  private let listType: TypeObject

  private init(_ items: [Value], shown: String, type: TypeObject) {
    self.shown = shown
    listType = type
    super.init(items)
  }

  private static let memberList = TypeObject(
    "ArtistList", module: "matplotlib.axes._base", BuiltinTypes.tuple.capabilities, summary: "Artists of an axes.")
  private static let silentList = TypeObject(
    "silent_list", module: "matplotlib.cbook", BuiltinTypes.tuple.capabilities, summary: "Artists of one kind.")

  /// The artists of an axes: `ax.lines`.
  static func members(_ items: [Value], called name: String) -> Value {
    .object(ArtistListObject(items, shown: "<Axes.ArtistList of \(items.count) \(name)>", type: memberList))
  }

  /// Artists of one kind that a call gives.
  static func silent(_ items: [Value], of kind: String) -> Value {
    .object(ArtistListObject(items, shown: "<a list of \(items.count) \(kind) objects>", type: silentList))
  }

  override var type: TypeObject { listType }
  override func repr() throws -> String { shown }
}
