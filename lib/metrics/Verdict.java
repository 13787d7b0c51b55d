package metrics;

import console.Result;
import java.math.BigDecimal;

/** What comes of comparing a candidate with the model that is deployed. */
public sealed interface Verdict {
  /** The candidate is better, by enough. */
  record Better(BigDecimal candidate, BigDecimal deployed) implements Verdict {
    @Override
    public void addTo(Result result) {
      result.value("verdict", "better").value("candidate", candidate).value("deployed", deployed);
    }
  }

  /** The candidate is worse, as good, or better by too little. */
  record NotBetter(BigDecimal candidate, BigDecimal deployed) implements Verdict {
    @Override
    public void addTo(Result result) {
      result.value("verdict", "notBetter").value("candidate", candidate);
      result.value("deployed", deployed);
    }
  }

  /**
   * There is nothing to compare with, as before the first deployment with metrics.
   *
   * @param why in a few words
   */
  record NoBaseline(BigDecimal candidate, String why) implements Verdict {
    @Override
    public void addTo(Result result) {
      result.value("verdict", "noBaseline").value("candidate", candidate);
    }
  }

  /**
   * The two say nothing about each other.
   *
   * @param why in a few words
   */
  record Incomparable(String why) implements Verdict {
    @Override
    public void addTo(Result result) {
      result.value("verdict", "incomparable").value("why", why);
    }
  }

  /** Adds it to what a script prints: the word and the numbers. */
  void addTo(Result result);
}
