import Interpreter
import XCTest

@testable import Library

/// What pandas has and lgs does not is refused by name; what pandas lacks too gets its words.
final class PandasRefusalTests: XCTestCase {
  private final class NoOutput: OutputSink {
    func write(_ text: String) {}
    func flush() {}
  }

  private func error(of source: String) -> String? {
    let session = Prelude.makeSession(output: NoOutput())
    let program = "df = pd.DataFrame({'a': [1, 2], 'b': ['x', 'y']})\n\(source)\n"
    guard case .raised(let exception) = session.run(program, name: "<test>") else { return nil }
    return exception.summaryLine
  }

  func testKnownNamesAreRefused() {
    for (source, name) in [
      ("df.plot.kde()", "plot.kde"), ("df.to_period()", "DataFrame.to_period"),
      ("df.a.tz_localize('UTC')", "Series.tz_localize"),
      ("df.groupby('b').groups", "groupby().groups"),
      ("pd.read_excel('f')", "pandas.read_excel"),
      ("df.columns.str", "Index.str"), ("df.groupby('b').rolling(2)", "groupby().rolling"),
    ] {
      XCTAssertEqual(error(of: source), "NotImplementedError: \(name) is not in lgs", source)
    }
  }

  func testPlotsOfDatesAtRegularDistancesAreRefused() {
    XCTAssertEqual(
      error(of: "pd.Series([1, 2], index=pd.date_range('2024', periods=2)).plot()"),
      "NotImplementedError: plot() of dates at regular distances, at which pandas writes periods (plt.plot() draws them as "
        + "dates), is not in lgs")
  }

  func testKnownArgumentsAreRefused() {
    XCTAssertEqual(
      error(of: "df.sort_values('a', key=len)"),
      "NotImplementedError: the argument 'key' of DataFrame.sort_values() is not in lgs")
    XCTAssertEqual(
      error(of: "pd.read_csv('f', converters={})"),
      "NotImplementedError: the argument 'converters' of pandas.read_csv() is not in lgs")
    XCTAssertNil(error(of: "df.sort_values('a', key=None)"))
  }

  func testUnknownNamesHavePandasWords() {
    XCTAssertEqual(error(of: "df.iteritems()"), "AttributeError: 'DataFrame' object has no attribute 'iteritems'")
    XCTAssertEqual(error(of: "pd.nothing"), "AttributeError: module 'pandas' has no attribute 'nothing'")
  }

  func testTimesThatAreNotHereAreRefused() {
    for (source, name) in [
      ("pd.to_datetime([1, 2])", "times of nanoseconds: unit='s' or 'ms' names another unit, which"),
      ("pd.date_range('2024', periods=2).to_period('M')", "Index.to_period"),
      ("pd.to_datetime('2024-01-01', utc=True)", "the argument 'utc' of pandas.to_datetime()"),
      ("pd.Series(pd.date_range('2024', periods=2)).dt.tz_localize('UTC')", "Series.dt.tz_localize"),
      ("pd.Series(pd.date_range('2024', periods=2)).values", "an array of times: tolist() gives a list, which"),
    ] {
      XCTAssertEqual(error(of: source), "NotImplementedError: \(name) is not in lgs", source)
    }
  }

  func testAURLWithoutAServerIsAnURLError() {
    XCTAssertEqual(
      error(of: "pd.read_csv('http://127.0.0.1:9/none.csv')"),
      "urllib.error.URLError: <urlopen error [Errno 111] Connection refused>")
  }
}
