import Interpreter
import Library
import Syntax

/// Magics that look into values.
enum InspectionMagics {
  static let all: [PromptMagic] = [
    PromptMagic("pinfo", "NAME", "Show what an object is, as NAME? does.", aliases: ["pdoc", "pdef"]) {
      prompt, call in
      guard !call.argument.isEmpty else { throw PromptMagic.Refusal("%pinfo needs a name: %pinfo net") }
      try prompt.describe(call.argument, wantsSource: false)
    },
    PromptMagic("pinfo2", "NAME", "Show the source of a function, as NAME?? does.", aliases: ["psource"]) {
      prompt, call in
      guard !call.argument.isEmpty else { throw PromptMagic.Refusal("%pinfo2 needs a name: %pinfo2 f") }
      try prompt.describe(call.argument, wantsSource: true)
    },
    PromptMagic("psearch", "PATTERN", "List the names that a pattern with stars finds, as *max*? does.") {
      prompt, call in
      prompt.write(NamePattern(call.argument).list(in: prompt.session))
    },
    PromptMagic(
      "graph", "EXPRESSION [FILE.svg]", "Draw how a tensor was computed: operations, shapes, values, gradients."
    ) { prompt, call in
      var words = call.words
      let file = words.last.flatMap { $0.hasSuffix(".svg") ? $0 : nil }
      if file != nil { words.removeLast() }
      let expression = words.joined(separator: " ")
      guard !expression.isEmpty else { throw PromptMagic.Refusal("%graph needs a tensor: %graph loss") }
      let value = try prompt.value(of: expression)
      guard let graph = GradientGraph(of: value, named: expression, in: prompt.session) else {
        throw PromptMagic.Refusal("%graph: \(expression) is \(value.briefDescription), not a tensor")
      }
      guard let file else { return prompt.write(graph.text) }
      try TextFile.write(graph.svg, to: file, replaces: true)
      prompt.write("written to \(file)\n")
    },
    PromptMagic(
      "explain", "EXPRESSION", "Compute an expression and draw the shape of every part under it.",
      details: "Every part is computed once."
    ) { prompt, call in try explain(prompt, call.code) },
    PromptMagic(
      "step", "[OPTIMIZER]", "Compute what an optimizer's next step would do, number by number, and change nothing."
    ) { prompt, call in
      let known = StepRehearsal.optimizers(in: prompt.session)
      guard let name = call.argument.isEmpty ? known.last : call.argument else {
        throw PromptMagic.Refusal("%step needs an optimizer: %step optimizer")
      }
      if call.argument.isEmpty, known.count > 1 {
        throw PromptMagic.Refusal("there are several optimizers: %step \(known.joined(separator: ", %step "))")
      }
      let value = try prompt.value(of: name)
      var rehearsal: StepRehearsal?
      try prompt.show(
        prompt.session.perform { rehearsal = try StepRehearsal(of: value, named: name, in: prompt.session) })
      guard let rehearsal else {
        throw PromptMagic.Refusal("%step: \(name) is \(value.briefDescription), not an optimizer")
      }
      prompt.write(rehearsal.text)
    },
    PromptMagic(
      "diff", "[STATEMENT]", "Show what a statement or, as %%diff, a block changes: variables, parameters, gradients.",
      details: "Without a statement: what has changed since the %diff before.\n"
        + "Tensors of more than 16 million numbers are not compared.",
      form: .either
    ) { prompt, call in
      let code = call.code.trimmingBlanks
      let before = try code.isEmpty ? prompt.mark : snapshot(prompt)
      if !code.isEmpty { try prompt.runCode(call.code) }
      let after = try snapshot(prompt)
      if code.isEmpty { prompt.mark = after }
      guard let before else { return prompt.write("marked: the next %diff shows what has changed since\n") }
      let changes = after.changes(since: before)
      prompt.write(changes.isEmpty ? "nothing has changed\n" : changes)
    },
    PromptMagic(
      "shape", "[on | off | EXPRESSION]", "Show the shape of tensors under their values, or draw it for one expression."
    ) { prompt, call in
      switch call.argument {
      case "on": prompt.results.showsShapes = true
      case "off": prompt.results.showsShapes = false
      case "": prompt.results.showsShapes.toggle()
      case let expression: try explain(prompt, expression)
      }
      if ["on", "off", ""].contains(call.argument) {
        prompt.write("shapes are \(prompt.results.showsShapes ? "shown" : "not shown")\n")
      }
    },
  ]

  /// Errors: `Prompt.Stop` after Ctrl-C.
  private static func snapshot(_ prompt: Prompt) throws -> SessionSnapshot {
    var snapshot: SessionSnapshot?
    try prompt.show(prompt.session.perform { snapshot = try SessionSnapshot(of: prompt.session) })
    guard let snapshot else { throw Prompt.Stop() }
    return snapshot
  }

  private static func explain(_ prompt: Prompt, _ expression: String) throws {
    let text = expression.trimmingBlanks
    guard !text.isEmpty, !text.contains("\n") else {
      throw PromptMagic.Refusal("%explain needs an expression in one line")
    }
    do {
      prompt.write(try ShapeExplanation(of: text, in: prompt.session).text)
    } catch let problem as SyntaxProblem {
      throw PromptMagic.Refusal("\(problem.kind.rawValue): \(problem.message)")
    }
  }
}
