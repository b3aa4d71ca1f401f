/// Lines, marks and texts in space.
extension Axes3D {
  /// Joins places by a line, or marks them.
  /// - Parameter format: What a format string said; properties come before it.
  /// - Throws: ValueError for columns of unequal lengths or unknown values.
  @discardableResult
  public func plot(
    x: [Double], y: [Double], z: [Double], format: FormatString? = nil, properties: LineProperties = LineProperties()
  ) throws -> Line3D {
    let places = try Self.places(x, y, z)
    let line = try Line3D(places: places, properties: resolved(properties, format), style: figure.style)
    take(line)
    updateLimits(places)
    return line
  }

  /// Marks places, with sizes and colours of their own.
  /// - Throws: ValueError for columns of unequal lengths or unknown values.
  @discardableResult
  public func scatter(
    x: [Double], y: [Double], z: [Double], properties: ScatterProperties = ScatterProperties()
  ) throws -> Path3DCollection {
    let places = try Self.places(x, y, z)
    let flat = try makeScatter(
      x: places.map(\.x), y: places.map(\.y), defaultSize: 20, properties: properties)
    let made = try Path3DCollection(
      flat: flat, places: places, depthShade: properties.depthShade, style: figure.style)
    take(made)
    if flat.array != nil { currentImage = made }
    if zMargin < 0.05, !places.isEmpty { zMargin = 0.05 }
    updateLimits(places)
    return made
  }

  /// A text at a place.
  /// - Parameter direction: Which way the letters run; zero for upright text.
  @discardableResult
  public func text(x: Double, y: Double, z: Double, _ text: String, direction: Vector = Vector()) -> Text3D {
    let made = Text3D(x: x, y: y, text: text, style: figure.style)
    made.z = z
    made.direction = direction
    take(made)
    return made
  }

  /// The direction a word names.
  /// - Throws: ValueError with matplotlib's words.
  public static func direction(named name: String?) throws -> Vector {
    switch name {
    case nil: Vector()
    case "x"?: Vector(1, 0, 0)
    case "y"?: Vector(0, 1, 0)
    case "z"?: Vector(0, 0, 1)
    case .some: throw PlottingError(.valueError, "'x', 'y', 'z', None or vector of length 3 expected")
    }
  }

  /// Columns as places; a column of one stands for equal ones.
  /// - Throws: ValueError with matplotlib's words for columns of unequal lengths.
  public static func places(_ x: [Double], _ y: [Double], _ z: [Double]) throws -> [Vector] {
    let columns = [x, y, z]
    let count = columns.map(\.count).first { $0 != 1 } ?? 1
    if let other = columns.firstIndex(where: { $0.count != count && $0.count != 1 }) {
      let first = columns.firstIndex { $0.count == count } ?? 0
      throw PlottingError(
        .valueError,
        "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg \(first) with shape "
          + "(\(count),) and arg \(other) with shape (\(columns[other].count),).")
    }
    func value(_ column: [Double], _ index: Int) -> Double { column.count == 1 ? column[0] : column[index] }
    return (0..<count).map { Vector(value(x, $0), value(y, $0), value(z, $0)) }
  }
}
