#if canImport(Glibc)
  import Glibc
#endif

/// A field of arrows (`quiver`).
public final class Quiver: Collection {
  public enum Pivot: String, Sendable { case tail, middle, tip }

  /// What lengths are counted in.
  public enum Unit: String, Sendable { case x, y, xy, width, height, dots, inches }

  /// Which way arrows point: as (u, v) on the sheet, from (x, y) to (x + u, y + v) in data, or at angles in degrees.
  public enum Direction: Sendable {
    case sheet
    case data
    case degrees([Double])
  }

  public let places: [Point]
  public private(set) var vectors: [Point]
  /// Arrow lengths per unit; nil takes what suits the mean length.
  public var scale: Double?
  public var scaleUnit: Unit?
  public var unit = Unit.width
  /// Of shafts, in `unit`; nil takes what suits the number of arrows.
  public var shaftWidth: Double?
  /// In shaft widths.
  public var headWidth = 3.0
  public var headLength = 5.0
  public var headAxisLength = 4.5
  public var leastShaft = 1.0
  public var leastLength = 1.0
  public var pivot = Pivot.tail
  public var direction = Direction.sheet

  init(places: [Point], vectors: [Point], style: RcParams) {
    self.places = places
    self.vectors = vectors
    super.init(faceColors: [.black], edgeColors: .none, lineWidths: [0], style: style)
  }

  public override var typeName: String { "Quiver" }

  public func setVectors(_ vectors: [Point]) { self.vectors = vectors }
}

/// The arrows of a field in pixels.
struct QuiverLayout {
  private let quiver: Quiver
  private let frame: AxesFrame
  private let dpi: Double

  init(_ quiver: Quiver, frame: AxesFrame, dpi: Double) {
    self.quiver = quiver
    self.frame = frame
    self.dpi = dpi
  }

  private func pixels(per unit: Quiver.Unit) -> Double {
    let axes = quiver.axes
    func span(_ limits: (low: Double, high: Double)?) -> Double { limits.map { $0.high - $0.low } ?? 1 }
    let (width, height) = (span(axes?.xlim), span(axes?.ylim))
    switch unit {
    case .x: return frame.box.width / width
    case .y: return frame.box.height / height
    case .xy: return hypot(frame.box.width, frame.box.height) / hypot(width, height)
    case .width: return frame.box.width
    case .height: return frame.box.height
    case .dots: return 1
    case .inches: return dpi
    }
  }

  /// The outlines of the arrows; nil where there is none.
  func outlines() -> [[Point]?] {
    let unit = pixels(per: quiver.unit)
    let span = frame.box.width / unit
    let count = Double(quiver.places.count)
    let width = quiver.shaftWidth ?? 0.06 * span / min(max(count.squareRoot(), 8), 25)
    let (angles, lengths) = directions()
    let finite = lengths.filter(\.isFinite)
    var scale = 1.8 * (finite.reduce(0, +) / Double(max(finite.count, 1))) * max(10, count.squareRoot()) / span
    var factor = 1.0
    if let scaleUnit = quiver.scaleUnit {
      factor = (scaleUnit == .xy ? 1 : pixels(per: scaleUnit)) / unit
      scale *= factor
    }
    let used = quiver.scale ?? scale
    return quiver.places.indices.map { index in
      guard angles[index].isFinite, lengths[index].isFinite else { return nil }
      let place = frame.point(quiver.places[index].x, quiver.places[index].y)
      guard place.x.isFinite, place.y.isFinite else { return nil }
      let length = min(max(lengths[index] * (factor / (used * width)), 0), 65_536)
      let (cosine, sine) = (cos(angles[index]), sin(angles[index]))
      let size = width * unit
      return arrow(length.isFinite ? length : 0).map {
        Point(place.x + ($0.x * cosine - $0.y * sine) * size, place.y + ($0.x * sine + $0.y * cosine) * size)
      }
    }
  }

