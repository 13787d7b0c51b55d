package serving;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model answered.
 *
 * @param request the request's JSON
 * @param response the response's JSON
 * @param values the first output's numbers: for jukebox a probability for each of 72 countries
 */
public record Prediction(String request, String response, List<Double> values) {
  /** The positions of the highest values, highest first. */
  public List<Integer> best(int count) {
    var positions = new ArrayList<>(IntStream.range(0, values.size()).boxed().toList());
    positions.sort((one, other) -> Double.compare(values.get(other), values.get(one)));
    return positions.subList(0, Math.min(count, positions.size()));
  }
}
