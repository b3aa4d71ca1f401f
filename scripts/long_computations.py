"""Programs that compute for many seconds, for scripts/bench-prompt --interrupts: a name and the program.

A program that prepares something says `go` when the long part begins. What is worked on is as large as it gets for
people: tensors of 100,000,000 elements, lists of 10,000,000, sets and dicts of 1,000,000, texts of some megabytes, tables
of 2,000,000 rows.
"""

LIST = "x = list(range(10**7))"
TEXT = "x = 'ab ' * 2000000"
TABLE = ("t = pd.DataFrame({'a': np.random.rand(2000000), 'k': np.random.randint(0, 100000, 2000000),"
         " 's': np.random.randint(0, 9, 2000000).astype(str)})")
PLOT = "plt.savefig('/tmp/bench-prompt.png')"
GRID = "x, y = np.meshgrid(np.linspace(0, 1, 600), np.linspace(0, 1, 600))"
SURFACE = GRID + "\na = plt.figure().add_subplot(projection='3d')"


def again(preparation, line):
    """The line for ever, after a preparation."""
    return f"{preparation}\nprint('go')\nwhile True: {line}"


def once(preparation, line):
    """The line once, after a preparation."""
    return f"{preparation}\nprint('go')\n{line}"


LOOPS = [
    ("empty loop", "while True: pass"),
    ("nested generator", "sum(sum(j for j in range(10**6)) for i in range(10**6))"),
    ("comprehension", "x = [i for i in range(10**10)]"),
    ("dict comprehension", "x = {i: i for i in range(10**9)}"),
    ("recursion", "def f(n): return n if n < 2 else f(n-1) + f(n-2)\nf(60)"),
    ("product of iterators", "import itertools\nfor p in itertools.permutations(range(12)): pass"),
    ("list of permutations", "import itertools\nx = list(itertools.permutations(range(11)))"),
    ("map, filter, zip", "for a in zip(map(abs, iter(int, 1)), filter(None, iter(int, 1))): pass"),
    ("sleep", "import time\ntime.sleep(60)"),
    ("input", "x = input('> ')"),
    ("line of standard input", "import sys\nx = sys.stdin.readline()"),
    ("printing without end", "while True: print('x' * 70)"),
    ("timeit", "%timeit sum(range(100000))"),
    ("time of a block", "%time sum(range(10**12))"),
    ("command of the system", "!sleep 60"),
]

