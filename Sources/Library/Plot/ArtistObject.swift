import Interpreter
import Plotting

import enum Syntax.ComparisonOperator

/// A thing of a figure as a value. Two values for one thing are the same to `is` and `==`.
class ModelObject: Object {
  let model: AnyObject
  /// Keeps the figure alive, to which its parts only point.
  let figure: Figure

  init(_ model: AnyObject, in figure: Figure) {
    self.model = model
    self.figure = figure
    super.init()
  }

  override var identity: UInt { UInt(bitPattern: Unmanaged.passUnretained(model).toOpaque()) }
  override func isSameEntity(as other: Object) -> Bool { (other as? ModelObject)?.model === model }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: ModelObject.self) else { return nil }
    switch operation {
    case .equal: return .bool(right.model === model)
    case .notEqual: return .bool(right.model !== model)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  /// Attributes that matplotlib's objects have and lgs's lack.
  class var lacking: Set<String> { [] }

  override func attribute(_ name: Symbol) throws -> Value {
    if type.lookUp(name) == nil, Swift.type(of: self).lacking.contains(name.name) {
      throw Raised.notInLgs("\(type.qualifiedName).\(name)")
    }
    return try super.attribute(name)
  }

  override func setAttribute(_ name: Symbol, to value: Value) throws {
    if case .property(let property)? = type.lookUp(name), let set = property.set {
      return try set(.object(self), value)
    }
    throw Raised.notInLgs("setting the attribute '\(name)' of \(type.name)")
  }
}

/// A line, text, area, collection or image.
final class ArtistObject: ModelObject {
  var artist: Artist {
    // The model of an ArtistObject is an artist by construction.
    unsafeDowncast(model, to: Artist.self)
  }

  init(_ artist: Artist, in figure: Figure) { super.init(artist, in: figure) }

  override var type: TypeObject { PlotTypes.type(of: artist) }

  override func repr() throws -> String {
    if let text = artist as? Text { return try Self.description(of: text) }
    return try super.repr()
  }

  /// `Text(0.5, 0, 'epoch')`: places as they were given; at the very edge those of labels are integers.
  private static func description(of text: Text) throws -> String {
    func short(_ name: String, _ value: Double) throws -> String {
      if value == 0, try GivenValues.value(name, of: text) == nil { return "0" }
      return try Operators.str(ArtistProperties.givenPlace(name, text, value))
    }
    return
      "Text(\(try short("x", text.x)), \(try short("y", text.y)), \(try Operators.repr(.string(text.text))))"
  }

  override func str() throws -> String {
    switch artist {
    case let note as Annotation:
      let place = try [note.target.x, note.target.y].map { try Operators.format(.float($0), "g") }
      return "Annotation(\(place[0]), \(place[1]), \(try Operators.repr(.string(note.text))))"
    case let text as Text: return try Self.description(of: text)
    case let line as Line2D: return line.description
    case let rectangle as RectanglePatch: return rectangle.description
    case let polygon as PolygonPatch: return polygon.description
    case let ellipse as EllipsePatch: return ellipse.description
    case _: return try super.str()
    }
  }

  override class var lacking: Set<String> {
    [
      "get_path", "get_transform", "set_transform", "get_window_extent", "get_bbox", "set_path_effects",
      "get_clip_path",
      "set_clip_path", "get_facecolors", "set_norm", "set_picker", "contains", "draw", "add_callback", "stale", "axes",
      "get_tightbbox", "set_in_layout", "set_rasterized", "set_gid", "set_animated", "get_animated", "findobj",
      "figure",
      "get_figure", "set_fontproperties", "get_fontproperties", "set_fontstyle", "sticky_edges",
    ]
  }

  static func value(_ artist: Artist, in figure: Figure) -> Value { .object(ArtistObject(artist, in: figure)) }
}

/// The tuple of a `bar`, `hist` or `errorbar` call.
final class ContainerObject: TupleObject {
  let container: Container

  init(_ container: Container, _ items: [Value]) {
    self.container = container
    super.init(items)
  }

  static func bars(_ container: BarContainer, in figure: Figure) -> Value {
    .object(ContainerObject(container, container.patches.map { ArtistObject.value($0, in: figure) }))
  }

  static func errorbars(_ container: ErrorbarContainer, in figure: Figure) -> Value {
    let line = container.dataLine.map { ArtistObject.value($0, in: figure) } ?? Value.none
    return .object(
      ContainerObject(
        container,
        [
          line, .tuple(container.capLines.map { ArtistObject.value($0, in: figure) }),
          .tuple(container.barLines.map { ArtistObject.value($0, in: figure) }),
        ]))
  }

  static func stems(_ container: StemContainer, in figure: Figure) -> Value {
    .object(
      ContainerObject(
        container,
        [container.markerLine, container.stems, container.baseline].map { ArtistObject.value($0, in: figure) }))
  }

  static func pie(_ container: PieContainer, in figure: Figure) -> Value {
    func list(_ artists: [Artist]) -> Value { .list(artists.map { ArtistObject.value($0, in: figure) }) }
    return .object(
      ContainerObject(
        container, [list(container.wedges), list(container.texts)] + (container.shareTexts.map { [list($0)] } ?? [])))
  }

  /// The value of a container, whatever made it; nil of those that no call gives.
  static func value(_ container: Container, in figure: Figure) -> Value? {
    switch container {
    case let bars as BarContainer: Self.bars(bars, in: figure)
    case let errors as ErrorbarContainer: errorbars(errors, in: figure)
    case let stems as StemContainer: Self.stems(stems, in: figure)
    case let pie as PieContainer: Self.pie(pie, in: figure)
    case _: nil
    }
  }

  override var type: TypeObject {
    switch container {
    case is BarContainer: PlotTypes.bars
    case is StemContainer: PlotTypes.stems
    case is PieContainer: PlotTypes.pie
    case _: PlotTypes.errorbars
    }
  }

  override func repr() throws -> String {
    if let bars = container as? BarContainer { return bars.description }
    if let errors = container as? ErrorbarContainer { return errors.description }
    if let stems = container as? StemContainer { return stems.description }
    if container is PieContainer { return "<\(type.qualifiedName) object at \(address)>" }
    return try super.repr()
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "patches" where container is BarContainer: return .list(items)
    case "markerline" where container is StemContainer: return items[0]
    case "stemlines" where container is StemContainer: return items[1]
    case "baseline" where container is StemContainer: return items[2]
    case "wedges" where container is PieContainer: return items[0]
    case _: return nil
    }
  }
}

/// A legend as a value.
final class LegendObject: ModelObject {
  let legend: Legend

  init(_ legend: Legend, in figure: Figure) {
    self.legend = legend
    super.init(legend, in: figure)
  }

  override var type: TypeObject { PlotTypes.legend }
  override class var lacking: Set<String> {
    [
      "set_draggable", "get_frame", "get_window_extent", "set_bbox_to_anchor", "set_loc", "get_patches", "set_ncols",
      "set_frame_on", "set_alignment",
    ]
  }
}
