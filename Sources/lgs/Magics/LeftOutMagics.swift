import Interpreter
import Notebook

/// Magics and shell commands of other notebooks that have nothing to do here: the run goes on without them.
enum LeftOutMagics {
  static let all: [Magic] = quiet + installers + shells

  /// Says in one line on the cell's standard error what was left out.
  static func warn(_ message: String, in execution: CellExecution) {
    execution.outputs.append("lgs: \(message)\n", to: "stderr")
  }

  private static let quiet = [
    "config", "load_ext", "reload_ext", "unload_ext", "autoreload", "autosave", "colors", "xmode", "gui",
  ].map { name in
    Magic(name: name, form: .line, summary: "Left out: there is nothing to set.") { _ in .ran(.finished) }
  }

  private static let installerNames = ["pip", "pip3", "conda", "mamba", "micromamba", "uv", "apt", "apt-get"]

  private static let installers = installerNames.map { name in
    Magic(name: name, form: .line, summary: "Left out: packages cannot be installed into lgs.") { call in
      warn("%\(call.magic.name) is left out: \(noPackages)", in: call.execution)
      return .ran(.finished)
    }
  }

  private static let shells = ["bash", "sh", "script", "javascript", "js", "cmd"].map { name in
    Magic(name: name, form: .cell, summary: "Left out: the cell is no program of the language.") { call in
      warn("the cell is left out: %%\(call.magic.name) is not run", in: call.execution)
      return .ran(.finished)
    }
  }

  private static let noPackages =
    "packages cannot be installed, and torch, numpy, matplotlib and pandas are built in"

  /// Why a shell command is not run.
  static func reason(ofCommand command: String) -> String {
    let words = command.split { $0 == " " || $0 == "\t" }.map(String.init)
    let program = words.first == "sudo" ? words.dropFirst().first : words.first
    let isModule = words.count > 2 && words[1] == "-m" && installerNames.contains(words[2])
    if isModule || program.map(installerNames.contains) == true {
      return "!\(words.prefix(2).joined(separator: " ")) is left out: \(noPackages)"
    }
    return "!\(program ?? "") is left out: shell commands are not run"
  }
}