COLLECTIONS = [
    ("sum of a range", "sum(range(10**12))"),
    ("list of a range", "x = list(range(10**9))"),
    ("set of a range", "x = set(range(10**9))"),
    ("tuple of a range", "x = tuple(range(10**9))"),
    ("dict of pairs", "x = dict(zip(range(10**9), range(10**9)))"),
    ("sorted", again("x = [(i * 7919) % 1000003 for i in range(1000000)]", "y = sorted(x)")),
    ("sorted, one", once("x = [(i * 7919) % 10000019 for i in range(6000000)]", "y = sorted(x)")),
    ("sort by a function", once("x = list(range(3000000))", "x.sort(key=lambda v: -v)")),
    ("min of a range", "min(range(10**10))"),
    ("max by key", "max(range(10**10), key=abs)"),
    ("any", "any(0 for i in iter(int, 1))"),
    ("in a generator", "-1 in (i for i in range(10**11))"),
    ("repeated list", "x = [0] * 10**9"),
    ("repeated list, small", again("", "x = [0] * 10**7")),
    ("repr of a list", again("x = list(range(1000000))", "y = repr(x)")),
    ("print of a huge list", once(LIST, "x")),
    ("deep repr", "x = []\nfor i in range(60): x = [x, x]\nprint('go')\ny = repr(x)"),
    ("sum of lists", "x = sum([[1]] * 200000, [])"),
    ("comparison of lists", again(LIST + "\ny = list(x)", "z = x == y")),
    ("order of lists", again(LIST + "\ny = list(x)", "z = x < y")),
    ("slice of a list", again(LIST, "y = x[::-1]")),
    ("slice assigned", again(LIST, "x[:] = x[::-1]")),
    ("copy of a list", again(LIST, "y = x.copy()")),
    ("list from a list", again(LIST, "y = list(x)")),
    ("sum of two lists", again(LIST, "y = x + x")),
    ("reverse of a list", again(LIST, "x.reverse()")),
    ("count in a list", again(LIST, "y = x.count(-1)")),
    ("index in a list", again(LIST, "y = -1 in x")),
    ("insertion in front", again("x = list(range(1000000))", "x.insert(0, 1)")),
    ("extension of a list", "x = []\nwhile True: x.extend(range(1000000)); x.clear()"),
    ("set of a list", again(LIST, "y = set(x)")),
    ("union of sets", again("x = set(range(1000000))", "y = x | x")),
    ("intersection of sets", again("x = set(range(1000000))", "y = x & x")),
    ("difference of sets", again("x = set(range(1000000))", "y = x - {1}")),
    ("comparison of sets", again("x = set(range(1000000))\ny = set(x)", "z = x == y")),
    ("copy of a set", again("x = set(range(1000000))", "y = x.copy()")),
    ("copy of a dict", again("x = dict(zip(range(1000000), range(1000000)))", "y = x.copy()")),
    ("update of a dict", again("x = dict(zip(range(1000000), range(1000000)))", "y = {}; y.update(x)")),
    ("comparison of dicts", again("x = dict(zip(range(1000000), range(1000000)))\ny = x.copy()", "z = x == y")),
    ("list of a dict", again("x = dict(zip(range(1000000), range(1000000)))", "y = list(x.items())")),
    ("sum of a list", again(LIST, "y = sum(x)")),
    ("max of a list", again(LIST, "y = max(x)")),
    ("all of a list", again("x = [1] * 10**7", "y = all(x)")),
    ("zip of lists", again(LIST, "y = list(zip(x, x))")),
    ("enumerate", again(LIST, "y = list(enumerate(x))")),
    ("reversed", again(LIST, "y = list(reversed(x))")),
    ("hash of a tuple", again("x = tuple(range(10**7))", "y = hash(x)")),
    ("unpacking", again(LIST, "a, *b = x")),
    ("call with many arguments", again("x = list(range(3000000))\ndef f(*a): return 1", "y = f(*x)")),
    ("shuffle", again(LIST + "\nimport random", "random.shuffle(x)")),
    ("sample", again(LIST + "\nimport random", "y = random.sample(x, 1000000)")),
    ("choices", again(LIST + "\nimport random", "y = random.choices(x, k=1000000)")),
    ("accumulate", "import itertools\nx = list(itertools.accumulate(range(10**9)))"),
    ("reduce", "import functools\nx = functools.reduce(max, range(10**10))"),
]

NUMBERS = [
    ("big power", "x = 10**10**7"),
    ("bigger power", "x = 3**(3*10**7)"),
    ("power with modulus", "x = pow(3, 10**20000, 10**20000 + 1)"),
    ("digits of a big number", "import sys\nx = str(7**3000000)"),
    ("factorial", "import math\nx = math.factorial(10**6)"),
    ("product of big numbers", again("x = 7**3000000", "y = x * x")),
    ("quotient of big numbers", again("x = 7**3000000\nz = 3**1000000", "y = x // z")),
    ("greatest common divisor", again("import math\nx = 7**100000\nz = 3**100000", "y = math.gcd(x, z)")),
    ("big number of digits", again("x = '7' * 2000000", "y = int(x)")),
]

TEXTS = [
    ("repeated text", "x = 'a' * 10**10"),
    ("repeated texts", "while True: x = 'abc' * 10**7"),
    ("growing text", "x = ''\nwhile True: x = x + 'ab' * 100000"),
    ("join", "x = ','.join(str(i) for i in range(10**9))"),
    ("join of a list", again("x = ['ab'] * 10**7", "y = ','.join(x)")),
    ("string formatting", "while True: x = '%s' % ('a' * 5000000)"),
    ("formatted text", again(TEXT, "y = f'{x}{x}'")),
    ("padded text", again(TEXT, "y = f'{x:>7000000}'")),
    ("list of a text", again(TEXT, "y = list(x)")),
    ("set of a text", again(TEXT, "y = set(x)")),
    ("length of a Korean text", again("x = '가나 ' * 2000000", "y = len(x + 'a')")),
    ("item of a Korean text", again("x = '가나 ' * 2000000", "y = x[5999990]")),
    ("reversed text", again(TEXT, "y = x[::-1]")),
    ("reversed Korean text", again("x = '가나 ' * 2000000", "y = x[::-1]")),
    ("in a text", again(TEXT, "y = 'ba' in x")),
    ("comparison of texts", again(TEXT + "\nz = x + 'a'", "y = x == z or x < z")),
    ("hash of a text", again(TEXT, "y = {x + 'a'}")),
    ("repr of a text", again(TEXT, "y = repr(x)")),
] + [
    (f"str.{call.split('(')[0]}", again(TEXT, f"y = x.{call}"))
    for call in [
        "replace('a', 'ccc')", "split()", "split('b')", "splitlines()", "rsplit()", "count('ba')", "find('ba')", "rfind('ba')",
        "upper()", "lower()", "title()", "capitalize()", "swapcase()", "casefold()", "strip()", "strip('ab ')", "zfill(7000000)",
        "center(7000000)", "isalpha()", "isascii()", "isupper()", "isidentifier()", "isprintable()", "expandtabs()", "partition('c')", "translate({97: 'c'})",
        "startswith('ab')", "encode()", "removeprefix('a')",
    ]
]

