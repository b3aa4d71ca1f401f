import Glibc
import Plotting
import XCTest

/// Figures that are compared with matplotlib's pictures; scripts/fixtures/figures.py has the same ones in Python.
enum FigureCases {
  static let all: [(name: String, make: () throws -> Figure)] = [
    ("lines", lines),
    ("markers", markers),
    ("scatter", scatter),
    ("bars", bars),
    ("histogram", histogram),
    ("helix", helix),
    ("surface", surface),
    ("shaded_surface", shadedSurface),
    ("image", image),
    ("bands_and_errors", bandsAndErrors),
    ("twins", twins),
    ("offsets", offsets),
    ("ticks_and_grid", ticksAndGrid),
    ("shared", shared),
    ("legend_columns", legendColumns),
    ("histograms", histograms),
    ("horizontal_bars", horizontalBars),
    ("minor_grid", minorGrid),
    ("steps", steps),
    ("equal_units", equalUnits),
    ("cloud", cloud),
  ]

  private static func linspace(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
    let step = (high - low) / Double(count - 1)
    return (0..<count).map { $0 == count - 1 ? high : Double($0) * step + low }
  }

  private static func with<Properties>(_ properties: Properties, _ change: (inout Properties) throws -> Void) rethrows
    -> Properties
  {
    var properties = properties
    try change(&properties)
    return properties
  }

