import Glibc

/// How many rows and columns of a grid make one patch or line of a surface.
public enum GridSampling: Equatable, Sendable {
  /// Every so many rows and columns.
  case strides(rows: Int, columns: Int)
  /// At most so many patches or lines.
  case counts(rows: Int, columns: Int)

  /// Strides for a grid; 0 for no lines at all.
  func strides(rows: Int, columns: Int) -> (row: Int, column: Int) {
    switch self {
    case .strides(let row, let column): (row, column)
    case .counts(let row, let column):
      (Self.stride(rows, count: row), Self.stride(columns, count: column))
    }
  }

  private static func stride(_ length: Int, count: Int) -> Int {
    count > 0 ? max((length + count - 1) / count, 1) : 0
  }
}

/// Places on a grid, row after row.
public struct SurfaceGrid: Sendable {
  public let rows: Int
  public let columns: Int
  public let places: [Vector]

  /// - Throws: `PlottingError` when there are not as many places as rows and columns say.
  public init(rows: Int, columns: Int, places: [Vector]) throws {
    guard rows >= 0, columns >= 0, rows.multipliedReportingOverflow(by: columns) == (places.count, false) else {
      throw PlottingError(.valueError, "shape mismatch: objects cannot be broadcast to a single shape")
    }
    (self.rows, self.columns, self.places) = (rows, columns, places)
  }

  /// The outlines of the patches between sampled rows and columns; places that are no numbers are left out.
  func patches(_ sampling: GridSampling) -> [[Vector]] {
    guard rows > 1, columns > 1 else { return [] }
    let strides = sampling.strides(rows: rows, columns: columns)
    let rowStops = Self.stops(rows, stride: max(strides.row, 1))
    let columnStops = Self.stops(columns, stride: max(strides.column, 1))
    var patches: [[Vector]] = []
    patches.reserveCapacity(rowStops.count * columnStops.count)
    for (top, bottom) in zip(rowStops, rowStops.dropFirst()) {
      for (left, right) in zip(columnStops, columnStops.dropFirst()) {
        let outline = perimeter(top, bottom, left, right)
        if !outline.isEmpty { patches.append(outline) }
      }
    }
    return patches
  }

  /// The lines along sampled rows, then along sampled columns.
  func lines(_ sampling: GridSampling) -> [[Vector]] {
    guard !places.isEmpty else { return [] }
    let strides = sampling.strides(rows: rows, columns: columns)
    let alongRows = strides.row == 0 ? [] : Self.stops(rows, stride: strides.row)
    let alongColumns = strides.column == 0 ? [] : Self.stops(columns, stride: strides.column)
    return alongRows.map { row in (0..<columns).map { places[row * columns + $0] } }
      + alongColumns.map { column in (0..<rows).map { places[$0 * columns + column] } }
  }

  /// 0, stride, 2 stride …, and the last index.
  private static func stops(_ length: Int, stride: Int) -> [Int] {
    Array(Swift.stride(from: 0, to: length - 1, by: stride)) + [length - 1]
  }

  private func perimeter(_ top: Int, _ bottom: Int, _ left: Int, _ right: Int) -> [Vector] {
    var outline: [Vector] = []
    func add(_ row: Int, _ column: Int) {
      let place = places[row * columns + column]
      if place.x.isFinite, place.y.isFinite, place.z.isFinite { outline.append(place) }
    }
    for column in left..<right { add(top, column) }
    for row in top..<bottom { add(row, right) }
    for column in Swift.stride(from: right, to: left, by: -1) { add(bottom, column) }
    for row in Swift.stride(from: bottom, to: top, by: -1) { add(row, left) }
    return outline
  }
}

/// Light from the upper left, as matplotlib's default source at azimuth 225 and altitude 19.4712 degrees.
enum Shading {
  private static let direction: Vector = {
    let azimuth = (90 - 225.0) * .pi / 180
    let altitude = 19.4712 * Double.pi / 180
    return Vector(cos(azimuth) * cos(altitude), sin(azimuth) * cos(altitude), sin(altitude))
  }()

  /// The colours of faces, one each from 0.3 to 1 of their own by their turn to the light.
  static func shade(_ colors: [Color], faces: [[Vector]]) -> [Color] {
    guard !colors.isEmpty else { return [] }
    return faces.enumerated().map { index, face in
      let color = colors[index % colors.count]
      let normal = normal(face)
      let size = length(normal)
      let cosine = size > 0 ? dot(normal, direction) / size : 0
      let brightness = 0.3 + 0.7 * (cosine + 1) / 2
      return Color(
        red: brightness * color.red, green: brightness * color.green, blue: brightness * color.blue, alpha: color.alpha)
    }
  }

  private static func normal(_ face: [Vector]) -> Vector {
    guard face.count > 2 else { return Vector() }
    let (second, third) = (face[face.count / 3], face[2 * face.count / 3])
    return cross(face[0] - second, second - third)
  }
}