TENSORS = [
    ("matrix product", again("x = torch.ones(8000, 8000)", "y = x @ x")),
    ("matrix product of NumPy", again("x = np.ones((4000, 4000))", "y = x @ x")),
    ("matrix and vector", again("x = torch.ones(10000, 10000)\nv = torch.ones(10000)", "y = x @ v")),
    ("many small products", again("x = torch.ones(20, 20)", "y = x @ x")),
    ("batched product", again("x = torch.ones(4000, 64, 64)", "y = x @ x")),
    ("outer product", again("x = torch.ones(10000)", "y = torch.outer(x, x)")),
    ("elementwise", again("x = torch.ones(50000000)", "y = torch.exp(x)")),
    ("sum of a tensor", again("x = torch.ones(100000000)", "y = x.sum()")),
    ("sum along an axis", again("x = torch.ones(10000, 5000)", "y = x.sum(0)")),
    ("sort of a tensor", once("x = torch.rand(20000000)", "y = x.sort()")),
    ("argsort of an array", once("x = np.random.rand(20000000)", "y = np.argsort(x)")),
    ("sort of an array", once("x = np.random.rand(20000000)", "y = np.sort(x)")),
    ("topk", once("x = torch.rand(20000000)", "y = x.topk(5)")),
    ("unique", once("x = (torch.rand(20000000) * 1e6).long()", "y = x.unique()")),
    ("unique of an array", once("x = np.random.randint(0, 1000000, 20000000)", "y = np.unique(x)")),
    ("indexing", again("x = torch.rand(20000000)\ni = (torch.rand(20000000) * 1e7).long()", "y = x[i]")),
    ("indexing by truth", again("x = torch.rand(20000000)", "y = x[x > 0.5]")),
    ("assignment by truth", again("x = torch.rand(20000000)", "x[x > 0.5] = 0.1")),
    ("assignment by indices", again("x = torch.rand(20000000)\ni = (torch.rand(20000000) * 1e7).long()", "x[i] = 1.0")),
    ("index_select", again("x = torch.rand(20000000)\ni = (torch.rand(20000000) * 1e7).long()", "y = x.index_select(0, i)")),
    ("masked_select", again("x = torch.rand(20000000)", "y = x.masked_select(x > 0.5)")),
    ("gather", again("x = torch.rand(20000000)\ni = (torch.rand(20000000) * 1e7).long()", "y = x.gather(0, i)")),
    ("nonzero", again("x = torch.rand(20000000)", "y = x.nonzero()")),
    ("concatenation", again("x = torch.ones(50000000)", "y = torch.cat([x, x])")),
    ("concatenation of thousands", again("x = [torch.ones(100)] * 100000", "y = torch.cat(x)")),
    ("stack of thousands", again("x = [torch.ones(100)] * 100000", "y = torch.stack(x)")),
    ("unbind", again("x = torch.ones(1000000, 2)", "y = x.unbind()")),
    ("split into thousands", again("x = torch.ones(1000000)", "y = x.split(1)")),
    ("rows of a tensor", again("x = torch.ones(1000000, 2)", "y = list(x)")),
    ("transpose to contiguous", again("x = torch.ones(10000, 10000)", "y = x.T.contiguous()")),
    ("tolist", once("x = torch.ones(30000000)", "y = x.tolist()")),
    ("tolist of an array", once("x = np.ones(30000000)", "y = x.tolist()")),
    ("tensor of a list", once("x = [1.5] * 30000000", "y = torch.tensor(x)")),
    ("tensor of lists", once("x = [[1.5, 2.5]] * 10000000", "y = torch.tensor(x)")),
    ("tensor of tensors", once("x = [torch.tensor(1.0)] * 10000000", "y = torch.tensor(x)")),
    ("array of a list", once("x = [1.5] * 30000000", "y = np.array(x)")),
    ("array of an array", again("x = np.ones(30000000)", "y = np.array(x)")),
    ("tensor of an array", again("x = np.ones(30000000)", "y = torch.tensor(x)")),
    ("backward", again("w = torch.ones(5000, 5000, requires_grad=True)", "(w @ w).sum().backward()")),
    ("a step of many", "w = torch.ones(30000000, requires_grad=True)\no = torch.optim.Adam([w])\n(w * 2).sum().backward()\nprint('go')\nwhile True: o.step()"),
    ("convolution", again("c = nn.Conv2d(32, 64, 3)\nx = torch.rand(64, 32, 128, 128)", "y = c(x)")),
    ("gradient of a convolution", again("c = nn.Conv2d(32, 64, 3)\nx = torch.rand(16, 32, 128, 128)", "c(x).sum().backward()")),
    ("convolution in one dimension", again("c = nn.Conv1d(32, 64, 3)\nx = torch.rand(64, 32, 10000)", "y = c(x)")),
    ("pooling", again("c = nn.MaxPool2d(2)\nx = torch.rand(64, 32, 256, 256)", "y = c(x)")),
    ("mean pooling", again("c = nn.AvgPool2d(2)\nx = torch.rand(64, 32, 256, 256)", "y = c(x)")),
    ("embedding", again("c = nn.Embedding(1000, 100)\nx = torch.randint(0, 1000, (1000000,))", "y = c(x)")),
    ("recurrent network", again("c = nn.LSTM(64, 256)\nx = torch.rand(2000, 32, 64)", "y = c(x)")),
    ("batch normalisation", again("c = nn.BatchNorm2d(32)\nx = torch.rand(64, 32, 128, 128)", "y = c(x)")),
    ("layer normalisation", again("c = nn.LayerNorm(1000)\nx = torch.rand(50000, 1000)", "y = c(x)")),
    ("softmax", again("x = torch.rand(50000, 1000)", "y = x.softmax(1)")),
    ("cross entropy", again("x = torch.rand(50000, 1000)\ny = torch.randint(0, 1000, (50000,))\nc = nn.CrossEntropyLoss()", "z = c(x, y)")),
    ("dropout", again("x = torch.rand(50000, 1000)\nc = nn.Dropout()", "y = c(x)")),
    ("equal", again("x = torch.rand(50000000)\nz = x.clone()", "y = torch.equal(x, z)")),
    ("allclose", again("x = torch.rand(50000000)", "y = torch.allclose(x, x)")),
    ("print of a tensor", again("x = torch.rand(10000, 10000)", "y = str(x)")),
    ("epochs of a loader", "from torch.utils.data import DataLoader, TensorDataset\nd = DataLoader(TensorDataset(torch.rand(1000000, 4)), batch_size=64, shuffle=True)\n"
     "print('go')\nwhile True:\n    for b in d: pass"),
    ("loader of a list", "from torch.utils.data import DataLoader\nd = DataLoader(list(range(10000000)), batch_size=1000000, shuffle=True)\n"
     "print('go')\nwhile True:\n    for b in d: pass"),
    ("random split", again("from torch.utils.data import random_split\nd = list(range(1000000))", "y = random_split(d, [4000000, 1000000])")),
] + [
    (f"torch.{call.split('(')[0]}", f"while True: y = torch.{call}")
    for call in [
        "randn(50000000)", "rand(50000000)", "randint(0, 9, (50000000,))", "randperm(20000000)", "linspace(0, 1, 100000000)",
        "arange(100000000)", "eye(10000)", "full((100000000,), 2.5)", "normal(0.0, 1.0, (50000000,))",
    ]
] + [
    (f"np.random.{call.split('(')[0]}", f"while True: y = np.random.{call}")
    for call in [
        "randn(50000000)", "rand(50000000)", "randint(0, 9, 50000000)", "permutation(20000000)", "normal(0, 1, 50000000)",
        "uniform(0, 1, 50000000)", "choice(1000, 20000000)", "choice(10000000, 1000000, replace=False)",
    ]
] + [
    (f"x.{call}", again("x = torch.rand(10000, 5000)", f"y = x.{call}"))
    for call in [
        "cumsum(0)", "cumsum(1)", "std()", "var(0)", "max()", "max(1)", "argmax(0)", "argmin()", "min(0)", "prod()", "amax(0)", "norm()", "all()",
        "any(0)", "bernoulli()", "double()", "long()", "bool()", "flip(0)", "repeat(2, 1)", "clone()", "round()", "pow(2.5)", "tanh()", "diagonal().sum()",
        "masked_fill(x > 0.5, 0.0)", "reshape(-1)[::2].sum()", "mean(1)", "logical_not()", "tile(2)", "softmax(0)", "log_softmax(1)",
    ]
] + [
    (f"np.{call}", again("x = np.random.rand(5000, 4000)", f"y = np.{call}"))
    for call in [
        "cumsum(x)", "cumsum(x, axis=0)", "median(x)", "median(x, axis=0)", "diff(x)", "roll(x, 1)", "repeat(x, 2)", "where(x > 0.5, x, 0)", "append(x, x)",
        "std(x, axis=0)", "argmax(x, axis=0)", "hypot(x, x)", "unique(x[:1000])", "sort(x, axis=0)", "flip(x)", "linalg.norm(x)", "array_equal(x, x)",
        "nonzero(x)", "outer(x[0], x[1])", "tile(x, 2)", "cbrt(x)", "array_split(x.ravel(), 100000)", "column_stack([x, x])", "diag(x[0])",
    ]
]

