/// What `?` alone shows: the prompt on one screen.
enum QuickReference {
  static let text = """
    An lgs program is a Python program; the names are those of PyTorch, NumPy,
    matplotlib and pandas.

      Tab             completes names, attributes, arguments, keys, files
      x?   x??        what x is and what can be done with it; its source
      *max*?          names that a pattern finds, also torch.*soft*?
      help(x)         the whole page about x
      _   __   _3     the last results, result 3; In and Out hold all
      Up, Ctrl-R      earlier blocks; search among them
      Enter           runs a block at its end; an empty line ends a loop
      Alt-Enter       a new line wherever the cursor is
      Ctrl-C, Ctrl-D  stops a program; leaves
      %why   %debug   explains the last error; looks at its variables
      %explain x @ w  the shape of every part of an expression
      %graph loss     how a tensor was computed
      %diff f(x)      what a statement changes
      %lsmagic        all of the prompt's own commands
      !command        runs a command of the system

    """
}
