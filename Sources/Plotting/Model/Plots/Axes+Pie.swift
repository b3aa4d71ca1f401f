#if canImport(Glibc)
  import Glibc
#endif

/// What can be said of a pie; nil takes the default.
public struct PieProperties {
  /// How far each wedge is moved out, in radii.
  public var explode: [Double]?
  public var labels: [String]?
  /// In turn; nil takes the next colours of areas.
  public var colors: [Color]?
  /// Texts inside the wedges, for their shares.
  public var shareText: ((_ percent: Double) throws -> String)?
  public var shareDistance = 0.6
  /// Where labels stand, in radii; nil leaves them out.
  public var labelDistance: Double? = 1.1
  /// Degrees, counterclockwise from the right.
  public var startAngle = 0.0
  public var radius = 1.0
  public var isCounterclockwise = true
  public var center = Point(0, 0)
  public var keepsFrame = false
  public var turnsLabels = false
  /// Whether the wedges fill the disc whatever their sum.
  public var isNormalized = true
  public var wedge = PatchProperties()
  /// How thick the ring is; nil for a disc.
  public var ringWidth: Double?

  public init() {}
}

/// The parts of a `pie`.
public final class PieContainer: Container {
  public let wedges: [WedgePatch]
  public let texts: [Text]
  /// The texts of the shares; nil when none were asked for.
  public let shareTexts: [Text]?

  init(wedges: [WedgePatch], texts: [Text], shareTexts: [Text]?) {
    self.wedges = wedges
    self.texts = texts
    self.shareTexts = shareTexts
    super.init(label: "_nolegend_")
  }
}

extension Axes {
  /// A disc cut into wedges.
  /// - Throws: ValueError for sizes that are none and lists of unequal lengths.
  @discardableResult
  public func pie(_ sizes: [Double], properties p: PieProperties = PieProperties()) throws -> PieContainer {
    aspect = .ratio(1)
    let shares = try Self.shares(sizes, p)
    var wedges: [WedgePatch] = []
    var turn = p.startAngle / 360
    for (index, share) in shares.enumerated() {
      let next = p.isCounterclockwise ? turn + share : turn - share
      let middle = Double.pi * (turn + next)
      let out = p.explode?[index] ?? 0
      var look = p.wedge
      look.faceColor = try color(index, p) ?? look.faceColor
      look.label = p.labels?[index]
      look.isClipped = look.isClipped ?? false
      wedges.append(
        addPatch(
          try WedgePatch(
            center: Point(p.center.x + out * cos(middle), p.center.y + out * sin(middle)), radius: p.radius,
            start: 360 * min(turn, next), end: 360 * max(turn, next), width: p.ringWidth, properties: look,
            style: figure.style)))
      turn = next
    }
    let texts = p.labelDistance.map { label(wedges, p.labels ?? sizes.map { _ in "" }, at: $0, isOuter: true, p) } ?? []
    let shareTexts = try p.shareText.map { text in
      label(wedges, try shares.map { try text(100 * $0) }, at: p.shareDistance, isOuter: false, p)
    }
    if p.keepsFrame { requestAutoscale() } else { try hideFrame(around: p.center) }
    let pie = PieContainer(wedges: wedges, texts: texts, shareTexts: shareTexts)
    containers.append(pie)
    return pie
  }

  private static func shares(_ sizes: [Double], _ p: PieProperties) throws -> [Double] {
    func fail(_ message: String) -> PlottingError { PlottingError(.valueError, message) }
    if sizes.contains(where: { $0 < 0 }) { throw fail("Wedge sizes 'x' must be non negative values") }
    if !sizes.allSatisfy(\.isFinite) { throw fail("Wedge sizes must be finite numbers") }
    let sum = sizes.reduce(0, +)
    if sum == 0 { throw fail("All wedge sizes are zero") }
    if !p.isNormalized, sum > 1 { throw fail("Cannot plot an unnormalized pie with sum(x) > 1") }
    for (name, count) in [("labels", p.labels?.count), ("explode", p.explode?.count)] {
      if let count, count != sizes.count { throw fail("'\(name)' must be of length 'x', not \(count)") }
    }
    if !(p.radius > 0) { throw fail("'radius' must be a positive number, not \(NumberFormat.general(p.radius))") }
    return p.isNormalized ? sizes.map { $0 / sum } : sizes
  }

  private func color(_ index: Int, _ p: PieProperties) throws -> Color? {
    guard let colors = p.colors else { return nextPatchColor() }
    return colors.isEmpty ? nil : colors[index % colors.count]
  }

  /// Texts at the middles of wedges.
  private func label(
    _ wedges: [WedgePatch], _ texts: [String], at distance: Double, isOuter: Bool, _ p: PieProperties
  ) -> [Text] {
    zip(wedges, texts).map { wedge, words in
      let middle = Double.pi * (wedge.start + wedge.end) / 360
      let (x, y) = (
        wedge.center.x + distance * wedge.radius * cos(middle), wedge.center.y + distance * wedge.radius * sin(middle)
      )
      let text = self.text(x: x, y: y, words)
      text.horizontalAlignment = isOuter ? (x > 0 ? .left : .right) : .center
      text.verticalAlignment = .center
      if p.turnsLabels, isOuter {
        text.verticalAlignment = y > 0 ? .bottom : .top
        text.rotation = middle * 180 / .pi + (x > 0 ? 0 : 180)
      }
      return text
    }
  }

  private func hideFrame(around center: Point) throws {
    isFrameOn = false
    xaxis.setTicks([])
    yaxis.setTicks([])
    try setXLim(center.x - 1.25, center.x + 1.25)
    try setYLim(center.y - 1.25, center.y + 1.25)
  }
}
