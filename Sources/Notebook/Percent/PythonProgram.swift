/// A notebook as a program for Python with PyTorch, and back.
public enum PythonProgram {
  /// What gives Python the names that lgs knows without imports; grammar.md explains it.
  public static let preamble = """
    import builtins
    import numpy as np
    import matplotlib.pyplot as plt
    import pandas as pd
    import torch
    import torch.nn.functional as F
    from matplotlib import animation
    from torch import autograd, nn, optim

    # Bare names: all that torch exports, then the layers and losses of nn, then the optimizers. Python's builtins win.
    for _source in (torch, nn, optim):
        _names = getattr(_source, "__all__", None) or [_name for _name in dir(_source) if _name[0].isupper()]
        globals().update({_name: getattr(_source, _name) for _name in _names if not hasattr(builtins, _name)})
    """

  /// The cells with the preamble in front; lines that are no Python are comments.
  static func cells(asPython cells: [Cell]) -> [Cell] {
    var preambleCell = Cell(kind: .code, source: preamble)
    preambleCell.metadata["title"] = .string("Preamble")
    return [preambleCell]
      + cells.map { cell in
        guard cell.kind == .code else { return cell }
        var cell = cell
        var lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for line in CellParts(cell.source).magicLines { lines[line] = "# " + lines[line] }
        cell.source = lines.joined(separator: "\n")
        return cell
      }
  }

  /// The cells of a Python file without the preamble, with its magics.
  static func cells(fromPython cells: [Cell]) -> [Cell] {
    cells.filter { $0.source != preamble }.map { cell in
      guard cell.kind == .code else { return cell }
      var cell = cell
      let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false)
      cell.source = lines.map { line in
        line.hasPrefix("# ") && isMagic(line.dropFirst(2)) ? String(line.dropFirst(2)) : String(line)
      }.joined(separator: "\n")
      return cell
    }
  }

  /// Whether a line that was a comment is a magic: `%name …`, `%%name`, `!command`.
  private static func isMagic(_ line: Substring) -> Bool {
    let rest: Substring
    if line.hasPrefix("%%") { rest = line.dropFirst(2) } else { rest = line.dropFirst(1) }
    guard line.first == "%" || line.first == "!", let first = rest.first else { return false }
    return first.isLetter || first == "_"
  }
}
