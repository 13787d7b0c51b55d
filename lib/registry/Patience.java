package registry;

import java.time.Duration;

/**
 * How long a registry is waited for, and how often it is asked again.
 *
 * @param connecting until a connection stands
 * @param stalling without a byte sent or an answer, after which a request is given up
 * @param finishing until the registry has taken a whole blob: some copy it once more then
 * @param attempts in all, for each request or blob
 * @param firstPause before the second attempt; each further pause is twice as long
 * @param longestPause at most, whatever the registry asks for
 */
public record Patience(
    Duration connecting,
    Duration stalling,
    Duration finishing,
    int attempts,
    Duration firstPause,
    Duration longestPause) {

  /** For people and pipelines: a minute of silence, five attempts within half a minute more. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          5,
          Duration.ofSeconds(1),
          Duration.ofSeconds(60));

  /** For a look before a step that also goes on without: ten seconds, and nothing is repeated. */
  public static final Patience LOOK =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          1,
          Duration.ZERO,
          Duration.ZERO);
}
