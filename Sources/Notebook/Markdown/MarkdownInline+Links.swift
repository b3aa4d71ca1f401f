/// Links and pictures.
extension MarkdownInline {
  /// A closing bracket: the end of a link, of a picture, or a plain character.
  mutating func closeBracket() {
    let start = position
    position += 1
    guard let bracket = brackets.popLast() else { return append(html: "]", plain: "]") }
    guard bracket.isActive, let (reference, end) = target(behind: start, of: bracket) else {
      return append(html: "]", plain: "]")
    }
    position = end
    matchRuns(from: bracket.piece + 1)
    if bracket.isPicture {
      let plain = pieces[(bracket.piece + 1)...].map(MarkdownInline.plain).joined()
      pieces.removeSubrange(bracket.piece...)
      append(html: picture(reference, plain), plain: plain)
    } else {
      let title = reference.title.map { " title=\"\(HTMLText.escaped($0))\"" } ?? ""
      pieces[bracket.piece] = Piece(html: "<a href=\"\(LinkAddress.escaped(reference.destination))\"\(title)>")
      append(html: "</a>", plain: "")
      // Links hold no links.
      for index in brackets.indices where !brackets[index].isPicture { brackets[index].isActive = false }
    }
  }

  private func picture(_ reference: LinkReference, _ plain: String) -> String {
    let title = reference.title.map { " title=\"\(HTMLText.escaped($0))\"" } ?? ""
    let address = LinkAddress.escaped(context.picture(reference.destination))
    return "<img src=\"\(address)\" alt=\"\(HTMLText.escaped(plain))\"\(title) />"
  }

  /// Where the link leads whose text ends at `end`, and the place behind it.
  private func target(behind end: Int, of bracket: Bracket) -> (LinkReference, end: Int)? {
    let rest = text[(end + 1)...]
    if let found = inlineTarget(rest) { return found }
    let own = text[bracket.textStart..<end]
    if let (label, behind) = LinkReference.label(in: rest) {
      let wanted = label.isEmpty ? own : label
      guard let folded = LinkReference.fold(wanted), let reference = context.references[folded] else { return nil }
      return (reference, behind.startIndex)
    }
    guard !own.contains("[") || LinkReference.label(in: text[(bracket.textStart - 1)...(end)]) != nil,
      let folded = LinkReference.fold(own), let reference = context.references[folded]
    else { return nil }
    return (reference, end + 1)
  }

  /// `(destination "title")`.
  private func inlineTarget(_ text: LinkReference.Scalars) -> (LinkReference, end: Int)? {
    guard text.first == "(" else { return nil }
    var rest = LinkReference.skipSpace(text.dropFirst())
    var reference = LinkReference(destination: "", title: nil)
    if let (destination, behind) = LinkReference.destination(in: rest) {
      reference.destination = MarkdownText.unescaped(context.mathematics.restored(destination))
      rest = LinkReference.skipSpace(behind)
      if rest.startIndex > behind.startIndex, let (title, behind) = LinkReference.title(in: rest) {
        reference.title = MarkdownText.unescaped(context.mathematics.restored(title))
        rest = LinkReference.skipSpace(behind)
      }
    }
    return rest.first == ")" ? (reference, rest.startIndex + 1) : nil
  }
}

/// Addresses as HTML holds them.
enum LinkAddress {
  /// The address with the bytes that stand in no address as percent signs and digits.
  static func escaped(_ address: String) -> String {
    var result = ""
    let bytes = Array(address.utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;"
      case UInt8(ascii: "%"):
        let digits = bytes[(index + 1)...].prefix(2)
        let isEscape = digits.count == 2 && digits.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
        result += isEscape ? "%" : "%25"
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where "-_.!~*'();/?:@=+$,#".utf8.contains(byte): result.unicodeScalars.append(Unicode.Scalar(byte))
      case _:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }
}
