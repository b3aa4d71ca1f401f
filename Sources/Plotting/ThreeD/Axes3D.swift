#if canImport(Glibc)
  import Glibc
#endif

/// An area with three directions, looked at from a point of view.
public final class Axes3D: Axes {
  public private(set) lazy var zaxis = Axis(name: .z, axes: self, style: figure.style)
  /// Degrees above the x-y plane.
  public var elev = 30.0
  /// Degrees around the z axis.
  public var azim = -60.0
  /// Degrees around the direction of view.
  public var roll = 0.0
  /// How strongly what is near grows; infinite for a parallel projection.
  public private(set) var focalLength = 1.0
  /// Lengths of the box's edges.
  private(set) var boxLengths = Point3(0, 0, 0)
  public var zMargin = 0.0
  public var isGridOn: Bool
  /// Whether collections are painted from the farthest to the nearest.
  public var computesOrder = true
  /// Whether anything has been added.
  private var hasData = false

  override init(figure: Figure, place: Place) {
    isGridOn = figure.style.flag("axes3d.grid")
    super.init(figure: figure, place: place)
    setBox(Point3(4, 4, 3))
    let edge = 0.05 * 10 / 11
    dataLimits.update(xs: [edge, 1 - edge], ys: [edge, 1 - edge])
    dataLimits.update(zs: [0, 1])
    requestAutoscale()
  }

  public override var typeName: String { "Axes3D" }

  override func axis(_ name: Axis.Name) -> Axis? {
    switch name {
    case .x: xaxis
    case .y: yaxis
    case .z: zaxis
    }
  }

  override var axisList: [Axis] { [xaxis, yaxis, zaxis] }

  // MARK: View

  /// Turns the view; nil goes back to the first one.
  public func viewInit(elev: Double? = nil, azim: Double? = nil, roll: Double? = nil) {
    self.elev = elev ?? 30
    self.azim = azim ?? -60
    self.roll = roll ?? 0
  }

  /// `persp` or `ortho`.
  /// - Throws: ValueError for another word or length.
  public func setProjectionType(_ name: String, focalLength: Double? = nil) throws {
    switch name {
    case "persp":
      if let focalLength, focalLength <= 0 {
        throw PlottingError(
          .valueError, "focal_length = \(NumberFormat.repr(focalLength)) must be greater than 0")
      }
      self.focalLength = focalLength ?? 1
    case "ortho": self.focalLength = .infinity
    case _:
      throw PlottingError(.valueError, CloseMatch.message(for: name, what: "proj_type", among: ["persp", "ortho"]))
    }
  }

  /// The ratio of the box's edges; nil is 4:4:3.
  /// - Throws: ValueError for a zoom that is not positive.
  public func setBoxAspect(_ aspect: [Double]?, zoom: Double = 1) throws {
    guard zoom > 0 else {
      throw PlottingError(.valueError, "Argument zoom = \(NumberFormat.general(zoom)) must be > 0")
    }
    let ratio = aspect.map { Point3($0[0], $0[1], $0[2]) } ?? Point3(4, 4, 3)
    setBox(ratio, zoom: zoom)
  }

  private func setBox(_ ratio: Point3, zoom: Double = 1) {
    // matplotlib's numbers, which keep the look of its earlier versions.
    boxLengths = ratio * (1.8294640721620434 * 25 / 24 * zoom / ratio.length)
  }

  // MARK: Limits

  public var zlim: (low: Double, high: Double) { zaxis.limits }

  public func setZLim(_ low: Double?, _ high: Double?) throws { try zaxis.setLimits(low, high) }

  @discardableResult
  public func setZLabel(_ text: String, pad: Double? = nil) -> Text { Self.setLabel(zaxis, text, pad) }

  /// Takes places into the limits; the first ones replace what an empty axes shows.
  func take(xs: [Double], ys: [Double], zs: [Double]) {
    if !hasData { dataLimits = DataLimits() }
    hasData = true
    dataLimits.update(xs: xs, ys: ys)
    dataLimits.update(zs: zs)
    requestAutoscale()
  }

  override func autoscaleView(_ axis: Axis, margin: Double) {
    let domain = axis.domain
    guard domain.isAutoscaled else { return }
    let span = dataLimits.span(axis.name)
    var (low, high) = (span.low, span.high)
    (low, high) = domain.majorLocator.nonsingular(low, high, smallestPositive: span.smallestPositive)
    (low, high) = domain.scale.limited(low, high, smallestPositive: span.smallestPositive)
    if margin > 0 { (low, high) = Self.widened(low, high, by: margin, domain.scale) }
    (low, high) = domain.majorLocator.viewLimits(low, high, smallestPositive: span.smallestPositive)
    (low, high) = Self.widened(min(low, high), max(low, high), by: 1.0 / 48, domain.scale)
    finish(axis, low, high)
  }

  private static func widened(_ low: Double, _ high: Double, by margin: Double, _ scale: AxisScale) -> (Double, Double) {
    let first = scale.forward(low)
    let second = scale.forward(high)
    let added = (second - first) * margin
    guard added.isFinite else { return (low, high) }
    return (scale.inverse(first - added), scale.inverse(second + added))
  }

  // MARK: Projection

  /// The projection of values as the scales spread them.
  var projection: Projection {
    let (x, y, z) = (xaxis.limits, yaxis.limits, zaxis.limits)
    let scales = axisList.map(\.domain.scale)
    return Projection(
      low: Point3(scales[0].forward(x.low), scales[1].forward(y.low), scales[2].forward(z.low)),
      high: Point3(scales[0].forward(x.high), scales[1].forward(y.high), scales[2].forward(z.high)),
      boxAspect: boxLengths, elev: elev, azim: azim, roll: roll, focalLength: focalLength)
  }

  /// A place as the scales spread it.
  func scaled(_ point: Point3) -> Point3 {
    Point3(
      xaxis.domain.scale.forward(point.x), yaxis.domain.scale.forward(point.y), zaxis.domain.scale.forward(point.z))
  }
}
