/// Limits that follow the data.
extension Axes {
  /// The limits of x after autoscaling.
  public var xlim: (low: Double, high: Double) { xaxis.limits }
  /// The limits of y after autoscaling.
  public var ylim: (low: Double, high: Double) { yaxis.limits }

  /// - Throws: ValueError for what is no number.
  public func setXLim(_ low: Double?, _ high: Double?) throws { try xaxis.setLimits(low, high) }

  /// - Throws: ValueError for what is no number.
  public func setYLim(_ low: Double?, _ high: Double?) throws { try yaxis.setLimits(low, high) }

  /// Lets limits wait for autoscaling.
  func requestAutoscale(x: Bool = true, y: Bool = true, z: Bool = true) {
    if x { xaxis.domain.isStale = true }
    if y { yaxis.domain.isStale = true }
    if z { axis(.z)?.domain.isStale = true }
  }

  /// Takes the limits of the data as they are now (`relim`, then waiting for autoscaling).
  public func relim() {
    dataLimits = DataLimits()
    for artist in children {
      let (updatesX, updatesY) = Self.updates(artist.coordinates)
      if let line = artist as? AxisLine {
        dataLimits.update([line.origin], x: updatesX, y: updatesY)
      } else if let line = artist as? Line2D {
        dataLimits.update(xs: line.xData, ys: line.yData, x: updatesX, y: updatesY)
      } else if let patch = artist as? Patch {
        dataLimits.update(patch.path.points, x: updatesX, y: updatesY)
      } else if let collection = artist as? Collection {
        dataLimits.update(collection.limitPoints, x: updatesX, y: updatesY)
      } else if let image = artist as? AxesImage {
        dataLimits.update(image.corners)
      }
    }
  }

  /// Turns autoscaling on or off (`autoscale`).
  public func autoscale(isOn: Bool?, x: Bool = true, y: Bool = true, isTight: Bool = false) {
    if let isOn {
      if x { xaxis.domain.isAutoscaled = isOn }
      if y { yaxis.domain.isAutoscaled = isOn }
    }
    if isTight {
      if x { xMargin = 0 }
      if y { yMargin = 0 }
    }
    requestAutoscale(x: x, y: y)
  }

  /// Sets margins in shares of the data's range.
  /// - Throws: ValueError for margins that leave nothing.
  public func setMargins(x: Double?, y: Double?) throws {
    for margin in [x, y].compactMap({ $0 }) where !(margin > -0.5) {
      throw PlottingError(.valueError, "margin must be greater than -0.5")
    }
    xMargin = x ?? xMargin
    yMargin = y ?? yMargin
    requestAutoscale(x: x != nil, y: y != nil)
  }

  /// Does the autoscaling that waits.
  func autoscaleIfStale() {
    for axis in axisList where axis.domain.isStale {
      axis.domain.isStale = false
      autoscaleView(axis, margin: margin(axis.name))
    }
  }

  func margin(_ name: Axis.Name) -> Double {
    switch name {
    case .x: xMargin
    case .y: yMargin
    case .z: (self as? Axes3D)?.zMargin ?? 0
    }
  }

  /// The limits the data, margins and sticky edges of all axes of the domain give.
  func autoscalePlane(_ axis: Axis, margin: Double) {
    let domain = axis.domain
    guard domain.isAutoscaled else { return }
    let members = domain.axes
    let spans = members.map { $0.dataLimits.span(axis.name) }
    let values = spans.flatMap { [$0.low, $0.high] }.filter(\.isFinite)
    var low = values.min() ?? -.infinity
    var high = values.max() ?? .infinity
    if values.isEmpty, domain.hasLimits { return }
    let smallest = spans.map(\.smallestPositive).min() ?? .infinity
    (low, high) = domain.majorLocator.nonsingular(low, high, smallestPositive: smallest)
    let stickies = stickyEdges(axis, margin: margin, members: members)
    let tolerance = 1e-5 * abs(high - low)
    let lowBound = stickies.last { $0 < low + tolerance }
    let highBound = stickies.first { $0 >= high - tolerance }
    (low, high) = domain.scale.limited(low, high, smallestPositive: smallest)
    let first = domain.scale.forward(low)
    let second = domain.scale.forward(high)
    let delta = (second - first) * margin
    let added = delta.isFinite ? delta : 0
    low = domain.scale.inverse(first - added)
    high = domain.scale.inverse(second + added)
    if let lowBound { low = max(low, lowBound) }
    if let highBound { high = min(high, highBound) }
    (low, high) = domain.majorLocator.viewLimits(low, high, smallestPositive: smallest)
    finish(axis, low, high)
  }

  /// Sets autoscaled limits, in the direction they had.
  private func finish(_ axis: Axis, _ first: Double, _ second: Double) {
    guard first.isFinite, second.isFinite else { return }
    let domain = axis.domain
    let isReversed = domain.low > domain.high
    let smallest = axis.smallestPositive
    var (low, high) = domain.majorLocator.nonsingular(
      min(first, second), max(first, second), smallestPositive: smallest)
    (low, high) = domain.scale.limited(low, high, smallestPositive: smallest)
    domain.low = isReversed ? high : low
    domain.high = isReversed ? low : high
    domain.hasLimits = true
  }

  /// The edges that margins do not cross, in order.
  private func stickyEdges(_ axis: Axis, margin: Double, members: [Axes]) -> [Double] {
    guard margin != 0 else { return [] }
    var edges: [Double] = []
    for member in members {
      for artist in member.children {
        guard let sticky = artist as? StickyEdges else { continue }
        edges += axis.name == .x ? sticky.stickyX : axis.name == .y ? sticky.stickyY : []
      }
    }
    if case .log = axis.domain.scale { edges.removeAll { $0 <= 0 } }
    return edges.sorted()
  }
}

/// An artist whose edges take no margin.
protocol StickyEdges {
  var stickyX: [Double] { get }
  var stickyY: [Double] { get }
}

extension Collection {
  /// The places that count for the limits of the axes.
  var limitPoints: [Point] {
    if let scatter = self as? PathCollection { return scatter.offsets }
    if let polygons = self as? PolyCollection { return polygons.polygons.flatMap { $0 } }
    if let lines = self as? LineCollection { return lines.segments.flatMap { $0 } }
    if let contours = self as? ContourSet { return contours.corners }
    if let mesh = self as? QuadMesh { return mesh.corners }
    if let quiver = self as? Quiver { return quiver.places }
    if let patches = self as? PatchCollection { return patches.patches.flatMap(\.path.points) }
    return []
  }
}
