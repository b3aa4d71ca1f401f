import Interpreter

/// The part of the module `platform` that asks the system; the rest is written in the language.
enum PlatformNamespace {
  static func make() -> NamespaceObject {
    let namespace = NamespaceObject("platform")
    namespace.add([machine])
    namespace.lacking = [
      "platform", "processor", "node", "release", "version", "uname", "architecture", "python_build", "python_compiler",
      "python_branch", "python_revision", "libc_ver", "mac_ver", "win32_ver", "freedesktop_os_release",
    ]
    return namespace
  }

  private static let machine = ModuleFunctions(module: "platform")(
    "machine()", "Return the kind of processor.",
    example: "platform.machine() in ('x86_64', 'aarch64', 'arm64')\n#> True", style: .python
  ) { _ in
    #if arch(x86_64)
      return .string("x86_64")
    #elseif os(macOS)
      return .string("arm64")
    #else
      return .string("aarch64")
    #endif
  }
}
