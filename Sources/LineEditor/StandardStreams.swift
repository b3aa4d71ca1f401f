#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Makes visible what was printed before the editor writes to the terminal itself.
func flushStandardOutput() { fflush(stdout) }

func writeToStandardError(_ text: String) {
  let bytes = Array(text.utf8)
  _ = systemWrite(2, bytes, bytes.count)
}

/// Makes the C library classify characters as UTF-8 does, also under the C locale.
func useUnicodeCharacters() {
  setlocale(LC_CTYPE, "")
  if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
}
