/// A sheet with axes.
public final class Figure {
  /// Inches.
  public private(set) var width: Double
  /// Inches.
  public private(set) var height: Double
  /// Dots per inch.
  public var dpi: Double
  public var faceColor: Color
  public var edgeColor: Color
  public var isFrameOn = true
  public internal(set) var axes: [Axes] = []
  public internal(set) var texts: [Text] = []
  public internal(set) var legends: [Legend] = []
  public internal(set) var suptitle: Text?
  public internal(set) var supxlabel: Text?
  public internal(set) var supylabel: Text?
  public var subplotParameters: SubplotParameters
  /// The default look of what is made in the figure.
  public let style: RcParams
  /// Whether subplots are fitted to their texts at every layout.
  public var isTight: Bool
  /// Whether subplots and their colour bars are as large as texts let them be, at every layout.
  public var isConstrained = false
  /// Inches between subplots and around them where they are so fitted.
  let constrainedPad = 0.04167
  /// The least gap between them, in shares of the figure.
  let constrainedSpace = 0.02
  /// Whether layouts may move the title over all axes.
  private(set) var isSuptitleFree = true
  private var currentAxes: [Axes] = []
  /// What `num=` called it, for `repr` and windows.
  public var number: Int?

  /// - Throws: ValueError for sizes that are none.
  public init(size: (width: Double, height: Double)? = nil, dpi: Double? = nil, style: RcParams = RcParams()) throws {
    let size = size ?? style.figureSize
    width = size.width
    height = size.height
    self.dpi = dpi ?? style.figureDPI
    self.style = style
    faceColor = style.color("figure.facecolor")
    edgeColor = style.color("figure.edgecolor")
    subplotParameters = SubplotParameters(style: style)
    isTight = style.flag("figure.autolayout")
    try setSize(width: width, height: height)
  }

  /// A sheet of the standard size without axes.
  init(bare style: RcParams) {
    (width, height, dpi) = (6.4, 4.8, 100)
    self.style = style
    faceColor = style.color("figure.facecolor")
    edgeColor = style.color("figure.edgecolor")
    subplotParameters = SubplotParameters(style: style)
    isTight = false
  }

  /// - Throws: ValueError for sizes that are not finite and positive.
  public func setSize(width: Double, height: Double) throws {
    guard width.isFinite, height.isFinite, width > 0, height > 0 else {
      throw PlottingError(
        .valueError,
        "figure size must be positive finite not (\(NumberFormat.general(width)), \(NumberFormat.general(height)))")
    }
    self.width = width
    self.height = height
  }

  /// `<Figure size 640x480 with 1 Axes>`.
  public var description: String {
    let pixels = [width * dpi, height * dpi].map { NumberFormat.general($0) }
    return "<Figure size \(pixels[0])x\(pixels[1]) with \(axes.count) Axes>"
  }

  /// `Figure(640x480)`.
  public var shortDescription: String {
    let pixels = [width * dpi, height * dpi].map { NumberFormat.general($0) }
    return "Figure(\(pixels[0])x\(pixels[1]))"
  }

  // MARK: Axes

  /// The axes that came last, or were chosen last; made when there is none.
  public func gca() throws -> Axes {
    if let axes = currentAxes.last { return axes }
    return try addSubplot()
  }

  /// Makes axes the current ones.
  public func sca(_ axes: Axes) {
    currentAxes.removeAll { $0 === axes }
    currentAxes.append(axes)
  }

  /// Adds axes in a cell of a grid.
  /// - Parameters:
  ///   - index: From 1, in rows; a range takes the cells between.
  ///   - projection: `3d`, or nil for plain axes.
  /// - Throws: ValueError for numbers beyond the grid or an unknown projection.
  @discardableResult
  public func addSubplot(
    rows: Int = 1, columns: Int = 1, index: ClosedRange<Int> = 1...1, projection: String? = nil, shareX: Axes? = nil,
    shareY: Axes? = nil
  ) throws -> Axes {
    let grid = try GridSpec(rows: rows, columns: columns)
    let count = rows * columns
    guard index.lowerBound >= 1, index.upperBound <= count else {
      let shown =
        index.count == 1 ? "\(index.lowerBound)" : "(\(index.lowerBound), \(index.upperBound))"
      throw PlottingError(
        .valueError,
        index.count == 1
          ? "num must be an integer with 1 <= num <= \(count), not \(shown)"
          : "num must be a tuple of integers with 1 <= num <= \(count), not \(shown)")
    }
    let first = ((index.lowerBound - 1) / columns, (index.lowerBound - 1) % columns)
    let last = ((index.upperBound - 1) / columns, (index.upperBound - 1) % columns)
    let cells = grid.cells(
      rows: min(first.0, last.0)...max(first.0, last.0), columns: min(first.1, last.1)...max(first.1, last.1))
    return try addSubplot(cells, projection: projection, shareX: shareX, shareY: shareY)
  }

