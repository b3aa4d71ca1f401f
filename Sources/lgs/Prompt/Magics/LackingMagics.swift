/// Magics that IPython has and the prompt has not, with what does their work here.
enum LackingMagics {
  static let advice: [String: String] = {
    var advice: [String: String] = [:]
    for (names, text) in groups {
      for name in names.split(separator: " ") { advice[String(name)] = text }
    }
    return advice
  }()

  private static let groups: [(String, String)] = [
    (
      "paste cpaste",
      "paste as your terminal does; prompts (>>>, In [3]:) and printed output are left out by themselves"
    ),
    ("store", "torch.save(x, 'x.pt') keeps a value, %save FILE the session's program"),
    ("alias unalias alias_magic rehashx", "!command runs a command of the system"),
    ("cat more less page man pycat pfile", "!cat FILE shows a file; x?? the source of a function"),
    ("cp mv rm mkdir rmdir ln ll lf lk ldir lx", "!cp, !mv, !rm, !mkdir … run the system's commands"),
    (
      "pip conda mamba micromamba uv",
      "nothing is installed into it; help(torch), help(np), help(plt), help(pd) list what is there"
    ),
    ("pylab gui", "figures show by themselves, and np and plt are there from the start"),
    ("config colors color_info", "choices stand in config.toml: docs/prompt.md lists them"),
    ("load_ext reload_ext unload_ext autoreload", "there are no extensions; %run FILE runs a changed file again"),
    ("autocall autoindent automagic doctest_mode precision pprint profile", "there is nothing to switch"),
    ("bookmark pushd popd dirs dhist", "%cd FOLDER and %cd - go through folders"),
    ("logstart logstop logon logoff logstate", "%save -f FILE writes the session, %history shows it"),
    ("macro", "def makes a function; %save FILE and %run FILE keep a program"),
    ("prun lprun mprun memit memray", "%time and %timeit measure"),
    ("notebook", "%save FILE.lgs writes the session; lgs convert FILE.lgs FILE.ipynb makes a notebook of it"),
    ("capture", "a ; at the end keeps a result quiet"),
    ("html javascript js latex markdown svg", "at the prompt there is no page to show it; lgs notebook has it"),
    ("script python3 python2 ruby perl pypy", "!command runs a command of the system"),
    ("reset_selective", "del NAME forgets one name, %reset all of them"),
    ("connect_info qtconsole", "the prompt is no kernel"),
    ("subshell killbgscripts", "no program runs in the background"),
    ("code_wrap", "there are no code transformations"),
  ]
}
