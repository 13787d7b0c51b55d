package gitops;

import console.Console;
import console.ExitCode;
import console.Failure;
import console.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metrics.BestModelOptions;
import metrics.ModelMetrics;
import metrics.Verdict;
import metrics.Yardstick;

/**
 * The gate "only the best model": the metrics of the image that is to be deployed against those of
 * the image that Git names now, for each environment whose image would change. What is deployed is
 * what the server's newest commit says.
 */
public final class BestModel {
  private final BestModelOptions options;
  private final Optional<Yardstick> asked;
  private final ModelImages images;
  private final Console console;

  /**
   * @throws Failure the options make no sense: exit code 2
   */
  public BestModel(BestModelOptions options, ModelImages images, Console console) {
    this.options = options;
    this.asked = options.yardstick();
    this.images = images;
    this.console = console;
  }

  /**
   * Compares, and says both numbers.
   *
   * @param candidates what the registry says of each environment's new image
   * @return the comparisons; none for an environment that keeps its image, or where nobody asked
   * @throws Failure two models cannot be compared, or there is no baseline where one is required
   *     (exit code 4), the registry does not say (5 or 6)
   */
  public List<ModelComparison> compare(ConfigChange change, Map<String, FoundModel> candidates)
      throws InterruptedException {
    var comparisons = new ArrayList<ModelComparison>();
    if (asked.isEmpty()) {
      return comparisons;
    }
    console.step("Only the best model: compare " + asked.get().metric());
    for (var environment : change.environments()) {
      if (change.isNone(environment)) {
        console.say(environment + " has it already");
        continue;
      }
      var candidate = candidates.get(environment).requireAnswer();
      var image = deployed(change.onServer(environment));
      if (image.filter(it -> it.reference().equals(candidate.image().reference())).isPresent()) {
        console.say(environment + " has " + candidate.image().reference() + " already");
      } else {
        comparisons.add(compare(asked.get(), environment, candidate, image));
      }
    }
    return comparisons;
  }

  private static Optional<ModelImage> deployed(ConfigFile config) {
    return config.value("version").map(version -> ModelImage.of(config));
  }

  private ModelComparison compare(
      Yardstick yardstick, String environment, FoundModel candidate, Optional<ModelImage> deployed)
      throws InterruptedException {
    var baseline = deployed.isEmpty() ? ModelMetrics.NONE : baseline(deployed.get());
    var comparison =
        new ModelComparison(
            environment,
            yardstick,
            candidate.image().reference(),
            deployed.map(ModelImage::reference),
            yardstick.judge(candidate.metrics(), baseline));
    tell(comparison);
    return comparison;
  }

  private ModelMetrics baseline(ModelImage deployed) throws InterruptedException {
    var found = images.find(deployed).requireAnswer();
    if (found.isMissing()) {
      console.warn("the deployed image " + deployed.reference() + " does not exist any more");
    }
    return found.metrics();
  }

  private void tell(ModelComparison comparison) {
    var verdict = comparison.verdict();
    if (verdict instanceof Verdict.Incomparable) {
      throw Failure.refused(
          comparison.sentence(), "package-modelcar --metrics FILE, or leave out --only-if-better");
    }
    if (verdict instanceof Verdict.NoBaseline && options.isBaselineRequired()) {
      throw Failure.refused(
          comparison.sentence(), "leave out --require-baseline for the first one");
    }
    if (!(verdict instanceof Verdict.NotBetter)) {
      console.say(comparison.sentence()); // the other one ends the step: see refusal
    }
  }

  /**
   * What the script ends with where a model is not better somewhere; empty where it is better
   * everywhere.
   */
  public Optional<Result> refusal(List<ModelComparison> comparisons) {
    var worse =
        comparisons.stream().filter(it -> it.verdict() instanceof Verdict.NotBetter).findFirst();
    if (worse.isEmpty()) {
      return Optional.empty();
    }
    var sentence = worse.get().sentence() + ": nothing was pushed";
    var result = new Result().value("changed", false).value("better", false);
    addTo(result, comparisons);
    if (options.notBetterExit() == ExitCode.DONE) {
      console.say(sentence);
      return Optional.of(result);
    }
    return Optional.of(
        result.failing(
            new Failure(
                options.notBetterExit(),
                sentence,
                "train a better one, or leave out --only-if-better")));
  }

  /** Adds the comparisons, if any, as programs read them, to what a script prints. */
  public static void addTo(Result result, List<ModelComparison> comparisons) {
    if (!comparisons.isEmpty()) {
      var all = new Result();
      comparisons.forEach(it -> all.value(it.environment(), it.result()));
      result.value("comparison", all);
    }
  }
}
