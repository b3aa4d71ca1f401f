// swift-tools-version: 6.0
import PackageDescription

// The process has one thread, so reference counts need no atomic instructions; and the hot state lives behind pointers,
// where run-time checks of exclusive access find nothing. Both cost a third of the time of small operations. Debug
// builds keep them.
let hot: [SwiftSetting] = [
  .unsafeFlags(
    ["-enforce-exclusivity=unchecked", "-Xfrontend", "-assume-single-threaded"], .when(configuration: .release))
]

// The released program has fixed addresses and keeps its symbols to itself: with 95,000 places to relocate, that is two
// fifths of the time until the prompt stands.
let fixed: [LinkerSetting] = [
  .unsafeFlags(
    ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"],
    .when(platforms: [.linux], configuration: .release))
]

// One target per layer; imports go downward only (see README, "How the code is laid out").
let package = Package(
  name: "lgs",
  products: [.executable(name: "lgs", targets: ["lgs"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    // Texts that stand for bytes, for whoever writes pages, pictures and notebooks.
    .target(name: "Encodings"),

    // Numbers: plain C loops, tensors over them, networks over tensors.
    .target(name: "CKernels"),
    .target(name: "Tensors", dependencies: ["CKernels"], swiftSettings: hot),
    .target(name: "NeuralNets", dependencies: ["Tensors"], swiftSettings: hot),

    // Ctrl-C in the loops of tables and figures.
    .target(name: "LongWork"),

    // Pictures: a figure model, its layout, a display list, renderers. Knows no language and no tensors.
    .target(name: "CDraw"),
    .target(name: "Plotting", dependencies: ["CDraw", "Calendar", "Encodings", "LongWork"]),

    // Days of the calendar, for the language's dates, tables of dates and axes of dates.
    .target(name: "Calendar"),

    // Tables: typed columns and CSV.
    .target(name: "CTables"),
    .target(name: "DataFrames", dependencies: ["CTables", "Calendar", "LongWork"]),

    // Cells in, outputs out: percent cells, .ipynb, HTML.
    .target(name: "Notebook", dependencies: ["Encodings", "Syntax"]),

    // Language: text to tree, tree to bytecode to values. Knows no tensors.
    .target(name: "Syntax"),
    .target(
      name: "Interpreter",
      dependencies: ["CPlatform", "Syntax", .product(name: "BigInt", package: "BigInt")], swiftSettings: hot),

    // Parts of the library that are written in the language: their texts.
    .target(name: "LanguageModules"),

    // The only place where the language meets tensors.
    .target(
      name: "Library",
      dependencies: [
        "Calendar", "CKernels", "Interpreter", "LanguageModules", "Syntax", "Tensors", "NeuralNets", "Plotting",
        "DataFrames", "LongWork",
        .product(name: "BigInt", package: "BigInt"),
      ], swiftSettings: hot),

    // The prompt.
    .target(name: "CEditline"),
    .target(name: "LineEditor", dependencies: ["CEditline"]),

    // What the system provides and Swift does not reach.
    .target(name: "CPlatform"),

    .executableTarget(
      name: "lgs",
      dependencies: [
        "CPlatform", "Encodings", "Library", "Interpreter", "Syntax", "LineEditor", "Notebook", "Plotting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], linkerSettings: fixed),

    // What the language does, held against CPython with PyTorch.
    .testTarget(
      name: "TranscriptTests", dependencies: ["Library", "Interpreter", "Syntax", "Tensors", "NeuralNets"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "CommandLineTests", dependencies: ["BrowserSupport", "TerminalSupport", "lgs"], exclude: ["Fixtures"]),

    // A browser for tests of pages.
    .target(name: "BrowserSupport", path: "Tests/Browser"),

    // A pseudo-terminal and a screen for tests, and a prompt for them to drive.
    .target(name: "TerminalSupport", path: "Tests/Terminal"),
    .executableTarget(name: "editor-probe", dependencies: ["LineEditor"], path: "Tests/EditorProbe"),
    .testTarget(name: "LineEditorTests", dependencies: ["LineEditor", "TerminalSupport", "editor-probe"]),
    .testTarget(name: "EncodingsTests", dependencies: ["Encodings"]),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors"], exclude: ["Fixtures"]),
    .testTarget(name: "SyntaxTests", dependencies: ["Syntax"], exclude: ["Fixtures"]),
    .testTarget(name: "PlottingTests", dependencies: ["BrowserSupport", "Plotting"], exclude: ["Fixtures"]),
    .testTarget(name: "DataFramesTests", dependencies: ["DataFrames"]),
    .testTarget(name: "NotebookTests", dependencies: ["Notebook"], exclude: ["Fixtures"]),
    .testTarget(name: "NeuralNetsTests", dependencies: ["NeuralNets"], exclude: ["Fixtures"]),
    .testTarget(name: "LibraryTests", dependencies: ["Library", "Interpreter"], exclude: ["Fixtures"]),
  ],
  swiftLanguageModes: [.v5]
)
