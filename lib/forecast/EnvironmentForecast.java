package forecast;

import java.util.List;

/**
 * What a push would do to one environment.
 *
 * @param isGenerated whether the ApplicationSet makes its Applications; where it is broken, what
 *     runs stays as it is
 */
public record EnvironmentForecast(
    String environment, boolean isGenerated, List<ApplicationForecast> applications) {}
