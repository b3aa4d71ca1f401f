/// Runs of `*`, `_` and `~`, and which of them belong together.
extension MarkdownInline {
  mutating func readRun() {
    let mark = text[position]
    let start = position
    while position < text.count, text[position] == mark { position += 1 }
    let before = start > 0 ? text[start - 1] : "\n"
    let after = position < text.count ? text[position] : "\n"
    let isLeft =
      !MarkdownText.isSpace(after)
      && (!MarkdownText.isAnyPunctuation(after) || MarkdownText.isSpace(before)
        || MarkdownText.isAnyPunctuation(before))
    let isRight =
      !MarkdownText.isSpace(before)
      && (!MarkdownText.isAnyPunctuation(before) || MarkdownText.isSpace(after) || MarkdownText.isAnyPunctuation(after))
    var canOpen = isLeft
    var canClose = isRight
    if mark == "_" {
      canOpen = isLeft && (!isRight || MarkdownText.isAnyPunctuation(before))
      canClose = isRight && (!isLeft || MarkdownText.isAnyPunctuation(after))
    }
    let length = position - start
    if mark == "~", length > 2 { (canOpen, canClose) = (false, false) }
    var piece = Piece()
    piece.plain = String(repeating: Character(mark), count: length)
    piece.run = Run(mark: mark, count: length, length: length, canOpen: canOpen, canClose: canClose)
    pieces.append(piece)
  }

  /// Matches the runs behind a place: the nearest partners first.
  mutating func matchRuns(from start: Int) {
    var closer = start
    /// Where the search for a partner of this kind need not look further back.
    var bottoms: [String: Int] = [:]
    while closer < pieces.count {
      guard let run = pieces[closer].run, run.isActive, run.canClose, run.count > 0 else {
        closer += 1
        continue
      }
      let kind = "\(run.mark)\(run.canOpen)\(run.mark == "~" ? run.count : run.length % 3)"
      let bottom = max(start, bottoms[kind] ?? start)
      if let opener = opener(of: run, before: closer, from: bottom) {
        wrap(opener, closer)
        for between in (opener + 1)..<closer { pieces[between].run?.isActive = false }
        if pieces[closer].run?.count == 0 { closer += 1 }
      } else {
        bottoms[kind] = closer
        if !run.canOpen { pieces[closer].run?.isActive = false }
        closer += 1
      }
    }
    for index in start..<max(start, pieces.count) { pieces[index].run?.isActive = false }
  }

  private func opener(of closer: Run, before end: Int, from start: Int) -> Int? {
    var index = end - 1
    while index >= start {
      if let run = pieces[index].run, run.isActive, run.mark == closer.mark, run.canOpen, run.count > 0 {
        if run.mark == "~" {
          if run.count == closer.count { return index }
        } else {
          let isOdd =
            (run.canClose || closer.canOpen) && (run.length + closer.length) % 3 == 0
            && !(run.length % 3 == 0 && closer.length % 3 == 0)
          if !isOdd { return index }
        }
      }
      index -= 1
    }
    return nil
  }

  private mutating func wrap(_ opener: Int, _ closer: Int) {
    guard var open = pieces[opener].run, var close = pieces[closer].run else { return }
    let isStrike = open.mark == "~"
    let count = isStrike ? open.count : (open.count >= 2 && close.count >= 2 ? 2 : 1)
    let tag = isStrike ? "del" : (count == 2 ? "strong" : "em")
    open.count -= count
    close.count -= count
    pieces[opener].after = "<\(tag)>" + pieces[opener].after
    pieces[closer].before += "</\(tag)>"
    pieces[opener].run = open
    pieces[closer].run = close
  }
}
