import Interpreter
import Library
import Notebook
import Syntax

/// Magics about what was typed.
enum HistoryMagics {
  static let all: [PromptMagic] = [
    PromptMagic(
      "history", "[-n] [-s] [-g TEXT] [RANGE …]", "Show what was typed in this session.",
      details: """
        RANGE is a number or two (3-5); without one everything is shown. -n numbers the blocks, -s takes them apart into
        statements, -g TEXT searches the blocks of all sessions.
        """, aliases: ["hist"], needsNoPercentSign: true
    ) { prompt, call in try history(prompt, call) },
    PromptMagic(
      "save", "[-f] FILE [RANGE …]", "Write blocks of this session into a file, as a program.",
      details: "Lines for the prompt itself are left out. -f replaces a file that exists."
    ) { prompt, call in
      var words = call.words
      let replaces = words.first == "-f"
      if replaces { words.removeFirst() }
      guard let file = words.first else { throw PromptMagic.Refusal("%save needs a file: %save lesson.lgs 1-5") }
      let blocks = try selected(prompt, words.dropFirst()).map(\.text).compactMap(program)
      try TextFile.write(blocks.map { $0 + "\n" }.joined(), to: file, replaces: replaces)
      prompt.write("\(blocks.count) block\(blocks.count == 1 ? "" : "s") written to \(file)\n")
    },
    PromptMagic(
      "edit", "[RANGE | FILE]",
      "Edit a block, by default the last one, in $VISUAL or $EDITOR; it comes back to the prompt.", aliases: ["ed"],
      needsNoPercentSign: true
    ) { prompt, call in
      let range = call.words.first.flatMap(BlockRange.init)
      let text: String
      if let range {
        text = prompt.results.blocks.enumerated().filter { range.contains($0.offset + 1) }.map(\.element)
          .joined(separator: "\n")
      } else if let file = call.words.first {
        text = try TextFile.read(file)
      } else {
        text = prompt.results.blocks.dropLast().last { program($0) != nil } ?? ""
      }
      guard let edited = try ExternalEditor.edit(text) else { return }
      prompt.nextInput = edited
    },
    PromptMagic(
      "rerun", "[RANGE …]", "Run blocks of this session again, by default the last one.", needsNoPercentSign: true
    ) { prompt, call in
      for block in try chosen(prompt, call) {
        prompt.write(block.trimmingBlanks + "\n")
        try prompt.runCode(block)
      }
    },
    PromptMagic(
      "recall", "[RANGE …]", "Put blocks of this session at the prompt, by default the last one.", aliases: ["rep"],
      needsNoPercentSign: true
    ) { prompt, call in prompt.nextInput = try chosen(prompt, call).joined(separator: "\n") },
    PromptMagic(
      "python", "[-f] [FILE]", "Show the session as a plain Python program with PyTorch, or write it to a file."
    ) {
      prompt, call in
      let blocks = prompt.results.blocks.dropLast().compactMap(program)
      let text = PythonExport.program(of: blocks)
      var words = call.words
      let replaces = words.first == "-f"
      if replaces { words.removeFirst() }
      guard let file = words.first else { return prompt.write(text) }
      try TextFile.write(text, to: file, replaces: replaces)
      prompt.write("written to \(file)\n")
    },
  ]

  /// The part of a block that is a program: magics and questions are the prompt's own.
  static func program(_ block: String) -> String? {
    if HelpQuery(block) != nil { return nil }
    let code = CellParts(block).parts.compactMap { part -> String? in
      switch part {
      case .code(let text): return text.trimmingBlanks
      case .magic: return nil
      }
    }.joined(separator: "\n")
    return code.trimmingBlanks.isEmpty ? nil : code
  }

  private static func selected(
    _ prompt: Prompt, _ ranges: some Sequence<String>
  ) throws -> [(number: Int, text: String)] {
    let ranges = try ranges.map { word in
      guard let range = BlockRange(word) else { throw PromptMagic.Refusal("'\(word)' is no range: 3 or 3-5") }
      return range
    }
    // The block that asks is no part of the answer.
    return prompt.results.blocks.dropLast().enumerated().map { ($0.offset + 1, $0.element) }
      .filter { block in ranges.isEmpty || ranges.contains { $0.contains(block.0) } }
  }

  /// The programs among the blocks that a call names, or the last one.
  private static func chosen(_ prompt: Prompt, _ call: PromptMagic.Call) throws -> [String] {
    let words = call.words.filter { $0 != "-f" }
    let programs = try selected(prompt, words).map(\.text).compactMap(program)
    let blocks = words.isEmpty ? programs.suffix(1) : programs[...]
    guard !blocks.isEmpty else { throw PromptMagic.Refusal("there is no such block; %history -n numbers them") }
    return Array(blocks)
  }

  private static func history(_ prompt: Prompt, _ call: PromptMagic.Call) throws {
    var words = call.words
    if let search = words.firstIndex(of: "-g") {
      let wanted = words[(search + 1)...].joined(separator: " ")
      return prompt.write(prompt.history.entries.filter { $0.contains(wanted) }.map { $0 + "\n" }.joined())
    }
    let numbers = words.contains("-n")
    let bySatement = words.contains("-s")
    words.removeAll { $0 == "-n" || $0 == "-s" }
    for block in try selected(prompt, words) {
      for text in bySatement ? statements(of: block.text) : [block.text] {
        prompt.write((numbers ? "\(block.number): " : "") + text + "\n")
      }
    }
  }

  /// The statements of a block, one by one; the block itself when it is no program.
  private static func statements(of block: String) -> [String] {
    guard let statements = try? Parser.parse(block + "\n"), !statements.isEmpty else { return [block] }
    let source = SourceText(block)
    return statements.map { source.text(of: $0.span).trimmingBlanks }
  }
}

/// Blocks by their numbers: `3` or `3-5`.
struct BlockRange {
  private let numbers: ClosedRange<Int>

  init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else { return nil }
    numbers = first...last
  }

  func contains(_ number: Int) -> Bool { numbers.contains(number) }
}

/// A session as a Python program.
enum PythonExport {
  static func program(of blocks: [String]) -> String {
    PythonProgram.preamble + "\n\n" + blocks.map { $0.trimmingBlanks + "\n" }.joined(separator: "\n")
  }
}
