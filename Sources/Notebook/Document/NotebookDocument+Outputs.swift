extension NotebookDocument {
  /// The notebook with the file's metadata, ids and outputs of an older one, cell by cell where the sources agree.
  public func keepingOutputs(of old: NotebookDocument) -> NotebookDocument {
    var result = self
    result.metadata = old.metadata
    result.minorVersion = old.minorVersion
    result.fields = old.fields
    var rest = old.cells[...]
    for index in result.cells.indices {
      let cell = result.cells[index]
      guard let place = rest.firstIndex(where: { $0.kind == cell.kind && $0.source == cell.source }) else { continue }
      var kept = rest[place]
      for member in cell.metadata.members { kept.metadata[member.key] = member.value }
      result.cells[index] = kept
      rest = rest[(place + 1)...]
    }
    return result
  }
}
