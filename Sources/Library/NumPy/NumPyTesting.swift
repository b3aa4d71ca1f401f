import Interpreter

/// The module `numpy.testing`: assertions about arrays.
enum NumPyTesting {
  static let functions: [Builtin] = [
    check(
      "assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True)",
      "AssertionError unless two arrays are close to each other.", "np.testing.assert_allclose([1.0], [1.0 + 1e-9])",
      """
      if not np.allclose(actual, desired, rtol=rtol, atol=atol, equal_nan=equal_nan):
          raise AssertionError(f"\\nNot equal to tolerance rtol={rtol:g}, atol={atol:g}\\n{err_msg}")
      """),
    check(
      "assert_array_equal(actual, desired, err_msg='', verbose=True)",
      "AssertionError unless two arrays are equal.", "np.testing.assert_array_equal([1, 2], [1, 2])",
      """
      if not np.array_equal(np.asarray(actual), np.broadcast_to(desired, np.shape(actual))):
          raise AssertionError(f"\\nArrays are not equal\\n{err_msg}")
      """),
    check(
      "assert_array_almost_equal(actual, desired, decimal=6, err_msg='', verbose=True)",
      "AssertionError unless two arrays agree to some decimals.",
      "np.testing.assert_array_almost_equal([1.0], [1.0 + 1e-9])",
      """
      if not np.all(np.abs(np.asarray(desired) - actual) < 1.5 * 10.0 ** -decimal):
          raise AssertionError(f"\\nArrays are not almost equal to {decimal} decimals\\n{err_msg}")
      """),
    check(
      "assert_almost_equal(actual, desired, decimal=7, err_msg='', verbose=True)",
      "AssertionError unless two numbers agree to some decimals.", "np.testing.assert_almost_equal(1.0, 1.0 + 1e-9)",
      """
      if not np.all(np.abs(np.asarray(desired) - actual) < 1.5 * 10.0 ** -decimal):
          raise AssertionError(f"\\nArrays are not almost equal to {decimal} decimals\\n{err_msg}")
      """),
    check(
      "assert_equal(actual, desired, err_msg='', verbose=True)", "AssertionError unless two values are equal.",
      "np.testing.assert_equal([1, 2], [1, 2])",
      """
      if not np.all(np.asarray(actual) == np.asarray(desired)):
          raise AssertionError(f"\\nItems are not equal:\\n{err_msg}")
      """),
  ]

  /// An assertion that holds prints nothing; its example shows that it gives None.
  private static func check(_ signature: String, _ summary: String, _ example: String, _ body: String) -> Builtin {
    .written(signature, of: "numpy.testing", summary, example: "print(\(example))\n#> None", body)
  }
}
