import Interpreter
import Plotting
import Tensors

/// `Normalize(…)` and its relatives as values.
final class NormObject: Object {
  let norm: Normalize
  init(_ norm: Normalize) {
    self.norm = norm
    super.init()
  }

  override var type: TypeObject {
    switch norm.spread {
    case .linear: return PlotTypes.norm
    case .logarithmic: return PlotTypes.logNorm
    case .twoSlopes: return PlotTypes.slopeNorm
    }
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "vmin": return norm.vmin.map { .float($0) } ?? Value.none
    case "vmax": return norm.vmax.map { .float($0) } ?? Value.none
    case "clip": return .bool(norm.clips)
    case _: return nil
    }
  }

  /// The place of a number between 0 and 1.
  override func call(_ arguments: CallArguments) throws -> Value {
    guard arguments.count == 1, arguments.keywords.isEmpty else {
      throw Raised.notInLgs("the argument 'clip' of a norm")
    }
    let source = try ArrayConversion.tensor(arguments[0])
    let values = try plotting { try norm.normalized(ArrayConversion.doubles(arguments[0])) }
    if source.rank == 0 { return .object(ArrayScalar(.float(values[0]), .float64)) }
    // matplotlib gives an array with a mask, which prints otherwise.
    throw Raised.notInLgs("a norm of an array, which matplotlib gives as a masked array; `norm(x)` of one number")
  }
}

/// The module `matplotlib.colors`.
enum ColorNames {
  static func fill(_ colors: NamespaceObject) {
    colors.add([
      PlotTypes.colormap, PlotTypes.listedColormap, PlotTypes.segmentedColormap, PlotTypes.norm, PlotTypes.logNorm,
      PlotTypes.slopeNorm,
    ])
    colors.add(functions)
    colors.lacking = [
      "BoundaryNorm", "PowerNorm", "SymLogNorm", "CenteredNorm", "AsinhNorm", "NoNorm", "FuncNorm", "LightSource",
      "CSS4_COLORS", "TABLEAU_COLORS", "BASE_COLORS", "XKCD_COLORS", "hsv_to_rgb", "rgb_to_hsv", "to_rgba_array",
      "same_color", "get_named_colors_mapping", "ColorConverter", "colorConverter", "ColorSequenceRegistry",
    ]
  }

  static func install() {
    PlotTypes.colormap.add(ColormapObject.methods)
    PlotTypes.cycler.add(CyclerObject.methods)
    PlotTypes.segmentedColormap.add("from_list", .staticMethod(fromList))
    PlotTypes.listedColormap.constructor = PlotBuiltin(
      "ListedColormap(colors, name='unnamed', *, bad=None, under=None, over=None)", of: "matplotlib.colors",
      "A colormap of colours side by side.",
      example: "from matplotlib.colors import ListedColormap\nListedColormap(['red', 'blue']).N\n#> 2"
    ) { arguments in
      var map = Colormap(
        name: arguments.optional(1)?.stringValue ?? "unnamed",
        colors: try Operators.array(arguments[0]).map { try PlotValues.color($0) })
      if !arguments[2].isNone { map.bad = try PlotValues.color(arguments[2]) }
      if !arguments[3].isNone { map.under = try PlotValues.color(arguments[3]) }
      if !arguments[4].isNone { map.over = try PlotValues.color(arguments[4]) }
      return .object(ColormapObject(map))
    }
    PlotTypes.norm.constructor = norm("Normalize(vmin=None, vmax=None, clip=False)", "Linear", .linear)
    PlotTypes.logNorm.constructor = norm("LogNorm(vmin=None, vmax=None, clip=False)", "Logarithmic", .logarithmic)
    PlotTypes.slopeNorm.constructor = PlotBuiltin(
      "TwoSlopeNorm(vcenter, vmin=None, vmax=None)", of: "matplotlib.colors",
      "Two straight pieces that meet at vcenter.",
      example: "from matplotlib.colors import TwoSlopeNorm\nTwoSlopeNorm(0, -1, 4).vmax\n#> 4.0"
    ) { arguments in
      let center = try PlotData.number(arguments[0])
      return .object(
        NormObject(
          Normalize(vmin: try limit(arguments[1]), vmax: try limit(arguments[2]), spread: .twoSlopes(center: center))))
    }
  }