  /// The angles in radians and the lengths of the vectors.
  private func directions() -> ([Double], [Double]) {
    var lengths = quiver.vectors.map { hypot($0.x, $0.y) }
    let sheet = quiver.vectors.map { atan2($0.y, $0.x) }
    var step: Double?
    if case .data = quiver.direction { step = quiver.scaleUnit == .xy ? 1 : extent * 0.001 }
    if step == nil, quiver.scaleUnit == .xy { step = extent * 0.001 }
    var moved: ([Double], [Double]) = ([], [])
    if let step {
      for (place, vector) in zip(quiver.places, quiver.vectors) {
        let from = frame.point(place.x, place.y)
        let to = frame.point(place.x + step * vector.x, place.y + step * vector.y)
        moved.0.append(atan2(to.y - from.y, to.x - from.x))
        moved.1.append(hypot(to.x - from.x, to.y - from.y) / step)
      }
    }
    switch quiver.direction {
    case .sheet:
      if quiver.scaleUnit == .xy { lengths = moved.1 }
      return (sheet, lengths)
    case .data:
      if quiver.scaleUnit == .xy { lengths = moved.1 }
      return (moved.0, lengths)
    case .degrees(let degrees):
      return (quiver.vectors.indices.map { degrees[$0 % max(degrees.count, 1)] * .pi / 180 }, lengths)
    }
  }

  /// The largest coordinate of the data.
  private var extent: Double {
    let limits = quiver.axes?.dataLimits
    return [limits?.x.low, limits?.x.high, limits?.y.low, limits?.y.high].compactMap { $0.map { abs($0) } }.max() ?? 1
  }

  /// A level arrow of a length, in shaft widths.
  private func arrow(_ length: Double) -> [Point] {
    let leastShaft = quiver.leastShaft * quiver.headLength
    if length < quiver.leastLength {
      return (0..<8).map {
        let angle = Double($0) * .pi / 3
        return Point(cos(angle) * quiver.leastLength / 2, sin(angle) * quiver.leastLength / 2)
      }
    }
    let isShort = length < leastShaft
    let end = isShort ? leastShaft : length
    let shrink = isShort && leastShaft != 0 ? length / leastShaft : 1
    var x = [0, end - quiver.headAxisLength, end - quiver.headLength, end].map { $0 * shrink }
    let y = [0.5, 0.5, 0.5 * quiver.headWidth, 0].map { $0 * shrink }
    switch quiver.pivot {
    case .tail: break
    case .middle: x = x.map { [half = 0.5 * x[3]] in $0 - half }
    case .tip: x = x.map { [tip = x[3]] in $0 - tip }
    }
    return [0, 1, 2, 3, 2, 1, 0, 0].enumerated().map { place, corner in
      Point(x[corner], (3..<7).contains(place) ? -y[corner] : y[corner])
    }
  }
}

extension Axes {
  /// Arrows at places.
  /// - Throws: ValueError for columns of unequal lengths.
  @discardableResult
  public func quiver(places: [Point], vectors: [Point], values: [Double]? = nil) throws -> Quiver {
    for (name, count) in [("U", vectors.count), ("C", values?.count ?? places.count)] where count != places.count {
      throw PlottingError(
        .valueError,
        "Argument \(name) has a size \(count) which does not match \(places.count), the number of arrow positions")
    }
    let quiver = Quiver(places: places, vectors: vectors, style: figure.style)
    quiver.array = values
    if let values {
      try quiver.norm.autoscaleNone(values)
      currentImage = quiver
    }
    return addCollection(quiver)
  }
}

extension Canvas {
  func quiver(_ quiver: Quiver, frame: AxesFrame) throws {
    let colors = try quiver.resolvedFaceColors()
    guard !colors.isEmpty else { return }
    for (index, outline) in QuiverLayout(quiver, frame: frame, dpi: dpi).outlines().enumerated() {
      guard let outline else { continue }
      path(.polyline(outline, isClosed: true), fill: colors[index % colors.count])
    }
  }
}
