import Interpreter
import Plotting

/// The modules `matplotlib`, `matplotlib.pyplot`, `matplotlib.animation` and those beside them.
enum PyplotNamespace {
  /// The modules; their members are made when a program first uses one.
  static func make() -> [NamespaceObject] {
    let colormaps = NamespaceObject("matplotlib.cm") { colormaps in
      for name in Colormap.names { colormaps.addComputed(name) { try colormap(name) } }
      _ = membersInstalled
      colormaps.add("ScalarMappable", .object(PlotTypes.freeMappable))
      colormaps.lacking = ["get_cmap", "ColormapRegistry"]
    }
    let styles = NamespaceObject("matplotlib.style") { styles in
      styles.add([PyplotFunctions.useStyle, PyplotFunctions.styleContext])
      styles.add("available", .list(StyleSheets.names.map { .string($0) }))
      styles.lacking = ["library", "reload_library", "core"]
    }
    let pyplot = NamespaceObject("matplotlib.pyplot") { pyplot in
      fill(pyplot)
      pyplot.add("cm", .object(colormaps))
      pyplot.add("style", .object(styles))
    }
    let animation = NamespaceObject("matplotlib.animation") { animation in
      _ = membersInstalled
      animation.add("FuncAnimation", .object(PlotTypes.animation))
      animation.add("ArtistAnimation", .object(PlotTypes.artistAnimation))
      animation.lacking = PyplotNames.animation
    }
    let gridspec = NamespaceObject("matplotlib.gridspec") { gridspec in
      _ = membersInstalled
      gridspec.add("GridSpec", .object(PlotTypes.grid))
      gridspec.lacking = ["GridSpecFromSubplotSpec", "SubplotSpec", "GridSpecBase", "SubplotParams"]
    }
    let ticker = NamespaceObject("matplotlib.ticker") { ticker in
      _ = membersInstalled
      for type in TickerMembers.types { ticker.add(type.name, .object(type)) }
      ticker.lacking = [
        "LogLocator", "SymmetricalLogLocator", "LogFormatter", "IndexLocator", "LogitLocator", "Locator", "Formatter",
      ]
    }
    let dates = NamespaceObject("matplotlib.dates") { dates in
      _ = membersInstalled
      for type in DateTickers.types { dates.add(type.name, .object(type)) }
      dates.add(DateTickers.functions)
      for (number, name) in DateTickers.weekdays.enumerated() { dates.add(name, .int(number)) }
      dates.lacking = [
        "HourLocator", "MinuteLocator", "SecondLocator", "MicrosecondLocator", "RRuleLocator", "num2date",
        "datestr2num",
        "drange", "num2timedelta", "rrulewrapper", "set_epoch", "get_epoch", "DateConverter", "DateLocator",
      ]
    }
    let patches = NamespaceObject("matplotlib.patches") { patches in
      _ = membersInstalled
      for type in PatchMembers.types { patches.add(type.name, .object(type)) }
      patches.lacking = [
        "Arc", "Arrow", "ArrowStyle", "BoxStyle", "CirclePolygon", "ConnectionPatch", "FancyArrow", "FancyBboxPatch",
        "PathPatch", "Shadow", "StepPatch",
      ]
    }
    let lines = NamespaceObject("matplotlib.lines") { lines in
      _ = membersInstalled
      lines.add("Line2D", .object(PlotTypes.line))
      lines.lacking = ["AxLine", "VertexSelector", "lineStyles", "lineMarkers", "drawStyles", "segment_hits"]
    }
    let collections = NamespaceObject("matplotlib.collections") { collections in
      _ = membersInstalled
      for type in CollectionMembers.types { collections.add(type.name, .object(type)) }
      collections.lacking = [
        "Collection", "CircleCollection", "EllipseCollection", "EventCollection", "FillBetweenPolyCollection",
        "PathCollection", "PolyQuadMesh", "QuadMesh", "RegularPolyCollection", "StarPolygonCollection",
        "TriMesh", "AsteriskPolygonCollection",
      ]
    }
    let colors = NamespaceObject("matplotlib.colors") { colors in
      _ = membersInstalled
      ColorNames.fill(colors)
    }
    let image = NamespaceObject("matplotlib.image") { image in
      image.add(PictureFiles.functions(of: "matplotlib.image"))
      image.lacking = [
        "AxesImage", "BboxImage", "FigureImage", "NonUniformImage", "PcolorImage", "thumbnail", "pil_to_array",
      ]
    }
    let matplotlib = NamespaceObject("matplotlib") { matplotlib in
      for (name, namespace) in [
        ("pyplot", pyplot), ("animation", animation), ("gridspec", gridspec), ("cm", colormaps), ("style", styles),
        ("ticker", ticker), ("dates", dates), ("patches", patches), ("colors", colors), ("lines", lines),
        ("collections", collections), ("image", image),
      ] {
        matplotlib.add(name, .object(namespace))
      }
      matplotlib.add([PyplotFunctions.use, PyplotFunctions.settingsContext(of: "matplotlib")])
      matplotlib.addComputed("rcParams") { .object(SettingsObject.shared) }
      matplotlib.addComputed("colormaps") { .object(ColormapRegistryObject.shared) }
      matplotlib.add([CyclerObject.function])
      matplotlib.add("__version__", .string("3.11.2"))
      matplotlib.lacking = PyplotNames.matplotlib
    }
    let space = NamespaceObject("mpl_toolkits.mplot3d") { space in
      _ = membersInstalled
      space.add("Axes3D", .object(PlotTypes.axes3D))
    }
    let toolkits = NamespaceObject("mpl_toolkits")
    toolkits.add("mplot3d", .object(space))
    let axesGrid = NamespaceObject("mpl_toolkits.axes_grid1") { axesGrid in
      _ = membersInstalled
      axesGrid.add([DividerObject.function])
      axesGrid.lacking = [
        "AxesGrid", "Divider", "Grid", "ImageGrid", "Size", "axes_size", "inset_locator", "host_subplot",
      ]
    }
    toolkits.add("axes_grid1", .object(axesGrid))
    return [
      matplotlib, pyplot, animation, gridspec, colormaps, styles, ticker, dates, patches, colors, lines, collections,
      image, toolkits, space, axesGrid,
    ]
  }

