package gitops;

import console.Result;
import java.math.BigDecimal;
import java.util.Optional;
import metrics.Verdict;
import metrics.Yardstick;

/**
 * How the model that is to be deployed compares with the one that an environment has.
 *
 * @param environment for example {@code prod}
 * @param candidate the image that is to be deployed
 * @param deployed the image that Git names now; empty where it names none
 */
public record ModelComparison(
    String environment,
    Yardstick yardstick,
    String candidate,
    Optional<String> deployed,
    Verdict verdict) {

  /** For people, with the numbers that there are. */
  public String sentence() {
    if (verdict instanceof Verdict.Better better) {
      return environment
          + ": "
          + number(better.candidate(), candidate)
          + " is better than "
          + number(better.deployed(), deployed.orElse(""));
    }
    if (verdict instanceof Verdict.NotBetter worse) {
      var gain = yardstick.minGain();
      return number(worse.candidate(), candidate)
          + " is not better "
          + (gain.signum() == 0 ? "than " : "by " + gain.toPlainString() + " than ")
          + number(worse.deployed(), deployed.orElse(""))
          + ", which "
          + environment
          + " has";
    }
    if (verdict instanceof Verdict.NoBaseline none) {
      return environment
          + " has nothing to compare "
          + number(none.candidate(), candidate)
          + " with: "
          + (deployed.isEmpty() ? "no model is deployed there" : none.why());
    }
    var why = verdict instanceof Verdict.Incomparable incomparable ? incomparable.why() : "";
    return candidate + " cannot be compared with what " + environment + " has: " + why;
  }

  private String number(BigDecimal value, String image) {
    return yardstick.metric() + " " + value.toPlainString() + " of " + image;
  }

  /** For programs. */
  Result result() {
    var result = new Result().value("metric", yardstick.metric());
    verdict.addTo(result);
    result.value("candidateImage", candidate);
    deployed.ifPresent(it -> result.value("deployedImage", it));
    return result;
  }
}