TABLES = [
    ("sort of a table", again("t = pd.DataFrame({'a': np.random.rand(5000000)})", "u = t.sort_values('a')")),
    ("table from text", "pd.DataFrame({'a': np.random.rand(1000000), 'b': 'abc'}).to_csv('/tmp/bench-prompt.csv')\n"
     "print('go')\nwhile True: t = pd.read_csv('/tmp/bench-prompt.csv')"),
    ("table of lists", again("x = [1.5] * 5000000\ny = ['a'] * 5000000", "t = pd.DataFrame({'x': x, 'y': y})")),
    ("table of dicts", again("x = [{'a': 1, 'b': 2}] * 500000", "t = pd.DataFrame(x)")),
    ("text of a table", once(TABLE, "y = t.to_string()")),
    ("page of a table", once(TABLE, "y = t.to_html()")),
    ("merge", again(TABLE, "y = t.merge(t[:100000], on='k')")),
    ("crosstab", again(TABLE, "y = pd.crosstab(t.k, t.s)")),
    ("dummies", again(TABLE, "y = pd.get_dummies(t.s)")),
    ("concatenation of tables", again(TABLE, "y = pd.concat([t, t])")),
    ("rows of a table", again(TABLE, "for i, row in t.iterrows(): pass")),
    ("condition of a table", again(TABLE, "y = t[t.a > 0.5]")),
    ("arithmetic of columns", again(TABLE, "y = t.a * 2 + t.k")),
    ("addition of texts", again(TABLE, "y = t.s + 'abc'")),
] + [
    (f"t.{call}", again(TABLE, f"y = t.{call}"))
    for call in [
        "to_csv()", "describe()", "groupby('k').a.mean()", "groupby('s').a.median()", "groupby('k').agg('sum')", "a.value_counts()", "k.value_counts()", "s.value_counts()",
        "drop_duplicates()", "duplicated()", "a.rank()", "a.unique()", "s.unique()", "k.nunique()", "s.str.upper()", "s.str.contains('1')", "s.str.len()", "a.map(lambda v: v + 1)",
        "a.apply(str)", "corr(numeric_only=True)", "quantile(numeric_only=True)", "fillna(0)", "isin([1, 2])", "a.cumsum()", "a.shift()", "sort_index()", "sort_values('s')", "reset_index()",
        "set_index('k')", "to_dict()", "to_numpy()", "a.tolist()", "a.median()", "a.mode()", "dropna()", "a.between(0.1, 0.2)", "s.astype(int)", "a.astype(str)", "melt()", "k.replace(1, 2)", "query('a > 0.5')",
        "nlargest(5, 'a')", "pivot_table(index='k', values='a')", "a.diff()", "T", "equals(t.copy())", "a.round(2)", "s.isin(['1'])", "sort_values(['s', 'a'])", "set_index('a').sort_index()",
        "values", "a.clip(0.1, 0.2)", "apply(lambda r: r.a, axis=1)", "s.map({'1': 1})", "reindex(range(100, 2000000))", "a.idxmax()", "where(t.a > 0.5, 0)",
    ]
]

