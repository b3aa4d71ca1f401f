import Interpreter
import Plotting
import Tensors

/// Pictures in files: `plt.imread`, `plt.imsave`.
enum PictureFiles {
  /// The two functions, as `pyplot` and `matplotlib.image` have them.
  static func functions(of module: String) -> [Builtin] {
    let short = module == "matplotlib.image" ? "mpimg" : "plt"
    let setUp = module == "matplotlib.image" ? "import matplotlib.image as mpimg\n" : ""
    let written =
      setUp + "\(short).imsave('/tmp/lgs-example.png', [[0, 1], [2, 3]])\n"
      + "\(short).imread('/tmp/lgs-example.png').shape\n#> (2, 2, 4)"
    return [
      PlotBuiltin(
        "imread(fname, format=None)", of: module,
        "The picture of a PNG file: rows of greys or colours from 0 to 1 in float32.", example: written
      ) { arguments in
        if let kind = arguments[1].stringValue, kind.lowercased() != "png" {
          throw Raised.notInLgs("reading pictures of the format '\(kind)'")
        }
        guard let path = try FilePath.text(arguments[0]) else {
          throw Raised.notInLgs("imread() of a \(arguments[0].typeName)")
        }
        return try read(path)
      },
      PlotBuiltin(
        "imsave(fname, arr, *, vmin=None, vmax=None, cmap=None, format=None, origin=None, dpi=100, metadata=<no value>, "
          + "pil_kwargs=<no value>)", of: module,
        "Writes a matrix, coloured by a colormap, or rows of colours to a PNG file, one pixel for each.",
        example: written
      ) { arguments in
        try plotting { try save(arguments) }
        return .none
      },
    ]
  }

  private static func read(_ path: String) throws -> Value {
    let bytes = try LibraryFile.bytes(path)
    let image = try plotting { try PNGDecoder.decode(bytes) }
    let shape = image.channels == 1 ? [image.height, image.width] : [image.height, image.width, image.channels]
    return NumPyCreation.result(
      try torch { try Tensor.from(image.values.map { Float($0) }, shape: Shape(shape)) })
  }

  private static func save(_ arguments: Arguments) throws {
    guard let path = try FilePath.text(arguments[0]) else {
      throw Raised.notInLgs("imsave() to a \(arguments[0].typeName)")
    }
    let suffix = path.split(separator: ".").last.map { $0.lowercased() }
    let format = arguments[5].stringValue?.lowercased() ?? (path.contains(".") ? suffix : nil) ?? "png"
    guard format == "png" else { throw Raised.notInLgs("the picture format '\(format)' of imsave()") }
    let data = try AxesMembers.imageData(arguments[1])
    let norm = Normalize(
      vmin: try arguments[2].isNone ? nil : PlotData.number(arguments[2]),
      vmax: try arguments[3].isNone ? nil : PlotData.number(arguments[3]))
    let colormap = try arguments[4].isNone ? Pyplot.shared.style.imageColormap : PlotValues.colormap(arguments[4])
    let isLower = (arguments[6].stringValue ?? Pyplot.shared.style.imageOrigin) == "lower"
    let picture = try data.picture(norm: norm, colormap: colormap, isUpsideDown: isLower)
    let dpi = try arguments.optional(7).map(PlotData.number) ?? 100
    try FigureFile.write(PNGEncoder.encode(picture, dpi: dpi), to: path)
  }
}
