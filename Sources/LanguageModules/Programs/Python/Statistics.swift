extension LanguageModules {
  static let statisticsProgram =
    ##"""
    """Averages and spreads of numbers."""

    import math


    class StatisticsError(ValueError):
        pass


    def _values(data, name, least=1):
        values = list(data)
        if len(values) < least:
            if least == 1:
                raise StatisticsError(f'{name} requires at least one data point')
            raise StatisticsError(f'{name} requires at least two data points')
        return values


    def _sum(values):
        return sum(values) if all(isinstance(value, int) for value in values) else math.fsum(values)


    def _quotient(total, count):
        if isinstance(total, int) and total % count == 0:
            return total // count
        return total / count


    def mean(data):
        """The arithmetic mean."""
        values = _values(data, 'mean')
        return _quotient(_sum(values), len(values))


    def fmean(data, weights=None):
        """The arithmetic mean as a float."""
        values = _values(data, 'fmean')
        if weights is None:
            return math.fsum(values) / len(values)
        weights = list(weights)
        if len(weights) != len(values):
            raise StatisticsError('data and weights must be the same length')
        return math.fsum(a * b for a, b in zip(values, weights)) / math.fsum(weights)


    def geometric_mean(data):
        """The n-th root of the product."""
        return math.exp(fmean(map(math.log, data)))


    def harmonic_mean(data):
        """The reciprocal of the mean of the reciprocals."""
        values = _values(data, 'harmonic_mean')
        if any(value == 0 for value in values):
            return 0
        return len(values) / math.fsum(1 / value for value in values)


    def _sorted(data):
        values = sorted(data)
        if not values:
            raise StatisticsError('no median for empty data')
        return values


    def median(data):
        """The middle value."""
        values = _sorted(data)
        half = len(values) // 2
        return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


    def median_low(data):
        """The lower of the two middle values."""
        values = _sorted(data)
        return values[(len(values) - 1) // 2]


    def median_high(data):
        """The higher of the two middle values."""
        values = _sorted(data)
        return values[len(values) // 2]


    def multimode(data):
        """The most frequent values."""
        counts = {}
        for value in data:
            counts[value] = counts.get(value, 0) + 1
        most = max(counts.values(), default=0)
        return [value for value, count in counts.items() if count == most]


    def mode(data):
        """The most frequent value; the first of several."""
        values = multimode(data)
        if not values:
            raise StatisticsError('no mode for empty data')
        return values[0]


    def _squares(values, center):
        middle = _sum(values) / len(values) if center is None else center
        if center is None and all(isinstance(value, int) for value in values):
            # Exact: the sum of squares around the mean, times the number of values.
            count = len(values)
            return (count * sum(value * value for value in values) - sum(values) ** 2) / count
        return math.fsum((value - middle) ** 2 for value in values)


    def variance(data, xbar=None):
        """The variance of a sample."""
        values = _values(data, 'variance', 2)
        return _whole(_squares(values, xbar) / (len(values) - 1), values)


    def pvariance(data, mu=None):
        """The variance of a whole population."""
        values = _values(data, 'pvariance')
        return _whole(_squares(values, mu) / len(values), values)


    def _whole(result, values):
        return int(result) if all(isinstance(value, int) for value in values) and result == int(result) else result


    def stdev(data, xbar=None):
        """The standard deviation of a sample."""
        values = _values(data, 'stdev', 2)
        return math.sqrt(_squares(values, xbar) / (len(values) - 1))


    def pstdev(data, mu=None):
        """The standard deviation of a whole population."""
        values = _values(data, 'pstdev')
        return math.sqrt(_squares(values, mu) / len(values))


    def quantiles(data, *, n=4, method='exclusive'):
        """The n - 1 cut points of n groups of the same size."""
        if n < 1:
            raise StatisticsError('n must be at least 1')
        values = sorted(data)
        count = len(values)
        if count < 2:
            raise StatisticsError('must have at least two data points')
        cuts = []
        for i in range(1, n):
            if method == 'inclusive':
                j, delta = divmod(i * (count - 1), n)
                cuts.append((values[j] * (n - delta) + values[j + 1] * delta) / n)
            elif method == 'exclusive':
                j = i * (count + 1) // n
                j = 1 if j < 1 else count - 1 if j > count - 1 else j
                delta = i * (count + 1) - j * n
                cuts.append((values[j - 1] * (n - delta) + values[j] * delta) / n)
            else:
                raise ValueError(f'Unknown method: {method!r}')
        return cuts


    def covariance(x, y, /):
        """The covariance of two samples."""
        n = len(x)
        if len(y) != n:
            raise StatisticsError('covariance requires that both inputs have same number of data points')
        if n < 2:
            raise StatisticsError('covariance requires at least two data points')
        xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
        return math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (n - 1)


    def correlation(x, y, /):
        """Pearson's correlation of two samples."""
        n = len(x)
        if len(y) != n:
            raise StatisticsError('correlation requires that both inputs have same number of data points')
        if n < 2:
            raise StatisticsError('correlation requires at least two data points')
        xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
        sxy = math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
        sxx = math.fsum((a - xbar) ** 2 for a in x)
        syy = math.fsum((b - ybar) ** 2 for b in y)
        if sxx == 0 or syy == 0:
            raise StatisticsError('at least one of the inputs is constant')
        return sxy / math.sqrt(sxx * syy)

    """##
}
