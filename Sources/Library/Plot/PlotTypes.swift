import Interpreter
import Plotting

/// The types of matplotlib as the language sees them.
enum PlotTypes {
  static let figure = TypeObject("Figure", module: "matplotlib.figure", summary: "A sheet with axes.")
  static let axes = TypeObject("Axes", module: "matplotlib.axes._axes", summary: "An area in which data are drawn.")
  static let axes3D = TypeObject(
    "Axes3D", module: "mpl_toolkits.mplot3d.axes3d", bases: [axes], summary: "A box in space in which data are drawn.")
  static let xaxis = TypeObject("XAxis", module: "matplotlib.axis", summary: "A direction of an axes: ticks and label.")
  static let yaxis = TypeObject("YAxis", module: "matplotlib.axis", summary: "A direction of an axes: ticks and label.")
  static let artist = TypeObject("Artist", module: "matplotlib.artist", summary: "One thing in a figure.")
  static let line = TypeObject(
    "Line2D", module: "matplotlib.lines", bases: [artist], summary: "Points joined by a line, marked, or both.")
  static let line3D = TypeObject(
    "Line3D", module: "mpl_toolkits.mplot3d.art3d", bases: [line], summary: "Places in space joined by a line.")
  static let text = TypeObject("Text", module: "matplotlib.text", bases: [artist], summary: "A text at a place.")
  static let text3D = TypeObject(
    "Text3D", module: "mpl_toolkits.mplot3d.art3d", bases: [text], summary: "A text at a place in space.")
  static let annotation = TypeObject(
    "Annotation", module: "matplotlib.text", bases: [text], summary: "A text that points at a place.")
  static let patch = TypeObject(
    "Patch", module: "matplotlib.patches", bases: [artist], summary: "An area with an outline.")
  static let rectangle = TypeObject("Rectangle", module: "matplotlib.patches", bases: [patch], summary: "A rectangle.")
  static let polygon = TypeObject("Polygon", module: "matplotlib.patches", bases: [patch], summary: "A polygon.")
  static let ellipse = TypeObject("Ellipse", module: "matplotlib.patches", bases: [patch], summary: "An ellipse.")
  static let collection = TypeObject(
    "Collection", module: "matplotlib.collections", bases: [artist], summary: "Several shapes of one kind.")
  static let scatter = TypeObject(
    "PathCollection", module: "matplotlib.collections", bases: [collection], summary: "One outline at many places.")
  static let filling = TypeObject(
    "FillBetweenPolyCollection", module: "matplotlib.collections", bases: [polygons],
    summary: "The area between two curves.")
  static let lines = TypeObject(
    "LineCollection", module: "matplotlib.collections", bases: [collection], summary: "Lines of one kind.")
  static let contours = TypeObject(
    "QuadContourSet", module: "matplotlib.contour", bases: [collection], summary: "Contour lines or areas.")
  static let scatter3D = TypeObject(
    "Path3DCollection", module: "mpl_toolkits.mplot3d.art3d", bases: [scatter], summary: "Marks at places in space.")
  static let surface = TypeObject(
    "Poly3DCollection", module: "mpl_toolkits.mplot3d.art3d", bases: [collection], summary: "Faces in space.")
  static let lines3D = TypeObject(
    "Line3DCollection", module: "mpl_toolkits.mplot3d.art3d", bases: [lines], summary: "Lines in space.")
  static let image = TypeObject(
    "AxesImage", module: "matplotlib.image", bases: [artist], summary: "A picture in an axes.")
  static let legend = TypeObject(
    "Legend", module: "matplotlib.legend", bases: [artist], summary: "A box that names artists.")
  static let bars = TypeObject(
    "BarContainer", module: "matplotlib.container", bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities,
    summary: "The bars of a call.")
  static let errorbars = TypeObject(
    "ErrorbarContainer", module: "matplotlib.container", bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities,
    summary: "The parts of an errorbar call.")
  static let stems = TypeObject(
    "StemContainer", module: "matplotlib.container", bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities,
    summary: "The parts of a stem call.")
  static let pie = TypeObject(
    "PieContainer", module: "matplotlib.container", bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities,
    summary: "The parts of a pie call.")
  static let mesh = TypeObject(
    "QuadMesh", module: "matplotlib.collections", bases: [collection], summary: "Cells with colours from numbers.")
  static let arrows = TypeObject(
    "Quiver", module: "matplotlib.quiver", bases: [collection], summary: "A field of arrows.")
  static let wedge = TypeObject(
    "Wedge", module: "matplotlib.patches", bases: [patch], summary: "A sector of a disc.")
  static let regularPolygon = TypeObject(
    "RegularPolygon", module: "matplotlib.patches", bases: [patch], summary: "An area with equal sides.")
  static let steps = TypeObject(
    "StepPatch", module: "matplotlib.patches", bases: [patch], summary: "A line in steps.")
  static let arrowPatch = TypeObject(
    "FancyArrowPatch", module: "matplotlib.patches", bases: [patch], summary: "An arrow between two places.")
  static let polygons = TypeObject(
    "PolyCollection", module: "matplotlib.collections", bases: [collection], summary: "Polygons of one kind.")
  static let patches = TypeObject(
    "PatchCollection", module: "matplotlib.collections", bases: [collection], summary: "Shapes as one collection.")
  static let events = TypeObject(
    "EventCollection", module: "matplotlib.collections", bases: [lines], summary: "Events in a row.")
  static let endlessLine = TypeObject(
    "AxLine", module: "matplotlib.lines", bases: [line], summary: "An endless line.")
  static let circle = TypeObject("Circle", module: "matplotlib.patches", bases: [ellipse], summary: "A circle.")
  static let grid = TypeObject(
    "GridSpec", module: "matplotlib.gridspec", [.subscriptable], summary: "Rows and columns for subplots.")
  static let cells = TypeObject("SubplotSpec", module: "matplotlib.gridspec", summary: "Cells of a grid.")
  static let colormap = TypeObject(
    "Colormap", module: "matplotlib.colors", .callable, summary: "Colours for numbers from 0 to 1.")
  static let listedColormap = TypeObject(
    "ListedColormap", module: "matplotlib.colors", bases: [colormap], .callable, summary: "Colours side by side.")
  static let segmentedColormap = TypeObject(
    "LinearSegmentedColormap", module: "matplotlib.colors", bases: [colormap], .callable,
    summary: "Colours that pass into each other.")
  static let colormapRegistry = TypeObject(
    "ColormapRegistry", module: "matplotlib.cm", [.subscriptable, .iterable, .length, .container],
    summary: "All colormaps, by name.")
  static let norm = TypeObject(
    "Normalize", module: "matplotlib.colors", .callable, summary: "Numbers brought between 0 and 1.")
  static let logNorm = TypeObject(
    "LogNorm", module: "matplotlib.colors", bases: [norm], .callable,
    summary: "Numbers brought between 0 and 1 by logarithms.")
  static let slopeNorm = TypeObject(
    "TwoSlopeNorm", module: "matplotlib.colors", bases: [norm], .callable,
    summary: "Numbers brought between 0 and 1, with a centre at 0.5.")
  static let cycler = TypeObject(
    "Cycler", module: "cycler", [.iterable, .length], summary: "Properties that artists take in turn.")
  static let styleContext = TypeObject(
    "_GeneratorContextManager", module: "contextlib", .contextManager, summary: "A style inside a with statement.")
  static let transform = TypeObject("Transform", module: "matplotlib.transforms", summary: "A kind of coordinates.")
  static let settings = TypeObject(
    "RcParams", module: "matplotlib", [.subscriptable, .itemAssignment, .container, .iterable, .length],
    summary: "The settings that give figures their look.")
  static let animation = TypeObject(
    "FuncAnimation", module: "matplotlib.animation", summary: "A figure that a function changes from frame to frame.")

