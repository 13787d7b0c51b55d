/** Ridge regression by Cholesky's decomposition of the normal equations. */
final class LeastSquares {
  private LeastSquares() {}

  /**
   * The weights with the least squared error, plus {@code ridge} per example for the weights' own
   * squares.
   *
   * @return one row for each column of {@code examples}, one column for each of {@code targets}
   */
  static double[][] fit(double[][] examples, double[][] targets, double ridge) {
    var left = products(examples, examples);
    for (int i = 0; i < left.length; i++) {
      left[i][i] += ridge * examples.length;
    }
    var right = products(examples, targets);
    decompose(left);
    substitute(left, right);
    return right;
  }

  private static double[][] products(double[][] a, double[][] b) {
    var sums = new double[a[0].length][b[0].length];
    for (int example = 0; example < a.length; example++) {
      for (int i = 0; i < sums.length; i++) {
        double factor = a[example][i];
        for (int j = 0; j < sums[i].length; j++) {
          sums[i][j] += factor * b[example][j];
        }
      }
    }
    return sums;
  }

  /** Replaces a symmetric matrix by its lower triangular root. */
  private static void decompose(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? StrictMath.sqrt(rest) : rest / matrix[j][j];
      }
    }
  }

  /** Solves root · rootᵀ · x = right; x takes the place of right. */
  private static void substitute(double[][] root, double[][] right) {
    int size = root.length;
    for (int column = 0; column < right[0].length; column++) {
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < i; k++) {
          right[i][column] -= root[i][k] * right[k][column];
        }
        right[i][column] /= root[i][i];
      }
      for (int i = size - 1; i >= 0; i--) {
        for (int k = i + 1; k < size; k++) {
          right[i][column] -= root[k][i] * right[k][column];
        }
        right[i][column] /= root[i][i];
      }
    }
  }
}