  private static func limit(_ value: Value) throws -> Double? { try value.isNone ? nil : PlotData.number(value) }

  private static func norm(_ signature: String, _ words: String, _ spread: Normalize.Spread) -> Builtin {
    let name = signature.prefix { $0 != "(" }
    return PlotBuiltin(
      signature, of: "matplotlib.colors", "\(words) places of numbers between vmin and vmax.",
      example: "from matplotlib.colors import \(name)\n\(name)(1, 100).vmax\n#> 100.0"
    ) { arguments in
      .object(
        NormObject(
          Normalize(
            vmin: try limit(arguments[0]), vmax: try limit(arguments[1]), spread: spread,
            clips: try arguments.optional(2).map(Operators.isTrue) ?? false)))
    }
  }

  private static let fromList = PlotBuiltin(
    "from_list(name, colors, N=256, gamma=<no value>, *, bad=None, under=None, over=None)",
    of: "LinearSegmentedColormap", "A colormap whose colours pass into each other at equal distances.",
    example: "from matplotlib.colors import LinearSegmentedColormap\n"
      + "LinearSegmentedColormap.from_list('m', ['black', 'white'])(1.0)[0]\n#> np.float64(1.0)"
  ) { arguments in
    let colors = try Operators.array(arguments[1])
    if colors.contains(where: { ($0.object(as: TupleObject.self)?.items.count ?? 0) == 2 }) {
      throw Raised.notInLgs("LinearSegmentedColormap.from_list with places")
    }
    let (name, between) = (arguments[0].stringValue ?? "", try colors.map { try PlotValues.color($0) })
    let count = try arguments.optional(2).map(Arguments.index) ?? 256
    var map = try plotting { try Colormap(name: name, between: between, count: count) }
    if !arguments[4].isNone { map.bad = try PlotValues.color(arguments[4]) }
    if !arguments[5].isNone { map.under = try PlotValues.color(arguments[5]) }
    if !arguments[6].isNone { map.over = try PlotValues.color(arguments[6]) }
    return .object(ColormapObject(map))
  }

  private static let functions: [Builtin] = [
    PlotBuiltin(
      "to_rgb(c)", of: "matplotlib.colors", "Red, green and blue of a colour, from 0 to 1.",
      example: "from matplotlib.colors import to_rgb\nto_rgb('red')\n#> (1.0, 0.0, 0.0)"
    ) { arguments in
      let color = try PlotValues.color(arguments[0])
      return .tuple([.float(color.red), .float(color.green), .float(color.blue)])
    },
    PlotBuiltin(
      "to_rgba(c, alpha=None)", of: "matplotlib.colors", "Red, green, blue and opacity of a colour, from 0 to 1.",
      example: "from matplotlib.colors import to_rgba\nto_rgba('red', 0.5)\n#> (1.0, 0.0, 0.0, 0.5)"
    ) { arguments in
      let color = try PlotValues.color(arguments[0])
      let alpha = try arguments[1].isNone ? color.alpha : PlotData.number(arguments[1])
      return .tuple([.float(color.red), .float(color.green), .float(color.blue), .float(alpha)])
    },
    PlotBuiltin(
      "to_hex(c, keep_alpha=False)", of: "matplotlib.colors", "A colour as `#rrggbb`.",
      example: "from matplotlib.colors import to_hex\nto_hex('red')\n#> '#ff0000'"
    ) { arguments in
      let color = try PlotValues.color(arguments[0])
      return .string(
        (try arguments.optional(1).map(Operators.isTrue) ?? false ? color : color.withAlpha(1)).hexadecimal())
    },
    PlotBuiltin(
      "is_color_like(c)", of: "matplotlib.colors", "Whether the value is a colour.",
      example: "from matplotlib.colors import is_color_like\nis_color_like('redd')\n#> False"
    ) { .bool((try? PlotValues.color($0[0])) != nil) },
  ]
}
