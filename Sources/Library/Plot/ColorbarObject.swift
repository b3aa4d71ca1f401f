import Interpreter
import Plotting

/// A colour bar as a value.
final class ColorbarObject: ModelObject {
  let colorbar: Colorbar

  init(_ colorbar: Colorbar, in figure: Figure) {
    self.colorbar = colorbar
    super.init(colorbar, in: figure)
  }

  override var type: TypeObject { Self.colorbarType }
  override class var lacking: Set<String> {
    [
      "set_ticklabels", "minorticks_on", "minorticks_off", "remove", "update_normal", "set_alpha", "add_lines",
      "outline",
      "get_ticks", "mappable", "cmap", "norm", "vmin", "vmax", "solids",
    ]
  }

  private static let colorbarType: TypeObject = {
    let type = TypeObject("Colorbar", module: "matplotlib.colorbar", summary: "A scale of an artist's colours.")
    let setUp = "bar = plt.colorbar(plt.imshow([[1, 2], [3, 4]]))\n"
    type.add([
      PlotBuiltin(
        "set_label(self, label, *, loc=<no value>, **kwargs)", of: "Colorbar", "Writes a label along the scale.",
        example: "\(setUp)bar.set_label('loss')\nbar.ax.get_ylabel()\n#> 'loss'"
      ) { arguments in
        guard let object = arguments[0].object(as: ColorbarObject.self) else { return .none }
        object.colorbar.setLabel(try Operators.str(arguments[1]))
        return .none
      },
      PlotBuiltin(
        "set_ticks(self, ticks, *, labels=None, minor=<no value>)", of: "Colorbar", "Puts the ticks at places.",
        example: "\(setUp)bar.set_ticks([1, 4])\nbar.ax.get_yticks()\n#> array([1, 4])"
      ) { arguments in
        guard let object = arguments[0].object(as: ColorbarObject.self) else { return .none }
        let labels = try arguments.optional(2).flatMap { $0.isNone ? nil : try PlotData.texts($0) }
        try plotting { try object.colorbar.setTicks(PlotData.column(arguments[1]), labels: labels) }
        return .none
      },
    ])
    type.add(
      "ax",
      .property(
        .init("The axes of the scale.") { value in
          value.object(as: ColorbarObject.self).map { AxesObject.value($0.colorbar.axes) } ?? .none
        }))
    return type
  }()
}