  static let freeMappable = TypeObject(
    "ScalarMappable", module: "matplotlib.colorizer", bases: [artist],
    summary: "A norm and a colormap, for a colour bar.")
  static let artistAnimation = TypeObject(
    "ArtistAnimation", module: "matplotlib.animation", bases: [animation],
    summary: "A figure whose frames show some artists each.")

  /// The type of an artist.
  static func type(of artist: Artist) -> TypeObject {
    switch artist {
    case is Line3D: return line3D
    case is AxisLine: return endlessLine
    case is Line2D: return line
    case is Annotation: return annotation
    case is Text3D: return text3D
    case is Text: return text
    case is RectanglePatch: return rectangle
    case is PolygonPatch: return polygon
    case let round as EllipsePatch: return round.typeName == "Circle" ? circle : ellipse
    case is WedgePatch: return wedge
    case is RegularPolygonPatch: return regularPolygon
    case is StepPatch: return steps
    case is ConnectingArrowPatch: return arrowPatch
    case is Patch: return patch
    case is Path3DCollection: return scatter3D
    case is PathCollection: return scatter
    case is Poly3DCollection: return surface
    case is QuadMesh: return mesh
    case is Quiver: return arrows
    case is FillBetweenPolyCollection: return filling
    case is PolyCollection: return polygons
    case is PatchCollection: return patches
    case is Line3DCollection: return lines3D
    case is EventCollection: return events
    case is LineCollection: return lines
    case is ContourSet: return contours
    case is AxesImage: return image
    case is FreeMappable: return freeMappable
    case _: return self.artist
    }
  }
}

extension Raised {
  /// The language's exception for an error of a figure.
  init(_ error: PlottingError) {
    switch error.kind {
    case .valueError: self = .valueError(error.message)
    case .typeError: self = .typeError(error.message)
    case .attributeError: self = Raised(BuiltinTypes.attributeError, error.message)
    case .indexError: self = .indexError(error.message)
    case .keyError: self = Raised(BuiltinTypes.keyError, error.message)
    case .runtimeError: self = .runtimeError(error.message)
    case .notImplementedError: self = Raised(BuiltinTypes.notImplementedError, error.message)
    case .fileNotFoundError: self = Raised(BuiltinTypes.fileNotFoundError, error.message)
    case .osError: self = Raised(BuiltinTypes.osError, error.message)
    case .memoryError: self = .memoryError()
    case .overflowError: self = .overflowError(error.message)
    }
  }
}

/// Runs plotting code; its errors become the language's exceptions.
func plotting<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch {
    throw Raised.translated(error) ?? error
  }
}