  /// Adds axes in cells of a grid.
  @discardableResult
  public func addSubplot(
    _ cells: SubplotSpec, projection: String? = nil, shareX: Axes? = nil, shareY: Axes? = nil
  ) throws -> Axes {
    let axes = try makeAxes(place: .cells(cells), projection: projection)
    return attach(axes, shareX: shareX, shareY: shareY)
  }

  /// Adds axes at a place in shares of the figure.
  @discardableResult
  public func addAxes(
    left: Double, bottom: Double, width: Double, height: Double, projection: String? = nil, shareX: Axes? = nil,
    shareY: Axes? = nil
  ) throws -> Axes {
    guard [left, bottom, width, height].allSatisfy(\.isFinite) else {
      let parts = [left, bottom, width, height].map { NumberFormat.general($0) }.joined(separator: ", ")
      throw PlottingError(.valueError, "all entries in rect must be finite not (\(parts))")
    }
    let area = Rectangle(x0: left, y0: bottom, x1: left + width, y1: bottom + height)
    return attach(try makeAxes(place: .area(area), projection: projection), shareX: shareX, shareY: shareY)
  }

  private func makeAxes(place: Axes.Place, projection: String?) throws -> Axes {
    switch projection {
    case nil, "rectilinear"?: return Axes(figure: self, place: place)
    case "3d"?: return Axes3D(figure: self, place: place)
    case let name?:
      if ["aitoff", "hammer", "lambert", "mollweide", "polar"].contains(name) {
        throw PlottingError(.notImplementedError, "lgs has no projection \(name.pythonQuoted)")
      }
      throw PlottingError(.valueError, "\(name.pythonQuoted) is not a valid value for projection.")
    }
  }

  private func attach(_ new: Axes, shareX: Axes?, shareY: Axes?) -> Axes {
    if let shareX { new.shareX(with: shareX) }
    if let shareY { new.shareY(with: shareY) }
    axes.append(new)
    currentAxes.append(new)
    return new
  }

  /// Takes axes out.
  public func delaxes(_ removed: Axes) {
    guard axes.contains(where: { $0 === removed }) else { return }
    axes.removeAll { $0 === removed }
    currentAxes.removeAll { $0 === removed }
  }

  /// Takes everything out.
  public func clear() {
    axes = []
    currentAxes = []
    texts = []
    legends = []
    suptitle = nil
    supxlabel = nil
    supylabel = nil
    subplotParameters = SubplotParameters(style: style)
  }

  // MARK: Texts

  /// A title over all axes.
  @discardableResult
  public func setSuptitle(_ text: String, x: Double? = nil, y: Double? = nil) -> Text {
    let title =
      suptitle
      ?? Text(
        x: 0.5, y: 0.98, text: "", style: style, fontSize: style.size("figure.titlesize"), horizontalAlignment: .center,
        verticalAlignment: .top, coordinates: .figure)
    title.text = text
    title.fontWeight = style.weight("figure.titleweight")
    title.setPosition(x: x ?? title.x, y: y ?? title.y)
    if y != nil { isSuptitleFree = false }
    suptitle = title
    return title
  }

  /// A label under all axes.
  @discardableResult
  public func setSupxlabel(_ text: String) -> Text {
    let label =
      supxlabel
      ?? Text(
        x: 0.5, y: 0.01, text: "", style: style, fontSize: style.fontSize * 1.2, horizontalAlignment: .center,
        verticalAlignment: .bottom, coordinates: .figure)
    label.text = text
    supxlabel = label
    return label
  }

  /// A label left of all axes.
  @discardableResult
  public func setSupylabel(_ text: String) -> Text {
    let label =
      supylabel
      ?? Text(
        x: 0.02, y: 0.5, text: "", style: style, fontSize: style.fontSize * 1.2, horizontalAlignment: .left,
        verticalAlignment: .center, coordinates: .figure)
    label.rotation = 90
    label.text = text
    supylabel = label
    return label
  }

  /// A text at a place in shares of the figure.
  @discardableResult
  public func text(x: Double, y: Double, _ text: String) -> Text {
    let made = Text(x: x, y: y, text: text, style: style, coordinates: .figure)
    texts.append(made)
    return made
  }

  /// The largest number of pixels a figure may have on a side, as matplotlib's renderer has it.
  static let largestSide = 1 << 23
}
