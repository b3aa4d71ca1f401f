# What the scripts share: looks for the toolchain, installs Debian packages, builds the release binary.
# Sourced from the project's root, after `set -eu`.

swift_needed=6.0
release_binary=.build/release/lgs
release_stamp=.build/lgs-release.stamp

say() { printf '%s\n' "$*" >&2; }

# 0 when a Swift toolchain that is new enough is found; else says how to get one and leaves.
require_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    say "lgs is built by the Swift toolchain, version $swift_needed or later, and there is no 'swift' in PATH."
    how_to_get_swift
    exit 1
  fi
  swift_found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  oldest=$(printf '%s\n%s\n' "$swift_needed" "${swift_found:-0}" | sort -V | head -n 1)
  if [ "$oldest" != "$swift_needed" ]; then
    say "lgs needs Swift $swift_needed or later; $(command -v swift) is ${swift_found:-of an unknown version}."
    how_to_get_swift
    exit 1
  fi
}

how_to_get_swift() {
  say "Get one from swift.org/install, or from your distribution (Debian 13: apt install swiftlang),"
  say "put its usr/bin folder in PATH, and call this command again."
}

# Installs the Debian packages that are missing: as root, else with sudo, else says the one command and leaves.
require_packages() {
  command -v dpkg-query >/dev/null 2>&1 || return 0
  missing=
  for package in "$@"; do
    case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true) in
      ii*) ;;
      *) missing="$missing $package" ;;
    esac
  done
  [ -n "$missing" ] || return 0
  install="apt-get install -y --no-install-recommends$missing"
  if [ "$(id -u)" -eq 0 ]; then
    as_root=
  elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    as_root=sudo
  else
    say "Packages are missing. Install them and call this command again:"
    say "  sudo sh -c 'apt-get update && $install'"
    exit 1
  fi
  say "Installing$missing"
  # The lists may be older than the packages they name.
  quietly $as_root env DEBIAN_FRONTEND=noninteractive $install && return 0
  quietly $as_root apt-get update || say "The package lists could not be renewed."
  loudly $as_root env DEBIAN_FRONTEND=noninteractive $install
}

# What the build and the prompt use: the system's headers and linker, git for the dependencies, libedit and its header; and what figures
# open when the first is drawn: FreeType, HarfBuzz, zlib and fonts.
require_build_packages() {
  packages="libc6-dev binutils git libedit-dev libfreetype6 libharfbuzz0b zlib1g fonts-dejavu-core fonts-dejavu-extra"
  # Large operators and delimiters, alphabets of formulas; Korean.
  packages="$packages python-matplotlib-data fonts-nanum"
  # The name of the package with the C++ library's files has its version in it.
  if ! ls /usr/lib/gcc/*/*/libstdc++.so >/dev/null 2>&1; then packages="$packages g++"; fi
  require_packages $packages
}

# Runs a command without its output, and gives its status.
quietly() { "$@" >/dev/null 2>&1; }

# Runs a command, its output on stderr, and leaves when it fails.
loudly() { "$@" >&2 || exit 1; }

# Whether the release binary is there and no source is newer than its build.
release_is_current() {
  [ -x "$release_binary" ] && [ -e "$release_stamp" ] &&
    [ -z "$(find Sources Package.swift -newer "$release_stamp" -print -quit)" ]
}

# A folder with the C++ library's archive and nothing else, so that the linker takes it: to load and relocate the shared
# library is a tenth of the time until the prompt stands. Without the archive the shared one is linked.
static_cxx=.build/static-cxx
link_static_cxx() {
  mkdir -p "$static_cxx"
  for archive in /usr/lib/gcc/*/*/libstdc++.a; do
    if [ -e "$archive" ]; then ln -sf "$archive" "$static_cxx/libstdc++.a"; fi
  done
}

# Builds the release binary, one process at a time; quiet unless it fails.
build_release() {
  mkdir -p .build
  (
    flock 9
    # Another process may have built it while this one waited.
    if release_is_current; then exit 0; fi
    require_swift
    require_build_packages
    say "Building lgs (once; a few minutes) …"
    touch "$release_stamp.next"
    log=.build/lgs-release.log
    link_static_cxx
    # Symbols would make three quarters of the binary; a search path for libraries costs time at every start.
    if ! swift build -c release --product lgs --static-swift-stdlib --disable-local-rpath \
      -Xlinker -s -Xlinker -L"$static_cxx" >"$log" 2>&1; then
      cat "$log" >&2
      say "lgs could not be built."
      exit 1
    fi
    mv "$release_stamp.next" "$release_stamp"
  ) 9>.build/lgs-release.lock
}
