import LongWork

/// A grid of cells with four corners each, coloured by numbers (`pcolormesh`).
public final class QuadMesh: Collection {
  /// Cells from bottom to top.
  public let rows: Int
  /// Cells from left to right.
  public let columns: Int
  /// Corners in rows, one more than cells in both directions.
  let corners: [Point]

  /// - Throws: TypeError when the corners are not one more than the cells in each direction.
  init(corners: [Point], rows: Int, columns: Int, style: RcParams) throws {
    self.rows = rows
    self.columns = columns
    self.corners = corners
    super.init(faceColors: [], edgeColors: .none, lineWidths: [0], style: style)
  }

  public override var typeName: String { "QuadMesh" }

  /// The corners of a cell, once around.
  func cell(row: Int, column: Int) -> [Point] {
    let below = row * (columns + 1) + column
    let above = below + columns + 1
    return [corners[below], corners[below + 1], corners[above + 1], corners[above]]
  }
}

/// What can be said of a mesh; nil takes the default.
public struct MeshProperties {
  public var colormap: Colormap?
  public var norm: Normalize?
  public var alpha: Double?
  public var label: String?
  public var zorder: Double?

  public init() {}
}

extension Axes {
  /// Cells with colours from numbers.
  /// - Parameters:
  ///   - x: Corners' places in rows; `values` has one fewer row and column.
  @discardableResult
  public func pcolormesh(
    x: [Double], y: [Double], values: [Double], rows: Int, columns: Int, properties: MeshProperties = MeshProperties()
  ) throws -> QuadMesh {
    let count = (rows + 1) * (columns + 1)
    guard x.count == count, y.count == count, values.count == rows * columns else {
      throw PlottingError(.typeError, "Incompatible X, Y inputs to pcolormesh; see help(pcolormesh)")
    }
    guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else {
      throw PlottingError(
        .valueError,
        "x and y arguments to pcolormesh cannot have non-finite values or be of type numpy.ma.MaskedArray with masked "
          + "values")
    }
    let mesh = try QuadMesh(
      corners: x.indices.mapRows { Point(x[$0], y[$0]) }, rows: rows, columns: columns, style: figure.style)
    mesh.array = values
    if let norm = properties.norm { mesh.norm = norm }
    if let colormap = properties.colormap { mesh.colormap = colormap }
    try mesh.norm.autoscaleNone(values)
    mesh.label = properties.label ?? ""
    mesh.zorder = properties.zorder ?? 1
    try mesh.setAlpha(properties.alpha)
    if let left = x.min(), let right = x.max(), let bottom = y.min(), let top = y.max() {
      mesh.stickyX = [left, right]
      mesh.stickyY = [bottom, top]
    }
    currentImage = mesh
    return addCollection(mesh)
  }
}

extension Canvas {
  /// Paints a mesh: cells with hard edges, upright ones on whole pixels, so that no gaps show.
  func mesh(_ mesh: QuadMesh, frame: AxesFrame) throws {
    let colors = try mesh.resolvedFaceColors()
    let sheet = Double(height)
    for row in 0..<mesh.rows {
      try Interruption.check()
      for column in 0..<mesh.columns {
        let corners = mesh.cell(row: row, column: column).map { frame.point($0.x, $0.y, mesh.coordinates) }
        guard corners.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { continue }
        let isUpright = zip(corners, corners.dropFirst() + corners.prefix(1)).allSatisfy {
          abs($0.x - $1.x) < 1e-4 || abs($0.y - $1.y) < 1e-4
        }
        let places =
          isUpright
          ? corners.map { Point(($0.x + 0.5).rounded(.down), sheet - (sheet - $0.y + 0.5).rounded(.down)) } : corners
        hardArea(.polyline(places, isClosed: true), color: colors[row * mesh.columns + column])
      }
    }
  }
}
