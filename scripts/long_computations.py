"""Programs that compute for many seconds, for scripts/bench-prompt --interrupts: a name and the program.

A program that prepares something says `go` when the long part begins. What is worked on is as large as it gets for
people: tensors of 100,000,000 elements, lists of 10,000,000, sets and dicts of 1,000,000, texts of 30 megabytes, tables
of 2,000,000 rows.
"""

LIST = "x = list(range(10**7))"
TEXT = "x = 'ab ' * 10**7"
KOREAN = "x = '가나 ' * 10**7"
BIG = "x = 7**1000000\nz = 3**300000"
TABLE = ("t = pd.DataFrame({'a': np.random.rand(2000000), 'k': np.random.randint(0, 100000, 2000000),"
         " 's': pd.Series(np.random.randint(0, 9, 2000000)).astype(str)})")
FILE = TABLE + "; t.to_csv('/tmp/bench-prompt.csv'); t = pd.read_csv('/tmp/bench-prompt.csv', dtype={'s': str})"
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
    ("sorted, one", once("x = [(i * 7919) % 10000019 / 7 for i in range(6000000)]", "y = sorted(x)")),
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
    ("max of many arguments", again("x = list(range(3000000))", "y = max(*x)")),
    ("print of many arguments", again("import io\nx = list(range(3000000))", "print(*x, file=io.StringIO())")),
    ("zip of many lists", again("x = [[1, 2]] * 1000000", "y = list(zip(*x))")),
    ("list times twenty", again("x = list(range(3000000))", "y = x * 20")),
    ("deep copy of lists", again("import copy\nx = [[i] for i in range(1000000)]", "y = copy.deepcopy(x)")),
    ("deep copy of a list", again("import copy\n" + LIST, "y = copy.deepcopy(x)")),
    ("pformat", again("import pprint\nx = list(range(1000000))", "y = pprint.pformat(x)")),
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
    ("product of big numbers", again("x = 7**1000000", "y = x * x")),
    ("quotient of big numbers", again("x = 7**1000000\nz = 3**300000", "y = x // z")),
    ("greatest common divisor", again("import math\nx = 7**100000\nz = 3**100000", "y = math.gcd(x, z)")),
    ("big number of digits", again("x = '7' * 2000000", "y = int(x)")),
]

