#if canImport(Glibc)
  import Glibc
#endif

/// The values of an axis' ticks with their labels, for a length in pixels.
struct TickValues {
  let major: [(value: Double, text: String)]
  let minor: [(value: Double, text: String)]
  let offset: String

  init(_ axis: Axis, length: Double, dpi: Double) throws {
    let domain = axis.domain
    let limits = axis.limits
    let size = axis.major.labelSize * (axis.name == .y && !(axis.axes is Axes3D) ? 2 : 3)
    let space = size > 0 ? Int(min(1e9, max(0, (length / dpi * 72 / size).rounded(.down)))) : .max
    var context = TickContext(
      low: limits.low, high: limits.high, space: space, smallestPositive: axis.smallestPositive,
      isThreeDimensional: axis.axes is Axes3D)
    if case .dates(let locator) = domain.majorLocator {
      context.dateUnit = locator.unit(min(limits.low, limits.high), max(limits.low, limits.high))
    }
    let places = axis.major.isAnythingVisible ? try domain.majorLocator.ticks(in: context) : []
    let labels = try domain.majorFormatter.labels(places, in: context)
    major = Array(zip(places, labels.labels)).map { ($0.0, $0.1) }
    offset = labels.offset
    guard axis.minor.isAnythingVisible, domain.minorLocator != .none else {
      minor = []
      return
    }
    let scale = domain.scale
    let tolerance = abs(scale.forward(limits.high) - scale.forward(limits.low)) * 1e-5
    let majorPlaces = places.map { scale.forward($0) }
    let minorPlaces = try domain.minorLocator.ticks(in: context, major: places).filter { place in
      let value = scale.forward(place)
      return !majorPlaces.contains { abs($0 - value) <= tolerance }
    }
    let minorLabels = try domain.minorFormatter.labels(minorPlaces, in: context)
    minor = Array(zip(minorPlaces, minorLabels.labels)).map { ($0.0, $0.1) }
  }
}

extension Axes {
  /// The places and labels of a direction's ticks as they are drawn, some beyond the limits.
  /// - Throws: ValueError for limits without logarithm.
  public func tickValues(_ name: Axis.Name, isMinor: Bool = false) throws -> [(value: Double, text: String)] {
    guard let axis = axis(name) else { return [] }
    let box = AxesFrame(self, dpi: figure.dpi).box
    let values = try TickValues(axis, length: name == .y ? box.height : box.width, dpi: figure.dpi)
    return isMinor ? values.minor : values.major
  }
}
