import Interpreter
import Plotting

/// Attributes and methods of axes.
enum AxesMembers {
  static let records: [PlotRecord] =
    lineRecords + barRecords + areaRecords + imageRecords + contourRecords + statisticsRecords + fieldRecords
    + eventRecords + childRecords
    + textRecords
    + viewRecords + lookRecords

  static func install() {
    PlotTypes.axes.add(records.map(\.method) + limitMethods + [setMethod])
    PlotTypes.axes3D.add(spaceMethods)
    for (name, property) in properties { PlotTypes.axes.add(Symbol(name), .property(property)) }
    for (name, property) in spaceProperties { PlotTypes.axes3D.add(Symbol(name), .property(property)) }
  }

  private static func axes(_ value: Value) throws -> Axes {
    guard let object = value.object(as: AxesObject.self) else {
      throw Raised.typeError("not an axes: \(value.typeName)")
    }
    return object.axes
  }

  private static func read(_ summary: String, _ get: @escaping (Axes) throws -> Value) -> TypeObject.Property {
    TypeObject.Property(summary) { try get(axes($0)) }
  }

  private static func artists(
    _ name: String, _ summary: String, _ isWanted: @escaping (Artist) -> Bool
  ) -> (String, TypeObject.Property) {
    (
      name,
      read(summary) { axes in
        ArtistListObject.members(
          axes.children.filter(isWanted).map { ArtistObject.value($0, in: axes.figure) }, called: name)
      }
    )
  }

  private static let properties: [(String, TypeObject.Property)] = [
    artists("lines", "The lines.") { $0 is Line2D },
    artists("patches", "The areas with an outline.") { $0 is Patch },
    artists("collections", "The collections.") { $0 is Collection },
    artists("texts", "The texts in the area.") { $0 is Text },
    artists("images", "The images.") { $0 is AxesImage },
    (
      "containers",
      read("The groups of artists that calls made.") { axes in
        .list(
          axes.containers.compactMap { ContainerObject.value($0, in: axes.figure) })
      }
    ),
    ("title", read("The title.") { ArtistObject.value($0.title, in: $0.figure) }),
    ("figure", read("The figure.") { .object(FigureObject($0.figure)) }),
    ("xaxis", read("The direction x.") { .object(AxisObject($0.xaxis, of: $0)) }),
    ("yaxis", read("The direction y.") { .object(AxisObject($0.yaxis, of: $0)) }),
    ("transAxes", read("Coordinates from 0 to 1 over the area.") { _ in .object(TransformObject(.axes)) }),
    ("transData", read("The coordinates of the data.") { _ in .object(TransformObject(.data)) }),
    (
      "legend_",
      read("The legend, or None.") { axes in
        axes.legend.map { .object(LegendObject($0, in: axes.figure)) } ?? Value.none
      }
    ),
    (
      "spines",
      read("The lines along the edges.") { axes in .object(SpinesObject(axes)) }
    ),
  ]

  private static func angle(_ summary: String, _ path: WritableKeyPath<Viewpoint, Double>) -> TypeObject.Property {
    TypeObject.Property(summary) { value in
      guard let space = try axes(value) as? Axes3D else { return .none }
      return ArtistProperties.number(space.viewpoint[keyPath: path])
    } set: { value, number in
      guard let space = try axes(value) as? Axes3D else { return }
      space.viewpoint[keyPath: path] = try PlotData.number(number)
    }
  }

  private static let spaceProperties: [(String, TypeObject.Property)] = [
    ("elev", angle("Degrees above the horizontal plane.", \.elevation)),
    ("azim", angle("Degrees round the vertical axis.", \.azimuth)),
    ("roll", angle("Degrees by which the camera is turned.", \.roll)),
    (
      "dist",
      TypeObject.Property("The distance of the eye, which matplotlib keeps and does not use.") { value in
        ArtistProperties.number((try axes(value) as? Axes3D)?.distance ?? 10)
      } set: { value, number in
        (try axes(value) as? Axes3D)?.distance = try PlotData.number(number)
      }
    ),
    (
      "zaxis",
      read("The direction z.") { axes in
        (axes as? Axes3D).map { .object(AxisObject($0.zaxis, of: $0)) } ?? Value.none
      }
    ),
  ]

  /// `ax.set(xlabel='a', title='b')`.
  private static let setMethod = PlotBuiltin(
    "set(self, **kwargs)", of: "Axes", "Calls set_NAME(value) for every keyword.",
    example: "fig, ax = plt.subplots()\n_ = ax.set(xlabel='a', xlim=(0, 2))\nax.get_xlabel()\n#> 'a'"
  ) { arguments in
    var results: [Value] = []
    for (name, value) in arguments.extra {
      guard PlotTypes.axes.lookUp(Symbol("set_\(name)")) != nil else {
        throw Raised(BuiltinTypes.attributeError, "Axes.set() got an unexpected keyword argument '\(name)'")
      }
      results.append(try Operators.call(Operators.attribute(arguments[0], Symbol("set_\(name)")), [value]))
    }
    return .list(results)
  }

  /// What matplotlib's axes have and lgs's lack.
  static let lacking: Set<String> = [
    "acorr", "angle_spectrum", "barbs", "bxp", "cohere", "csd",
    "grouped_bar", "indicate_inset", "magnitude_spectrum", "pcolor",
    "pcolorfast", "phase_spectrum", "pie_label", "plot_date", "psd", "quiverkey",
    "specgram", "streamplot", "table",
    "tricontour", "tricontourf", "tripcolor", "triplot", "violin", "xcorr", "ecdf", "add_container", "add_image",
    "add_table", "add_child_axes",
    "apply_aspect", "autoscale_view", "bbox", "callbacks", "can_pan", "can_zoom", "child_axes", "contains",
    "dataLim", "viewLim", "drag_pan", "draw", "draw_artist", "end_pan", "fmt_xdata", "format_coord", "get_adjustable",
    "get_anchor", "get_autoscale_on", "get_axes_locator", "get_axisbelow", "get_box_aspect",
    "get_children",
    "get_data_ratio", "get_frame_on", "get_gridspec", "get_images", "get_navigate",
    "get_subplotspec", "get_tightbbox", "get_window_extent", "get_xaxis_transform",
    "get_xgridlines", "get_xmajorticklabels", "get_xticklines",
    "get_yaxis_transform", "in_axes",
    "name", "patch", "pick", "set_axes_locator",
    "set_navigate", "set_rasterization_zorder", "set_subplotspec", "set_xbound", "set_ybound",
    "transLimits", "transScale", "update_datalim", "xaxis_date", "yaxis_date",
    "add_collection3d", "voxels", "get_proj", "mouse_init",
    "set_xlabel3d", "text2D", "tricontour3d", "set_xmargin", "set_ymargin", "set_zmargin", "get_position",

    "set_anchor", "set_adjustable", "get_default_bbox_extra_artists", "cla3D", "w_xaxis", "M",
  ]
}
