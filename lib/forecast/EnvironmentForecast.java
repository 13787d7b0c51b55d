package forecast;

import java.util.List;

/** What a push would do to one environment. */
public sealed interface EnvironmentForecast {

  /** The environment's name, for example {@code test}. */
  String environment();

  /** What is known of its Applications. */
  List<ApplicationForecast> applications();

  /** The ApplicationSet makes these Applications. */
  record Generated(String environment, List<ApplicationForecast> applications)
      implements EnvironmentForecast {}

  /** The ApplicationSet is broken: it makes nothing anew, what runs stays as it is. */
  record Broken(String environment) implements EnvironmentForecast {
    @Override
    public List<ApplicationForecast> applications() {
      return List.of();
    }
  }

  /**
   * What the ApplicationSet would make is not known here.
   *
   * @param why to stand after "not previewed: "
   */
  record NotPreviewed(String environment, String why) implements EnvironmentForecast {
    @Override
    public List<ApplicationForecast> applications() {
      return List.of();
    }
  }
}
