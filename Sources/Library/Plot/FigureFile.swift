import Interpreter
import Plotting
import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// Figures as pictures and files.
enum FigureFile {
  /// How `savefig` writes.
  struct Options {
    var dpi: Double?
    var faceColor: Color?
    var edgeColor: Color?
    var isTransparent = false
    var isTight = false
    var pad = 0.1
  }

  /// The picture of a figure as a PNG.
  static func png(_ figure: Figure, _ options: Options = Options()) throws -> [UInt8] {
    try plotting {
      let list = try displayList(figure, options)
      let picture = try Pyplot.shared.raster.render(list)
      showWarnings()
      return try PNGEncoder.encode(picture, dpi: list.dpi)
    }
  }

  /// The picture of a figure as a terminal with sixel graphics draws it.
  static func sixel(_ figure: Figure) throws -> String {
    try plotting {
      let picture = try Pyplot.shared.raster.render(displayList(figure, Options()))
      showWarnings()
      return TerminalPictures.sixel(picture)
    }
  }

  /// The lines of braille patterns that draw a figure at a terminal, ending in a line break.
  static func braille(_ figure: Figure, columns: Int, isColored: Bool) throws -> String {
    try plotting {
      let list = try displayList(figure, Options())
      let renderer = BrailleRenderer(text: Pyplot.shared.text)
      let rows = BrailleRenderer.rows(for: list, columns: columns)
      let lines = try renderer.render(
        list, columns: columns, rows: rows, isColored: isColored)
      showWarnings()
      return lines.map { $0 + "\n" }.joined()
    }
  }

  /// Warnings of the text engine, such as about letters no font has.
  static func showWarnings() {
    for warning in Pyplot.shared.text.takeWarnings() { WarningText.show(category: "UserWarning", warning) }
  }

  /// What is painted, with the options in place of the figure's own.
  static func displayList(_ figure: Figure, _ options: Options) throws -> DisplayList {
    let saved = (figure.faceColor, figure.axes.map(\.faceColor))
    defer {
      figure.faceColor = saved.0
      for (axes, color) in zip(figure.axes, saved.1) { axes.faceColor = color }
    }
    if let color = options.faceColor { figure.faceColor = color }
    if options.isTransparent {
      figure.faceColor = .transparent
      for axes in figure.axes { axes.faceColor = .transparent }
    }
    let layout = FigureLayout(figure, text: Pyplot.shared.text, dpi: options.dpi)
    let list = try layout.displayList()
    return options.isTight ? try cropped(list, to: layout.tightBox(pad: options.pad)) : list
  }

  /// The part of a drawing inside a box of inches.
  private static func cropped(_ list: DisplayList, to box: Rectangle) throws -> DisplayList {
    let (width, height) = (box.width * list.dpi, box.height * list.dpi)
    guard width < 65_536, height < 65_536 else { throw Raised.valueError("the picture is too large") }
    return list.window(
      x: box.x0 * list.dpi, y: Double(list.height) - box.y1 * list.dpi, width: Int(width), height: Int(height))
  }

  // MARK: Files

  /// Formats that matplotlib writes and lgs does not.
  private static let lackingFormats: Set<String> = [
    "avif", "eps", "jpeg", "jpg", "pgf", "ps", "raw", "rgba", "svgz", "tif", "tiff", "webp", "gif",
  ]

  static func save(_ figure: Figure, to value: Value, format: String?, _ options: Options) throws {
    guard let path = try FilePath.text(value) else { throw Raised.notInLgs("savefig to a \(value.typeName)") }
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? path
    let suffix = name.dropFirst().contains(".") ? name.split(separator: ".").last.map { $0.lowercased() } : nil
    let kind = format?.lowercased() ?? suffix ?? "png"
    let target = format == nil && suffix == nil ? path + ".png" : path
    if let bytes = try bytes(figure, kind, options) { return try write(bytes, to: target) }
    do {
      if lackingFormats.contains(kind) { throw Raised.notInLgs("the picture format '\(kind)'") }
      throw Raised.valueError(
        "Format '\(kind)' is not supported (supported formats: avif, eps, gif, jpeg, jpg, pdf, pgf, png, ps, raw, rgba, svg, "
          + "svgz, tif, tiff, webp)")
    }
  }

  /// The bytes of a file of a kind, or nil for a kind that lgs does not write.
  private static func bytes(_ figure: Figure, _ kind: String, _ options: Options) throws -> [UInt8]? {
    var options = options
    switch kind {
    case "png":
      if options.dpi == nil, case .number(let dpi)? = try? Pyplot.shared.style.value("savefig.dpi") {
        options.dpi = dpi
      }
      return try png(figure, options)
    case "svg", "pdf":
      // Laid out as the picture is, so that all files of a figure look alike; the sheet's size is in points.
      options.dpi = min(max(options.dpi ?? figure.dpi, 72), 600)
      return try plotting {
        let list = try displayList(figure, options)
        defer { showWarnings() }
        if kind == "pdf" { return try PDFRenderer(text: Pyplot.shared.text).render(list) }
        return Array(try SVGRenderer(text: Pyplot.shared.text).render(list).utf8)
      }
    case _: return nil
    }
  }

  /// Writes a file so that it is there whole or not at all.
  static func write(_ bytes: [UInt8], to path: String) throws { try FileSystem.write(bytes, toNewFile: path) }

  /// The error of the last call of the system, with CPython's words.
  static func failure(_ path: String) -> Raised {
    let code = errno
    let type: TypeObject
    switch code {
    case ENOENT: type = BuiltinTypes.fileNotFoundError
    case EACCES, EPERM: type = BuiltinTypes.permissionError
    case _: type = BuiltinTypes.osError
    }
    return Raised(type, "[Errno \(code)] \(String(cString: strerror(code))): '\(path)'")
  }
}
