/// A box in space in which data are drawn.
public final class Axes3D: Axes {
  public private(set) lazy var zaxis = Axis(name: .z, axes: self, style: figure.style)
  /// From where the box is seen: `view_init`, `elev`, `azim`, `roll`.
  public var viewpoint = Viewpoint()
  /// The distance of the eye, which matplotlib keeps and does not use.
  public var distance = 10.0
  /// Lengths of the box's edges.
  public private(set) var boxEdges = ViewBox.defaultAspect
  public var isGridOn = true
  /// Shares of the data's range that are added in z.
  public var zMargin = 0.0
  /// Shares of the range that are added last, at all sides.
  static let viewMargin = 1.0 / 48
  /// Whether anything has been drawn from which limits follow.
  private var hasData = false

  /// Colours of the panes at right angles to x, y and z.
  public var paneColors = [0.95, 0.9, 0.925].map { Color(red: $0, green: $0, blue: $0, alpha: 0.5) }

  override init(figure: Figure, place: Place) {
    super.init(figure: figure, place: place)
    boxAspect = 1
    for axis in [xaxis, yaxis, zaxis] {
      axis.label.verticalAlignment = .center
      axis.label.horizontalAlignment = .center
      axis.label.rotation = 0
      axis.label.rotationMode = .anchor
      axis.domain.isStale = true
    }
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

  public var zlim: (low: Double, high: Double) { zaxis.limits }

  /// - Throws: ValueError for what is no number.
  public func setZLim(_ low: Double?, _ high: Double?) throws { try zaxis.setLimits(low, high) }

  @discardableResult
  public func setZLabel(_ text: String, pad: Double? = nil) -> Text { Self.setLabel(zaxis, text, pad) }

  /// Sets the angles of view in degrees; what is not given takes its first value.
  public func viewInit(elevation: Double? = nil, azimuth: Double? = nil, roll: Double? = nil) {
    viewpoint.elevation = elevation ?? 30
    viewpoint.azimuth = azimuth ?? -60
    viewpoint.roll = roll ?? 0
  }

  /// Chooses perspective (`persp`) or parallel (`ortho`) projection.
  /// - Throws: ValueError with matplotlib's words.
  public func setProjection(_ name: String, focalLength: Double? = nil) throws {
    switch name {
    case "persp":
      guard (focalLength ?? 1) > 0 else {
        throw PlottingError(
          .valueError, "focal_length = \(NumberFormat.general(focalLength ?? 1)) must be greater than 0")
      }
      viewpoint.focalLength = focalLength ?? 1
    case "ortho":
      guard focalLength == nil || focalLength == .infinity else {
        throw PlottingError(
          .valueError,
          "focal_length = \(NumberFormat.general(focalLength ?? 1)) must be None for proj_type = \(name)")
      }
      viewpoint.focalLength = nil
    case _:
      throw PlottingError(.valueError, CloseMatch.message(for: name, what: "proj_type", among: ["persp", "ortho"]))
    }
  }

  /// Sets the ratio of the box's edges; nil takes 4 : 4 : 3.
  /// - Throws: ValueError with matplotlib's words.
  public func setBoxAspect(_ ratio: [Double]?, zoom: Double = 1) throws {
    guard zoom > 0 else {
      throw PlottingError(.valueError, "Argument zoom = \(NumberFormat.general(zoom)) must be > 0")
    }
    let ratio = ratio ?? [4, 4, 3]
    guard ratio.count == 3 else {
      throw PlottingError(
        .valueError, "'aspect' must be 1D with shape (3,), but your input has shape (\(ratio.count),)")
    }
    boxEdges = ViewBox.scaledAspect(Vector(ratio[0], ratio[1], ratio[2]), zoom: zoom)
  }

  /// The box of limits as it is seen.
  var viewBox: ViewBox { ViewBox(limits: axisList.map { $0.limits }, aspect: boxEdges) }

  /// mplot3d takes explicit heights of titles a little lower than asked.
  override var titleFactor: Double { 0.92 }

  // MARK: Limits

  /// Takes data into the limits.
  func updateLimits(_ places: [Vector]) {
    hasData = true
    for place in places {
      if place.x.isFinite, place.y.isFinite { dataLimits.update(CollectionOfOne(Point(place.x, place.y))) }
    }
    dataLimits.update(zs: places.map(\.z))
    requestAutoscale()
  }

  /// The limits the data and the two margins give.
  override func autoscaleView(_ axis: Axis, margin: Double) {
    let domain = axis.domain
    guard domain.isAutoscaled else { return }
    let span = dataLimits.span(axis.name)
    var (low, high) = (span.low, span.high)
    if low > high {
      // Without data x and y begin a margin inside of 0...1, z at its ends.
      let inset = axis.name == .z ? 0 : 0.05 * 10 / 11
      (low, high) = (inset, 1 - inset)
    }
    (low, high) = domain.majorLocator.nonsingular(low, high, smallestPositive: span.smallestPositive)
    let delta = (high - low) * margin
    if margin > 0, delta.isFinite { (low, high) = (low - delta, high + delta) }
    (low, high) = domain.majorLocator.viewLimits(low, high, smallestPositive: span.smallestPositive)
    let rest = (high - low) * Self.viewMargin
    (low, high) = domain.majorLocator.nonsingular(low - rest, high + rest, smallestPositive: span.smallestPositive)
    let isReversed = domain.low > domain.high
    domain.low = isReversed ? high : low
    domain.high = isReversed ? low : high
    domain.hasLimits = true
  }
}