  private static func fill(_ pyplot: NamespaceObject) {
    _ = membersInstalled
    pyplot.add(AxesMembers.records.compactMap(\.function))
    pyplot.add(PyplotFunctions.all + PyplotFunctions.shortcuts)
    pyplot.add([PyplotFunctions.settingsContext(of: "matplotlib.pyplot")])
    pyplot.add(PictureFiles.functions(of: "matplotlib.pyplot"))
    pyplot.addComputed("rcParams") { .object(SettingsObject.shared) }
    for (name, type) in [
      ("Figure", PlotTypes.figure), ("Axes", PlotTypes.axes), ("GridSpec", PlotTypes.grid), ("Line2D", PlotTypes.line),
      ("Text", PlotTypes.text), ("Circle", PlotTypes.circle), ("Rectangle", PlotTypes.rectangle),
      ("Polygon", PlotTypes.polygon),
    ] {
      pyplot.add(name, .object(type))
    }
    pyplot.add("Normalize", .object(PlotTypes.norm))
    pyplot.addComputed("colormaps") { .object(ColormapRegistryObject.shared) }
    pyplot.add([CyclerObject.function])
    for type in TickerMembers.types
    where !["StrMethodFormatter", "AutoMinorLocator", "PercentFormatter", "EngFormatter"].contains(type.name) {
      pyplot.add(type.name, .object(type))
    }
    pyplot.lacking = PyplotNames.pyplot
  }

  static func colormap(_ name: String) throws -> Value {
    .object(ColormapObject(try plotting { try Colormap.named(name) }))
  }

  /// Members are added once, however many sessions there are.
  static let membersInstalled: Void = {
    ArtistProperties.install()
    AxesMembers.install()
    FigureMembers.install()
    ArtistMembers.install()
    PatchMembers.install()
    CollectionMembers.install()
    TickerMembers.install()
    AnimationMembers.install()
    SettingsObject.install()
    ColorNames.install()
  }()
}

/// Names of matplotlib that programs of the field use and lgs has not.
enum PyplotNames {
  static let animation: Set<String> = [
    "Animation", "TimedAnimation", "FFMpegWriter", "PillowWriter", "HTMLWriter", "ImageMagickWriter",
    "FFMpegFileWriter", "ImageMagickFileWriter", "AbstractMovieWriter", "MovieWriter", "FileMovieWriter", "writers",
  ]

  static let pyplot: Set<String> = [
    "acorr", "angle_spectrum", "barbs", "box",
    "cohere", "color_sequences", "connect", "csd", "disconnect", "draw_all",
    "ecdf", "figaspect", "figimage", "findobj", "get",
    "get_current_fig_manager",
    "get_figlabels", "get_plot_commands", "getp", "ginput", "grouped_bar",
    "install_repl_displayhook",
    "magnitude_spectrum", "new_figure_manager", "pcolor",

    "phase_spectrum", "plot_date", "polar", "psd", "quiverkey",
    "rcParamsDefault", "rcParamsOrig", "rgrids", "sci", "set_loglevel", "specgram",
    "streamplot", "subplot_tool",
    "switch_backend", "table", "thetagrids", "tricontour", "tricontourf", "tripcolor", "triplot",
    "uninstall_repl_displayhook", "waitforbuttonpress", "xcorr", "xkcd",
    "LogLocator",
    "Arrow", "Annotation", "Artist", "Button", "Slider", "Subplot", "PolarAxes", "delaxes", "margins_",

    "get_cmap_", "matplotlib", "mpl", "np",
  ]

  static let matplotlib: Set<String> = [
    "artist", "axes", "axis", "backend_bases", "backends", "category", "cbook", "colorbar",
    "container", "contour", "dates", "figure", "font_manager", "get_backend", "hatch", "interactive",
    "is_interactive", "layout_engine", "legend", "markers", "mathtext", "mlab", "offsetbox", "path",
    "patheffects", "projections", "rc", "rcdefaults", "rcParamsDefault", "rcsetup", "sankey",
    "scale", "spines", "table", "texmanager", "text", "textpath", "transforms", "tri", "units", "widgets",
    "color_sequences", "rc_params", "RcParams", "set_loglevel",
  ]
}