  private static func lines() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    let x = linspace(0, 10, 200)
    try ax.plot(x: x, y: x.map(sin), properties: with(LineProperties()) { $0.label = "sin" })
    try ax.plot(x: x, y: x.map(cos), format: try .parse("--"), properties: with(LineProperties()) { $0.label = "cos" })
    ax.setTitle("after 100 epochs")
    ax.setXLabel("x label")
    ax.setYLabel("y label")
    try ax.addLegend()
    return fig
  }

  private static func markers() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    let x = linspace(0, 1, 8)
    for (i, m) in [
      "o", ".", "s", "^", "v", "<", ">", "*", "D", "d", "p", "h", "H", "8", "P", "X", "x", "+", "1", "2", "3", "4", "|",
      "_",
    ].enumerated() {
      try ax.plot(
        x: x, y: x.map { $0 * 0.3 + Double(i) },
        format: try .parse(m == "1" || m == "2" || m == "3" || m == "4" ? m + " " : m))
    }
    return fig
  }

  private static func scatter() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    let t = linspace(0, 6.28, 40)
    try ax.scatter(x: t, y: t.map(sin), properties: with(ScatterProperties()) { $0.label = "plain" })
    try ax.scatter(
      x: t, y: t.map(cos),
      properties: with(ScatterProperties()) {
        $0.colors = .values(t)
        $0.sizes = t.map { 20 + 20 * $0 }
      })
    try ax.scatter(
      x: [3], y: [0],
      properties: with(ScatterProperties()) {
        $0.sizes = [200]
        $0.marker = "*"
        $0.colors = .colors([try .parse("red")])
        $0.label = "star"
      })
    try ax.addLegend()
    return fig
  }

  private static func bars() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    try ax.bar(
      x: [0, 1, 2, 3], height: [3, 1, 4, 2],
      properties: with(BarProperties()) {
        $0.label = "bars"
        $0.tickLabels = ["a", "b", "c", "d"]
      })
    try ax.addLegend()
    ax.setTitle("bars")
    return fig
  }

  private static func histogram() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    let v = linspace(0, 40, 500).map { sin($0) + sin($0 * 1.7) }
    try ax.hist([v])
    return fig
  }

  private static func helix() throws -> Figure {
    let fig = try Figure()
    let ax = try XCTUnwrap(try fig.addSubplot(projection: "3d") as? Axes3D)
    let t = linspace(0, 12, 60)
    try ax.scatter(x: t.map(sin), y: t.map(cos), z: t, properties: with(ScatterProperties()) { $0.label = "helix" })
    ax.setXLabel("x axis")
    ax.setYLabel("$w_1$")
    ax.setZLabel("zz")
    try ax.addLegend()
    ax.setTitle("helix")
    return fig
  }

  private static func surface() throws -> Figure {
    let fig = try Figure()
    let ax = try XCTUnwrap(try fig.addSubplot(projection: "3d") as? Axes3D)
    let g = linspace(-2, 2, 30)
    var xs: [Double] = []
    var ys: [Double] = []
    var zs: [Double] = []
    for y in g {
      for x in g {
        xs.append(x)
        ys.append(y)
        zs.append(exp(-x * x - y * y))
      }
    }
    try ax.plotSurface(
      try SurfaceGrid(rows: 30, columns: 30, places: zip(zip(xs, ys), zs).map { Vector($0.0, $0.1, $1) }),
      properties: with(SurfaceProperties()) { $0.colormap = try Colormap.named("viridis") })
    return fig
  }

  private static func shadedSurface() throws -> Figure {
    let fig = try Figure()
    let ax = try XCTUnwrap(try fig.addSubplot(projection: "3d") as? Axes3D)
    let g = linspace(-2, 2, 20)
    var xs: [Double] = []
    var ys: [Double] = []
    var zs: [Double] = []
    for y in g {
      for x in g {
        xs.append(x)
        ys.append(y)
        zs.append(x * x + y * y)
      }
    }
    try ax.plotSurface(
      try SurfaceGrid(rows: 20, columns: 20, places: zip(zip(xs, ys), zs).map { Vector($0.0, $0.1, $1) }),
      properties: with(SurfaceProperties()) {
        $0.alpha = 0.5
        $0.color = try .parse("b")
        $0.sampling = .strides(rows: 1, columns: 1)
      })
    try ax.plot(x: [-2, 2], y: [-2, 2], z: [0, 8], format: .parse("--r"))
    return fig
  }

  private static func image() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    try ax.imshow(.values((0..<80).map { Double($0 * $0 % 37) }, rows: 8, columns: 10))
    return fig
  }

  private static func bandsAndErrors() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    let x = linspace(0, 5, 12)
    try ax.fillBetween(
      x: x, x.map { sin($0) - 0.3 }, x.map { sin($0) + 0.3 },
      properties: with(Axes.FillProperties()) {
        $0.alpha = 0.3
        $0.label = "band"
      })
    try ax.errorbar(
      x: x, y: x.map(sin),
      properties: with(ErrorbarProperties()) {
        $0.yError = .all(0.2)
        $0.capSize = 3
        $0.format = "o"
        $0.line.label = "err"
      })
    try ax.axhline(
      y: 0.5,
      properties: with(LineProperties()) {
        $0.color = try .parse("gray")
        $0.lineStyle = .dashed
      })
    try ax.axvspan(
      1, 2,
      properties: with(PatchProperties()) {
        $0.alpha = 0.2
        $0.color = try .parse("orange")
      })
    try ax.addLegend()
    return fig
  }

  private static func twins() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    let x = linspace(0, 10, 100)
    try ax.plot(x: x, y: x.map { exp($0 / 2) }, properties: with(LineProperties()) { $0.color = try .parse("C0") })
    ax.setYLabel("left")
    let ax2 = try ax.twinx()
    try ax2.plot(x: x, y: x.map(sin), properties: with(LineProperties()) { $0.color = try .parse("C1") })
    ax2.setYLabel("right")
    return fig
  }

  private static func offsets() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    try ax.plot(x: [1_000_000, 1_000_010], y: [1e-7, 5e-7])
    ax.setTitle("over an offset", alignment: .left)
    return fig
  }

  private static func ticksAndGrid() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    try ax.plot(x: [0, 1, 2], y: [0, 1, 4], format: .parse("o-"))
    ax.xaxis.setTicks([0, 1, 2])
    try ax.xaxis.setTickLabels(["$a\\to b$", "two", "three"])
    ax.grid(true) {
      $0.gridLineStyle = .dotted
      $0.gridColor = Color(red: 1, green: 0, blue: 0)
    }
    try ax.setYLim(-1, 5)
    return fig
  }

  private static func shared() throws -> Figure {
    let fig = try Figure(size: (8, 6))
    var first: Axes?
    for i in 1...4 {
      let ax = try fig.addSubplot(rows: 2, columns: 2, index: i...i, shareX: first, shareY: first)
      first = first ?? ax
      let x = linspace(0, Double(i), 50)
      try ax.plot(x: x, y: x.map { $0 * $0 })
      if i <= 2 { ax.xaxis.setParameters(isMajor: true, isMinor: true) { $0.labelsFirst = false } }
      if i % 2 == 0 { ax.yaxis.setParameters(isMajor: true, isMinor: true) { $0.labelsFirst = false } }
    }
    return fig
  }

  private static func legendColumns() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    for i in 0..<5 {
      try ax.plot(
        x: [0, 1], y: [0, Double(i)],
        properties: with(LineProperties()) { $0.label = i == 2 ? "two\nlines" : "line \(i)" })
    }
    try ax.addLegend(
      properties: with(Legend.Properties()) {
        $0.columns = 2
        $0.title = "Title"
        $0.location = .code(2)
      })
    return fig
  }

  private static func histograms() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    let v = linspace(0, 40, 500)
    try ax.hist(
      [v.map { sin($0) }, v.map { cos($0) * 2 }],
      properties: with(HistogramProperties()) {
        $0.binCount = 20
        $0.isDensity = true
        $0.labels = ["a", "b"]
      })
    try ax.hist(
      [v.map { sin($0 * 0.7) * 1.5 }],
      properties: with(HistogramProperties()) {
        $0.binCount = 30
        $0.isDensity = true
        $0.kind = .step
      })
    try ax.addLegend()
    return fig
  }

  private static func horizontalBars() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    try ax.barh(
      y: [0, 1, 2], width: [3, -1, 2],
      properties: with(BarProperties()) {
        $0.xError = .all(0.3)
        $0.capSize = 4
        $0.colors = [try .parse("r"), try .parse("g"), try .parse("b")]
      })
    ax.title.fontWeight = 700
    ax.setTitle("bold")
    return fig
  }

  private static func minorGrid() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    try ax.imshow(
      .values((0..<16).map { Double($0) }, rows: 4, columns: 4),
      properties: with(ImageProperties()) { $0.colormap = try .named("gray") })
    ax.xaxis.setTicks([0.5, 1.5, 2.5], isMinor: true)
    ax.yaxis.setTicks([0.5, 1.5, 2.5], isMinor: true)
    ax.grid(true, isMajor: false, isMinor: true) {
      $0.gridColor = .black
      $0.gridLineWidth = 2
      $0.gridLineStyle = .solid
    }
    return fig
  }

  private static func steps() throws -> Figure {
    let fig = try Figure()
    let ax = try fig.addSubplot()
    let x = linspace(1, 9, 9)
    try ax.step(x: x, y: x.map { $0 * $0 })
    try ax.step(x: x, y: x.map { $0 * $0 + 5 }, position: "mid")
    try ax.step(x: x, y: x.map { $0 * $0 + 10 }, position: "post")
    ax.xaxis.setScale(.log(base: 10))
    return fig
  }

  private static func equalUnits() throws -> Figure {
    let fig = try Figure()
    let a = try fig.addSubplot(rows: 1, columns: 2, index: 1...1)
    let b = try fig.addSubplot(rows: 1, columns: 2, index: 2...2)
    try b.plot(x: [0, 1, 2], y: [0, 3, 1])
    b.aspect = .ratio(1)
    _ = a
    return fig
  }

  private static func cloud() throws -> Figure {
    let fig = try Figure()
    let ax = try XCTUnwrap(try fig.addSubplot(projection: "3d") as? Axes3D)
    var xs: [Double] = []
    var ys: [Double] = []
    var zs: [Double] = []
    for i in 0..<130 {
      for j in 0..<110 {
        let x = -10 + 0.1 * Double(i)
        let y = -1 + 0.1 * Double(j)
        xs.append(x)
        ys.append(y)
        zs.append(sin(x) * cos(y))
      }
    }
    try ax.scatter(x: xs, y: ys, z: zs, properties: with(ScatterProperties()) { $0.sizes = [0.001] })
    try ax.scatter(
      x: stride(from: 0, to: 14300, by: 20).map { xs[$0] }, y: stride(from: 0, to: 14300, by: 20).map { ys[$0] },
      z: stride(from: 0, to: 14300, by: 20).map { zs[$0] },
      properties: with(ScatterProperties()) {
        $0.sizes = [0.1]
        $0.colors = .colors([try .parse("C0")])
      })
    try ax.scatter(
      x: [-1], y: [5], z: [0.3],
      properties: with(ScatterProperties()) {
        $0.sizes = [200]
        $0.marker = "*"
        $0.colors = .colors([try .parse("red")])
        $0.label = "W=[-1.0,5.0]"
      })
    ax.viewpoint.elevation = 15
    ax.viewpoint.azimuth = 75
    try ax.addLegend()
    ax.setXLabel("$w_0$")
    ax.setYLabel("$w_1$")
    ax.xaxis.setTicks([-10, -5, 0])
    ax.yaxis.setTicks([-10, 0, 10])
    return fig
  }
}
