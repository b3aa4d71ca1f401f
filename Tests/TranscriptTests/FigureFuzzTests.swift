import Foundation
import Interpreter
import XCTest

/// Calls of figures with odd arguments end in a picture or a Python error, never in the end of the process.
final class FigureFuzzTests: XCTestCase {
  private static let values = [
    "None", "True", "0", "1", "-1", "2.5", "1e300", "-1e300", "1e-300", "10**30", "2**63 - 1", "float('nan')",
    "float('inf')",
    "-float('inf')", "''", "'a'", "'red'", "'--o'", "'$x^2$'", "'$\\\\frac{$'", "'C0'", "'log'", "'equal'",
    "'3d'", "[]", "[1]",
    "[1, 2, 3]", "[3, 2]", "['a', 'b']", "['a', 1]", "[[1, 2], [3, 4]]", "[[]]", "(1, 2)", "(0, 0, 1)", "{}",
    "{'a': 1}",
    "dict(arrowstyle='->')", "dict(facecolor='red')", "torch.zeros(0)", "torch.ones(3)", "torch.eye(2)",
    "torch.tensor(2.)", "np.arange(4.)", "np.zeros((2, 3))", "np.zeros((2, 2, 3))",
    "np.array([1., np.nan, np.inf])",
    "[float('nan')] * 3", "[float('inf'), 1]", "[1e308, -1e308]", "range(3)", "len", "lambda *a: 1", "plt", "ax", "fig",
    "x",
  ]

  /// Sizes that nothing has: a program in three takes most of its arguments from these.
  private static let extremes = [
    "2**63 - 1", "-2**63", "10**10", "10**5", "[2**62] * 2", "(2**62, 2**62)", "[1, 2, 3]", "1",
  ]

  private static let setUp = """
    import matplotlib.pyplot as plt
    from matplotlib import animation
    plt.close('all')
    plt.rcdefaults()
    fig, ax = plt.subplots(figsize=(2, 1.5), dpi=40)
    x, = ax.plot([1, 2, 3])
    """

  /// The records that are called: all of the module, of figures, axes and artists.
  private static let builtins: [Builtin] = TranscriptRunner.onLargeStack {
    let owners: Set = [
      "matplotlib.pyplot", "Figure", "Axes", "Axes3D", "Line2D", "Text", "Patch", "Collection", "Artist", "AxesImage",
      "matplotlib.patches", "FuncAnimation", "Legend", "Axis", "Colorbar",
    ]
    // These wait, write files where they are told, or give a hundred frames.
    let left: Set = ["pause", "save", "to_jshtml", "show"]
    return RecordWalk().builtins.filter { owners.contains($0.owner) && !left.contains($0.name) }
  }

  private static let receivers: [String: String] = [
    "matplotlib.pyplot": "plt", "matplotlib.patches": "plt", "Figure": "fig", "Axes": "ax",
    "Axes3D": "fig.add_subplot(projection='3d')", "Line2D": "x", "Artist": "x", "Text": "ax.text(0, 0, 'a')",
    "Patch": "ax.bar([1], [2])[0]", "Collection": "ax.scatter([1, 2], [3, 4], c=[1, 2])",
    "AxesImage": "ax.imshow([[1, 2], [3, 4]])", "FuncAnimation": "animation", "Legend": "ax.legend(['a'])",
    "Axis": "ax.xaxis", "Colorbar": "fig.colorbar(ax.imshow([[1, 2], [3, 4]]))",
  ]

  private static let keywords = [
    "color", "alpha", "lw", "ls", "marker", "ms", "label", "zorder", "cmap", "vmin", "vmax", "norm", "fontsize",
    "rotation",
    "ha", "bbox", "levels", "c", "s", "edgecolor", "width", "bins", "loc", "bbox_to_anchor", "markevery", "dashes",
    "transform",
  ]

  func testOddArgumentsNeverEndTheProcess() throws {
    // The same programs each time; LGS_FUZZ_SEED tries others.
    let seed = ProcessInfo.processInfo.environment["LGS_FUZZ_SEED"].flatMap { UInt64($0) } ?? 300
    let rounds = ProcessInfo.processInfo.environment["LGS_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 300
    // Unbuffered, so that it is known when the process ends.
    FileHandle.standardError.write(Data("LGS_FUZZ_SEED=\(seed)\n".utf8))
    let place = FileManager.default.currentDirectoryPath
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lgs-fuzz-\(seed)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    XCTAssertTrue(FileManager.default.changeCurrentDirectoryPath(folder.path))
    defer {
      XCTAssertTrue(FileManager.default.changeCurrentDirectoryPath(place))
      try? FileManager.default.removeItem(at: folder)
    }
    var random = SplitMix(state: seed)
    for _ in 0..<rounds {
      let program = Self.program(&random)
      // The last program stands in the log when the process ends.
      if ProcessInfo.processInfo.environment["LGS_FUZZ_LOG"] != nil {
        FileHandle.standardError.write(Data((program + "\n----\n").utf8))
      }
      let output = TranscriptRunner.onLargeStack { TranscriptSession().run(program, echo: .none) }
      XCTAssertTrue(output.hasSuffix("alive\n"), "\(output)\n\(program)")
    }
  }

  /// As many arguments as the call takes, mostly, and some by name.
  private static func arguments(_ signature: Signature, extreme: Bool, _ random: inout SplitMix) -> [String] {
    func value() -> String {
      (extreme && Int.random(in: 0..<3, using: &random) > 0 ? extremes : values).randomElement(using: &random) ?? "1"
    }
    let hidden = signature.parameters.first?.name == "self" ? 1 : 0
    let most = signature.variadicName == nil ? signature.positionalCount - hidden : 5
    let least = max(0, min(signature.requiredPositionalCount - hidden, most))
    var arguments = (0..<Int.random(in: least...max(least, most), using: &random)).map { _ in value() }
    var names = signature.parameters.dropFirst(hidden + arguments.count).map(\.name)
    let all = Set(signature.parameters.map(\.name))
    if signature.keywordVariadicName != nil { names += keywords.filter { !all.contains($0) } }
    names.shuffle(using: &random)
    for name in names.prefix(Int.random(in: 0...2, using: &random)) { arguments.append("\(name)=\(value())") }
    return arguments
  }

  /// A few calls, then the picture in all its forms.
  private static func program(_ random: inout SplitMix) -> String {
    var lines = [setUp]
    let extreme = Int.random(in: 0..<3, using: &random) == 0
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard let builtin = builtins.randomElement(using: &random) else { break }
      let receiver = receivers[builtin.owner] ?? "plt"
      let arguments = arguments(builtin.signature, extreme: extreme, &random)
      let call = "\(receiver).\(builtin.name)(\(arguments.joined(separator: ", ")))"
      lines.append("try:\n    _ = \(call)\nexcept Exception as e:\n    pass")
    }
    for kind in ["png", "svg", "pdf"] {
      lines.append(
        "try:\n    plt.gcf().set_size_inches(2, 1.5); plt.gcf().savefig('figure.\(kind)', dpi=40)\n"
          + "except Exception as e:\n    pass")
    }
    return lines.joined(separator: "\n") + "\nprint('alive')\n"
  }
}

/// Numbers that a seed gives again.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
