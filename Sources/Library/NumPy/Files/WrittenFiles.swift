import Interpreter

/// Arrays as text files.
enum WrittenFiles {
  static let functions: [Builtin] = [
    .written(
      "loadtxt(fname, dtype=float, comments='#', delimiter=None, converters=<no value>, skiprows=0, usecols=None, "
        + "unpack=False, ndmin=0, encoding=None, max_rows=None, *, quotechar=<no value>, like=<no value>)",
      "The numbers of a text file, one row per line.",
      example: "np.loadtxt(['1 2', '3 4'])\n#> array([[1., 2.],\n#>        [3., 4.]])", lines + load),
    .written(
      "genfromtxt(fname, dtype=float, comments='#', delimiter=None, skip_header=0, skip_footer=0, converters=<no value>, "
        + "missing_values=<no value>, filling_values=None, usecols=None, names=None, excludelist=<no value>, "
        + "deletechars=<no value>, replace_space='_', autostrip=False, case_sensitive=True, defaultfmt=<no value>, "
        + "unpack=None, usemask=<no value>, loose=True, invalid_raise=True, max_rows=None, encoding=None, *, ndmin=0, "
        + "like=<no value>)",
      "The numbers of a text file; what is none becomes NaN.",
      example: "np.genfromtxt(['1,2', '3,x'], delimiter=',')\n#> array([[ 1.,  2.],\n#>        [ 3., nan]])",
      lines + generate),
    .written(
      "savetxt(fname, X, fmt='%.18e', delimiter=' ', newline='\\n', header='', footer='', comments='# ', encoding=None)",
      "Writes an array as a text file, one line per row.", example: "print(np.savetxt('/dev/null', [1, 2]))\n#> None",
      save),
  ]

  private static let lines = """
    def lines_of(source, comments):
        if isinstance(source, str):
            lines = text_of_file(source).split('\\n')
        elif hasattr(source, 'read'):
            lines = source.read().split('\\n')
        else:
            lines = [line for line in source]
        kept = []
        for line in lines:
            for mark in ([] if comments is None else [comments] if isinstance(comments, str) else comments):
                place = line.find(mark)
                line = line if place < 0 else line[:place]
            kept.append(line.strip('\\r\\n'))
        return kept
    def cells_of(line, delimiter):
        return line.split() if delimiter is None else [cell.strip() for cell in line.split(delimiter)]
    def shaped(rows, dtype, unpack, ndmin, width):
        result = np.array(rows, dtype=dtype) if rows else np.zeros((0,), dtype=dtype)
        if rows and result.ndim == 2:
            result = np.squeeze(result) if ndmin < 2 and (result.shape[0] == 1 or result.shape[1] == 1) else result
        while result.ndim < ndmin:
            result = result[None, :] if width != 1 or result.ndim == 0 else result[:, None]
        return result.T if unpack else result

    """

  private static let load = """
    kind = np.dtype(dtype)
    if kind.kind not in 'fiub':
        raise NotImplementedError("numpy.loadtxt with the dtype " + str(kind) + " is not in lgs")
    convert = float if kind.kind == 'f' else int
    rows, width = [], None
    for number, line in enumerate(lines_of(fname, comments)):
        if number < skiprows or not line.strip():
            continue
        if max_rows is not None and len(rows) >= max_rows:
            break
        cells = cells_of(line, delimiter)
        if usecols is not None:
            wanted = [usecols] if isinstance(usecols, int) else list(usecols)
            for column in wanted:
                if not -len(cells) <= column < len(cells):
                    raise ValueError(f"invalid column index {column} at row {len(rows) + 1} with {len(cells)} columns")
            picked = [(column, cells[column]) for column in wanted]
        else:
            picked = list(enumerate(cells))
        if width is not None and len(picked) != width:
            raise ValueError(f"the number of columns changed from {width} to {len(picked)} at row {len(rows) + 1}; "
                             "use `usecols` to select a subset and avoid this error")
        width = len(picked)
        row = []
        for column, cell in picked:
            try:
                row.append(convert(cell))
            except ValueError:
                raise ValueError(f"could not convert string '{cell}' to {kind} at row {len(rows)}, "
                                 f"column {column + 1}.") from None
        rows.append(row)
    return shaped(rows, kind, unpack, ndmin, width)
    """

  private static let generate = """
    if names is not None or dtype is None:
        raise NotImplementedError("numpy.genfromtxt with names or dtype=None, structured arrays, is not in lgs")
    kind = np.dtype(dtype)
    if kind.kind not in 'fiub':
        raise NotImplementedError("numpy.genfromtxt with the dtype " + str(kind) + " is not in lgs")
    missing = filling_values if filling_values is not None else np.nan if kind.kind == 'f' else -1
    found = [line for line in lines_of(fname, comments)[skip_header:] if line.strip()]
    if skip_footer:
        found = found[:-skip_footer]
    if max_rows is not None:
        found = found[:max_rows]
    rows, width = [], None
    for line in found:
        cells = cells_of(line, delimiter)
        width = len(cells) if width is None else width
        if len(cells) != width:
            raise ValueError("Some errors were detected !\\n"
                             f"    Line #{len(rows) + 1 + skip_header} (got {len(cells)} columns instead of {width})")
        if usecols is not None:
            cells = [cells[column] for column in ([usecols] if isinstance(usecols, int) else usecols)]
        row = []
        for cell in cells:
            try:
                row.append(float(cell) if kind.kind == 'f' else int(cell))
            except ValueError:
                row.append(missing)
        rows.append(row)
    return shaped(rows, kind, bool(unpack), ndmin, width)
    """

  private static let save = """
    X = np.asarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    rows = X.reshape((-1, 1)) if X.ndim == 1 else X
    count = rows.shape[1]
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != count:
            raise AttributeError(f'fmt has wrong shape.  {fmt}')
        pattern = delimiter.join(fmt)
    elif fmt.count('%') == 1:
        pattern = delimiter.join([fmt] * count)
    elif fmt.count('%') == count:
        pattern = fmt
    else:
        raise ValueError(f'fmt has wrong number of % formats:  {fmt}')
    text = ''
    if header:
        text = comments + header.replace('\\n', '\\n' + comments) + newline
    parts = [text]
    for row in rows.tolist():
        try:
            parts.append(pattern % tuple(row) + newline)
        except TypeError:
            raise TypeError(f"Mismatch between array dtype ('{X.dtype}') and format specifier ('{pattern}')") from None
    if footer:
        parts.append(comments + footer.replace('\\n', '\\n' + comments) + newline)
    if hasattr(fname, 'write'):
        fname.write(''.join(parts))
    else:
        write_text(fname, ''.join(parts))
    """
}
