import Interpreter
import Plotting

/// Images and contours.
extension AxesMembers {
  static let imageRecords: [PlotRecord] = [
    PlotRecord(
      "imshow",
      "X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, colorizer=<no value>, "
        + "origin=None, extent=None, interpolation_stage=<no value>, filternorm=<no value>, filterrad=<no value>, "
        + "resample=<no value>, url=<no value>, data=<no value>, **kwargs",
      "Shows a matrix as a picture, or rows of colours; extent is left, right, bottom, top in data.", pyplot: "imshow",
      call: "[[1, 2], [3, 4]], cmap='gray'", probe: ("ax.get_xlim()", "(np.float64(-0.5), np.float64(1.5))")
    ) { try image($0, isMatrix: false) },
    PlotRecord(
      "matshow", "Z, **kwargs", "Shows a matrix as a picture with ticks at its top.", pyplot: nil,
      call: "[[1, 2], [3, 4]]", probe: ("ax.get_xlim()", "(np.float64(-0.5), np.float64(1.5))")
    ) { try image($0, isMatrix: true) },
  ]

  static func imageData(_ value: Value) throws -> ImageData {
    let tensor = try PlotData.elements(value)
    let values = try PlotData.column(value)
    if tensor.rank == 3, tensor.shape[2] == 3 || tensor.shape[2] == 4 {
      let isInteger = !tensor.dtype.isFloatingPoint
      let depth = tensor.shape[2]
      let colors = stride(from: 0, to: values.count, by: depth).map { start -> Color in
        let parts = (0..<depth).map { min(1, max(0, isInteger ? values[start + $0] / 255 : values[start + $0])) }
        return Color(red: parts[0], green: parts[1], blue: parts[2], alpha: depth == 4 ? parts[3] : 1)
      }
      return .colors(colors, rows: tensor.shape[0], columns: tensor.shape[1])
    }
    let isMatrix = tensor.rank == 2 || tensor.rank == 3 && tensor.shape[2] == 1
    guard isMatrix else {
      throw Raised.typeError("Invalid shape \(try Operators.repr(ArrayShape.tuple(tensor.shape))) for image data")
    }
    return .values(values, rows: tensor.shape[0], columns: tensor.shape[1])
  }

  private static func image(_ arguments: PlotArguments, isMatrix: Bool) throws -> Value {
    var keywords = arguments.keywords("AxesImage")
    var properties = ImageProperties()
    func given(_ place: Int, _ name: String) throws -> Value? {
      let value = try isMatrix ? keywords.take(name) : arguments.optional(place)
      return value.flatMap { $0.isNone ? nil : $0 }
    }
    properties.colormap = try given(1, "cmap").map(PlotValues.colormap)
    let norm = try given(2, "norm")
    if let aspect = try given(3, "aspect") {
      properties.aspect = try aspect.stringValue.map(Aspect.parse) ?? .ratio(PlotData.number(aspect))
    }
    properties.interpolation = try given(4, "interpolation").map(Operators.str)
    properties.alpha = try given(5, "alpha").map(PlotData.number)
    let (low, high) = (try given(6, "vmin").map(PlotData.number), try given(7, "vmax").map(PlotData.number))
    if let norm {
      properties.norm = try PlotValues.norm(norm, low, high, of: "imshow")
    } else if low != nil || high != nil {
      properties.norm = Normalize(vmin: low, vmax: high)
    }
    if let origin = try given(9, "origin").map(Operators.str) {
      guard let parsed = AxesImage.Origin(rawValue: origin) else {
        throw Raised.valueError("'\(origin)' is not a valid value for origin. Supported values are 'upper', 'lower'")
      }
      properties.origin = parsed
    }
    properties.extent = try given(10, "extent").map(PlotData.column)
    let data = try imageData(arguments[0])
    let made =
      try isMatrix
      ? arguments.model.matshow(data, properties: properties) : arguments.model.imshow(data, properties: properties)
    try PlotData.noteType(of: arguments[0], on: made)
    try finish(&keywords, made)
    return arguments.value(made)
  }
}
