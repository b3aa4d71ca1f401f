import DataFrames
import Interpreter

/// `df.plot` and `series.plot`: called, or asked for one kind of picture.
final class PlotObject: Object {
  enum Content {
    case series(Series)
    case frame(DataFrame)
  }

  let content: Content

  init(_ content: Content) {
    self.content = content
    super.init()
  }

  override var type: TypeObject { PandasTypes.plotting }

  override func call(_ arguments: CallArguments) throws -> Value {
    if case .series = content, arguments.count > 0 {
      throw Raised.typeError("`Series.plot()` should not be called with positional arguments, only keyword arguments.")
    }
    return try Operators.call(attribute("__call__"), arguments)
  }

  override func attribute(_ name: Symbol) throws -> Value {
    if ["kde", "density", "hexbin"].contains(name.name) { throw Raised.notInLgs("plot.\(name)") }
    return try super.attribute(name)
  }
}

/// The kinds of pictures, and the methods of series and tables that draw.
enum PlotMembers {
  private static let method = PandasMethods<PlotObject>(owner: "PlotAccessor")
  private static let example = "df = pd.DataFrame({'a': [1, 3], 'b': [2, 1]})\n"

  static func install() { PandasTypes.plotting.add(records) }

  private static let records: [Builtin] = [
    method(
      "__call__(self, x=None, y=None, kind='line', ax=None, subplots=False, sharex=None, sharey=False, layout=None, "
        + "figsize=None, use_index=True, title=None, grid=None, legend=None, style=None, logx=False, logy=False, "
        + "loglog=False, xticks=None, yticks=None, xlim=None, ylim=None, rot=None, fontsize=None, colormap=None, "
        + "table=False, yerr=None, xerr=None, secondary_y=False, xlabel=None, ylabel=None, **kwargs)",
      "Draws the columns: kind is 'line', 'area', 'bar', 'barh', 'hist', 'box', 'pie' or 'scatter'; further arguments go to the artists.",
      example + "[line.get_label() for line in df.plot().lines]\n#> ['a', 'b']",
      lacking: ["sharex", "sharey", "fontsize", "table", "yerr", "xerr", "secondary_y"]
    ) { object, arguments in
      if try arguments.flag("subplots") { return try PlotDrawing.eachColumn(object.content, arguments) }
      if arguments["layout"] != nil { throw Raised.notInLgs("the argument 'layout' of plot() without subplots=True") }
      return try PlotDrawing(object.content, arguments).draw()
    },
    kind("line", "x=None, y=None", "Draws the columns as lines.", "len(df.plot.line().lines)\n#> 2"),
    kind(
      "area", "x=None, y=None, stacked=True", "Draws the columns as areas above one another.",
      "len(df.plot.area().collections)\n#> 2"),
    kind("pie", "y=None", "Draws a column as parts of a circle.", "len(df.plot.pie(y='a').patches)\n#> 2"),
    kind("bar", "x=None, y=None", "Draws the columns as bars side by side.", "len(df.plot.bar().patches)\n#> 4"),
    kind("barh", "x=None, y=None", "Draws the columns as horizontal bars.", "len(df.plot.barh().patches)\n#> 4"),
    kind(
      "hist", "by=None, bins=10", "Counts the values of the columns in common bins.",
      "df.plot.hist(bins=4).get_ylabel()\n#> 'Frequency'", lacking: ["by"]),
    kind(
      "box", "by=None", "Draws the columns as boxes from quartile to quartile.",
      "len(df.plot.box().lines)\n#> 14", lacking: ["by"]),
    kind(
      "scatter", "x, y, s=None, c=None", "Draws one column over another as points.",
      "df.plot.scatter('a', 'b').get_xlabel()\n#> 'a'"),
  ]

  private static func kind(
    _ name: String, _ parameters: String, _ summary: String, _ shown: String, lacking: Set<String> = []
  ) -> Builtin {
    let names = parameters.split(separator: ",").map { part in
      String(part.prefix { $0 != "=" }.drop { $0 == " " })
    }
    return method("\(name)(self, \(parameters), **kwargs)", summary, example + shown, lacking: lacking) {
      object, arguments in
      let given = names.compactMap { name in arguments[name].map { (Symbol(name), $0) } }
      let keywords = [(Symbol("kind"), .string(name))] + given + arguments.extra.map { ($0.name, $0.value) }
      return try Operators.call(.object(object), [], keywords: keywords)
    }
  }
}

extension DataFrameMembers {
  static let pictures: [Builtin] = [
    method(
      "hist(self, column=None, by=None, grid=True, xlabelsize=None, xrot=None, ylabelsize=None, yrot=None, ax=None, "
        + "sharex=False, sharey=False, figsize=None, layout=None, bins=10, backend=None, legend=False, **kwargs)",
      "Draws a histogram of every column of numbers.",
      "pd.DataFrame({'a': [1, 3], 'b': [2, 1]}).hist().shape\n#> (1, 2)",
      lacking: [
        "by", "xlabelsize", "xrot", "ylabelsize", "yrot", "ax", "sharex", "sharey", "layout", "backend", "legend",
      ]
    ) { try Histograms.draw($0.frame, $1) },
    method(
      "boxplot(self, column=None, by=None, ax=None, fontsize=None, rot=0, grid=True, figsize=None, layout=None, "
        + "return_type=None, backend=None, **kwargs)", "Draws every column of numbers as a box.",
      "len(pd.DataFrame({'a': [1, 3], 'b': [2, 1]}).boxplot().lines)\n#> 14",
      lacking: ["by", "fontsize", "rot", "figsize", "layout", "return_type", "backend"]
    ) { try Histograms.boxes($0.frame, $1) },
  ]
}

extension SeriesMembers {
  static let pictures: [Builtin] = [
    method(
      "hist(self, by=None, ax=None, grid=True, xlabelsize=None, xrot=None, ylabelsize=None, yrot=None, figsize=None, "
        + "bins=10, backend=None, legend=False, **kwargs)", "Draws a histogram.",
      "len(pd.Series([1, 2, 2]).hist(bins=4).patches)\n#> 4",
      lacking: ["by", "xlabelsize", "xrot", "ylabelsize", "yrot", "backend", "legend"]
    ) { try Histograms.draw($0.series, $1) }
  ]
}