TEXTS = [
    ("repeated text", "x = 'a' * 10**10"),
    ("repeated texts", "while True: x = 'abc' * 10**7"),
    ("growing text", "x = ''\nwhile True: x = x + 'ab' * 100000"),
    ("join", "x = ','.join(str(i) for i in range(10**9))"),
    ("join of a list", again("x = ['ab'] * 10**7", "y = ','.join(x)")),
    ("text in memory", again("import io\n" + TEXT, "y = io.StringIO(x).read()")),
    ("bytes", again("x = b'ab ' * 10**7", "y = x.replace(b'a', b'xy'); z = x.split(); w = x.hex()")),
    ("string formatting", "while True: x = '%s' % ('a' * 5000000)"),
    ("formatted text", again(TEXT, "y = f'{x}{x}'")),
    ("padded text", again(TEXT, "y = f'{x:>70000000}'")),
    ("list of a text", again(TEXT, "y = list(x)")),
    ("set of a text", again(TEXT, "y = set(x)")),
    ("length of a Korean text", again(KOREAN, "y = len(x + 'a')")),
    ("item of a Korean text", again(KOREAN, "y = x[29999990]")),
    ("reversed text", again(TEXT, "y = x[::-1]")),
    ("reversed Korean text", again(KOREAN, "y = x[::-1]")),
    ("in a text", again(TEXT, "y = 'ba' in x")),
    ("comparison of texts", again(TEXT + "\nz = x + 'a'", "y = x == z or x < z")),
    ("hash of a text", again(TEXT, "y = {x + 'a'}")),
    ("repr of a text", again(TEXT, "y = repr(x)")),
] + [
    (f"str.{call.split('(')[0]}", again(TEXT, f"y = x.{call}"))
    for call in [
        "replace('a', 'ccc')", "split()", "split('b')", "splitlines()", "rsplit()", "count('ba')", "find('ba')", "rfind('ba')",
        "upper()", "lower()", "title()", "capitalize()", "swapcase()", "casefold()", "strip()", "strip('ab ')", "zfill(70000000)",
        "center(70000000)", "isalpha()", "isascii()", "isupper()", "isidentifier()", "isprintable()", "expandtabs()", "partition('c')", "translate({97: 'c'})",
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
    ("topk", again("x = torch.rand(20000000)", "y = x.topk(5)")),
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
    ("random split", again("from torch.utils.data import random_split\nd = list(range(1000000))", "y = random_split(d, [400000, 600000])")),
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
    ("rows of a table", again(TABLE, "[row for i, row in t.iterrows()]")),
    ("condition of a table", again(TABLE, "y = t[t.a > 0.5]")),
    ("arithmetic of columns", again(TABLE, "y = t.a * 2 + t.k")),
    ("texts of a file, sorted", again(FILE, "y = t.sort_values('s')")),
    ("texts of a file, joined", again(FILE, "y = pd.concat([t, t])")),
    ("texts of a file, counted", again(FILE, "y = t.s.value_counts()")),
    ("texts of a file, in a list", again(FILE, "y = t.s.tolist()")),
    ("texts of a file, compared", again(FILE, "y = t.s == '1'")),
    ("texts of a file, assigned", again(FILE, "t.loc[5, 's'] = 'x'")),
    ("addition of texts", again(TABLE, "y = t.s + 'abc'")),
] + [
    (f"t.{call}", again(TABLE, f"y = t.{call}"))
    for call in [
        "to_csv()", "describe()", "groupby('k').a.mean()", "groupby('s').a.median()", "groupby('k').agg('sum')", "a.value_counts()", "k.value_counts()", "s.value_counts()",
        "drop_duplicates()", "duplicated()", "a.rank()", "a.unique()", "s.unique()", "k.nunique()", "s.str.upper()", "s.str.contains('1')", "s.str.len()", "a.map(lambda v: v + 1)",
        "a.apply(str)", "corr(numeric_only=True)", "quantile(numeric_only=True)", "fillna(0)", "isin([1, 2])", "a.cumsum()", "a.shift()", "sort_index()", "sort_values('s')", "reset_index()",
        "set_index('k')", "to_dict()", "drop(columns='s').to_numpy()", "a.tolist()", "a.median()", "a.mode()", "dropna()", "a.between(0.1, 0.2)", "s.astype(int)", "a.astype(str)", "melt()", "k.replace(1, 2)", "query('a > 0.5')",
        "nlargest(5, 'a')", "pivot_table(index='k', values='a')", "a.diff()", "T", "equals(t.copy())", "a.round(2)", "s.isin(['1'])", "sort_values(['s', 'a'])", "set_index('a').sort_index()",
        "a.values", "a.clip(0.1, 0.2)", "apply(lambda r: r.a, axis=1)", "s.map({'1': 1})", "reindex(range(100, 2000000))", "a.idxmax()", "where(t.a > 0.5, 0)",
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

# Single calls over as much as memory holds: what no loop of the program divides.
HUGE_TEXTS = [
    ("huge repeated text", "x = 'ab ' * 3 * 10**9"),
    ("huge join", again("x = ['a' * 10**6] * 1000", "y = ''.join(x)")),
    ("huge width", "x = f\"{1:{10**9}}\""),
    ("huge width of a text", "x = f\"{'a':^{2 * 10**9}}\""),
    ("huge precision", "x = f\"{1:.{10**9}f}\""),
    ("huge percent width", "x = '%0*d' % (2 * 10**9, 1)"),
    ("huge format", "x = '{:>2000000000}'.format('a')"),
    ("huge ljust", "x = 'a'.ljust(2 * 10**9)"),
    ("huge sum of texts", again("x = 'a' * 10**9", "y = x + x")),
    ("huge text in a text", again("x = 'a' * 10**9", "y = 'b' in x")),
    ("text in a text, nearly", once("x = 'a' * 10**7", "y = 'a' * 10**6 + 'b' in x")),
    ("huge comparison of texts", again("x = 'a' * 10**9\ny = x + 'b'", "z = x < y")),
    ("huge text printed", once("x = 'a' * 10**9", "print(x)")),
    ("huge template", again(TEXT, "y = (x + '{}').format(1)")),
    ("rsplit by a text", again(TEXT, "y = x.rsplit('b')")),
    ("join of characters", again(TEXT, "y = '-'.join(x)")),
    ("slice of a text", again(TEXT, "y = x[1:]")),
    ("every second character", again(TEXT, "y = x[::2]")),
    ("slice of a Korean text", again(KOREAN, "y = x[1:-1]")),
    ("Korean upper", again(KOREAN, "y = x.upper()")),
    ("Korean find", again(KOREAN, "y = x.find('다')")),
    ("Korean split", again(KOREAN, "y = x.split()")),
    ("Korean rsplit", again(KOREAN, "y = x.rsplit(' ')")),
    ("lines of a text", again("x = 'ab\\n' * 10**7", "y = x.splitlines()")),
    ("reversed joined", again(TEXT, "y = ''.join(reversed(x))")),
    ("sorted characters", again(TEXT, "y = sorted(x)")),
    ("counter of characters", again(TEXT + "\nfrom collections import Counter", "y = Counter(x)")),
    ("ascii of a text", again(KOREAN, "y = ascii(x)")),
    ("evaluation of a long text", "x = '1 + ' * 10**6 + '1'\nprint('go')\nwhile True: y = eval('[' + '1,' * 10**6 + ']')"),
    ("re.findall", again(TEXT + "\nimport re", "y = re.findall('a', x)")),
    ("re.sub", again(TEXT + "\nimport re", "y = re.sub('a', 'b', x)")),
    ("re.split", again(TEXT + "\nimport re", "y = re.split(' ', x)")),
    ("re.search", again(TEXT + "\nimport re", "y = re.search('c', x)")),
    ("re.fullmatch", again(TEXT + "\nimport re", "y = re.fullmatch('(ab )*', x)")),
    ("re of tries", "import re\nre.match('(a*)*b', 'a' * 40)"),
    ("json.dumps", again(LIST + "\nimport json", "y = json.dumps(x)")),
    ("json.dumps of a text", again(KOREAN + "\nimport json", "y = json.dumps(x)")),
    ("json.loads", again("import json\nx = '[' + '1,' * 5000000 + '1]'", "y = json.loads(x)")),
    ("json.loads of a text", again("import json\nx = '\"' + 'ab ' * 10**7 + '\"'", "y = json.loads(x)")),
    ("textwrap", once(TEXT + "\nimport textwrap", "y = textwrap.fill(x)")),
    ("pprint", once("import pprint\nx = list(range(10**6))", "pprint.pprint(x)")),
    ("file written", again(TEXT, "n = open('/tmp/bench-prompt.txt', 'w').write(x * 10)")),
    ("file read", again(TEXT + "\nwith open('/tmp/bench-prompt.txt', 'w') as f: n = f.write(x * 10)", "y = open('/tmp/bench-prompt.txt').read()")),
    ("lines read", again("with open('/tmp/bench-prompt.txt', 'w') as f: n = f.write('ab\\n' * 10**7)", "y = open('/tmp/bench-prompt.txt').readlines()")),
    ("StringIO", again(TEXT + "\nimport io", "y = io.StringIO(x).getvalue()")),
    ("csv.reader", again("import csv, io\nx = 'a,b,c\\n' * 3000000", "y = list(csv.reader(io.StringIO(x)))")),
]

HUGE_NUMBERS = [
    ("huge gcd", again("import math\n" + BIG, "y = math.gcd(x, z)")),
    ("huge lcm", again("import math\n" + BIG, "y = math.lcm(x, z)")),
    ("huge shift", "x = 1 << 10**10"),
    ("shift to the right", again("x = 1 << 10**8", "y = x >> 1")),
    ("sum of huge numbers", again("x = 1 << 10**8", "y = x + x")),
    ("and of huge numbers", again("x = 1 << 10**8", "y = x & x")),
    ("negated huge number", again("x = 1 << 10**8", "y = -x")),
    ("comparison of huge numbers", again("x = 1 << 10**8\nz = x + 1", "y = x < z")),
    ("hash of a huge number", again("x = 1 << 10**8", "y = {x + 1}")),
    ("bit_length", again("x = 1 << 10**8", "y = (x + 1).bit_length()")),
    ("remainder of huge numbers", again(BIG, "y = x % z")),
    ("remainder of a small one", again(BIG, "y = x % 7")),
    ("divmod of huge numbers", again(BIG, "y = divmod(x, z)")),
    ("huge hex", again(BIG, "y = hex(x)")),
    ("huge bin", again(BIG, "y = f'{x:b}'")),
    ("huge number printed", once(BIG, "x")),
    ("huge number with commas", once(BIG, "y = f'{x:,}'")),
    ("math.comb", "import math\nx = math.comb(10**6, 5 * 10**5)"),
    ("math.perm", "import math\nx = math.perm(10**6, 5 * 10**5)"),
    ("math.prod", "import math\nx = math.prod(range(1, 10**6))"),
    ("math.isqrt", "import math\nx = math.isqrt(7**3000000)"),
    ("huge literal", "x = int('9' * 10**7)"),
    ("Fibonacci", "a, b = 0, 1\nprint('go')\nwhile True: a, b = b, a + b"),
    ("float of a huge number", again(BIG, "y = x / z")),
]

HUGE_COLLECTIONS = [
    ("huge list, later", "x = []\nprint('go')\nx = list(range(10**9))"),
    ("sorted range", "x = sorted(range(3 * 10**8))"),
    ("sorted backwards", "x = sorted(range(3 * 10**8), reverse=True)"),
    ("sum of a huge range", "x = sum(range(10**11))"),
    ("min and max", "x = min(range(10**11)), max(range(10**11))"),
    ("starred range", "x = [*range(10**9)]"),
    ("texts of a range", "x = list(map(str, range(10**9)))"),
    ("floats of a range", "x = [float(i) for i in range(10**9)]"),
    ("list of lists", "x = [[i] for i in range(10**9)]"),
    ("dict.fromkeys", "x = dict.fromkeys(range(10**9))"),
    ("Counter of a range", "from collections import Counter\nx = Counter(range(10**9))"),
    ("deque of a range", "from collections import deque\nx = deque(range(10**9))"),
    ("heapify", again("import heapq", "x = list(range(10**6, 0, -1)); heapq.heapify(x)")),
    ("nsmallest", "import heapq\nx = heapq.nsmallest(5, range(10**10))"),
    ("combinations", "import itertools\nx = list(itertools.combinations(range(100), 6))"),
    ("statistics.mean", "import statistics\nx = statistics.mean(range(10**9))"),
    ("sorted texts", again("x = [str(i * 7919 % 1000003) for i in range(1000000)]", "y = sorted(x)")),
    ("sorted tuples", again("x = [(i * 7919 % 1000003, i) for i in range(1000000)]", "y = sorted(x)")),
    ("sorted floats", again("x = [(i * 7919 % 1000003) / 7 for i in range(1000000)]", "y = sorted(x)")),
    ("every second item deleted", again("", "x = list(range(10**7)); del x[::2]")),
    ("times a list", again(LIST, "y = x * 20")),
    ("deepcopy of numbers", again(LIST + "\nimport copy", "y = copy.deepcopy(x)")),
    ("deepcopy of lists", again("x = [[i] for i in range(1000000)]\nimport copy", "y = copy.deepcopy(x)")),
    ("pickleless save", again("x = [torch.ones(10)] * 1000", "torch.save(x, '/tmp/bench-prompt.pt')")),
    ("forgetting a list", again("", "x = [[i] for i in range(10**6)]; x = None")),
    ("forgetting many lists", "x = [[[i]] for i in range(5 * 10**6)]\nprint('go')\nwhile True: pass"),
    ("dataclasses", "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\n    y: int\nprint('go')\nx = [P(i, i) for i in range(10**9)]"),
]

LINEAR = [
    (f"torch.{call.split('(')[0]} of a matrix", again(f"x = torch.rand({size}, {size})\nx = x @ x.T + torch.eye({size})", f"y = torch.{call}"))
    for size, call in [
        (3000, "linalg.cholesky(x)"), (2000, "linalg.inv(x)"), (1000, "linalg.svd(x)"), (1000, "linalg.eigh(x)"), (600, "linalg.eig(x)"),
        (1500, "linalg.qr(x)"), (2000, "linalg.det(x)"), (2000, "linalg.solve(x, x)"), (1000, "linalg.lstsq(x, x)"), (1000, "linalg.pinv(x)"),
        (1000, "matrix_exp(x / 1e6)"), (5000, "tril(x)"), (5000, "trace(x)"), (5000, "kron(x[:50], x[:50])"), (1500, "linalg.matrix_power(x, 9)"),
        (1000, "linalg.matrix_rank(x)"), (5000, "linalg.norm(x)"), (3000, "cov(x)"), (3000, "corrcoef(x)"), (3000, "einsum('ij,kj->ik', x, x)"),
        (3000, "tensordot(x, x, 1)"), (1500, "cdist(x, x)"), (3000, "mm(x.double(), x.double())"),
    ]
] + [
    (f"np.{call.split('(')[0]} of a matrix", again(f"x = np.random.rand({size}, {size})\nx = x @ x.T + np.eye({size})", f"y = np.{call}"))
    for size, call in [
        (2000, "linalg.cholesky(x)"), (2000, "linalg.inv(x)"), (1000, "linalg.svd(x)"), (1000, "linalg.eigh(x)"), (500, "linalg.eig(x)"),
        (1500, "linalg.qr(x)"), (2000, "linalg.solve(x, x)"), (800, "linalg.lstsq(x, x)"), (3000, "cov(x)"), (2000, "einsum('ij,jk->ik', x, x)"),
        (3000, "corrcoef(x)"), (5000, "vander(x[0], 1000)"),
    ]
]

SCIENCE = [
    (f"{call.split('(')[0]}(...)", again("x = torch.rand(20000000)\ni = (x * 1e6).long()", f"y = {call}"))
    for call in [
        "torch.topk(x, 10000000)", "torch.argsort(x)", "torch.sort(x.reshape(5000, 4000), 0)", "torch.sort(x.reshape(-1, 4))", "torch.median(x)", "torch.kthvalue(x, 9)",
        "torch.mode(i)", "torch.quantile(x[:10000000], 0.3)", "torch.histc(x)", "torch.bincount(i)", "torch.searchsorted(x[:1000].sort()[0], x)",
        "torch.cumprod(x, 0)", "torch.cummax(x, 0)", "torch.logcumsumexp(x, 0)", "x.repeat_interleave(3)", "torch.zeros(1000000).scatter_add(0, i, x)",
        "torch.zeros(1000000).index_add(0, i, x)", "torch.roll(x, 7)", "torch.where(x > 0.5, x, -x)", "torch.isnan(x)", "torch.combinations(x[:3000])",
        "torch.cartesian_prod(x[:3000], x[:3000])", "torch.meshgrid(x[:5000], x[:5000], indexing='ij')", "torch.diff(x)", "torch.logsumexp(x, 0)",
        "torch.multinomial(x[:1000000], 1000000)", "x.unfold(0, 100, 1).sum(1)", "torch.unique(i, return_counts=True)", "torch.unique_consecutive(i)", "x.erf()",
        "torch.trapezoid(x)", "torch.stack([x, x], 1)", "torch.count_nonzero(x)", "torch.isin(i, i[:100])", "torch.renorm(x.reshape(4000, 5000), 2, 0, 1.0)",
        "F.interpolate(x.reshape(1, 1, 4000, 5000), scale_factor=2)", "F.one_hot(i[:100000] % 1000)", "F.pad(x, (5, 5))", "F.conv1d(x[:10000000].reshape(1, 1, -1), x[:64].reshape(1, 1, -1))",
        "torch.equal(x, x + 0)", "str(x.tolist()[:1000000])", "x.numpy().tolist()",
    ]
] + [
    (f"{call.split('(')[0]}(...)", again("x = np.random.rand(20000000)\ni = (x * 1e6).astype(int)", f"y = {call}"))
    for call in [
        "np.convolve(x[:1000000], x[:100000])", "np.correlate(x[:1000000], x[:100000])", "np.histogram(x, 100)", "np.percentile(x, 30)", "np.interp(x, x[:1000], x[:1000])",
        "np.lexsort((x[:3000000], i[:3000000]))", "np.searchsorted(np.sort(x[:1000]), x)", "np.unique(i[:8000000].reshape(-1, 2), axis=0)", "np.polyfit(x[:1000000], x[:1000000], 5)",
        "np.polyval(x[:30], x)", "np.gradient(x)", "np.bincount(i)", "np.digitize(x, x[:10])", "np.union1d(i, i)", "np.isin(i, i[:1000])", "np.setdiff1d(i, i[:9])",
        "np.apply_along_axis(np.sum, 1, x.reshape(-1, 4))", "np.vectorize(abs)(x)", "np.array2string(x, threshold=10**9)", "np.cumprod(x)", "np.partition(x, 9)",
        "np.random.default_rng(0).normal(size=30000000)", "np.random.default_rng(0).permutation(20000000)", "np.random.default_rng(0).choice(x, 20000000)",
        "np.random.poisson(3.0, 20000000)", "np.random.gamma(2.0, 1.0, 20000000)", "np.random.binomial(10, 0.3, 20000000)", "np.random.multivariate_normal(np.zeros(300), np.eye(300), 30000)",
        "np.random.shuffle(x)", "np.char.upper(np.array(['abc'] * 1000000))", "np.sort(np.array(['b', 'a'] * 1000000))", "np.savetxt('/tmp/bench-prompt.csv', x)",
        "np.save('/tmp/bench-prompt.npy', x)", "np.ascontiguousarray(x.reshape(4000, 5000).T)", "np.indices((5000, 4000))", "np.add.at(x, i, 1.0)", "np.nanmean(x)", "np.bitwise_and(i, 7)",
        "np.linspace(0, 1, 10**8)", "np.mgrid[0:5000, 0:5000]", "np.roll(x, 3)", "np.sum(x)", "np.dot(x, x)", "np.all(x > 0)",
    ]
] + [
    ("np.loadtxt", "np.savetxt('/tmp/bench-prompt.csv', np.random.rand(2000000, 2))\nprint('go')\nwhile True: y = np.loadtxt('/tmp/bench-prompt.csv')"),
    ("np.load", "np.save('/tmp/bench-prompt.npy', np.random.rand(50000000))\nprint('go')\nwhile True: y = np.load('/tmp/bench-prompt.npy')"),
    ("torch.save", again("x = torch.rand(100000000)", "torch.save(x, '/tmp/bench-prompt.pt')")),
    ("torch.load", again("x = torch.rand(100000000)\ntorch.save(x, '/tmp/bench-prompt.pt')", "y = torch.load('/tmp/bench-prompt.pt')")),
    ("transformer", again("m = nn.TransformerEncoderLayer(512, 8)\nx = torch.rand(512, 16, 512)", "y = m(x)")),
    ("gradient of a recurrent network", again("m = nn.GRU(64, 256)\nx = torch.rand(500, 32, 64)", "m(x)[0].sum().backward()")),
    ("transposed convolution", again("m = nn.ConvTranspose2d(16, 16, 3)\nx = torch.rand(16, 16, 128, 128)", "y = m(x)")),
    ("convolution of volumes", again("m = nn.Conv3d(4, 8, 3)\nx = torch.rand(4, 4, 64, 64, 64)", "y = m(x)")),
    ("multinomial of rows", again("x = torch.rand(100000, 100)", "y = torch.multinomial(x, 1)")),
    ("backward of a long graph", "x = torch.ones(3, requires_grad=True)\nprint('go')\nwhile True:\n    y = x\n    for i in range(1000000): y = y * 1.0\n    y.sum().backward()"),
    ("copy of a network", again("import copy\nm = nn.Linear(10000, 10000)", "y = copy.deepcopy(m)")),
    ("state of a network", again("m = nn.Linear(10000, 10000)", "m.load_state_dict(m.state_dict())")),
    ("initialisation", again("w = torch.empty(5000, 5000)", "nn.init.orthogonal_(w[:1500, :1500])")),
    ("new large layer", "while True: m = nn.Linear(10000, 10000)"),
]

HUGE_TABLES = [
    (f"t.{call}", again(TABLE, f"y = t.{call}"))
    for call in [
        "to_csv('/tmp/bench-prompt.csv')", "sort_values('k')", "groupby('s').agg({'a': 'median'})", "groupby(['s', 'k']).size()", "groupby('k').a.apply(lambda g: g.sum())",
        "groupby('k').a.transform('mean')", "groupby('k').a.rank()", "groupby('k').cumsum(numeric_only=True)", "s.str.split('1')", "s.str.replace('1', '2')", "s.str.cat(t.s)", "a.rolling(100).mean()",
        "a.rolling(1000).median()", "a.expanding().mean()", "a.ewm(span=3).mean()", "sample(1000000)", "join(t, rsuffix='_')", "merge(t[:1000], how='outer', on='k')", "stack()", "set_index('k').loc[5]",
        "rank(numeric_only=True)", "s.str.split('1').explode()", "s.str.title()", "s.str.findall('1')", "groupby('k').a.shift()", "groupby('k').a.idxmax()",
        "groupby('k').a.quantile(0.9)", "s.to_json()", "describe(percentiles=[0.1])", "a.to_string(index=False)", "to_json(orient='records')",
        "merge(t[:100000], left_on='k', right_index=True, indicator=True)", "pivot_table(index='k', columns='s', values='a', margins=True)", "groupby('k').a.value_counts()",
        "cumsum(numeric_only=True)", "duplicated(['k'])", "a.hist()", "itertuples()", "to_string()", "to_json()", "copy()", "eval('a * 2')", "s.str.extract('(1)')", "assign(z=t.a * 2)", "k.astype('category')",
        "pivot_table(index='k', columns='s', values='a')", "value_counts()", "a.autocorr()", "map(str)", "k.map(dict(zip(range(100000), range(100000))))", "s.unique()", "a.sort_values()", "nunique()", "describe(include='all')",
        "a.nlargest(1000)", "groupby('s').head(1)", "groupby('s').describe()", "s.sort_values()", "s + t.s", "s == '1'", "iloc[::-1]", "loc[t.a > 0.5, 'k']", "drop(columns='a')", "rename(columns=str.upper)", "interpolate()", "head(10**6).values.tolist()",
    ]
]

SPACE_FIGURES = [
    ("surface, coarse", again(SURFACE, "s = a.plot_surface(x, y, x*y); " + PLOT)),
    ("dashes", once("", "l = plt.plot(np.random.rand(3000000), '--', lw=3); " + PLOT)),
    ("dashed circles", once("t = np.linspace(0, 6.28, 3000000)", "l = plt.plot(np.cos(t), np.sin(t), ':', lw=2); " + PLOT)),
    ("round joins", once("", "l = plt.plot(np.random.rand(3000000), lw=20, solid_joinstyle='round'); " + PLOT)),
    ("filled area", once("", "l = plt.fill_between(range(3000000), np.random.rand(3000000)); " + PLOT)),
    ("marks along a line", once("", "l = plt.plot(np.random.rand(1000000), 'o-'); " + PLOT)),
    ("error bars", once("x = np.random.rand(300000)", "l = plt.errorbar(x, x, x, capsize=3); " + PLOT)),
    ("steps", once("", "l = plt.step(range(2000000), np.random.rand(2000000)); " + PLOT)),
    ("stems", once("", "l = plt.stem(np.random.rand(300000)); " + PLOT)),
    ("streams", once(GRID, "l = plt.streamplot(x, y, x, -y, density=20); " + PLOT)),
    ("triangles", once("x = np.random.rand(200000)\ny = np.random.rand(200000)", "l = plt.tripcolor(x, y, x); " + PLOT)),
    ("coarse mesh of faces", once("x = np.random.rand(1500, 1500)", "l = plt.pcolor(x); " + PLOT)),
    ("hexagons", once("x = np.random.randn(5000000)", "l = plt.hexbin(x, x[::-1]); " + PLOT)),
    ("violin", once("x = np.random.randn(3000000)", "l = plt.violinplot(x); " + PLOT)),
    ("pairs of columns", once(TABLE, "p = t.plot(); " + PLOT)),
    ("figure of many points shown", once("", "l = plt.plot(np.random.rand(3000000), 'o'); plt.show()")),
    ("log axis", once("", "l = plt.semilogy(np.random.rand(3000000)); " + PLOT)),
    ("legend of thousands", once("for i in range(3000): l = plt.plot([1, i], label=str(i))", "l = plt.legend(); " + PLOT)),
]

LONG_COMPUTATIONS = (
    LOOPS + COLLECTIONS + NUMBERS + TEXTS + TENSORS + TABLES + FIGURES + HUGE_TEXTS + HUGE_NUMBERS + HUGE_COLLECTIONS + LINEAR
    + SCIENCE + HUGE_TABLES + SPACE_FIGURES)