FIGURES = [
    ("figure of many points", once("", "plt.plot(np.random.rand(5000000), np.random.rand(5000000), 'o'); " + PLOT)),
    ("scatter of many points", once("", "plt.scatter(np.random.rand(2000000), np.random.rand(2000000), c=np.random.rand(2000000)); " + PLOT)),
    ("line of many points", once("", "plt.plot(np.random.rand(2000000)); " + PLOT)),
    ("thick line of many points", once("", "plt.plot(np.random.rand(1000000), lw=5, ls='--'); " + PLOT)),
    ("figures without end", "while True:\n    plt.figure(); l = plt.plot([1, 2]); " + PLOT + "; plt.close()"),
    ("many lines", "for i in range(20000): l = plt.plot([1, i])\nprint('go')\n" + PLOT),
    ("many texts", "for i in range(20000): l = plt.text(0.5, 0.5, 'a long text ' + str(i))\nprint('go')\n" + PLOT),
    ("many formulas", "for i in range(5000): l = plt.text(0.5, 0.5, r'$\\frac{a_1^2}{\\sqrt{x}}$')\nprint('go')\n" + PLOT),
    ("many axes", once("", "f, a = plt.subplots(30, 30); " + PLOT)),
    ("bars", once("", "b = plt.bar(range(100000), range(100000)); " + PLOT)),
    ("histogram", once("x = np.random.randn(20000000)", "h = plt.hist(x, bins=1000); " + PLOT)),
    ("histogram in two dimensions", once("x = np.random.randn(10000000)", "h = plt.hist2d(x, x, bins=1000); " + PLOT)),
    ("image", once("x = np.random.rand(8000, 8000)", "i = plt.imshow(x); " + PLOT)),
    ("mesh", once("x = np.random.rand(2000, 2000)", "i = plt.pcolormesh(x); " + PLOT)),
    ("contours", once("x = np.random.rand(3000, 3000)", "i = plt.contour(x); " + PLOT)),
    ("filled contours", once("x = np.random.rand(3000, 3000)", "i = plt.contourf(x); " + PLOT)),
    ("box plot", once("x = np.random.rand(20000000)", "i = plt.boxplot(x); " + PLOT)),
    ("arrows", once(GRID, "q = plt.quiver(x, y, x, y); " + PLOT)),
    ("many pixels", once("", "l = plt.plot([1, 2]); plt.savefig('/tmp/bench-prompt.png', dpi=4000)")),
    ("many noisy pixels", once("x = np.random.rand(6000, 6000)", "i = plt.imshow(x); plt.savefig('/tmp/bench-prompt.png', dpi=2000)")),
    ("figure as SVG", once("", "l = plt.plot(np.random.rand(3000000)); plt.savefig('/tmp/bench-prompt.svg')")),
    ("figure as PDF", once("", "l = plt.plot(np.random.rand(3000000)); plt.savefig('/tmp/bench-prompt.pdf')")),
    ("surface", once(SURFACE, "s = a.plot_surface(x, y, x*y, rstride=1, cstride=1); " + PLOT)),
    ("points in space", once(SURFACE, "s = a.scatter(x, y, x*y); " + PLOT)),
    ("wires in space", once(SURFACE, "s = a.plot_wireframe(x, y, x*y, rstride=1, cstride=1); " + PLOT)),
    ("animation", "from matplotlib.animation import FuncAnimation\nf, a = plt.subplots()\nl, = a.plot([1, 2])\n"
     "def frame(i): l.set_ydata([i % 7, 2]); return l,\nm = FuncAnimation(f, frame, frames=5000)\nprint('go')\ny = m.to_jshtml()"),
    ("figure shown", "print('go')\nfor i in range(20000): l = plt.plot([1, i])\nplt.show()"),
]

LONG_COMPUTATIONS = LOOPS + COLLECTIONS + NUMBERS + TEXTS + TENSORS + TABLES + FIGURES
