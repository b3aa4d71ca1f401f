import Interpreter
import Plotting

/// The state of `matplotlib.pyplot`: the open figures, which of them is current, the settings.
final class Pyplot {
  /// The state of the running session.
  nonisolated(unsafe) static var shared = Pyplot()

  let style = RcParams()
  /// Open figures by number, the current one last.
  private(set) var figures: [Figure] = []
  /// Fonts and glyphs, opened by the first figure that is laid out.
  lazy var text = TextEngine()
  lazy var raster = RasterRenderer(text: text)

  func currentFigure() throws -> Figure {
    if let figure = figures.last { return figure }
    return try makeFigure(number: nil, size: nil, dpi: nil)
  }

  func currentAxes() throws -> AxesObject { AxesObject(try currentFigure().gca()) }

  /// Makes a figure, or makes the open one of that number current.
  func figure(number: Int?, size: (width: Double, height: Double)?, dpi: Double?) throws -> Figure {
    if let number, let open = figures.first(where: { $0.number == number }) {
      makeCurrent(open)
      return open
    }
    return try makeFigure(number: number, size: size, dpi: dpi)
  }

  private func makeFigure(number: Int?, size: (width: Double, height: Double)?, dpi: Double?) throws -> Figure {
    let figure = try Figure(size: size, dpi: dpi, style: style)
    let (next, overflow) = (figures.compactMap(\.number).max() ?? 0).addingReportingOverflow(1)
    if number == nil, overflow { throw Raised.overflowError("Python int too large to convert to C long") }
    figure.number = number ?? next
    figures.append(figure)
    return figure
  }

  func makeCurrent(_ figure: Figure) {
    guard figures.contains(where: { $0 === figure }) else { return }
    figures.removeAll { $0 === figure }
    figures.append(figure)
  }

  func close(_ figure: Figure) { figures.removeAll { $0 === figure } }
  func closeAll() { figures = [] }

  /// The open figures in the order of their numbers; none is open afterwards. What a cell's end shows.
  func takeFigures() -> [Figure] {
    defer { figures = [] }
    return figures.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
  }
}
